#include "kiosk/session/table.h"

#include <catch2/catch.hpp>

using namespace kiosk;

namespace {

constexpr State all_states[] = {
    State::welcome,        State::purpose,        State::place_card,         State::checking_card,
    State::enter_pin,      State::reading,        State::card_problem,       State::question,
    State::review,         State::saving,         State::not_kept,           State::receipt,
    State::take_card,      State::look_up_number, State::look_up_birth_date, State::looking_up,
    State::look_up_answer, State::table,          State::carry_home,         State::reopening,
    State::practice_done,  State::guide_ask,      State::guide_answer,       State::life_question,
    State::life_list,
};
static_assert(std::size(all_states) == state_count);

}  // namespace

TEST_CASE("giving up leads home and forgets from everywhere but the moment of saving") {
    for (const State state : all_states) {
        const auto next = step(state, Event::gave_up);
        REQUIRE(next);
        if (state == State::saving) {
            CHECK(next->go == State::saving);
            CHECK(next->then == Effect::none);
        } else {
            CHECK(next->go == State::welcome);
            CHECK(next->then == Effect::forget_visitor);
        }
    }
}

TEST_CASE("a card or paper left behind is called for and its owner forgotten") {
    for (const State state : all_states) {
        if (state == State::saving) continue;
        const auto next = step(state, Event::left_something);
        REQUIRE(next);
        CHECK(next->go == State::take_card);
        CHECK(next->then == Effect::forget_visitor);
    }
}

TEST_CASE("an event without a row changes nothing") {
    CHECK_FALSE(step(State::welcome, Event::pin_entered));
    CHECK_FALSE(step(State::review, Event::kept));
    CHECK_FALSE(step(State::saving, Event::finished));
    CHECK_FALSE(step(State::receipt, Event::submitted));
}

TEST_CASE("only the disk's word leads to a receipt") {
    for (const State state : all_states) {
        for (int event = 0; event <= static_cast<int>(Event::taken); ++event) {
            const auto next = step(state, static_cast<Event>(event));
            if (!next || next->go != State::receipt) continue;
            CHECK(state == State::saving);
            CHECK(static_cast<Event>(event) == Event::kept);
        }
    }
}
