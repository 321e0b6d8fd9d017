#include "kiosk/sync/keeper.h"

#include "base/log.h"

namespace kiosk {
namespace {

using namespace std::chrono_literals;

constexpr auto suspect_difference = 5min;
constexpr double nearly_full = 0.95;
constexpr auto between_tidyings = 24h;
// What encode_batch adds: magic, version, count, and a length for each record.
constexpr std::size_t batch_frame_bytes = 7 + 4 * town::most_records_in_batch;

std::string_view word(LineFault fault) {
    switch (fault) {
        case LineFault::no_line:
            return "no_line";
        case LineFault::busy:
            return "busy";
        case LineFault::too_large:
            return "too_large";
        case LineFault::out_of_step:
            return "out_of_step";
        case LineFault::refused:
            return "refused";
        case LineFault::garbled:
            return "garbled";
    }
    return "";
}

std::string_view word(Standing standing) {
    switch (standing) {
        case Standing::same:
            return "same";
        case Standing::ahead:
            return "town_ahead";
        case Standing::forked:
            return "forked";
        case Standing::gap:
            return "gap";
    }
    return "";
}

}  // namespace

Keeper::Keeper(std::unique_ptr<Outbox> outbox, base::Clock& clock, SyncWorker::Post post,
               std::function<void(Errand)> send, std::uint64_t seed)
    : outbox_(std::move(outbox)),
      clock_(clock),
      post_(std::move(post)),
      send_(std::move(send)),
      pace_(seed),
      counts_(seed),
      line_due_(clock.monotonic()),
      tidy_due_(clock.monotonic() + between_tidyings) {}

void Keeper::store(SyncWorker::Order order) {
    if (order.kind == SyncWorker::Order::Kind::count)
        return counts_.put(std::move(order.body), base::tokyo_date(clock_.now()));
    auto result = outbox_->put(order.body);
    order.body.wipe();
    if (!result && result.error() == OutboxFault::broken) out_of_service();
    // While the line is known to be good there is nothing to wait for.
    if (fact_.line == SyncFact::Line::up) line_due_ = clock_.monotonic();
    if (result) {
        base::log(base::Event::record_stored,
                  {{"seq", static_cast<std::int64_t>(result.value().seq)}});
    }
    post_(SyncWorker::Kept{.ticket = order.ticket, .result = std::move(result)});
}

void Keeper::store_due_counts() { store(counts_.due(base::tokyo_date(clock_.now()))); }

void Keeper::store_all_counts() { store(counts_.all()); }

// In one transaction; a full disk loses them, and nobody is kept waiting for them.
void Keeper::store(const std::vector<base::SecretText>& counts) {
    if (counts.empty()) return;
    const auto result = outbox_->put_all(counts);
    if (!result && result.error() == OutboxFault::broken) return out_of_service();
    if (fact_.line == SyncFact::Line::up) line_due_ = clock_.monotonic();
    for (const auto& stored : result ? result.value() : std::vector<Stored>{})
        base::log(base::Event::record_stored, {{"seq", static_cast<std::int64_t>(stored.seq)}});
}

void Keeper::line_may_be_up() {
    line_due_ = std::min(line_due_, clock_.monotonic() + pace_.after_line_up());
}

std::optional<base::Instant> Keeper::due() const {
    if (fact_.out_of_service) return std::nullopt;
    return std::min(line_due_, tidy_due_);
}

void Keeper::tell() {
    const auto waiting = outbox_->waiting();
    if (!told_ || waiting != told_->waiting) fact_.nearly_full = outbox_->used() >= nearly_full;
    fact_.waiting = waiting;
    if (told_ == fact_) return;
    told_ = fact_;
    post_(fact_);
}

void Keeper::use_line() {
    if (errand_is_out_ || fact_.out_of_service) return;
    const auto now = clock_.monotonic();
    if (now >= tidy_due_) {
        tidy_due_ = now + between_tidyings;
        const auto tidied = outbox_->tidy();
        if (!tidied && tidied.error() == OutboxFault::broken) return out_of_service();
    }
    if (now < line_due_) return;
    const auto oldest = outbox_->last_seq() - outbox_->waiting();
    if (in_step_ && send_batch(oldest)) return;
    if (!fact_.out_of_service) run(Errand{.unsent = outbox_->waiting()});
}

void Keeper::run(Errand errand) {
    errand_is_out_ = true;
    send_(std::move(errand));
}

std::optional<Errand> Keeper::read_batch(std::uint64_t after_seq) {
    if (after_seq >= outbox_->last_seq()) return std::nullopt;
    auto envelopes =
        outbox_->oldest(after_seq, pace_.batch(), town::most_bytes_in_batch - batch_frame_bytes);
    if (!envelopes) {
        out_of_service();
        return std::nullopt;
    }
    return Errand{.envelopes = envelopes.take()};
}

// False: there was nothing to send.
bool Keeper::send_batch(std::uint64_t after_seq) {
    auto batch = ready_ ? std::exchange(ready_, std::nullopt) : read_batch(after_seq);
    if (!batch || batch->envelopes.empty()) return false;
    sent_through_ = after_seq + batch->envelopes.size();
    batch->unsent = outbox_->last_seq() - after_seq;
    run(std::move(*batch));
    return true;
}

void Keeper::brought(const Brought& answer) {
    errand_is_out_ = false;
    if (const auto* cursor = std::get_if<FromTown<town::Cursor>>(&answer)) {
        cursor_came(*cursor);
    } else {
        batch_came(std::get<FromTown<town::BatchReply>>(answer));
    }
}

void Keeper::cursor_came(const FromTown<town::Cursor>& answer) {
    compare_clocks(answer.town_time);
    if (!answer.said) return trouble(answer.said.error(), answer.retry_after, answer.status);
    const auto standing = outbox_->standing(answer.said.value());
    if (!standing) return out_of_service();
    if (standing.value() != Standing::same) return stand_still(standing.value());
    in_step_ = true;
    fact_.line = SyncFact::Line::up;
    rest();
}

void Keeper::batch_came(const FromTown<town::BatchReply>& answer) {
    compare_clocks(answer.town_time);
    if (!answer.said) return trouble(answer.said.error(), answer.retry_after, answer.status);
    const auto& ack = answer.said.value().ack;
    // An old ack come again frees nothing; taking it for success would send without end.
    if (ack.through_seq <= outbox_->last_seq() - outbox_->waiting()) {
        return trouble(LineFault::garbled, answer.retry_after, answer.status);
    }
    pace_.acknowledged();
    fact_.line = SyncFact::Line::up;
    acknowledged(ack);
}

// The next batch leaves before this one is deleted: deleting waits for the disk, sending for the
// line.
void Keeper::acknowledged(const town::Ack& ack) {
    if (ack.through_seq != sent_through_) ready_.reset();
    if (ready_) send_batch(ack.through_seq);
    const auto deleted = outbox_->acknowledge(ack);
    if (!deleted) {
        ready_.reset();
        // Still here, so it is sent again; a duplicate does no harm.
        if (deleted.error() == OutboxFault::broken) return stand_still(Standing::forked);
        return trouble(LineFault::busy, std::nullopt, 0);
    }
    base::log(base::Event::sync_sent, {{"through", static_cast<std::int64_t>(ack.through_seq)}});
    rest();
    if (errand_is_out_) ready_ = read_batch(sent_through_);
}

// When the line is next of use, now that it works: at once, or after a while to see if it is there.
void Keeper::rest() {
    const auto now = clock_.monotonic();
    line_due_ = outbox_->waiting() > 0 ? now : now + pace_.until_next_look();
}

void Keeper::trouble(LineFault fault, std::optional<std::chrono::seconds> retry_after, int status) {
    ready_.reset();
    auto batch = Pace::Batch::halve;
    switch (fault) {
        case LineFault::no_line:
        case LineFault::busy:
        case LineFault::too_large:
        case LineFault::garbled:
            fact_.line = SyncFact::Line::down;
            break;
        case LineFault::out_of_step:
            batch = Pace::Batch::keep;
            break;
        case LineFault::refused:
            fact_.line = SyncFact::Line::refused;
            batch = Pace::Batch::keep;
            break;
    }
    // Who is out of step, or was told no, first asks again where the town stands.
    if (batch == Pace::Batch::keep) in_step_ = false;
    line_due_ = clock_.monotonic() + pace_.failed(batch, retry_after);
    base::log(base::Event::sync_failed,
              {{"reason", word(fault)}, {"status", std::int64_t{status}}});
}

// Nothing is sent on a chain that is not ours; people must look. We only ask again, ever more
// rarely.
void Keeper::stand_still(Standing standing) {
    ready_.reset();
    in_step_ = false;
    fact_.line = SyncFact::Line::refused;
    line_due_ = clock_.monotonic() + pace_.failed(Pace::Batch::keep, std::nullopt);
    base::log(base::Event::sync_failed, {{"reason", word(standing)}, {"status", std::int64_t{0}}});
}

void Keeper::compare_clocks(std::optional<base::Time> town_time) {
    if (!town_time) return;
    const bool suspect = std::chrono::abs(clock_.now() - *town_time) > suspect_difference;
    if (suspect && !fact_.clock_suspect) base::log(base::Event::clock_suspect);
    fact_.clock_suspect = suspect;
}

void Keeper::out_of_service() {
    ready_.reset();
    fact_.out_of_service = true;
}

}  // namespace kiosk
