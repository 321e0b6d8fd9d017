#include "drivers/card/pcsc/reader.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "drivers/card/pcsc/card.h"
#include "drivers/card/pcsc/context.h"

namespace drivers::card {

namespace {

// While pcscd is away it is asked again this often; nothing tells us when it comes back.
constexpr std::chrono::milliseconds ask_again{500};
// First as it is now, then until it changes. A stop may come just before a wait begins, when
// SCardCancel has nothing to cancel yet; stops follow events closely, so the first wait is short.
constexpr DWORD waits_ms[] = {0, 20, 2000};
constexpr const char* plug_and_play = "\\\\?PnP?\\Notification";

// What the terminal was last told; the next event is the first difference from it.
struct Told {
    bool reader = true;
    bool card = false;
    DWORD insertions = 0;  // pcscd's counter in the high half of the event state
};

class PcscReader final : public CardReader {
public:
    explicit PcscReader(std::string name) : name_(std::move(name)) {}

    CardResult<std::unique_ptr<Card>> connect() override { return PcscCard::connect(name_); }

    ReaderEvent wait(std::stop_token stop) override {
        while (!stop.stop_requested()) {
            if (const auto event = step(stop)) return *event;
        }
        return ReaderEvent::stopped;
    }

private:
    std::optional<ReaderEvent> step(const std::stop_token& stop) {
        if (!context_) {
            auto context = Context::establish();
            if (context) {
                context_.emplace(context.take());
            } else if (const auto event = tell_reader(false)) {
                return event;
            } else {
                pause(stop);
                return std::nullopt;
            }
        }
        const auto names = context_->reader_names();
        if (!names) return lose_service();
        return watch(stop, matching(names.value(), name_));
    }

    // Returns the first difference, or nothing when time to look again.
    std::optional<ReaderEvent> watch(const std::stop_token& stop,
                                     const std::vector<std::string>& names) {
        if (const auto event = tell_reader(!names.empty())) return event;
        std::vector<SCARD_READERSTATE> states(names.size() + 1);
        for (std::size_t i = 0; i < names.size(); ++i) states[i].szReader = names[i].c_str();
        states.back().szReader = plug_and_play;
        for (const DWORD wait_ms : waits_ms) {
            const std::stop_callback cancel(stop,
                                            [context = context_->get()] { SCardCancel(context); });
            if (stop.stop_requested()) return ReaderEvent::stopped;
            const LONG done =
                SCardGetStatusChange(context_->get(), wait_ms, states.data(), states.size());
            if (done == SCARD_E_CANCELLED) return std::nullopt;
            if (done == SCARD_E_UNKNOWN_READER) return std::nullopt;  // Gone since we listed it.
            if (done != SCARD_S_SUCCESS && done != SCARD_E_TIMEOUT) return lose_service();
            if (const auto event = tell_card(states)) return event;
            for (auto& state : states) state.dwCurrentState = state.dwEventState;
        }
        return std::nullopt;
    }

    std::optional<ReaderEvent> lose_service() {
        context_.reset();
        return tell_reader(false);
    }

    std::optional<ReaderEvent> tell_reader(bool there) {
        if (!there && told_.card) {
            told_.card = false;
            return ReaderEvent::card_removed;
        }
        if (there == told_.reader) return std::nullopt;
        told_.reader = there;
        return there ? ReaderEvent::reader_back : ReaderEvent::reader_gone;
    }

    std::optional<ReaderEvent> tell_card(const std::vector<SCARD_READERSTATE>& states) {
        const auto holds_card = [](const SCARD_READERSTATE& state) {
            return (state.dwEventState & SCARD_STATE_PRESENT) != 0;
        };
        const auto found = std::find_if(states.begin(), states.end() - 1, holds_card);
        const bool card = found != states.end() - 1;
        const DWORD insertions = card ? found->dwEventState >> 16 : 0;
        // Taken off and put back between two looks: still told as two events.
        const bool swapped = card && told_.card && insertions != told_.insertions;
        if (card == told_.card && !swapped) return std::nullopt;
        told_.card = card && !swapped;
        told_.insertions = insertions;
        return told_.card ? ReaderEvent::card_placed : ReaderEvent::card_removed;
    }

    static void pause(const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any never;
        std::unique_lock lock(mutex);
        never.wait_for(lock, stop, ask_again, [] { return false; });
    }

    std::string name_;
    std::optional<Context> context_;  // of the waiting thread
    Told told_;
};

}  // namespace

CardResult<std::unique_ptr<CardReader>> pcsc_reader(std::string name) {
    return std::unique_ptr<CardReader>(std::make_unique<PcscReader>(std::move(name)));
}

}  // namespace drivers::card
