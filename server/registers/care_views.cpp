#include "server/registers/care_views.h"

#include <fmt/core.h>

#include <algorithm>

#include "server/registers/said.h"
#include "town/answers_json.h"

namespace server {

namespace {

using town::CareStep;

town::Table table(std::string view, std::vector<std::string> columns) {
    town::Table made;
    made.reg = "care";
    made.view = std::move(view);
    made.columns = std::move(columns);
    return made;
}

bool is_of(const CareCase& one, const town::Person& person) {
    const town::Person typed{.name = base::SecretText(one.name),
                             .address = {},
                             .birth_date = base::SecretText(one.birth_date)};
    return town::person_key(typed) == town::person_key(person);
}

bool notice_is_due(const CareCase& one, base::Date today, int notice_day) {
    return one.noticed_on.empty() && notice_day > 0 &&
           town::days_between(one.opened_on, today) >= notice_day;
}

void add_line(town::Table& made, const std::string& item, town::Cell value) {
    made.rows.push_back({.id = item, .cells = {word_cell(item), std::move(value)}, .acts = {}});
}

// Whom the device's name stands for.
town::Cell investigator_cell(const town::Pack& pack, const std::string& name) {
    const auto words = pack.words.find(pack.languages.front());
    const std::string key = "table.care_investigators.row." + name;
    const bool known = words != pack.words.end() && words->second.has(key);
    return text_cell(known ? words->second.say(key) : name);
}

}  // namespace

town::Table care_desk_table(const std::vector<CareCase>& cases, base::Date today, int notice_day,
                            const town::Pack& pack) {
    auto made =
        table("cases", {"number", "name", "due", "days", "stage", "waits_on", "investigator"});
    std::vector<const CareCase*> open;
    for (const auto& one : cases) {
        if (!town::is_closed(one.steps)) open.push_back(&one);
    }
    std::ranges::stable_sort(open, {}, [](const CareCase* one) { return one->deadline(); });
    std::int64_t overdue = 0;
    std::int64_t notices = 0;
    for (const CareCase* one : open) {
        const bool late = today > one->deadline();
        const bool notice = notice_is_due(*one, today, notice_day);
        overdue += late ? 1 : 0;
        notices += notice ? 1 : 0;
        town::Table::Row row{
            .id = one->id,
            .cells = {text_cell(one->id), text_cell(one->name),
                      date_cell(base::iso_date(one->deadline())),
                      number_cell(town::days_between(one->opened_on, today)),
                      word_cell(std::string(town::word(town::latest(one->steps)))),
                      word_cell(std::string(town::word(town::waits_on(one->steps)))),
                      investigator_cell(pack, one->investigator)},
            .acts = {"care-stage"},
            .attention = late || notice};
        if (late || notice) row.acts.emplace_back("care-delay");
        if (!one->noticed_on.empty()) row.acts.emplace_back("care-show-delay");
        if (one->steps.contains(CareStep::survey_done)) row.acts.emplace_back("care-show-survey");
        row.acts.emplace_back("care-show-clock");
        made.rows.push_back(std::move(row));
    }
    std::ranges::stable_partition(made.rows, &town::Table::Row::attention);
    made.figures = {{"open", number_cell(static_cast<std::int64_t>(open.size()))},
                    {"overdue", number_cell(overdue)},
                    {"notice_due", number_cell(notices)}};
    return made;
}

// What a finished survey no longer needs, where and when to call, is not shown any more.
town::Table care_investigator_table(const std::vector<CareCase>& cases,
                                    const std::string& investigator) {
    auto made = table("mine_investigator",
                      {"name", "kana", "birth_date", "address", "phone", "place", "due", "stage"});
    for (const auto& one : cases) {
        if (one.investigator != investigator || town::is_closed(one.steps)) continue;
        const bool done = one.steps.contains(CareStep::survey_done);
        made.rows.push_back(
            {.id = one.id,
             .cells = {text_cell(one.name), text_cell(one.kana), date_cell(one.birth_date),
                       text_cell(done ? "" : one.address), text_cell(done ? "" : one.phone),
                       one.place.empty() ? text_cell("") : word_cell(one.place),
                       date_cell(base::iso_date(one.deadline())),
                       word_cell(done ? "survey_done" : "survey_asked")},
             .acts = {done ? "care-show-survey" : "care-survey"}});
    }
    std::ranges::stable_partition(
        made.rows, [](const auto& row) { return row.acts.front() == "care-survey"; });
    return made;
}

town::Table care_pace_table(const std::vector<CareCase>& cases) {
    auto made = table("pace", {"item", "mean_days", "count"});
    struct Part {
        std::string_view word;
        CareStep from, to;
    };
    for (const auto& [word, from, to] :
         {Part{"pace_survey", CareStep::survey_asked, CareStep::survey_done},
          Part{"pace_opinion", CareStep::opinion_asked, CareStep::opinion_received},
          Part{"pace_board", CareStep::board_sent, CareStep::board_held},
          Part{"pace_whole", CareStep::applied, CareStep::notified}}) {
        int days = 0;
        int count = 0;
        for (const auto& one : cases) {
            const auto begun = one.steps.find(from);
            const auto ended = one.steps.find(to);
            if (begun == one.steps.end() || ended == one.steps.end()) continue;
            days += town::days_between(begun->second, ended->second);
            ++count;
        }
        made.rows.push_back(
            {.id = std::string(word),
             .cells = {word_cell(std::string(word)),
                       text_cell(count == 0
                                     ? ""
                                     : fmt::format("{:.1f}", static_cast<double>(days) / count)),
                       number_cell(count)},
             .acts = {}});
    }
    return made;
}

town::Table care_clock_table(const std::optional<CareCase>& found) {
    auto made = table("clock", {"stage", "on", "days"});
    if (!found) return made;
    for (const auto& [step, on] : found->steps) {
        made.rows.push_back(
            {.id = std::string(town::word(step)),
             .cells = {word_cell(std::string(town::word(step))), date_cell(base::iso_date(on)),
                       number_cell(town::days_between(found->opened_on, on))},
             .acts = {}});
    }
    return made;
}

town::Table care_resident_table(const std::vector<CareCase>& cases,
                                const std::optional<town::Person>& person) {
    auto made = table("mine", {"opened", "stage", "due"});
    for (const auto& one : cases) {
        if (!person || !is_of(one, *person)) continue;
        made.rows.push_back({.id = one.id,
                             .cells = {date_cell(base::iso_date(one.opened_on)),
                                       word_cell(std::string(town::word(town::latest(one.steps)))),
                                       date_cell(base::iso_date(one.deadline()))},
                             .acts = {}});
    }
    return made;
}

// The national form's items in its order, with names left out: the board reads cases unnamed.
town::Table care_survey_table(const std::optional<CareCase>& found,
                              const std::optional<CareSurvey>& survey, const town::Pack& pack) {
    auto made = table("survey", {"number_of_item", "item", "answer"});
    made.paper = true;
    const auto* journey = town::journey(pack, "care-survey");
    if (!found || !survey || journey == nullptr) return made;
    const auto answers = town::answers_from_json(survey->answers);
    const auto on = base::from_iso_date(survey->surveyed_on);
    const auto words = pack.words.find(pack.languages.front());
    if (!answers || !on || words == pack.words.end()) return made;
    for (const auto& line : town::summary(*journey, answers.value(), *on, words->second)) {
        if (line.question == journey->subject) continue;
        const bool item = line.question.front() >= '1' && line.question.front() <= '9';
        made.rows.push_back({.id = line.question,
                             .cells = {text_cell(item ? line.question : ""), text_cell(line.label),
                                       text_cell(line.value)},
                             .acts = {}});
    }
    made.figures = {{"case", text_cell(found->id)},
                    {"surveyed", date_cell(survey->surveyed_on)},
                    {"investigator", investigator_cell(pack, survey->investigator)}};
    return made;
}

town::Table care_delay_table(const std::optional<CareCase>& found) {
    auto made = table("delay", {"item", "value"});
    made.paper = true;
    if (!found || found->noticed_on.empty()) return made;
    add_line(made, "number", text_cell(found->id));
    add_line(made, "insured", text_cell(found->name));
    add_line(made, "applied_on", date_cell(base::iso_date(found->opened_on)));
    add_line(made, "legal_day", date_cell(base::iso_date(found->due_on)));
    add_line(made, "delay_reason", word_cell(found->delay_reason));
    add_line(made, "expected_day", date_cell(found->delayed_to));
    add_line(made, "noticed_on", date_cell(found->noticed_on));
    add_line(made, "legal_ground", word_cell("care_insurance_act"));
    return made;
}

}  // namespace server
