#pragma once

#include <map>
#include <string>
#include <vector>

#include "town/guide/entries.h"

namespace town::guide {

// What the guide asks back where several answers may be meant (guide/asks.toml).
struct AskBack {
    std::string id;
    std::map<std::string, std::string> question;  // by language; `ja` is always there
    std::vector<std::string> words;               // as without_blanks
    std::vector<std::string> entries;

    const std::string& question_in(const std::string& language) const;
};

// A short question that belongs to what was answered before: 「いくら？」.
struct Facet {
    std::string id;
    std::vector<std::string> words;
    std::map<std::string, std::string> to;  // by the answer before: the one that says more
};

// What a journey need not ask again: question → option.
using KnownAnswers = std::map<std::string, std::string>;

// Where an answer leads beside its text.
struct Handover {
    KnownAnswers known;  // for its journey
    std::string life;    // the event of life_events.toml it belongs to, "" = none
};

// How a talk goes on: asking back, keeping the thread, handing over.
class Asks {
public:
    static base::Result<Asks, FileFault> from(const Files& files);

    // The question to ask back: where the question names its matter and nothing of it, or several
    // of the answers found are among those it tells apart. Null = none fits.
    const AskBack* back(std::string_view question, const std::vector<std::string>& found) const;
    // The answer meant by a question that names no matter of its own after the answer `about`.
    enum class Thread { none, held, unanswered };
    struct Followed {
        Thread thread = Thread::none;  // unanswered: of the thread, but nothing says more
        std::string entry;
    };
    Followed follow(std::string_view question, const std::string& about) const;
    // What is often asked next about an answer, each once.
    std::vector<std::string> further(const std::string& about) const;
    Handover handover(const std::string& entry) const;

    const std::vector<AskBack>& asks() const { return asks_; }
    const std::vector<Facet>& facets() const { return facets_; }
    const std::map<std::string, Handover>& handovers() const { return handovers_; }

private:
    bool names_nothing_else(std::string question, const std::vector<std::string>& own) const;

    std::vector<AskBack> asks_;
    std::vector<Facet> facets_;
    std::vector<std::string> nothing_;  // words that name no matter, longest first
    std::map<std::string, Handover> handovers_;
};

}  // namespace town::guide
