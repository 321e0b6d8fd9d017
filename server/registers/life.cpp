#include "server/registers/life.h"

#include <set>

#include "server/registers/applications.h"
#include "server/registers/said.h"
#include "town/answers_json.h"

namespace server {

namespace {

// 住基法24条の2 and デジタル庁's FAQ: the person has to stand before somebody of the town.
bool is_face_to_face(const std::string& event) {
    return event == "moved_in" || event == "moved_within";
}

// The nation's law sets a day for these reports; the words say which.
bool has_a_day_by_law(const std::string& event) {
    static const std::set<std::string, std::less<>> events{"moved_in", "moved_within", "moved_out",
                                                           "birth", "death"};
    return events.contains(event);
}

// 確認済 or 取下げ: it waits for nobody any more.
bool is_settled(const Filed& filed) {
    return filed.state == ApplicationState::confirmed || filed.state == ApplicationState::withdrawn;
}

// Who answered, by the card; of a protected person nothing.
std::string name_in_draft(const Filed& filed) {
    if (filed.withheld) return "";
    const auto answers = town::answers_from_json(filed.answers.reveal());
    if (!answers) return "";
    for (const auto& [question, answer] : answers.value()) {
        if (const auto* card = std::get_if<town::FromCard>(&answer))
            return card->person.name.reveal();
    }
    return "";
}

}  // namespace

Stored<void> Life::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS life_drafts (town_id TEXT NOT NULL, number TEXT NOT NULL,"
        " event TEXT NOT NULL, received_at BIGINT NOT NULL, state TEXT NOT NULL,"
        " PRIMARY KEY (town_id, number))"));
    return {};
}

Stored<Effect> Life::apply(Transaction& transaction, const Act& act) const {
    const std::string event = chosen(act, "event");
    const bool face_to_face = is_face_to_face(event);
    TRY(
        transaction.run("INSERT INTO life_drafts (town_id, number, event, received_at, state)"
                        " VALUES ($1, $2, $3, $4, $5)",
                        {town_, act.filed.number, event, value_of(act.filed.received_at),
                         std::string(face_to_face ? "face_to_face" : "prepared")}));
    Effect effect;
    effect.notes.emplace(face_to_face ? "waits" : "prepared", act.filed.number);
    if (has_a_day_by_law(event)) effect.notes.emplace("within_" + event, "");
    return effect;
}

std::vector<ViewRule> Life::views() const {
    return {{.view = "prepared", .desk = true, .section = "resident_desk", .roles = {}}};
}

Stored<town::Table> Life::view(Transaction& transaction, std::string_view, const ViewAsk&) const {
    const Applications applications(town_);
    town::Table table{.reg = "life", .view = "prepared"};
    table.columns = {"number", "name", "event", "received", "state"};
    table.paper = true;
    for (const auto& row : TRY(transaction.run(
             "SELECT number, event, received_at, state FROM life_drafts WHERE town_id = $1"
             " AND state <> 'settled' ORDER BY received_at DESC LIMIT 500",
             {town_}))) {
        const auto filed = TRY(applications.by_number(transaction, row.text(0)));
        if (!filed || is_settled(*filed)) continue;
        town::Table::Row shown{.id = row.text(0)};
        shown.cells = {text_cell(row.text(0)), text_cell(name_in_draft(*filed)),
                       word_cell(row.text(1)), time_cell(time_of(row.number(2))),
                       word_cell(row.text(3))};
        shown.attention = row.text(3) == "face_to_face";
        table.rows.push_back(std::move(shown));
    }
    return table;
}

// What clerks have settled is not looked through again, however many there were.
Stored<void> Life::tick(Transaction& transaction, const town::Pack&, base::Time) const {
    const Applications applications(town_);
    for (const auto& row : TRY(transaction.run(
             "SELECT number FROM life_drafts WHERE town_id = $1 AND state <> 'settled'",
             {town_}))) {
        const auto filed = TRY(applications.by_number(transaction, row.text(0)));
        if (!filed || !is_settled(*filed)) continue;
        TRY(transaction.run(
            "UPDATE life_drafts SET state = 'settled' WHERE town_id = $1 AND number = $2",
            {town_, row.text(0)}));
    }
    return {};
}

}  // namespace server
