#include "server/registers/hub.h"
#include "server/registers/said.h"

namespace server {

std::vector<ViewRule> Hub::views() const {
    return {
        {.view = "here", .desk = true, .section = "kurashi_anzen", .roles = {"driver"}},
        {.view = "run", .desk = true, .section = "kurashi_anzen", .roles = {"driver"}},
        {.view = "tasks", .desk = true, .section = "welfare_desk", .roles = {}, .listed = false}};
}

Stored<town::Table> Hub::view(Transaction& transaction, std::string_view view,
                              const ViewAsk& ask) const {
    if (view == "here") {
        auto table = TRY(here(transaction));
        // A new code is given by staff who have seen the person, not on the road.
        for (auto& row : table.rows) {
            if (!ask.clerk) std::erase(row.acts, "hub-unlock");
        }
        return table;
    }
    return view == "run" ? run(transaction) : tasks(transaction);
}

// What lies on the shelves, oldest first. Codes are never shown again.
Stored<town::Table> Hub::here(Transaction& transaction) const {
    town::Table table{.reg = "hub", .view = "here"};
    table.columns = {"parcel", "arrived", "name", "handling", "lock"};
    for (const auto& row :
         TRY(transaction.run("SELECT n, arrived_at, name, handling, tries FROM hub_parcels"
                             " WHERE town_id = $1 AND state = 'here' ORDER BY n LIMIT 500",
                             {town_}))) {
        town::Table::Row shown{.id = "P" + std::to_string(row.number(0))};
        const bool locked = row.number(4) >= 3;
        shown.cells = {text_cell(shown.id), time_cell(time_of(row.number(1))),
                       text_cell(row.text(2)), word_cell(row.text(3)),
                       word_cell(locked ? "locked" : "open")};
        shown.acts = {"hub-route", "hub-unlock"};
        shown.attention = locked;
        table.rows.push_back(std::move(shown));
    }
    table.figures["parcels"] = number_cell(static_cast<std::int64_t>(table.rows.size()));
    return table;
}

// The run sheet, route by route: the driver's tablet or paper.
Stored<town::Table> Hub::run(Transaction& transaction) const {
    town::Table table{.reg = "hub", .view = "run"};
    table.columns = {"route", "parcel", "name", "address", "handling", "watch"};
    table.paper = true;
    for (const auto& row : TRY(transaction.run(
             "SELECT n, route, name, address, handling, watch FROM hub_parcels"
             " WHERE town_id = $1 AND state = 'on_route' ORDER BY route, address, n LIMIT 500",
             {town_}))) {
        town::Table::Row shown{.id = "P" + std::to_string(row.number(0))};
        const bool watch = row.number(5) != 0;
        shown.cells = {word_cell(row.text(1)), text_cell(shown.id),
                       text_cell(row.text(2)), text_cell(row.text(3)),
                       word_cell(row.text(4)), word_cell(watch ? "call_out" : "none")};
        shown.acts = {watch ? "hub-deliver-watch" : "hub-deliver"};
        table.rows.push_back(std::move(shown));
    }
    table.figures["parcels"] = number_cell(static_cast<std::int64_t>(table.rows.size()));
    return table;
}

Stored<std::vector<Hub::OpenTask>> Hub::open_tasks(Transaction& transaction) const {
    std::vector<OpenTask> open;
    for (const auto& row : TRY(transaction.run(
             "SELECT t.n, t.at, t.level, p.name, p.address FROM hub_tasks t JOIN hub_parcels p"
             " ON p.town_id = t.town_id AND p.n = t.parcel"
             " WHERE t.town_id = $1 AND t.state = 'open' ORDER BY t.level DESC, t.n LIMIT 500",
             {town_}))) {
        open.push_back({.id = "T" + std::to_string(row.number(0)),
                        .seen_at = time_of(row.number(1)),
                        .urgent = row.text(2) == "urgent",
                        .name = row.text(3),
                        .address = row.text(4)});
    }
    return open;
}

// The same as a table of their own, for the act's answer; the desk reads them in ⑧'s list.
Stored<town::Table> Hub::tasks(Transaction& transaction) const {
    town::Table table{.reg = "hub", .view = "tasks"};
    table.columns = {"seen", "level", "name", "address"};
    for (const auto& task : TRY(open_tasks(transaction))) {
        table.rows.push_back(
            {.id = task.id,
             .cells = {time_cell(task.seen_at), word_cell(task.urgent ? "urgent" : "concern"),
                       text_cell(task.name), text_cell(task.address)},
             .acts = {"hub-task"},
             .attention = task.urgent});
    }
    return table;
}

}  // namespace server
