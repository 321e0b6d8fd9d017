#include "server/registers/shopping.h"

#include <algorithm>
#include <cstdlib>

#include "server/registers/said.h"
#include "town/rules/delivery_days.h"

namespace server {

namespace {

std::int64_t whole_number(const std::string& digits) {
    return std::strtoll(digits.c_str(), nullptr, 10);
}

town::DeliveryDay delivery_day(const town::Pack& pack, const std::string& row) {
    const auto value = [&](std::string_view key) {
        return static_cast<int>(whole_number(row_value(pack, "delivery_days", row, key)));
    };
    return {value("weekday"), value("before_days"), value("until_hour")};
}

// The id of a line is its order's number and the ware, in the form of codes/order_line.toml.
std::string line_id(const std::string& number, std::string ware) {
    std::ranges::transform(ware, ware.begin(), [](char sign) {
        return sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign;
    });
    return number + "-" + ware;
}

}  // namespace

Stored<void> Shopping::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS shopping_orders (town_id TEXT NOT NULL, number TEXT NOT NULL,"
        " placed_at BIGINT NOT NULL, day TEXT NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL,"
        " address TEXT NOT NULL, instead TEXT NOT NULL, by_whom TEXT NOT NULL,"
        " PRIMARY KEY (town_id, number))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS shopping_lines (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " number TEXT NOT NULL, ware TEXT NOT NULL, ordered BIGINT NOT NULL, price BIGINT NOT NULL,"
        " shop TEXT NOT NULL, state TEXT NOT NULL, substitute TEXT NOT NULL,"
        " PRIMARY KEY (town_id, id))"));
    return {};
}

Stored<Effect> Shopping::apply(Transaction& transaction, const Act& act) const {
    if (act.journey.act == "order") return order(transaction, act);
    if (act.journey.act == "out_of_stock") return out_of_stock(transaction, act);
    return refused("unknown-act");
}

Stored<Effect> Shopping::order(Transaction& transaction, const Act& act) const {
    const auto day =
        town::delivery_for(delivery_day(act.pack, chosen(act, "day")), act.filed.received_at);
    if (!day) return refused("after-cutoff");
    const std::string caller = chosen(act, "caller");
    TRY(transaction.run(
        "INSERT INTO shopping_orders (town_id, number, placed_at, day, name, phone, address,"
        " instead, by_whom) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {town_, act.filed.number, value_of(act.filed.received_at), base::iso_date(*day),
         written(act, "name"), written(act, "phone"), written(act, "address"),
         chosen(act, "instead"), caller.empty() ? std::string("resident") : caller}));
    std::int64_t total = 0;
    for (const auto& [ware, count] : lined(act, "wares")) {
        const std::int64_t price = whole_number(row_value(act.pack, "wares", ware, "yen"));
        total += price * count;
        TRY(transaction.run(
            "INSERT INTO shopping_lines (town_id, id, number, ware, ordered, price, shop, state,"
            " substitute) VALUES ($1, $2, $3, $4, $5, $6, $7, 'ordered', '')",
            {town_, line_id(act.filed.number, ware), act.filed.number, ware, count, price,
             row_value(act.pack, "wares", ware, "shop")}));
    }
    return Effect{.refused = "",
                  .notes = {{"day", base::iso_date(*day)}, {"total", grouped_digits(total)}}};
}

Stored<Effect> Shopping::out_of_stock(Transaction& transaction, const Act& act) const {
    const auto lines = TRY(transaction.run(
        "SELECT l.ware, l.shop, l.state, o.instead FROM shopping_lines l JOIN shopping_orders o"
        " ON o.town_id = l.town_id AND o.number = l.number WHERE l.town_id = $1 AND l.id = $2",
        {town_, written(act, "line")}));
    if (lines.empty()) return refused("no-such-line");
    const Row& line = lines[0];
    if (line.text(1) != act.terminal.name) return refused("other-shop");
    if (line.text(2) != "ordered") return refused("already-marked");
    const std::string like = row_value(act.pack, "wares", line.text(0), "like");
    const std::string& instead = line.text(3);
    std::string state = "left_out";
    if (instead == "call") state = "to_call";
    if (instead == "similar" && !like.empty()) state = "substituted";
    TRY(transaction.run(
        "UPDATE shopping_lines SET state = $3, substitute = $4"
        " WHERE town_id = $1 AND id = $2",
        {town_, written(act, "line"), state, state == "substituted" ? like : std::string()}));
    return Effect{};
}

std::vector<ViewRule> Shopping::views() const {
    return {{.view = "picking", .desk = false, .section = "", .roles = {"shop"}},
            {.view = "orders", .desk = true, .section = "welfare_desk", .roles = {}}};
}

Stored<town::Table> Shopping::view(Transaction& transaction, std::string_view view,
                                   const ViewAsk& ask) const {
    return view == "picking" ? picking(transaction, ask) : orders(transaction);
}

// What this shop has to put together, earliest delivery first.
Stored<town::Table> Shopping::picking(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "shopping", .view = "picking"};
    table.columns = {"day", "number", "ware", "count", "state"};
    table.paper = true;
    std::int64_t lines = 0;
    for (const auto& row : TRY(transaction.run(
             "SELECT l.id, o.day, o.number, l.ware, l.ordered, l.state, l.substitute"
             " FROM shopping_lines l JOIN shopping_orders o"
             " ON o.town_id = l.town_id AND o.number = l.number"
             " WHERE l.town_id = $1 AND l.shop = $2 AND o.day >= $3 ORDER BY o.day, o.number, l.id",
             {town_, ask.device, base::iso_date(base::tokyo_date(ask.now))}))) {
        const bool open = row.text(5) == "ordered";
        const std::string ware = row.text(6).empty() ? row.text(3) : row.text(6);
        town::Table::Row shown{.id = row.text(0)};
        shown.cells = {date_cell(row.text(1)), text_cell(row.text(2)), word_cell(ware),
                       number_cell(row.number(4)), word_cell(row.text(5))};
        if (open) shown.acts = {"shopping-out-of-stock"};
        shown.attention = row.text(5) == "to_call";
        if (row.text(5) != "left_out") ++lines;
        table.rows.push_back(std::move(shown));
    }
    table.figures = {{"lines", number_cell(lines)}};
    return table;
}

Stored<town::Table> Shopping::orders(Transaction& transaction) const {
    town::Table table{.reg = "shopping", .view = "orders"};
    table.columns = {"day", "number", "name", "lines", "total", "by", "instead"};
    table.paper = true;
    for (const auto& row : TRY(transaction.run(
             "SELECT o.number, o.day, o.name, o.by_whom, o.instead, COUNT(l.id),"
             " CAST(COALESCE(SUM(l.ordered * l.price), 0) AS BIGINT)"
             " FROM shopping_orders o LEFT JOIN shopping_lines l ON l.town_id = o.town_id"
             " AND l.number = o.number AND l.state <> 'left_out' WHERE o.town_id = $1"
             " GROUP BY o.number, o.day, o.name, o.by_whom, o.instead, o.placed_at"
             " ORDER BY o.placed_at DESC LIMIT 500",
             {town_}))) {
        town::Table::Row shown{.id = row.text(0)};
        shown.cells = {date_cell(row.text(1)),     text_cell(row.text(0)),  text_cell(row.text(2)),
                       number_cell(row.number(5)), yen_cell(row.number(6)), word_cell(row.text(3)),
                       word_cell(row.text(4))};
        table.rows.push_back(std::move(shown));
    }
    return table;
}

}  // namespace server
