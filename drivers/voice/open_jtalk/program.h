#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "drivers/voice/voice.h"

namespace drivers::voice {

// Where Open JTalk and its two files are on this machine.
struct OpenJtalk {
    std::filesystem::path program, dictionary, voice_file;
};
// `voice_file` "" = the places where provisioning/setup and the image put it.
base::Result<OpenJtalk, VoiceFault> find_open_jtalk(const std::filesystem::path& voice_file);

// What one run of the child process made: a RIFF file and its account of the reading. Text and
// sound pass through memory only; nothing of a visitor touches the disk.
struct Made {
    base::Bytes riff;
    std::string trace;
};
// Nothing: interrupted, or the text has nothing that can be said. At most one line of about 300
// characters at a time (the program reads 1 KiB). `rate` 1.0 is its usual speed, in thousandths.
std::optional<Made> run_open_jtalk(const OpenJtalk& where, std::string_view text, int rate,
                                   const Voice::Interrupted& interrupted);

// The reading of a trace in katakana, as it is pronounced; pauses are spaces.
std::string kana_of(std::string_view trace);

}  // namespace drivers::voice
