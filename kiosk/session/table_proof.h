#pragma once

#include <array>
#include <iterator>

#include "kiosk/session/table.h"

// What is true of the session's table whatever rows are added: proved when it is compiled.
namespace kiosk {

// Where nothing of a visitor may be left.
constexpr bool is_home(State state) { return state == State::welcome || state == State::take_card; }

constexpr bool every_way_home_forgets_the_visitor() {
    for (const Rule& rule : rules) {
        if (is_home(rule.go) && rule.then != Effect::forget_visitor) return false;
    }
    for (const RuleEverywhere& rule : rules_everywhere) {
        if (is_home(rule.go) && rule.then != Effect::forget_visitor) return false;
    }
    return true;
}

constexpr bool no_row_is_written_twice() {
    for (std::size_t i = 0; i < std::size(rules); ++i) {
        for (std::size_t j = i + 1; j < std::size(rules); ++j) {
            if (rules[i].in == rules[j].in && rules[i].on == rules[j].on) return false;
        }
    }
    for (std::size_t i = 0; i < std::size(rules_everywhere); ++i) {
        for (std::size_t j = i + 1; j < std::size(rules_everywhere); ++j) {
            if (rules_everywhere[i].on == rules_everywhere[j].on) return false;
        }
    }
    return true;
}

using States = std::array<bool, state_count>;
constexpr bool in(const States& states, State state) {
    return states[static_cast<std::size_t>(state)];
}

constexpr States reached_from(State start) {
    States reached{};
    reached[static_cast<std::size_t>(start)] = true;
    for (bool grew = true; grew;) {
        grew = false;
        const auto reach = [&](State go) {
            grew = grew || !in(reached, go);
            reached[static_cast<std::size_t>(go)] = true;
        };
        for (const Rule& rule : rules) {
            if (in(reached, rule.in) && !in(reached, rule.go)) reach(rule.go);
        }
        for (const RuleEverywhere& rule : rules_everywhere) {
            for (std::size_t i = 0; i < state_count; ++i) {
                const auto state = static_cast<State>(i);
                if (!in(reached, state)) continue;
                const State go = step(state, rule.on)->go;
                if (!in(reached, go)) reach(go);
            }
        }
    }
    return reached;
}

constexpr bool every_state_is_reached() {
    const States reached = reached_from(State::welcome);
    for (const bool one : reached) {
        if (!one) return false;
    }
    return true;
}

constexpr bool every_state_has_a_way_home() {
    for (std::size_t i = 0; i < state_count; ++i) {
        if (!in(reached_from(static_cast<State>(i)), State::welcome)) return false;
    }
    return true;
}

// やめる and walking away need one step from anywhere but the moment of saving.
constexpr bool leaving_takes_one_step() {
    for (std::size_t i = 0; i < state_count; ++i) {
        const auto state = static_cast<State>(i);
        if (state == State::saving) continue;
        for (const Event event : {Event::gave_up, Event::timed_out, Event::left_something}) {
            if (!is_home(step(state, event)->go)) return false;
        }
    }
    return true;
}

// Thanks follow storing, and nothing else.
constexpr bool a_receipt_comes_only_from_kept() {
    for (const Rule& rule : rules) {
        const bool to_receipt = rule.go == State::receipt || rule.then == Effect::give_receipt;
        if (to_receipt && (rule.in != State::saving || rule.on != Event::kept)) return false;
    }
    for (const RuleEverywhere& rule : rules_everywhere) {
        if (rule.go == State::receipt || rule.then == Effect::give_receipt) return false;
    }
    return true;
}

// Nothing reaches the disk but what somebody read in the review and submitted.
constexpr bool only_what_was_reviewed_is_kept() {
    for (const Rule& rule : rules) {
        if (rule.go != State::saving || rule.in == State::saving) continue;
        const bool again = rule.in == State::not_kept && rule.on == Event::tried_again;
        if (!again && (rule.in != State::review || rule.on != Event::submitted)) return false;
    }
    for (const RuleEverywhere& rule : rules_everywhere) {
        if (rule.go == State::saving || rule.then == Effect::keep_application) return false;
    }
    return true;
}

static_assert(every_way_home_forgets_the_visitor());
static_assert(no_row_is_written_twice());
static_assert(every_state_is_reached());
static_assert(every_state_has_a_way_home());
static_assert(leaving_takes_one_step());
static_assert(only_what_was_reviewed_is_kept());
static_assert(a_receipt_comes_only_from_kept());

}  // namespace kiosk
