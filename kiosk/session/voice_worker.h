#pragma once

#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "base/mailbox.h"
#include "drivers/voice/voice.h"
#include "kiosk/view/aloud.h"
#include "town/speech.h"

namespace kiosk {

// What to say now; or, the visit being over, silence and no sound kept of the visitor's words.
// (Not a variant: g++ 12 sees an uninitialised one in its mailbox.)
struct VoiceOrder {
    view::Aloud aloud;
    bool visit_is_over = false;
};

// The thread that owns the voice: the newest order counts, whatever is being said. It answers
// nothing; a voice that fails is silent.
class VoiceWorker {
public:
    VoiceWorker(std::unique_ptr<drivers::voice::Voice> voice, std::vector<town::Reading> readings,
                base::Clock& clock);
    VoiceWorker(const VoiceWorker&) = delete;
    VoiceWorker& operator=(const VoiceWorker&) = delete;
    ~VoiceWorker();

    bool give(VoiceOrder order) { return orders_.post(std::move(order)); }

private:
    void work(const std::stop_token& stop);
    void obey(const VoiceOrder& order);
    void take_newest();

    std::unique_ptr<drivers::voice::Voice> voice_;
    std::vector<town::Reading> readings_;
    base::Mailbox<VoiceOrder> orders_{64};
    std::unique_ptr<base::Alarm> alarm_;
    std::unique_ptr<VoiceOrder> next_;  // came while a piece was made
    bool hush_ = false;                 // so did this
    std::jthread thread_;
};

// The readings of a pack that was checked; one that is broken is as good as none.
std::vector<town::Reading> usual_readings(const town::Pack& pack);

}  // namespace kiosk
