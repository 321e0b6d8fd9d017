#include "server/registers/learning.h"

#include <cstdlib>

#include "server/registers/said.h"

namespace server {

Stored<void> Learning::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS class_bookings (town_id TEXT NOT NULL, number TEXT NOT NULL,"
        " class TEXT NOT NULL, day TEXT NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL,"
        " state TEXT NOT NULL, PRIMARY KEY (town_id, number))"));
    return {};
}

Stored<Effect> Learning::apply(Transaction& transaction, const Act& act) const {
    if (act.journey.practice) return refused("practice");  // A terminal that sends it is wrong.
    if (act.journey.act == "book") return book(transaction, act);
    if (act.journey.act == "attend") return attend(transaction, act);
    return refused("unknown-act");
}

Stored<Effect> Learning::book(Transaction& transaction, const Act& act) const {
    const std::string one = chosen(act, "class");
    const std::string day = row_value(act.pack, "classes", one, "day");
    if (day < base::iso_date(base::tokyo_date(act.filed.received_at))) return refused("over");
    const auto taken = TRY(transaction.run(
        "SELECT COUNT(*) FROM class_bookings WHERE town_id = $1 AND class = $2", {town_, one}));
    const auto seats =
        std::strtoll(row_value(act.pack, "classes", one, "seats").c_str(), nullptr, 10);
    if (taken.at(0).number(0) >= seats) return refused("full");
    TRY(transaction.run(
        "INSERT INTO class_bookings (town_id, number, class, day, name, phone, state)"
        " VALUES ($1, $2, $3, $4, $5, $6, 'booked')",
        {town_, act.filed.number, one, day, written(act, "name"), written(act, "phone")}));
    return Effect{.refused = "", .notes = {{"booked", act.filed.number}}};
}

Stored<Effect> Learning::attend(Transaction& transaction, const Act& act) const {
    const std::string number = written(act, "booking");
    const auto found = TRY(
        transaction.run("SELECT state, day FROM class_bookings WHERE town_id = $1 AND number = $2",
                        {town_, number}));
    if (found.empty()) return refused("not-booked");
    if (found[0].text(0) != "booked") return refused("already-here");
    if (found[0].text(1) > base::iso_date(base::tokyo_date(act.filed.received_at))) {
        return refused("not-yet");
    }
    TRY(transaction.run("UPDATE class_bookings SET state = $3 WHERE town_id = $1 AND number = $2",
                        {town_, number, chosen(act, "came")}));
    return Effect{.refused = "", .notes = {{"attended", ""}}};
}

std::vector<ViewRule> Learning::views() const {
    return {{.view = "roster", .desk = true, .section = "learning_desk", .roles = {"teacher"}},
            {.view = "classes", .desk = true, .section = "learning_desk", .roles = {"home"}}};
}

Stored<town::Table> Learning::view(Transaction& transaction, std::string_view view,
                                   const ViewAsk& ask) const {
    return view == "roster" ? roster(transaction) : classes(transaction, ask);
}

Stored<town::Table> Learning::roster(Transaction& transaction) const {
    town::Table table{.reg = "learning", .view = "roster"};
    table.columns = {"day", "class", "name", "number", "state"};
    table.paper = true;
    for (const auto& row : TRY(transaction.run(
             "SELECT number, class, day, name, state FROM class_bookings WHERE town_id = $1"
             " ORDER BY day, class, name LIMIT 500",
             {town_}))) {
        town::Table::Row shown{.id = row.text(0)};
        shown.cells = {date_cell(row.text(2)), word_cell(row.text(1)), text_cell(row.text(3)),
                       text_cell(row.text(0)), word_cell(row.text(4))};
        if (row.text(4) == "booked") shown.acts = {"class-attend"};
        table.rows.push_back(std::move(shown));
    }
    return table;
}

// Numbers only: anybody may see them.
Stored<town::Table> Learning::classes(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "learning", .view = "classes"};
    table.columns = {"class", "day", "seats", "booked", "attended"};
    const auto all = ask.pack.tables.find("classes");
    if (all == ask.pack.tables.end()) return table;
    for (const auto& one : all->second) {
        const auto count = TRY(transaction.run(
            "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN state = 'booked' THEN 0 ELSE 1 END), 0)"
            " AS BIGINT) FROM class_bookings WHERE town_id = $1 AND class = $2",
            {town_, one.id}));
        town::Table::Row shown{.id = one.id};
        shown.cells = {word_cell(one.id), date_cell(row_value(ask.pack, "classes", one.id, "day")),
                       number_cell(std::strtoll(
                           row_value(ask.pack, "classes", one.id, "seats").c_str(), nullptr, 10)),
                       number_cell(count.at(0).number(0)), number_cell(count.at(0).number(1))};
        table.rows.push_back(std::move(shown));
    }
    return table;
}

}  // namespace server
