#include "drivers/voice/trace.h"

#include <nlohmann/json.hpp>

namespace drivers::voice {

using nlohmann::ordered_json;

Trace::Trace(const std::filesystem::path& folder) : file_(folder / "spoken.jsonl", std::ios::app) {}

void Trace::begin(Manner manner) {
    cut();
    open_ = true;
    write(ordered_json{{"begin", ++utterance_}, {"speed", manner.speed}, {"volume", manner.volume}}
              .dump());
}

void Trace::said(const std::string& text, const std::string& wave_file) {
    const ordered_json line{{"say", utterance_}, {"text", text}, {"wave", wave_file}};
    write(line.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

void Trace::ended() {
    if (open_) write(ordered_json{{"end", utterance_}}.dump());
    open_ = false;
}

void Trace::cut() {
    if (open_) write(ordered_json{{"cut", utterance_}}.dump());
    open_ = false;
}

void Trace::write(const std::string& line) { file_ << line << '\n' << std::flush; }

}  // namespace drivers::voice
