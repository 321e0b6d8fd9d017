#include "server/registers/handbook.h"

#include <algorithm>

#include "server/registers/said.h"
#include "town/rules/closed_days.h"
#include "town/rules/vaccines.h"

namespace server {

namespace {

std::string or_unknown(std::string option) { return option.empty() ? "unknown" : option; }

// An option of the pack that sends to staff was chosen. A わからない alone is no reason to hurry.
bool needs_a_nurse_soon(const Act& act) {
    for (const auto& question : act.journey.questions) {
        for (const auto& said : all_chosen(act, question.id)) {
            const auto option = std::ranges::find(question.options, said, &town::Option::id);
            if (option != question.options.end() && option->to_staff) return true;
        }
    }
    return false;
}

town::Table plan(const ViewAsk& ask) {
    town::Table table{.reg = "handbook", .view = "plan_ics"};
    table.columns = {"day", "vaccine"};
    table.paper = true;
    const auto rows = ask.pack.tables.find("vaccines");
    const auto born = ask.parameters.find("born");
    if (rows == ask.pack.tables.end() || born == ask.parameters.end()) return table;
    const auto day = base::from_iso_date(born->second);
    if (!day) return table;
    for (const auto& dose : town::vaccine_plan(rows->second, *day)) {
        table.rows.push_back(
            {.id = dose.dose,
             .cells = {date_cell(base::iso_date(dose.from)), word_cell(dose.dose)}});
    }
    return table;
}

}  // namespace

Stored<void> Handbook::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS handbook_answers (town_id TEXT NOT NULL, number TEXT NOT NULL,"
        " due TEXT NOT NULL, feeling TEXT NOT NULL, worries BIGINT NOT NULL, help TEXT NOT NULL,"
        " interview TEXT NOT NULL, soon BIGINT NOT NULL, at BIGINT NOT NULL,"
        " PRIMARY KEY (town_id, number))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS handbook_slots (town_id TEXT NOT NULL, day TEXT NOT NULL,"
        " slot TEXT NOT NULL, number TEXT NOT NULL, PRIMARY KEY (town_id, day, slot))"));
    return {};
}

Stored<Effect> Handbook::apply(Transaction& transaction, const Act& act) const {
    if (act.journey.act == "questionnaire") return questionnaire(transaction, act);
    if (act.journey.act == "slot") return slot(transaction, act);
    return refused("unknown-act");
}

Stored<Effect> Handbook::questionnaire(Transaction& transaction, const Act& act) const {
    const auto worries = all_chosen(act, "worries");
    TRY(transaction.run(
        "INSERT INTO handbook_answers (town_id, number, due, feeling, worries, help, interview,"
        " soon, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {town_, act.filed.number, dated(act, "due"), or_unknown(chosen(act, "feeling")),
         static_cast<std::int64_t>(worries.size()), or_unknown(chosen(act, "help")),
         or_unknown(chosen(act, "interview")),
         static_cast<std::int64_t>(needs_a_nurse_soon(act) ? 1 : 0),
         value_of(act.filed.received_at)}));
    return Effect{.refused = "", .notes = {{"kept", act.filed.number}}};
}

Stored<Effect> Handbook::slot(Transaction& transaction, const Act& act) const {
    const std::string number = written(act, "questionnaire");
    const auto day = base::from_iso_date(dated(act, "day"));
    const auto closed = act.pack.tables.find(town::closed_days_table);
    if (day && closed != act.pack.tables.end() && town::is_closed_day(closed->second, *day)) {
        return refused("closed-day");
    }
    const auto asked = TRY(transaction.run(
        "SELECT 1 FROM handbook_answers WHERE town_id = $1 AND number = $2", {town_, number}));
    if (asked.empty()) return refused("no-such-questionnaire");
    const auto has = TRY(transaction.run(
        "SELECT 1 FROM handbook_slots WHERE town_id = $1 AND number = $2", {town_, number}));
    if (!has.empty()) return refused("already-booked");
    const auto booked = TRY(transaction.run(
        "INSERT INTO handbook_slots (town_id, day, slot, number) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (town_id, day, slot) DO NOTHING RETURNING 1",
        {town_, dated(act, "day"), chosen(act, "time"), number}));
    if (booked.empty()) return refused("slot-taken");
    return Effect{
        .refused = "",
        .notes = {{"booked", dated(act, "day")},
                  {"from", row_value(act.pack, "interview_slots", chosen(act, "time"), "begins")}}};
}

std::vector<ViewRule> Handbook::views() const {
    return {
        {.view = "questionnaires", .desk = true, .section = "health_desk", .roles = {}},
        {.view = "slots", .desk = true, .section = "health_desk", .roles = {}},
        {.view = "plan_ics", .desk = false, .section = "", .roles = {"hall", "library", "home"}}};
}

Stored<town::Table> Handbook::view(Transaction& transaction, std::string_view view,
                                   const ViewAsk& ask) const {
    if (view == "plan_ics") return plan(ask);
    return view == "slots" ? slots(transaction) : questionnaires(transaction);
}

Stored<town::Table> Handbook::questionnaires(Transaction& transaction) const {
    town::Table table{.reg = "handbook", .view = "questionnaires"};
    table.columns = {"number", "due", "feeling", "worries", "help", "interview"};
    for (const auto& row : TRY(transaction.run(
             "SELECT a.number, a.due, a.feeling, a.worries, a.help, a.interview, a.soon, s.day"
             " FROM handbook_answers a LEFT JOIN handbook_slots s ON s.town_id = a.town_id"
             " AND s.number = a.number WHERE a.town_id = $1 ORDER BY a.soon DESC, a.due, a.at"
             " LIMIT 500",
             {town_}))) {
        town::Table::Row shown{.id = row.text(0)};
        shown.cells = {text_cell(row.text(0)),     date_cell(row.text(1)), word_cell(row.text(2)),
                       number_cell(row.number(3)), word_cell(row.text(4)), word_cell(row.text(5))};
        if (row.is_null(7)) shown.acts = {"interview-slot"};
        shown.attention = row.number(6) != 0;
        table.rows.push_back(std::move(shown));
    }
    return table;
}

Stored<town::Table> Handbook::slots(Transaction& transaction) const {
    town::Table table{.reg = "handbook", .view = "slots"};
    table.columns = {"day", "time", "number"};
    table.paper = true;
    for (const auto& row : TRY(transaction.run(
             "SELECT day, slot, number FROM handbook_slots WHERE town_id = $1 ORDER BY day, slot",
             {town_}))) {
        table.rows.push_back(
            {.id = row.text(2),
             .cells = {date_cell(row.text(0)), word_cell(row.text(1)), text_cell(row.text(2))}});
    }
    return table;
}

}  // namespace server
