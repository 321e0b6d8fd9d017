#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/journey/draft.h"
#include "kiosk/view/view.h"
#include "town/journey.h"
#include "town/pack.h"
#include "town/words.h"

namespace kiosk {

// Whether what a card answers may be left to staff.
bool can_do_without_card(const town::Journey& journey);

// Whether a clerk may answer it for the visitor, who then confirms it: never what the card proves,
// never an agreement.
bool may_be_filled_in(const town::Question& question);

// Leads one visitor through one journey: one question a screen, on and back without loss, then the
// review. It holds all that was answered; it knows no clock, no card and no disk.
class Runner {
public:
    Runner(const town::Journey& journey, base::Date today);

    const town::Journey& journey() const { return *journey_; }
    const town::Answers& answers() const { return answers_; }
    base::Date today() const { return today_; }

    bool asks_for_card() const;  // some question asked so far is answered by the card
    bool awaits_card() const;    // the question on the screen is, and it was not read yet
    bool can_do_without_card() const { return kiosk::can_do_without_card(*journey_); }
    void has_no_card();
    void set_person(town::Person person);
    bool person_was_read() const { return person_.has_value(); }
    const std::optional<town::Person>& person() const { return person_; }
    bool anything_answered() const { return !drafts_.empty(); }

    // What is answered before the first touch: the row an act was begun on (not asked any more), or
    // what was carried home and back. What no longer fits the pack is asked again.
    void preset(const std::string& question_id, const std::string& text);
    void restore(const town::Answers& carried);
    // What the visitor has said elsewhere in this visit: it is not asked again, it stands in the
    // review and may be changed there.
    void knows(const town::Answers& said);
    // Everything is answered already: the review is the first screen.
    bool has_nothing_to_ask() const { return asked().empty(); }
    void has_camera() { camera_ = true; }
    // What wares cost stands in the pack's tables; without them an order counts pieces only.
    void has_tables(const town::Pack& pack) {
        pack_ = &pack;
        own_words_.emplace(pack);
    }
    // The code on this question may be held before the camera.
    bool awaits_code() const;
    enum class Scanned { taken, other_code, not_asked };
    Scanned scanned(const std::string& format, const std::string& text);
    // What was scanned may not be used here: said on the question, key of words.
    void say_problem(std::string key) { problem_ = std::move(key); }

    // A clerk's answer to the question shown, as if it had been typed: it counts once it is gone on
    // from. False: it does not fit, or only the visitor or the card can say it.
    bool fill_in(const town::Answer& answer);

    // A touch on the question shown; false: it means nothing here.
    bool take(const view::Intent& intent);

    enum class Went { next_question, all_answered, not_yet };
    Went go_on();
    bool go_back();  // false: this was the first question
    void change(const std::string& question_id);
    // Midnight has passed, or the clock was mended: what was answered is looked at as of this day.
    // `other_answers`: some are not asked any more; `not_yet`: on the question that is asked again.
    enum class Moved { all_fits, other_answers, not_yet };
    Moved move_to(base::Date today);
    void go_to_last();
    void show_or_hide_personal() { personal_shown_ = !personal_shown_; }
    void hide_personal() { personal_shown_ = false; }
    const std::string& current_id() const { return current().id; }
    // Whether the visitor types or must look something up here: more time.
    bool takes_time() const;

    view::Question question(const town::Words& words) const;
    view::Review review(const town::Words& words) const;

private:
    std::vector<const town::Question*> asked() const;
    // Those the visitor is led through: all that are asked but what is known already.
    std::vector<const town::Question*> steps() const;
    bool is_known(const town::Question& question) const;
    // Whether no answer from here on can change how many questions there are.
    bool count_is_settled() const;
    void stand_on(const std::string& question_id);
    // The first question whose answer cannot stand beside the others.
    std::optional<town::Complaint> complaint(
        const std::vector<const town::Question*>& questions) const;
    std::size_t place_of_current(const std::vector<const town::Question*>& questions) const;
    const town::Question& current() const;
    bool is_answered(const town::Question& question) const;
    std::string what_is_missing(const town::Words& words) const;
    view::AskText text_asked(const town::Question& question, const Draft& draft,
                             const town::Words& words) const;

    const town::Journey* journey_;
    const town::Pack* pack_ = nullptr;
    std::optional<typing::TownWords> own_words_;  // of this visit: it ends with it
    base::Date today_;
    town::Answers answers_;
    std::map<std::string, Draft> drafts_;  // of every question seen, asked now or not
    std::set<std::string> known_;          // ids of what was said elsewhere
    std::string preset_;                   // id of the question a row answered, "" = none
    std::optional<town::Person> person_;
    bool without_card_ = false;
    std::string current_;    // id
    bool reviewed_ = false;  // the review was reached: a change returns to it
    bool personal_shown_ = false;
    bool camera_ = false;
    std::optional<town::AnswerFault> missing_;
    std::string problem_;  // key of words, "" = none
};

}  // namespace kiosk
