#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "drivers/voice/voice.h"

namespace drivers::voice {

// The sibling for what a terminal was started with: "" or "sound[:DEVICE]" by Open JTalk on the
// sound device, "folder:DIR" the same into WAV files, "trace:DIR" only the words. `voice_file` ""
// = the usual place.
base::Result<std::unique_ptr<Voice>, VoiceFault> open_voice(
    const std::string& sink, const std::filesystem::path& voice_file);

}  // namespace drivers::voice
