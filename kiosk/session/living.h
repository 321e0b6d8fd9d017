#pragma once

#include <set>

#include "kiosk/session/papers.h"
#include "kiosk/session/terminal.h"
#include "kiosk/view/view.h"
#include "town/guide/life_events.h"
#include "town/person.h"

namespace kiosk {

// A change in life: what has happened, a few plain questions, and the list of what is to be done.
// It stays while its procedures are done one after another; thrown away with the visit.
class Living {
public:
    // `event`: what has happened, where an answer of the guide led here; "" asks.
    Living(const town::Pack& pack, const std::string& event);
    Living(const Living&) = delete;
    Living& operator=(const Living&) = delete;

    // A touch on the question shown.
    void take(const view::Intent& intent);
    enum class Went { next_question, all_answered, not_yet };
    Went go_on();
    bool go_back();  // false: this was the first question
    void go_to_last();

    // What of the list begins here; null = nothing.
    const town::guide::LifeProcedure* procedure(const std::string& id) const;
    void begins(const std::string& procedure) { begun_ = procedure; }
    // What its journeys need not ask again.
    town::guide::KnownAnswers known() const;
    // The journey begun has its receipt; the person is read once for all.
    void received(const std::optional<town::Person>& person);
    const std::optional<town::Person>& person() const { return person_; }

    void print(Errands& errands, const Terminal& terminal, base::Time now,
               const town::Words& words);
    bool on(const PaperDone& done, Errands& errands) { return papers_.on(done, errands); }
    bool papers_are_coming() const { return papers_.are_coming(); }
    bool any_paper_is_out() const { return papers_.any_is_out(); }
    Papers take_papers() { return std::exchange(papers_, Papers()); }

    view::Question asked(const town::Words& words) const;
    view::LifeList shown(const Terminal& terminal, const town::Words& words) const;

private:
    using Procedures = std::vector<const town::guide::LifeProcedure*>;

    const town::guide::LifeQuestion* question() const;  // null: what has happened is asked
    std::string in(const town::Words& words, const std::string& japanese) const;
    view::LifeProcedure shown(const town::guide::LifeProcedure& procedure, const Terminal& terminal,
                              const town::Words& words) const;
    // The list as a telephone reads it, as much of it as one code holds; made once a list.
    const view::Qr& code(const std::string& text) const;
    std::string code_text(const view::LifeList& list, const town::Words& words) const;

    town::guide::LifeEvents events_;
    bool given_ = false;                             // what has happened was known from the start
    const town::guide::LifeEvent* event_ = nullptr;  // of events_
    std::size_t place_ = 0;  // 0 asks what has happened, then the event's questions
    town::guide::LifeAnswers answers_;
    std::set<std::string> unknown_;  // questions answered by わからない
    bool missing_ = false;
    std::string begun_;
    std::set<std::string> received_;
    std::optional<town::Person> person_;
    Papers papers_;
    mutable std::string coded_;
    mutable view::Qr code_;
};

// What is known, as answers of this journey; what it does not ask in these words is left out.
town::Answers answers_known(const town::Journey& journey, const town::guide::KnownAnswers& known);

}  // namespace kiosk
