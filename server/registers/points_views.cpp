#include "server/registers/points.h"
#include "server/registers/points_rules.h"
#include "server/registers/said.h"
#include "town/rules/points.h"

namespace server {

namespace {

town::Cell code_cell(std::string text) { return {town::Cell::Kind::code, std::move(text)}; }

}  // namespace

std::vector<ViewRule> Points::views() const {
    const std::vector<std::string> residents{"hall", "library"};
    return {
        {.view = "code", .desk = false, .section = "", .roles = {"venue"}},
        {.view = "sheet", .desk = false, .section = "", .roles = residents, .needs_person = true},
        {.view = "mine", .desk = false, .section = "", .roles = residents, .needs_person = true},
        {.view = "vouchers", .desk = true, .section = "health_desk", .roles = {}},
        {.view = "sessions", .desk = true, .section = "health_desk", .roles = {}}};
}

Stored<town::Table> Points::view(Transaction& transaction, std::string_view view,
                                 const ViewAsk& ask) const {
    if (view == "code") return code(transaction, ask);
    if (view == "sheet") return sheet(transaction, ask);
    if (view == "mine") return mine(transaction, ask);
    return view == "vouchers" ? vouchers(transaction) : sessions(transaction);
}

// What this venue's device shows now; asked again, it shows the next one.
Stored<town::Table> Points::code(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "points", .view = "code"};
    table.columns = {"activity", "place", "code", "closes"};
    for (const auto& row : TRY(transaction.run(
             "SELECT n, activity, place, closes_at FROM points_sessions WHERE town_id = $1"
             " AND device = $2 AND closes_at > $3 ORDER BY n",
             {town_, ask.device, value_of(ask.now)}))) {
        const auto activity = activity_of(ask.pack, row.text(1));
        if (!activity) continue;
        const auto session = static_cast<std::uint32_t>(row.number(0));
        town::Table::Row shown{.id = std::to_string(session)};
        shown.cells = {word_cell(activity->id), text_cell(row.text(2)),
                       code_cell(town::venue_code(TRY(secret(transaction)), session, ask.now,
                                                  activity->code_step)),
                       time_cell(time_of(row.number(3)))};
        table.rows.push_back(std::move(shown));
    }
    return table;
}

// 台紙: one line a stamp, like the paper card of today.
Stored<town::Table> Points::sheet(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "points", .view = "sheet"};
    table.columns = {"stamp", "day", "activity", "points"};
    table.paper = true;
    const std::string member = ask.person ? TRY(member_of(transaction, *ask.person)) : "";
    if (member.empty()) return table;
    std::int64_t stamp = 0;
    for (const auto& row : TRY(transaction.run(
             "SELECT n, at, activity, points FROM points_ledger WHERE town_id = $1 AND member = $2"
             " AND kind = 'scan' ORDER BY n LIMIT 1000",
             {town_, member}))) {
        town::Table::Row shown{.id = std::to_string(row.number(0))};
        shown.cells = {number_cell(++stamp),
                       date_cell(base::iso_date(base::tokyo_date(time_of(row.number(1))))),
                       word_cell(row.text(2)), number_cell(row.number(3))};
        table.rows.push_back(std::move(shown));
    }
    table.figures["member"] = code_cell(member);
    table.figures["balance"] = number_cell(TRY(balance(transaction, member)));
    return table;
}

// Every line of the ledger, newest first.
Stored<town::Table> Points::mine(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "points", .view = "mine"};
    table.columns = {"day", "kind", "points", "voucher"};
    table.paper = true;
    const std::string member = ask.person ? TRY(member_of(transaction, *ask.person)) : "";
    if (member.empty()) return table;
    for (const auto& row :
         TRY(transaction.run("SELECT n, at, kind, points, voucher FROM points_ledger"
                             " WHERE town_id = $1 AND member = $2 ORDER BY n DESC LIMIT 200",
                             {town_, member}))) {
        town::Table::Row shown{.id = std::to_string(row.number(0))};
        shown.cells = {date_cell(base::iso_date(base::tokyo_date(time_of(row.number(1))))),
                       word_cell(row.text(2)), number_cell(row.number(3)), text_cell(row.text(4))};
        table.rows.push_back(std::move(shown));
    }
    table.figures["member"] = code_cell(member);
    table.figures["balance"] = number_cell(TRY(balance(transaction, member)));
    return table;
}

Stored<town::Table> Points::vouchers(Transaction& transaction) const {
    town::Table table{.reg = "points", .view = "vouchers"};
    table.columns = {"voucher", "made", "reward", "points", "state"};
    for (const auto& row :
         TRY(transaction.run("SELECT number, made_at, reward, points, state FROM points_vouchers"
                             " WHERE town_id = $1 ORDER BY state DESC, made_at DESC LIMIT 500",
                             {town_}))) {
        town::Table::Row shown{.id = row.text(0)};
        shown.cells = {text_cell(row.text(0)), time_cell(time_of(row.number(1))),
                       word_cell(row.text(2)), number_cell(row.number(3)), word_cell(row.text(4))};
        if (row.text(4) == "open") shown.acts = {"points-void"};
        table.rows.push_back(std::move(shown));
    }
    return table;
}

// How many came: counts only.
Stored<town::Table> Points::sessions(Transaction& transaction) const {
    town::Table table{.reg = "points", .view = "sessions"};
    table.columns = {"day", "activity", "place", "came"};
    table.paper = true;
    for (const auto& row : TRY(transaction.run(
             "SELECT s.n, s.opened_at, s.activity, s.place, COUNT(l.n) FROM points_sessions s"
             " LEFT JOIN points_ledger l ON l.town_id = s.town_id AND l.session = s.n"
             " AND l.kind = 'scan' WHERE s.town_id = $1"
             " GROUP BY s.n, s.opened_at, s.activity, s.place ORDER BY s.n DESC LIMIT 500",
             {town_}))) {
        town::Table::Row shown{.id = std::to_string(row.number(0))};
        shown.cells = {date_cell(base::iso_date(base::tokyo_date(time_of(row.number(1))))),
                       word_cell(row.text(2)), text_cell(row.text(3)), number_cell(row.number(4))};
        table.rows.push_back(std::move(shown));
    }
    return table;
}

}  // namespace server
