#include "town/guide/lint.h"

#include <algorithm>
#include <set>

#include "town/guide/distress_sense.h"
#include "town/guide/help.h"
#include "town/guide/life_events.h"
#include "town/guide/ordinary.h"

namespace town::guide {

namespace {

constexpr std::size_t most_questions = 12;
constexpr std::size_t least_options = 2;

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

// One guide under the lint.
class GuideLint {
public:
    GuideLint(const LoadedPack& loaded, const PlainSpeech& plain)
        : pack_(loaded.pack), plain_(plain) {}

    PackComplaints all() {
        const auto entries = readable("guide/faq", entries_in(pack_.files));
        const auto asks = readable("guide/asks.toml", Asks::from(pack_.files));
        const auto events = readable("guide/life_events.toml", LifeEvents::from(pack_.files));
        if (!entries || !asks || !events) return std::move(complaints_);
        for (const Entry& entry : *entries) lint_entry(entry);
        for (const AskBack& ask : asks->asks()) lint_ask(ask);
        for (const Facet& facet : asks->facets()) lint_facet(facet);
        for (const auto& [entry, handover] : asks->handovers())
            lint_handover(entry, handover, *events);
        for (const LifeEvent& event : events->events()) lint_event(event);
        lint_life_words(*events);
        lint_distress();
        return std::move(complaints_);
    }

private:
    template <class T>
    std::optional<T> readable(const std::string& file, base::Result<T, FileFault> read) {
        if (read) return read.take();
        complain(file, read.error().file + ": " + read.error().what);
        return std::nullopt;
    }

    void complain(const std::string& file, const std::string& what) {
        complaints_.push_back({file, what});
    }
    void plain_words(const std::string& file, const std::string& where, const std::string& text,
                     const std::string& language) {
        for (const std::string& reason : plain_.hard_to_read(text, language))
            complain(file, where + ": " + reason);
    }
    void known_section(const std::string& file, const std::string& where, const std::string& id) {
        if (std::ranges::find(pack_.sections, id) == pack_.sections.end())
            complain(file, where + ": There is no section " + quoted(id) + ".");
    }
    void known_journey(const std::string& file, const std::string& where, const std::string& id) {
        if (!id.empty() && journey(pack_, id) == nullptr)
            complain(file, where + ": There is no journey " + quoted(id) + ".");
    }
    void known_entry(const std::string& file, const std::string& where, const std::string& id) {
        if (!id.empty() && !journey_of_entry_.contains(id))
            complain(file, where + ": There is no entry " + quoted(id) + ".");
    }

    // A word that silences a whole kind silences whoever says it beside a cry for help.
    void lint_urgent() {
        const std::string file = "guide/urgent.toml";
        const auto written = pack_.files.find(file);
        if (written == pack_.files.end()) return;
        const auto table = parse_toml(written->second);
        if (!table) return complain(file, table.error().why);
        for (const TomlTable* kind : tables_of(table.value(), "kind")) {
            if (!texts_of(*kind, "unless").empty())
                complain(file, text_of(*kind, "id") + ": No word may silence a whole kind.");
        }
    }

    // Whoever is taken for distress must be shown a card.
    void lint_distress() {
        lint_urgent();
        const auto examples = readable(examples_file_, distress_examples_in(pack_.files));
        (void)readable("guide/ordinary.toml", OrdinaryWords::from(pack_.files));
        if (!examples) return;
        std::set<std::string> kinds;
        for (const DistressExample& one : *examples) {
            if (!one.is_ordinary()) kinds.insert(one.kind);
        }
        if (!kinds.empty()) kinds.insert("perhaps");
        for (const std::string& kind : kinds) {
            if (help_card(pack_.files, kind, pack_.languages.front()).title.empty())
                complain(examples_file_, "There is no kind " + quoted(kind) + ".");
        }
    }

    void lint_entry(const Entry& entry) {
        const std::string file = "guide/faq";
        if (!journey_of_entry_.emplace(entry.id, entry.journey).second)
            complain(file, entry.id + ": The entry stands twice.");
        known_section(file, entry.id, entry.section);
        known_journey(file, entry.id, entry.journey);
    }

    void lint_ask(const AskBack& ask) {
        if (!asks_met_.insert(ask.id).second) complain(asks_file_, ask.id + ": It stands twice.");
        if (ask.words.empty()) complain(asks_file_, ask.id + ": No word leads to it.");
        for (const std::string& language : pack_.languages) {
            const auto said = ask.question.find(language);
            if (said == ask.question.end() || said->second.empty()) {
                complain(asks_file_, ask.id + ": The question is missing in " + language + ".");
            } else {
                plain_words(asks_file_, ask.id, said->second, language);
            }
        }
        for (const std::string& entry : ask.entries) known_entry(asks_file_, ask.id, entry);
    }

    void lint_facet(const Facet& facet) {
        for (const auto& [from, to] : facet.to) {
            known_entry(asks_file_, facet.id, from);
            known_entry(asks_file_, facet.id, to);
        }
    }

