#include "screens/all.h"
#include "screens/message.h"

namespace screens {
namespace {

struct Told {
    std::string title, words;
};

// What is so and what to do next; blames nobody.
Told told_of_card(view::CardTrouble trouble, const Phrases& say) {
    switch (trouble) {
        case view::CardTrouble::removed:
            return {say("card_problem.removed"), say("card_problem.removed_words")};
        case view::CardTrouble::wrong_pin_stop:
            return {say("card_problem.wrong_pin_stop"), say("card_problem.wrong_pin_stop_words")};
        case view::CardTrouble::last_try:
            return {say("card_problem.last_try"), say("card_problem.last_try_words")};
        case view::CardTrouble::locked:
            return {say("card_problem.locked"), say("card_problem.locked_words")};
        case view::CardTrouble::no_pin:
            return {say("card_problem.no_pin"), say("card_problem.no_pin_words")};
        case view::CardTrouble::no_card:
            return {say("card_problem.no_card"), say("card_problem.no_card_words")};
        case view::CardTrouble::other_card:
            return {say("card_problem.other_card"), say("card_problem.other_card_words")};
        case view::CardTrouble::reader_gone:
            return {say("card_problem.reader_gone"), say("card_problem.reader_gone_words")};
        case view::CardTrouble::unreadable:
            return {say("card_problem.unreadable"), say("card_problem.unreadable_words")};
        case view::CardTrouble::busy:
            return {say("card_problem.busy"), say("card_problem.busy_words")};
    }
    return {};
}

}  // namespace

// The card could not help; each trouble has its own way on.
Wish show(const view::CardProblem& problem, const Phrases& say, ui::Sheet& sheet) {
    Told words = told_of_card(problem.trouble, say);
    Message told{.sign = Message::Sign::help,
                 .title = std::move(words.title),
                 .words = std::move(words.words)};
    if (problem.can_try_again) {
        told.acts.push_back(
            {.id = "try_again", .label = say("card_problem.try_again"), .look = ui::Look::action});
    }
    if (problem.without_card_possible) {
        told.acts.push_back({.id = "no_card", .label = say("card_problem.without_card")});
    }
    Wish wanted;
    const std::string pressed = message(told, sheet);
    if (pressed == "try_again") wanted = view::TriesAgain{};
    if (pressed == "no_card") wanted = view::HasNoCard{};
    wish(wanted, footer({}, say, sheet));
    return wanted;
}

}  // namespace screens
