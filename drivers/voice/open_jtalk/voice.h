#pragma once

#include "drivers/voice/open_jtalk/program.h"
#include "drivers/voice/sink.h"

namespace drivers::voice {

// The real voice: each piece made by a child process, kept in memory while the visit lasts.
std::unique_ptr<Voice> open_jtalk_voice(OpenJtalk where, std::unique_ptr<Sink> sink);

}  // namespace drivers::voice