    // What is handed over must be a question and an option of where it goes.
    void lint_handover(const std::string& entry, const Handover& handover,
                       const LifeEvents& events) {
        const std::string where = "known " + entry;
        known_entry(asks_file_, where, entry);
        const LifeEvent* event = events.event(handover.life);
        if (!handover.life.empty() && event == nullptr)
            complain(asks_file_, where + ": There is no event " + quoted(handover.life) + ".");
        const auto goes_to = journey_of_entry_.find(entry);
        if (goes_to == journey_of_entry_.end()) return;
        const Journey* begun = journey(pack_, goes_to->second);
        if (begun == nullptr) return;  // The event's own journey looks at what it was given.
        for (const auto& [asked, answer] : handover.known) {
            const Question* there = question(*begun, asked);
            if (there == nullptr) {
                complain(asks_file_,
                         where + ": " + begun->id + " has no question " + quoted(asked) + ".");
            } else if (!there->options.empty() &&
                       std::ranges::find(there->options, answer, &Option::id) ==
                           there->options.end()) {
                complain(asks_file_,
                         where + ": " + quoted(asked) + " has no option " + quoted(answer) + ".");
            }
        }
    }

    void lint_event(const LifeEvent& event) {
        if (!events_met_.insert(event.id).second)
            complain(life_file_, event.id + ": It stands twice.");
        say(event.id, event.title);
        if (event.questions.size() > most_questions)
            complain(life_file_, event.id + ": Over twelve questions.");
        for (const LifeQuestion& one : event.questions) {
            const std::string where = event.id + "/" + one.id;
            say(where, one.text);
            if (one.options.size() < least_options)
                complain(life_file_, where + ": A question needs two options.");
            for (const LifeOption& option : one.options) say(where + "/" + option.id, option.label);
        }
        std::set<std::string> met;
        for (const LifeProcedure& procedure : event.procedures) {
            if (!met.insert(procedure.id).second)
                complain(life_file_, event.id + "/" + procedure.id + ": It stands twice.");
            lint_procedure(event, procedure);
        }
    }

    void lint_procedure(const LifeEvent& event, const LifeProcedure& procedure) {
        const std::string where = event.id + "/" + procedure.id;
        say(where, procedure.title);
        if (!procedure.deadline.empty()) say(where, procedure.deadline);
        plain_words(life_file_, where, procedure.text, pack_.languages.front());
        for (const std::string& thing : procedure.bring)
            plain_words(life_file_, where, thing, pack_.languages.front());
        known_section(life_file_, where, procedure.section);
        known_journey(life_file_, where, procedure.journey);
        known_entry(life_file_, where, procedure.entry);
        if (procedure.deadline.empty() != procedure.deadline_source.empty())
            complain(life_file_, where + ": A deadline and its source stand together.");
        for (const auto& when : procedure.when) {
            const auto asked = std::ranges::find(event.questions, when.question, &LifeQuestion::id);
            if (asked == event.questions.end()) {
                complain(life_file_,
                         where + ": There is no question " + quoted(when.question) + ".");
                continue;
            }
            for (const std::string& answer : when.any_of) {
                if (std::ranges::find(asked->options, answer, &LifeOption::id) ==
                    asked->options.end())
                    complain(life_file_, where + ": " + quoted(when.question) + " has no option " +
                                             quoted(answer) + ".");
            }
        }
    }

    // What an event says in the first language and must be said in every other.
    void say(const std::string& where, const std::string& phrase) {
        if (phrase.empty()) complain(life_file_, where + ": Words are missing.");
        if (said_.insert(phrase).second)
            plain_words(life_file_, where, phrase, pack_.languages.front());
    }

    void lint_life_words(const LifeEvents& events) {
        for (std::size_t i = 1; i < pack_.languages.size(); ++i) {
            const std::string& language = pack_.languages[i];
            for (const std::string& phrase : said_) {
                const std::string* in = events.said_in(language, phrase);
                if (in == nullptr) {
                    complain(words_file_, language + " lacks " + quoted(phrase) + ".");
                } else {
                    plain_words(words_file_, language + " " + quoted(phrase), *in, language);
                }
            }
        }
        for (const auto& [language, phrases] : events.words()) {
            for (const auto& [phrase, in] : phrases) {
                if (!said_.contains(phrase))
                    complain(words_file_, language + ": Nothing says " + quoted(phrase) + ".");
            }
        }
    }

    const std::string examples_file_ = "guide/distress_examples.toml";
    const std::string asks_file_ = "guide/asks.toml";
    const std::string life_file_ = "guide/life_events.toml";
    const std::string words_file_ = "guide/life_events_words.toml";
    const Pack& pack_;
    const PlainSpeech& plain_;
    PackComplaints complaints_;
    std::map<std::string, std::string> journey_of_entry_;
    std::set<std::string> asks_met_, events_met_, said_;
};

}  // namespace

PackComplaints lint_guide(const LoadedPack& loaded, const PlainSpeech& plain) {
    if (loaded.pack.languages.empty()) return {};  // `check` says so.
    return GuideLint(loaded, plain).all();
}

PackComplaints lint_guide(const PackSource& source) {
    const LoadedPack loaded = load(source);
    PackComplaints of_check;  // What plain.toml lacks, `check` says.
    return lint_guide(loaded, PlainSpeech::from(source, of_check));
}

}  // namespace town::guide
