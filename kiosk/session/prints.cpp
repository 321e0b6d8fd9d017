#include "kiosk/session/prints.h"

#include "kiosk/session/papers.h"
#include "town/pass.h"

namespace kiosk {
namespace {

using drivers::printer::Paper;
using Values = std::vector<std::pair<std::string_view, std::string>>;

base::Date last_day(const town::Print& print, base::Date from) {
    return base::Date{std::chrono::sys_days(from) + std::chrono::days(print.valid_days)};
}

std::string name_of(const Runner& runner) {
    for (const auto& [id, answer] : runner.answers()) {
        if (const auto* card = std::get_if<town::FromCard>(&answer))
            return card->person.name.reveal();
    }
    return {};
}

// What the words of a paper may name. `names` keeps the marks' text alive.
Values values_for(const Runner& runner, const Given& given, const town::Print& print,
                  const town::Words& words, std::vector<std::string>& names) {
    const town::Journey& journey = runner.journey();
    const base::Date from = base::tokyo_date(given.receipt.received_at);
    const auto spoken_day = [&](base::Date day) {
        return town::spoken_date(base::iso_date(day), words);
    };
    for (const town::Question& question : journey.questions)
        names.push_back("answer." + question.id);
    Values values;
    for (std::size_t i = 0; i < journey.questions.size(); ++i) {
        const auto answer = runner.answers().find(journey.questions[i].id);
        values.emplace_back(
            names[i], answer == runner.answers().end()
                          ? ""
                          : town::spoken(journey, journey.questions[i], answer->second, words));
    }
    values.emplace_back("number", given.receipt.number);
    values.emplace_back("received", spoken_day(from));
    values.emplace_back("valid_until",
                        print.valid_days > 0 ? spoken_day(last_day(print, from)) : "");
    values.emplace_back("name", name_of(runner));
    return values;
}

Paper paper_of(const Runner& runner, const Given& given, const Terminal& terminal,
               const town::Print& print, const town::Words& words) {
    std::vector<std::string> names;
    const Values values = values_for(runner, given, print, words, names);
    const std::string key = "journey." + runner.journey().id + ".print." + print.id + ".";
    Paper paper = paper_of_town(words);
    paper.title = words.say(key + "title", values);
    for (int line = 1; line <= print.lines; ++line)
        paper.paragraphs.push_back(words.say(key + "line." + std::to_string(line), values));
    if (std::string phone = phone_on_paper(terminal, words); !phone.empty())
        paper.paragraphs.push_back(std::move(phone));
    switch (print.layout) {
        case town::Print::Layout::sheet:
            paper.form = Paper::Form::sheet;
            return paper;
        case town::Print::Layout::pass:
            break;
    }
    const base::Date from = base::tokyo_date(given.receipt.received_at);
    paper.big = given.receipt.number;
    paper.qr = town::pass_qr(
        {runner.journey().id, given.receipt.number, print.ground, from, last_day(print, from)},
        terminal.certificate, terminal.key);
    return paper;
}

}  // namespace

std::vector<Paper> prints_of(const Runner& runner, const Given& given, const Terminal& terminal,
                             const town::Words& words) {
    std::vector<Paper> papers;
    for (const town::Print& print : runner.journey().prints) {
        if (town::holds(print.when, runner.journey(), runner.answers(), runner.today()))
            papers.push_back(paper_of(runner, given, terminal, print, words));
    }
    return papers;
}

}  // namespace kiosk
