#include "tests/unit/kiosk/hall.h"

using namespace kiosk;
using namespace kiosk::view;

namespace {

CardTrouble trouble(const Hall& hall) { return hall.shown<CardProblem>().trouble; }

drivers::card::EmulatedCard with_tries(int left) {
    auto card = hall::card("hanako");
    card.set_tries("text/0011", left);
    return card;
}

void place(Hall& hall, drivers::card::EmulatedCard card) {
    hall.reader().place_card(std::move(card));
    hall.session().on(ReaderChanged{drivers::card::ReaderEvent::card_placed});
    hall.do_card_jobs();
}

}  // namespace

TEST_CASE("a card already lying there is used at once") {
    Hall hall;
    hall.place("hanako");
    hall.begin("taxi-pass");
    CHECK(hall.state() == State::enter_pin);
}

TEST_CASE("a wrong PIN may be entered once more and then staff help") {
    Hall hall;
    hall.begin("taxi-pass");
    hall.place("hanako");
    hall.type_pin("9999");
    REQUIRE(hall.state() == State::enter_pin);
    CHECK(hall.shown<EnterPin>().wrong_before);
    CHECK(hall.shown<EnterPin>().entries_left == 1);
    CHECK(hall.shown<EnterPin>().digits_typed == 0);
    hall.type_pin("9999");
    CHECK(trouble(hall) == CardTrouble::wrong_pin_stop);
    CHECK_FALSE(hall.shown<CardProblem>().can_try_again);
    hall.touch(TriesAgain{});
    CHECK(hall.state() == State::card_problem);
}

TEST_CASE("the last try of a card is never spent") {
    Hall hall;
    hall.begin("taxi-pass");
    place(hall, with_tries(2));
    hall.type_pin("9999");
    CHECK(trouble(hall) == CardTrouble::last_try);
    CHECK(hall.reader().tries().at("text/0011") == 1);
    hall.pull();
    hall.touch(GaveUp{});
    hall.begin("taxi-pass");
    place(hall, with_tries(1));
    CHECK(trouble(hall) == CardTrouble::last_try);
}

TEST_CASE("each kind of card that cannot be read has its own screen") {
    Hall hall;
    hall.begin("taxi-pass");
    SECTION("locked") {
        place(hall, with_tries(0));
        CHECK(trouble(hall) == CardTrouble::locked);
    }
    SECTION("made without a PIN") {
        hall.place("no-pin");
        CHECK(trouble(hall) == CardTrouble::no_pin);
    }
    SECTION("another card") {
        hall.place("other-card");
        CHECK(trouble(hall) == CardTrouble::other_card);
        CHECK(hall.shown<CardProblem>().can_try_again);
    }
    SECTION("busy") {
        hall.reader().fail_next(drivers::card::CardFault::busy);
        hall.place("hanako");
        CHECK(trouble(hall) == CardTrouble::busy);
    }
    SECTION("unreadable") {
        hall.reader().fail_next(drivers::card::CardFault::garbled);
        hall.place("hanako");
        CHECK(trouble(hall) == CardTrouble::unreadable);
    }
    SECTION("no reader") {
        hall.reader().unplug();
        hall.session().on(ReaderChanged{drivers::card::ReaderEvent::reader_gone});
        CHECK(trouble(hall) == CardTrouble::reader_gone);
    }
    SECTION("no card and the journey needs one") {
        hall.touch(HasNoCard{});
        CHECK(trouble(hall) == CardTrouble::no_card);
        CHECK_FALSE(hall.shown<CardProblem>().without_card_possible);
    }
}

TEST_CASE("a card pulled away while reading is said and can be placed again") {
    Hall hall;
    hall.begin("taxi-pass");
    hall.place("hanako");
    hall.card_jobs_wait = true;
    hall.type_pin("1234");
    REQUIRE(hall.state() == State::reading);
    hall.pull();
    CHECK(trouble(hall) == CardTrouble::removed);
    hall.do_card_jobs();
    CHECK(trouble(hall) == CardTrouble::removed);
    hall.card_jobs_wait = false;
    hall.place("hanako");
    CHECK(hall.state() == State::enter_pin);
    CHECK(hall.shown<EnterPin>().digits_typed == 0);
}

TEST_CASE("a card that vanishes in the middle of a command leaves nothing read") {
    Hall hall;
    hall.begin("taxi-pass");
    hall.place("hanako");
    hall.reader().fail_next(drivers::card::CardFault::removed);
    hall.type_pin("1234");
    CHECK(trouble(hall) == CardTrouble::removed);
    CHECK_FALSE(hall.visit().runner->person_was_read());
}

TEST_CASE("what a card said for a visitor who left is thrown away") {
    Hall hall;
    hall.begin("taxi-pass");
    hall.place("hanako");
    hall.card_jobs_wait = true;
    hall.type_pin("1234");
    hall.pull();
    hall.touch(GaveUp{});
    hall.begin("taxi-pass");
    hall.do_card_jobs();
    CHECK(hall.state() == State::place_card);
    CHECK_FALSE(hall.visit().runner->person_was_read());
}

TEST_CASE("typed digits do not outlive their screen") {
    Hall hall;
    hall.begin("taxi-pass");
    hall.place("hanako");
    hall.touch(DigitPressed{1}, DigitPressed{2}, GoBack{});
    CHECK(hall.state() == State::purpose);
    CHECK(hall.visit().pin.empty());
    hall.touch(Agreed{});
    CHECK(hall.shown<EnterPin>().digits_typed == 0);
}

TEST_CASE("fewer than four digits are not tried") {
    Hall hall;
    hall.begin("taxi-pass");
    hall.place("hanako");
    hall.touch(DigitPressed{1}, DigitPressed{2}, DigitPressed{3}, PinEntered{});
    CHECK(hall.state() == State::enter_pin);
    hall.touch(DigitPressed{4}, DigitPressed{5}, DigitErased{});
    CHECK(hall.shown<EnterPin>().digits_typed == 3);
}

TEST_CASE("birth date and address are hidden until asked for") {
    Hall hall;
    hall.begin_with_card("taxi-pass", "hanako");
    const auto hidden = std::get<AskPerson>(hall.shown<view::Question>().ask);
    CHECK_FALSE(hidden.name.empty());
    CHECK(hidden.address.empty());
    CHECK(hidden.birth_date.empty());
    hall.touch(PersonalShown{});
    const auto shown = std::get<AskPerson>(hall.shown<view::Question>().ask);
    CHECK(shown.birth_date == "昭和30年4月12日");
    CHECK_FALSE(shown.address.empty());
}
