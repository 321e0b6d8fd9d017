#include "kiosk/session/voice_worker.h"

#include "base/used_stack.h"

namespace kiosk {

using drivers::voice::Manner;
using drivers::voice::Piece;

VoiceWorker::VoiceWorker(std::unique_ptr<drivers::voice::Voice> voice,
                         std::vector<town::Reading> readings, base::Clock& clock)
    : voice_(std::move(voice)),
      readings_(std::move(readings)),
      alarm_(clock.alarm([this] { orders_.nudge(); })),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

VoiceWorker::~VoiceWorker() {
    thread_.request_stop();
    orders_.nudge();
}

void VoiceWorker::work(const std::stop_token& stop) {
    bool saying = false;
    while (!stop.stop_requested()) {
        if (!next_ && saying) {
            take_newest();
        } else if (!next_) {
            // While something is left to say there is no waiting.
            base::wipe_used_stack();
            if (auto order = orders_.wait(*alarm_, std::nullopt)) {
                next_ = std::make_unique<VoiceOrder>(std::move(*order));
            }
        }
        if (std::exchange(hush_, false)) voice_->forget();
        if (const auto order = std::move(next_)) {
            obey(*order);
            saying = true;
        } else if (saying) {
            saying = voice_->go_on([&] {
                take_newest();
                return next_ != nullptr || stop.stop_requested();
            });
        }
    }
}

// The newest letter is kept: what an older one wanted is no longer wanted. A hush is never lost.
void VoiceWorker::take_newest() {
    while (auto order = orders_.take()) {
        hush_ = hush_ || order->visit_is_over;
        next_ = std::make_unique<VoiceOrder>(std::move(*order));
    }
}

void VoiceWorker::obey(const VoiceOrder& order) {
    if (order.visit_is_over) return voice_->forget();
    const view::Aloud& aloud = order.aloud;
    if (aloud.phrases.empty()) return voice_->stop();
    std::vector<Piece> pieces;
    for (const view::Phrase& phrase : aloud.phrases) {
        for (const std::string& breath : town::breaths(phrase.text)) {
            const std::string text =
                phrase.singly ? town::spelt(breath) : town::read_aloud(breath, readings_);
            if (!text.empty()) pieces.push_back({text, phrase.of_the_pack});
        }
    }
    voice_->say(std::move(pieces), Manner{aloud.speed, aloud.volume});
}

std::vector<town::Reading> usual_readings(const town::Pack& pack) {
    auto readings = town::readings_in(pack);
    return readings ? readings.take() : std::vector<town::Reading>();
}

}  // namespace kiosk
