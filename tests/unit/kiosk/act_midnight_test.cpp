// A clerk's act that is begun before midnight and sent after it, and sign-ins that come to nothing.
#include "tests/unit/kiosk/acting_pack.h"
#include "tests/unit/kiosk/counter.h"

using namespace kiosk;
using namespace kiosk::view;
using namespace std::chrono_literals;
using SignIn = DeskSignIn::State;

namespace {

const kiosk::Terminal& late_terminal() {
    static const kiosk::Terminal made = hall::terminal_with(acting::pack(), "counter");
    return made;
}

// Two minutes before midnight in Tokyo.
struct LateDesk : Counter {
    LateDesk() : Counter(late_terminal()) {
        clock().advance(*base::from_rfc3339("2026-11-22T14:58:00Z") - clock().now());
        sign_in(R"({"items":[],"after":null})");
    }
    // Up to the review, with this day of November.
    void answer_day(const std::string& journey, int day) {
        touch(ActChosen{journey, ""}, DigitPressed{8}, DatePartChosen{2}, DigitPressed{1},
              DigitPressed{1}, DatePartChosen{3}, DigitPressed{day / 10}, DigitPressed{day % 10},
              GoOn{});
        REQUIRE(std::holds_alternative<view::Review>(desk().frame().body));
    }
};

}  // namespace

TEST_CASE("what a clerk answered before midnight and does not fit the new day is asked again") {
    LateDesk desk;
    desk.answer_day("by-day", 23);
    desk.clock().advance(3min);
    desk.touch(Submitted{});
    CHECK(desk.kept.empty());
    const auto asked = desk.shown_as<view::Question>();
    CHECK(asked.question_id == "day");
    CHECK_FALSE(asked.missing.empty());
    desk.touch(DatePartChosen{3}, DigitPressed{2}, DigitPressed{5}, GoOn{}, Submitted{});
    REQUIRE(desk.kept.size() == 1);
    const auto kept = town::application_from(desk.kept.front().body);
    REQUIRE(kept);
    CHECK(base::iso_date(base::tokyo_date(kept.value().received_at)) == "2026-11-23");
}

TEST_CASE("what a clerk answered before midnight and fits the new day is kept with the new day") {
    LateDesk desk;
    desk.answer_day("by-day", 25);
    desk.clock().advance(3min);
    desk.touch(Submitted{});
    REQUIRE(desk.kept.size() == 1);
    const auto kept = town::application_from(desk.kept.front().body);
    REQUIRE(kept);
    CHECK(base::iso_date(base::tokyo_date(kept.value().received_at)) == "2026-11-23");
}

TEST_CASE("midnight between the review and the PIN signs nothing that does not fit the new day") {
    LateDesk desk;
    desk.answer_day("by-day-signed", 23);
    desk.touch(Submitted{});
    REQUIRE(std::holds_alternative<EnterPin>(desk.desk().frame().body));
    desk.clock().advance(3min);
    desk.type_pin("1234");
    CHECK(desk.kept.empty());
    CHECK(desk.shown_as<view::Question>().question_id == "day");
    desk.touch(DatePartChosen{3}, DigitPressed{2}, DigitPressed{5}, GoOn{}, Submitted{});
    CHECK(desk.shown_as<EnterPin>().digits_typed == 0);  // Of the first PIN nothing is left.
    desk.type_pin("1234");
    CHECK(desk.kept.size() == 1);
}

TEST_CASE("a card with one try left is not asked for its PIN at the counter") {
    Counter counter;
    counter.place();
    for (int entry = 0; entry < 2; ++entry) {
        counter.type_pin("9999");
        REQUIRE(counter.request());
        counter.answer(201, R"({"session":"s1","nonce":"000102030405060708090a0b0c0d0e0f",)"
                            R"("time":"2026-11-22T01:38:00.000Z","terminal":"t1"})");
    }
    REQUIRE(counter.sign_in_state() == SignIn::card_trouble);
    counter.type_pin("1234");
    CHECK(counter.sign_in_state() == SignIn::card_trouble);
    CHECK_FALSE(counter.request());
}

TEST_CASE("a town that answers a sign-in with nonsense lets nobody in and says so") {
    Counter counter;
    counter.place();
    counter.type_pin();
    REQUIRE(counter.request()->request.path == "/v1/desk/nonces");
    SECTION("instead of a challenge") {
        counter.answer(201, "{}");
        CHECK(counter.sign_in_state() == SignIn::no_line);
        CHECK_FALSE(counter.request());
    }
    SECTION("instead of a clerk") {
        counter.answer(201, R"({"session":"s1","nonce":"000102030405060708090a0b0c0d0e0f",)"
                            R"("time":"2026-11-22T01:38:00.000Z","terminal":"t1"})");
        REQUIRE(counter.request()->request.path == "/v1/desk/sessions");
        counter.answer(201, R"({"token":7})");
        CHECK(counter.sign_in_state() == SignIn::not_staff);
        CHECK_FALSE(counter.request());
    }
    counter.pull();
    CHECK(counter.sign_in_state() == SignIn::place_card);
}
