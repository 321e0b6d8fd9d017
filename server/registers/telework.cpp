#include "server/registers/telework.h"

#include "server/registers/said.h"

namespace server {

namespace {

std::string work_place(const town::Pack& pack, const std::string& terminal) {
    const auto place = row_value(pack, "workplaces", terminal, "place");
    return place.empty() ? "outside" : place;
}

bool may_leave_the_hall(const town::Pack& pack, const std::string& section) {
    return row_value(pack, "data_classes", section, "where") == "anywhere";
}

}  // namespace

Stored<void> Telework::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS work_presence (town_id TEXT NOT NULL, clerk_id TEXT NOT NULL,"
        " clerk TEXT NOT NULL, place TEXT NOT NULL, terminal TEXT NOT NULL, since BIGINT NOT NULL,"
        " PRIMARY KEY (town_id, clerk_id))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS work_handovers (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " application TEXT NOT NULL, to_section TEXT NOT NULL, note TEXT NOT NULL,"
        " clerk TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (town_id, id))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS work_hours (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " clerk_id TEXT NOT NULL, task TEXT NOT NULL, place TEXT NOT NULL,"
        " minutes BIGINT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (town_id, id))"));
    return {};
}

Stored<Effect> Telework::apply(Transaction& transaction, const Act& act) const {
    if (!act.clerk) return refused("not-outside-the-hall");
    if (act.journey.act == "hand_over") return hand_over(transaction, act);
    if (act.journey.act == "presence") {
        TRY(transaction.run(
            "INSERT INTO work_presence (town_id, clerk_id, clerk, place, terminal, since)"
            " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (town_id, clerk_id)"
            " DO UPDATE SET clerk = $3, place = $4, terminal = $5, since = $6",
            {town_, act.clerk->id, act.clerk->name, chosen(act, "where"), act.terminal.name,
             value_of(act.filed.received_at)}));
        return Effect{.refused = "", .notes = {{"known", ""}}};
    }
    if (act.journey.act != "hours") return refused("unknown-act");
    TRY(transaction.run(
        "INSERT INTO work_hours (town_id, id, clerk_id, task, place, minutes, day)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {town_, act.filed.id, act.clerk->id, chosen(act, "task"),
         work_place(act.pack, act.terminal.name), counted(act, "minutes").value_or(0),
         base::iso_date(base::tokyo_date(act.filed.received_at))}));
    return Effect{.refused = "", .notes = {{"kept", ""}}};
}

Stored<Effect> Telework::hand_over(Transaction& transaction, const Act& act) const {
    const std::string number = written(act, "application");
    const auto filed = TRY(Applications(town_).by_number(transaction, number));
    // Somebody else's section is answered as if it did not exist.
    if (!filed || filed->section != act.clerk->section) return refused("no-such-application");
    const bool outside = work_place(act.pack, act.terminal.name) != "hall";
    const std::string to = chosen(act, "to");
    if (outside &&
        (!may_leave_the_hall(act.pack, filed->section) || !may_leave_the_hall(act.pack, to))) {
        return refused("not-outside-the-hall");
    }
    TRY(transaction.run(
        "INSERT INTO work_handovers (town_id, id, application, to_section, note, clerk, at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {town_, act.filed.id, number, to, written(act, "note"), act.clerk->name,
         value_of(act.filed.received_at)}));
    return Effect{.refused = "", .notes = {{"handed", ""}}};
}

std::vector<ViewRule> Telework::views() const {
    return {{.view = "presence", .desk = true, .section = "", .roles = {}},
            {.view = "handovers", .desk = true, .section = "", .roles = {}},
            {.view = "hours", .desk = true, .section = "", .roles = {}}};
}

Stored<town::Table> Telework::view(Transaction& transaction, std::string_view view,
                                   const ViewAsk& ask) const {
    if (view == "presence") return presence(transaction);
    return view == "hours" ? hours(transaction, ask) : handovers(transaction, ask);
}

Stored<town::Table> Telework::presence(Transaction& transaction) const {
    town::Table table{.reg = "telework", .view = "presence"};
    table.columns = {"clerk", "where", "terminal", "since"};
    for (const auto& row : TRY(transaction.run(
             "SELECT clerk_id, clerk, place, terminal, since FROM work_presence WHERE town_id = $1"
             " ORDER BY since DESC",
             {town_}))) {
        table.rows.push_back(
            {.id = row.text(0),
             .cells = {text_cell(row.text(1)), word_cell(row.text(2)), text_cell(row.text(3)),
                       time_cell(time_of(row.number(4)))}});
    }
    return table;
}

Stored<town::Table> Telework::handovers(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "telework", .view = "handovers"};
    table.columns = {"application", "to", "note", "by", "since"};
    if (!ask.clerk) return table;
    for (const auto& row : TRY(transaction.run(
             "SELECT id, application, to_section, note, clerk, at FROM work_handovers"
             " WHERE town_id = $1 AND to_section = $2 ORDER BY at DESC LIMIT 200",
             {town_, ask.clerk->section}))) {
        table.rows.push_back(
            {.id = row.text(0),
             .cells = {text_cell(row.text(1)), word_cell(row.text(2)), text_cell(row.text(3)),
                       text_cell(row.text(4)), time_cell(time_of(row.number(5)))}});
    }
    return table;
}

// By task and place, of nobody by name: for the review of the scheme, not of a clerk.
Stored<town::Table> Telework::hours(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "telework", .view = "hours"};
    table.columns = {"task", "place", "times", "minutes"};
    table.paper = true;
    const std::string month = base::iso_date(base::tokyo_date(ask.now)).substr(0, 7) + "%";
    for (const auto& row : TRY(transaction.run(
             "SELECT task, place, COUNT(*), CAST(SUM(minutes) AS BIGINT) FROM work_hours"
             " WHERE town_id = $1 AND day LIKE $2 GROUP BY task, place ORDER BY task, place",
             {town_, month}))) {
        table.rows.push_back({.id = row.text(0) + "-" + row.text(1),
                              .cells = {word_cell(row.text(0)), word_cell(row.text(1)),
                                        number_cell(row.number(2)), number_cell(row.number(3))}});
    }
    return table;
}

}  // namespace server
