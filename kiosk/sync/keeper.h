#pragma once

#include "kiosk/sync/counts.h"
#include "kiosk/sync/pace.h"
#include "kiosk/sync/sender.h"

namespace kiosk {

// What the worker's thread does between two waits: the outbox, and when to use the line. No thread
// and no wait in here; `send` starts an errand whose answer comes back through `brought`.
class Keeper {
public:
    Keeper(std::unique_ptr<Outbox> outbox, base::Clock& clock, SyncWorker::Post post,
           std::function<void(Errand)> send, std::uint64_t seed);

    void store(SyncWorker::Order order);
    void store_due_counts();
    void store_all_counts();  // the program stops
    void line_may_be_up();
    void brought(const Brought& answer);
    void use_line();  // starts an errand if one is due and none is out
    void tell();      // the facts, when they changed

    bool errand_is_out() const { return errand_is_out_; }
    std::optional<base::Instant> due() const;  // empty: nothing more is planned

private:
    void cursor_came(const FromTown<town::Cursor>& answer);
    void batch_came(const FromTown<town::BatchReply>& answer);
    void acknowledged(const town::Ack& ack);
    void trouble(LineFault fault, std::optional<std::chrono::seconds> retry_after, int status);
    void stand_still(Standing standing);
    void compare_clocks(std::optional<base::Time> town_time);
    void rest();
    void out_of_service();
    void store(const std::vector<base::SecretText>& counts);
    void run(Errand errand);
    bool send_batch(std::uint64_t after_seq);
    std::optional<Errand> read_batch(std::uint64_t after_seq);

    std::unique_ptr<Outbox> outbox_;
    base::Clock& clock_;
    SyncWorker::Post post_;
    std::function<void(Errand)> send_;
    Pace pace_;
    Counts counts_;
    SyncFact fact_;
    std::optional<SyncFact> told_;
    bool errand_is_out_ = false;
    bool in_step_ = false;  // the town's cursor is on our chain
    std::uint64_t sent_through_ = 0;
    std::optional<Errand> ready_;  // read while the batch before it is on the line
    base::Instant line_due_;
    base::Instant tidy_due_;
};

}  // namespace kiosk
