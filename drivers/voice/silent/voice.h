#pragma once

#include <memory>
#include <string>

#include "drivers/voice/voice.h"

namespace drivers::voice {

// Says nothing and writes what it would have said: for tests where no synthesiser is, and for
// whoever has no loudspeaker. The trace is that of trace.h.
std::unique_ptr<Voice> silent_voice(const std::string& folder);

}  // namespace drivers::voice
