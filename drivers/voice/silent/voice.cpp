#include "drivers/voice/silent/voice.h"

#include <deque>

#include "drivers/voice/trace.h"

namespace drivers::voice {
namespace {

class SilentVoice final : public Voice {
public:
    explicit SilentVoice(const std::string& folder) : trace_(folder) {}

    void say(std::vector<Piece> pieces, Manner manner) override {
        trace_.begin(manner);
        left_.assign(pieces.begin(), pieces.end());
    }
    void stop() override {
        left_.clear();
        trace_.cut();
    }
    bool go_on(const Interrupted& interrupted) override {
        if (left_.empty()) {
            trace_.ended();
            return false;
        }
        if (interrupted()) return true;
        trace_.said(left_.front().text, "");
        left_.pop_front();
        return true;
    }
    std::string saying() const override { return left_.empty() ? "" : left_.front().text; }
    void forget() override {
        stop();
        left_ = {};  // with its memory, where short words would stay
    }

private:
    Trace trace_;
    std::deque<Piece> left_;
};

}  // namespace

std::unique_ptr<Voice> silent_voice(const std::string& folder) {
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    return std::make_unique<SilentVoice>(folder);
}

}  // namespace drivers::voice
