// What is counted of a visit, without who: where it was left, how long it took, how it was.
#include "kiosk/session/left_visit.h"
#include "kiosk/session/resident.h"

namespace kiosk {
namespace {

SyncWorker::Order count_of_visit(Ticket ticket, base::SecretText body) {
    return {ticket, std::move(body), SyncWorker::Order::Kind::count};
}

}  // namespace

// A full box or disk loses a count; nobody is kept waiting for it.
void Resident::tell_where_left(Event event) {
    const auto left = left_visit(state_, *visit_, event, clock_.now());
    if (left) (void)errands_.give(count_of_visit(errands_.ticket(), town::to_body(*left)));
}

void Resident::tell_how_it_was(const Visit& visit) {
    const auto finished = finished_visit(visit, clock_.now());
    if (finished) (void)errands_.give(count_of_visit(errands_.ticket(), town::to_body(*finished)));
}

// An untouched screen is not waited for and not forgotten: who looked round there so long ago that
// any other screen had been forgotten is not the one who begins now.
void Resident::count_touch() {
    const base::Instant now = clock_.monotonic();
    const auto forgotten_after = terminal_.pack.idle.ordinary + terminal_.pack.idle.answer;
    const bool somebody_else =
        is_untouched() && visit_->touched_at && now - *visit_->touched_at >= forgotten_after;
    if (!visit_->began || somebody_else) visit_->began = now;
    visit_->touched_at = now;
}

// What follows in the same visit is counted from now.
void Resident::count_finished() {
    tell_how_it_was(*visit_);
    visit_->began = clock_.monotonic();
    visit_->kept_at.reset();
    visit_->how_it_was = town::HowItWas::not_said;
}

}  // namespace kiosk
