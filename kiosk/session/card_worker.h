#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <thread>

#include "base/mailbox.h"
#include "drivers/card/reader.h"
#include "kiosk/session/facts.h"

namespace kiosk {

// One job with the card lying on the reader, from its first command to its last.
Fact done_with_card(drivers::card::CardReader& reader, const CardOrder& order, base::Time now);

// The thread that owns the reader: it waits for cards to come and go and does jobs by order.
class CardWorker {
public:
    using Post = std::function<void(Fact)>;

    CardWorker(std::unique_ptr<drivers::card::CardReader> reader, const base::Clock& clock,
               Post post);
    CardWorker(const CardWorker&) = delete;
    CardWorker& operator=(const CardWorker&) = delete;
    ~CardWorker();

    bool give(CardOrder order);  // UI thread only

private:
    // Each letter carries the token of the wait after it, so that the next letter can end that
    // wait: no lock is shared, and no wait begins after its letter was missed.
    struct Letter {
        std::optional<CardOrder> order;  // empty: the end
        std::stop_token next_wait;
    };
    bool post(std::optional<CardOrder> order);
    void work(std::stop_token wait);
    [[gnu::noinline]] bool serve(std::stop_token& wait);

    std::unique_ptr<drivers::card::CardReader> reader_;
    const base::Clock& clock_;
    Post post_;
    base::Mailbox<Letter> letters_{16};
    std::stop_source wait_;
    std::thread thread_;
};

}  // namespace kiosk
