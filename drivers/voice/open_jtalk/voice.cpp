#include "drivers/voice/open_jtalk/voice.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>

namespace drivers::voice {
namespace {

// Thousandths of the usual speed.
constexpr std::array<int, 5> rates{700, 850, 1000, 1300, 1700};
constexpr std::size_t most_kept_samples = std::size_t{16} << 20;  // 32 MiB, six minutes

int rate_of(int step) { return rates[static_cast<std::size_t>(std::clamp(step, -2, 2) + 2)]; }

class OpenJtalkVoice final : public Voice {
public:
    OpenJtalkVoice(OpenJtalk where, std::unique_ptr<Sink> sink)
        : where_(std::move(where)), sink_(std::move(sink)) {}

    void say(std::vector<Piece> pieces, Manner manner) override {
        manner_ = manner;
        left_.assign(pieces.begin(), pieces.end());
        sink_->begin(manner);
    }
    void stop() override {
        left_.clear();
        sink_->stop();
    }
    bool go_on(const Interrupted& interrupted) override {
        if (left_.empty()) {
            sink_->end();
            return false;
        }
        const Sound* sound = sound_of(left_.front(), interrupted);
        if (sound == nullptr && interrupted()) return true;
        // What cannot be said (a lone sign) is passed over.
        if (sound != nullptr) sink_->play(sound->wave, left_.front().text);
        left_.pop_front();
        return true;
    }
    std::string saying() const override { return left_.empty() ? "" : left_.front().text; }
    void forget() override {
        stop();
        left_ = {};  // with its memory, where short words would stay
        std::erase_if(kept_, [](const auto& each) { return !each.second.may_keep; });
        count();
    }

private:
    struct Sound {
        Wave wave;
        bool may_keep = false;
    };
    using Key = std::pair<std::string, int>;

    const Sound* sound_of(const Piece& piece, const Interrupted& interrupted) {
        const Key key{piece.text, rate_of(manner_.speed)};
        if (const auto found = kept_.find(key); found != kept_.end()) return &found->second;
        const auto made = run_open_jtalk(where_, piece.text, key.second, interrupted);
        auto wave = made ? read_wave(made->riff) : std::nullopt;
        if (!wave) return nullptr;
        if (samples_ + wave->samples.size() > most_kept_samples) kept_.clear();
        const auto at = kept_.insert_or_assign(key, Sound{std::move(*wave), piece.may_keep}).first;
        count();
        return &at->second;
    }
    void count() {
        samples_ = 0;
        for (const auto& each : kept_) samples_ += each.second.wave.samples.size();
    }

    OpenJtalk where_;
    std::unique_ptr<Sink> sink_;
    Manner manner_;
    std::deque<Piece> left_;
    std::map<Key, Sound> kept_;
    std::size_t samples_ = 0;
};

}  // namespace

std::unique_ptr<Voice> open_jtalk_voice(OpenJtalk where, std::unique_ptr<Sink> sink) {
    return std::make_unique<OpenJtalkVoice>(std::move(where), std::move(sink));
}

}  // namespace drivers::voice
