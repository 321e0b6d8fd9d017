// A day that ends, or a clock that is mended, between the questions and the record.
#include "tests/unit/kiosk/hall.h"
#include "town/application.h"

using namespace kiosk;
using namespace kiosk::view;
using namespace std::chrono_literals;

namespace {

const town::Journey& day_wish() { return *town::journey(hall::misaki(), "consultation"); }

// Two minutes before midnight in Tokyo.
void wait_for_the_evening(base::EmulatedClock& clock) {
    clock.advance(*base::from_rfc3339("2026-11-22T14:58:00Z") - clock.now());
}

// Up to the review, with this day of November for the visit.
void answer(Hall& hall, int day) {
    hall.begin("consultation");
    hall.touch(OptionToggled{"money"}, GoOn{}, OptionToggled{"later"}, GoOn{});
    REQUIRE(hall.shown<view::Question>().question_id == "preferred_date");
    hall.touch(DigitPressed{8}, DatePartChosen{2}, DigitPressed{1}, DigitPressed{1},
               DatePartChosen{3}, DigitPressed{day / 10}, DigitPressed{day % 10}, GoOn{});
    REQUIRE(hall.shown<view::Question>().question_id == "kana_name");
    hall.type("みほん");
    hall.touch(GoOn{}, GoOn{}, GoOn{}, OptionToggled{"visit"}, GoOn{}, GoOn{});
    REQUIRE(hall.state() == State::review);
}

}  // namespace

TEST_CASE("what does not fit the new day any more is asked again and not thanked for") {
    Hall hall;
    wait_for_the_evening(hall.clock());
    answer(hall, 23);
    hall.clock().advance(3min);
    hall.touch(Submitted{});
    CHECK_FALSE(hall.ordered<SyncWorker::Order>());
    REQUIRE(hall.state() == State::question);
    CHECK(hall.shown<view::Question>().question_id == "preferred_date");
    CHECK_FALSE(hall.shown<view::Question>().missing.empty());
    hall.touch(DatePartChosen{3}, DigitPressed{2}, DigitPressed{5}, GoOn{}, Submitted{});
    const auto order = hall.ordered<SyncWorker::Order>();
    REQUIRE(order);
    const auto kept = town::application_from(order->body);
    REQUIRE(kept);
    CHECK(town::check(day_wish(), kept.value().answers, base::tokyo_date(kept.value().received_at))
              .empty());
}

TEST_CASE("what fits the new day as well is kept as it is") {
    Hall hall;
    wait_for_the_evening(hall.clock());
    answer(hall, 25);
    hall.clock().advance(3min);
    hall.touch(Submitted{});
    CHECK(hall.ordered<SyncWorker::Order>());
}

TEST_CASE("a disk that refuses before midnight is not tried again with yesterday's answers") {
    Hall hall;
    wait_for_the_evening(hall.clock());
    answer(hall, 23);
    hall.touch(Submitted{});
    const auto order = hall.ordered<SyncWorker::Order>();
    REQUIRE(order);
    hall.session().on(SyncWorker::Kept{order->ticket, base::Failure{OutboxFault::full}});
    hall.clock().advance(3min);
    hall.touch(TriesAgain{});
    CHECK_FALSE(hall.ordered<SyncWorker::Order>());
    CHECK(hall.state() == State::question);
}
