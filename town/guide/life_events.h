#pragma once

#include "town/guide/asks.h"

namespace town::guide {

struct LifeOption {
    std::string id, label;
};
struct LifeQuestion {
    std::string id, text;
    std::vector<LifeOption> options;
};
struct LifeProcedure {
    std::string id, title, text;
    std::string section;  // the desk: words section.ID
    std::vector<std::string> bring;
    std::string deadline, deadline_source;  // "" = none known
    std::string minutes;                    // "" = not known
    std::string entry, journey;             // "" = none
    struct When {
        std::string question;
        std::vector<std::string> any_of;
    };
    std::vector<When> when;
};
// A change in life: a few plain questions, and what is to be done (guide/life_events.toml).
struct LifeEvent {
    std::string id, title, source, checked_on;
    KnownAnswers known;  // what its journeys need not ask again
    std::vector<LifeQuestion> questions;
    std::vector<LifeProcedure> procedures;
};

// By question id: the option chosen. A question without an answer is not there.
using LifeAnswers = std::map<std::string, std::string>;

class LifeEvents {
public:
    // A pack without the file has no events.
    static base::Result<LifeEvents, FileFault> from(const Files& files);

    const std::vector<LifeEvent>& events() const { return events_; }
    const LifeEvent* event(std::string_view id) const;
    // The Japanese sentence in this language, or itself where nobody has translated it.
    const std::string& in(const std::string& language, const std::string& japanese) const;
    // Null where nobody has translated it.
    const std::string* said_in(const std::string& language, const std::string& japanese) const;

    using Words = std::map<std::string, std::map<std::string, std::string>>;
    const Words& words() const { return words_; }  // language → Japanese → it

private:
    std::vector<LifeEvent> events_;
    Words words_;
};

// What is to be done, in the order of the file: better once too often, so what was not answered
// leaves nothing out.
std::vector<const LifeProcedure*> listed(const LifeEvent& event, const LifeAnswers& answers);
// What the journeys of this event need not ask again: the event's own, and every answer under its
// question's id. What a journey does not ask, or in other words, it leaves.
KnownAnswers known_of(const LifeEvent& event, const LifeAnswers& answers);

}  // namespace town::guide
