#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "drivers/voice/voice.h"

namespace drivers::voice {

// What was said, as JSON lines in `FOLDER/spoken.jsonl`, for tests and for whoever tries the keypad
// without a loudspeaker: {"begin":N,"speed","volume"}, then {"say":N,"text","wave"} a piece, then
// {"end":N} or {"cut":N}. Never on an installed terminal: a visitor's words would stay on its disk.
class Trace {
public:
    explicit Trace(const std::filesystem::path& folder);
    void begin(Manner manner);
    void said(const std::string& text, const std::string& wave_file);
    void ended();
    void cut();  // nothing when there is nothing to cut

private:
    void write(const std::string& line);

    std::ofstream file_;
    std::uint64_t utterance_ = 0;
    bool open_ = false;
};

}  // namespace drivers::voice
