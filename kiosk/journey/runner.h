#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/journey/draft.h"
#include "kiosk/view/view.h"
#include "town/journey.h"
#include "town/words.h"

namespace kiosk {

// Leads one visitor through one journey: one question a screen, on and back without loss, then the
// review. It holds all that was answered; it knows no clock, no card and no disk.
class Runner {
public:
    Runner(const town::Journey& journey, base::Date today);

    const town::Journey& journey() const { return *journey_; }
    const town::Answers& answers() const { return answers_; }
    base::Date today() const { return today_; }

    bool asks_for_card() const;        // some question is answered by the card
    bool can_do_without_card() const;  // … and may be left to staff
    void has_no_card();
    void set_person(town::Person person);
    bool person_was_read() const { return person_.has_value(); }
    bool anything_answered() const { return !drafts_.empty(); }

    // A touch on the question shown; false: it means nothing here.
    bool take(const view::Intent& intent);

    enum class Went { next_question, all_answered, not_yet };
    Went go_on();
    bool go_back();  // false: this was the first question
    void change(const std::string& question_id);
    void go_to_last();
    void show_or_hide_personal() { personal_shown_ = !personal_shown_; }
    void hide_personal() { personal_shown_ = false; }
    // Whether the visitor types or must look something up here: more time.
    bool takes_time() const;

    view::Question question(const town::Words& words) const;
    view::Review review(const town::Words& words) const;

private:
    std::vector<const town::Question*> asked() const;
    std::size_t place_of_current(const std::vector<const town::Question*>& questions) const;
    const town::Question& current() const;
    bool is_answered(const town::Question& question) const;
    std::string what_is_missing(const town::Words& words) const;

    const town::Journey* journey_;
    base::Date today_;
    town::Answers answers_;
    std::map<std::string, Draft> drafts_;  // of every question seen, asked now or not
    std::optional<town::Person> person_;
    bool without_card_ = false;
    std::string current_;    // id
    bool reviewed_ = false;  // the review was reached: a change returns to it
    bool personal_shown_ = false;
    std::optional<town::AnswerFault> missing_;
};

}  // namespace kiosk
