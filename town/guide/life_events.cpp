#include "town/guide/life_events.h"

#include <algorithm>

namespace town::guide {

namespace {

constexpr std::string_view events_file = "guide/life_events.toml";
constexpr std::string_view words_file = "guide/life_events_words.toml";

LifeQuestion life_question(const TomlTable& table) {
    LifeQuestion question{text_of(table, "id"), text_of(table, "text"), {}};
    for (const auto* one : tables_of(table, "options"))
        question.options.push_back({text_of(*one, "id"), text_of(*one, "label")});
    return question;
}

LifeProcedure life_procedure(const TomlTable& table) {
    LifeProcedure made;
    made.id = text_of(table, "id");
    made.title = text_of(table, "title");
    made.text = text_of(table, "text");
    made.section = text_of(table, "section");
    made.bring = texts_of(table, "bring");
    made.deadline = text_of(table, "deadline");
    made.deadline_source = text_of(table, "deadline_source");
    made.minutes = text_of(table, "minutes");
    made.entry = text_of(table, "entry");
    made.journey = text_of(table, "journey");
    for (const auto* one : tables_of(table, "when"))
        made.when.push_back({text_of(*one, "question"), texts_of(*one, "any_of")});
    return made;
}

LifeEvent life_event(const TomlTable& table) {
    LifeEvent event{text_of(table, "id"),
                    text_of(table, "title"),
                    text_of(table, "source"),
                    text_of(table, "checked_on"),
                    {},
                    {},
                    {}};
    for (const auto* one : tables_of(table, "known"))
        event.known.insert_or_assign(text_of(*one, "question"), text_of(*one, "answer"));
    for (const auto* one : tables_of(table, "question"))
        event.questions.push_back(life_question(*one));
    for (const auto* one : tables_of(table, "procedure"))
        event.procedures.push_back(life_procedure(*one));
    return event;
}

}  // namespace

base::Result<LifeEvents, FileFault> LifeEvents::from(const Files& files) {
    LifeEvents read;
    if (const auto written = files.find(events_file); written != files.end()) {
        const auto table = parse_toml(written->second);
        if (!table) return base::Failure{FileFault{written->first, table.error().why}};
        for (const auto* one : tables_of(table.value(), "event"))
            read.events_.push_back(life_event(*one));
    }
    if (const auto written = files.find(words_file); written != files.end()) {
        const auto table = parse_toml(written->second);
        if (!table) return base::Failure{FileFault{written->first, table.error().why}};
        for (const auto& [language, value] : table.value()) {
            const auto* phrases = std::get_if<TomlTable>(&value.held);
            if (phrases == nullptr) continue;
            for (const auto& [japanese, said] : *phrases) {
                if (const auto* text = std::get_if<std::string>(&said.held))
                    read.words_[language].insert_or_assign(japanese, *text);
            }
        }
    }
    return read;
}

const LifeEvent* LifeEvents::event(std::string_view id) const {
    const auto found = std::ranges::find(events_, id, &LifeEvent::id);
    return found == events_.end() ? nullptr : &*found;
}

const std::string* LifeEvents::said_in(const std::string& language,
                                       const std::string& japanese) const {
    const auto phrases = words_.find(language);
    if (phrases == words_.end()) return nullptr;
    const auto said = phrases->second.find(japanese);
    return said == phrases->second.end() || said->second.empty() ? nullptr : &said->second;
}

const std::string& LifeEvents::in(const std::string& language, const std::string& japanese) const {
    const std::string* said = said_in(language, japanese);
    return said == nullptr ? japanese : *said;
}

std::vector<const LifeProcedure*> listed(const LifeEvent& event, const LifeAnswers& answers) {
    std::vector<const LifeProcedure*> found;
    for (const LifeProcedure& procedure : event.procedures) {
        const bool all = std::ranges::all_of(procedure.when, [&](const auto& when) {
            const auto answered = answers.find(when.question);
            return answered == answers.end() ||
                   std::ranges::find(when.any_of, answered->second) != when.any_of.end();
        });
        if (all) found.push_back(&procedure);
    }
    return found;
}

KnownAnswers known_of(const LifeEvent& event, const LifeAnswers& answers) {
    KnownAnswers known = event.known;
    known.insert(answers.begin(), answers.end());
    return known;
}

}  // namespace town::guide
