#include "server/registers/life.h"

#include "server/registers/said.h"

namespace server {

Stored<void> Life::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS life_drafts (town_id TEXT NOT NULL, number TEXT NOT NULL,"
        " event TEXT NOT NULL, received_at BIGINT NOT NULL, state TEXT NOT NULL,"
        " PRIMARY KEY (town_id, number))"));
    return {};
}

Stored<Effect> Life::apply(Transaction& transaction, const Act& act) const {
    const std::string event = chosen(act, "event");
    // 住基法24条の2 and デジタル庁's FAQ: the person has to stand before somebody of the town.
    const bool face_to_face = event == "moved_in" || event == "moved_within";
    TRY(
        transaction.run("INSERT INTO life_drafts (town_id, number, event, received_at, state)"
                        " VALUES ($1, $2, $3, $4, $5)",
                        {town_, act.filed.number, event, value_of(act.filed.received_at),
                         std::string(face_to_face ? "face_to_face" : "prepared")}));
    if (face_to_face) return refused("face-to-face");
    return Effect{.refused = "", .notes = {{"prepared", act.filed.number}}};
}

std::vector<ViewRule> Life::views() const {
    return {{.view = "prepared", .desk = true, .section = "resident_desk", .roles = {}}};
}

Stored<town::Table> Life::view(Transaction& transaction, std::string_view, const ViewAsk&) const {
    town::Table table{.reg = "life", .view = "prepared"};
    table.columns = {"number", "event", "received", "state"};
    table.paper = true;
    for (const auto& row : TRY(transaction.run(
             "SELECT number, event, received_at, state FROM life_drafts WHERE town_id = $1"
             " ORDER BY received_at DESC LIMIT 500",
             {town_}))) {
        town::Table::Row shown{.id = row.text(0)};
        shown.cells = {text_cell(row.text(0)), word_cell(row.text(1)),
                       time_cell(time_of(row.number(2))), word_cell(row.text(3))};
        shown.attention = row.text(3) == "face_to_face";
        table.rows.push_back(std::move(shown));
    }
    return table;
}

}  // namespace server
