#include <atomic>
#include <bit>
#include <cstring>

#include "base/used_stack.h"
#include "kiosk/sync/keeper.h"

namespace kiosk {
namespace {

constexpr std::size_t most_orders = 256;

struct LineMayBeUp {};
using Letter = std::variant<SyncWorker::Order, LineMayBeUp>;

// While an errand is out the keeper's thread counts as working, so a wound clock stays where it is
// until the town's answer has been dealt with.
class Working final : public base::Alarm {
public:
    std::optional<std::chrono::milliseconds> waits_until(std::optional<base::Instant>) override {
        return std::nullopt;
    }
    void works() override {}
};

std::uint64_t fresh_seed() {
    std::uint64_t seed = 0;
    const auto random = base::crypto::random(sizeof seed);
    std::memcpy(&seed, random.data(), sizeof seed);
    return seed;
}

// Two threads that meet in mailboxes: one keeps the outbox and never waits for the network, one
// waits for the network and never touches the outbox.
class Worker final : public SyncWorker {
public:
    Worker(std::unique_ptr<Outbox> outbox, std::unique_ptr<TownLine> line,
           base::crypto::PublicKey ack_key, base::Clock& clock, Post post)
        : alarm_(clock.alarm([this] { letters_.nudge(); })),
          sender_(std::move(line), std::move(ack_key), outbox->identity(),
                  [this](Brought answer) {
                      answers_.post(std::make_unique<Brought>(std::move(answer)));
                      letters_.nudge();
                  }),
          keeper_(
              std::move(outbox), clock, std::move(post),
              [this](Errand errand) { sender_.run(std::move(errand)); }, fresh_seed()),
          thread_([this](const std::stop_token& stop) { work(stop); }) {}

    ~Worker() override {
        thread_.request_stop();
        letters_.nudge();
        thread_.join();
    }

    bool store(Order order) override { return letters_.post(std::move(order)); }

    void line_may_be_up() override {
        // A full box means that the keeper is about to look at the line anyway.
        (void)letters_.post(LineMayBeUp{});
    }

private:
    void work(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            handle_letters();
            if (auto answer = answers_.take()) keeper_.brought(**answer);
            keeper_.store_due_counts();
            keeper_.use_line();
            keeper_.tell();
            base::wipe_used_stack();
            if (auto letter = wait()) handle(std::move(*letter));
        }
        handle_letters();  // who ordered is still told
        keeper_.store_all_counts();
    }

    std::optional<Letter> wait() {
        Working working;
        if (keeper_.errand_is_out()) return letters_.wait(working, std::nullopt);
        return letters_.wait(*alarm_, keeper_.due());
    }

    // Orders come before anything on the line.
    void handle_letters() {
        while (auto letter = letters_.take()) handle(std::move(*letter));
    }

    void handle(Letter letter) {
        if (auto* order = std::get_if<Order>(&letter)) {
            keeper_.store(std::move(*order));
        } else {
            keeper_.line_may_be_up();
        }
    }

    base::Mailbox<Letter> letters_{most_orders};
    base::Mailbox<std::unique_ptr<Brought>> answers_{1};
    std::unique_ptr<base::Alarm> alarm_;
    Sender sender_;
    Keeper keeper_;
    std::jthread thread_;
};

}  // namespace

std::unique_ptr<SyncWorker> SyncWorker::start(std::unique_ptr<Outbox> outbox,
                                              std::unique_ptr<TownLine> line,
                                              base::crypto::PublicKey ack_key, base::Clock& clock,
                                              Post post) {
    return std::make_unique<Worker>(std::move(outbox), std::move(line), std::move(ack_key), clock,
                                    std::move(post));
}

std::unique_ptr<SyncWorker> SyncWorker::start(std::unique_ptr<Outbox> outbox, TerminalKeys keys,
                                              base::Clock& clock, Post post) {
    return start(std::move(outbox), https_line(keys), keys.ack_key, clock, std::move(post));
}

}  // namespace kiosk
