#include <fmt/core.h>

#include <cstdlib>

#include "server/registers/said.h"
#include "server/registers/seen.h"
#include "server/registers/taxi.h"
#include "town/pass_list.h"

namespace server {

namespace {

// Every SELECT of rides lists its columns in this order.
constexpr std::string_view select_rides =
    "SELECT n, operator_name, pass, day, minute, from_place, to_place, category, aboard, meter,"
    " own, town_share, example, doubt, standing FROM taxi_rides WHERE town_id = $1";

struct Ride {
    std::int64_t n = 0;
    std::string operator_name, pass, day, time, from_place, to_place, category;
    std::int64_t aboard = 0, meter = 0, own = 0, town_share = 0;
    bool example = false;
    std::string doubt, standing;
};

std::vector<Ride> rides_from(const Rows& rows) {
    std::vector<Ride> rides;
    rides.reserve(rows.size());
    for (const auto& row : rows) {
        rides.push_back({.n = row.number(0),
                         .operator_name = row.text(1),
                         .pass = row.text(2),
                         .day = row.text(3),
                         .time = fmt::format("{:02}:{:02}", row.number(4) / 60, row.number(4) % 60),
                         .from_place = row.text(5),
                         .to_place = row.text(6),
                         .category = row.text(7),
                         .aboard = row.number(8),
                         .meter = row.number(9),
                         .own = row.number(10),
                         .town_share = row.number(11),
                         .example = row.number(12) != 0,
                         .doubt = row.text(13),
                         .standing = row.text(14)});
    }
    return rides;
}

// Sums of what is shown; where a fare is only a setting of the trial, the sheet says so.
void sum_up(town::Table& table, const std::vector<Ride>& rides) {
    std::int64_t meter = 0, own = 0, town_share = 0, counted_rides = 0;
    bool example = false;
    for (const auto& ride : rides) {
        if (ride.standing != "counted") continue;
        ++counted_rides;
        meter += ride.meter;
        own += ride.own;
        town_share += ride.town_share;
        example = example || ride.example;
    }
    table.figures["rides"] = number_cell(counted_rides);
    table.figures["meter"] = yen_cell(meter);
    table.figures["own"] = yen_cell(own);
    table.figures["town"] = yen_cell(town_share);
    if (example) table.figures["fares"] = word_cell("example");
}

}  // namespace

std::vector<ViewRule> Taxi::views() const {
    return {
        {.view = "rides", .desk = true, .section = "kurashi_anzen", .roles = {}},
        {.view = "months", .desk = true, .section = "kurashi_anzen", .roles = {}},
        {.view = "ride", .desk = true, .section = "kurashi_anzen", .roles = {}, .listed = false},
        {.view = "month", .desk = true, .section = "kurashi_anzen", .roles = {}, .listed = false},
        {.view = "claims", .desk = true, .section = "kurashi_anzen", .roles = {"taxi"}},
        {.view = "claim", .desk = true, .section = "kurashi_anzen", .roles = {"taxi"}},
        {.view = "day", .desk = false, .section = "", .roles = {"taxi"}},
        {.view = "passes", .desk = false, .section = "", .roles = {"taxi"}},
        {.view = "mine",
         .desk = false,
         .section = "",
         .roles = {"hall", "library"},
         .needs_person = true}};
}

Stored<town::Table> Taxi::view(Transaction& transaction, std::string_view view,
                               const ViewAsk& ask) const {
    if (view == "rides") return rides(transaction, ask);
    if (view == "ride") return one_ride(transaction, ask);
    if (view == "months") return months(transaction, ask);
    if (view == "month") return one_month(transaction, ask);
    if (view == "claims") return claims(transaction, ask);
    if (view == "claim") return claim(transaction, ask);
    if (view == "passes") return passes(transaction, ask);
    return view == "day" ? day(transaction, ask) : mine(transaction, ask);
}

// What is not yet claimed, in doubt first.
Stored<town::Table> Taxi::rides(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "taxi", .view = "rides"};
    table.columns = {"ride", "day",      "time",  "operator", "pass", "from",
                     "to",   "category", "meter", "own",      "town", "doubt"};
    const auto found = rides_from(TRY(transaction.run(
        std::string(select_rides) + " AND claim = 0 AND standing <> 'returned'"
                                    " ORDER BY standing DESC, day DESC, minute DESC LIMIT 500",
        {town_})));
    for (const auto& ride : found) {
        town::Table::Row row{.id = "R" + std::to_string(ride.n)};
        row.cells = {text_cell(row.id),         date_cell(ride.day),
                     text_cell(ride.time),      place_cell(ask.pack, ride.operator_name),
                     text_cell(ride.pass),      text_cell(ride.from_place),
                     text_cell(ride.to_place),  word_cell(ride.category),
                     yen_cell(ride.meter),      yen_cell(ride.own),
                     yen_cell(ride.town_share), word_cell(ride.doubt)};
        row.attention = ride.standing == "to_check";
        if (row.attention) row.acts = {"taxi-check"};
        table.rows.push_back(std::move(row));
    }
    sum_up(table, found);
    return table;
}

// The ride a clerk is about to check; its row names the digest of it.
Stored<town::Table> Taxi::one_ride(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table = TRY(rides(transaction, ask));
    const auto wanted = ask.parameters.find("ride");
    std::erase_if(table.rows, [&](const town::Table::Row& row) {
        return wanted == ask.parameters.end() || row.id != seen_of(wanted->second).subject ||
               !row.attention;
    });
    for (auto& row : table.rows) {
        row.acts.clear();
        row.id = name_of_seen(row.id, TRY(digest_of_ride(transaction, ride_number(row.id))));
    }
    table.figures.clear();
    return table;
}

// One row an operator and month with something due.
Stored<town::Table> Taxi::months(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "taxi", .view = "months"};
    table.columns = {"month", "operator", "rides", "town", "to_check"};
    for (const auto& row : TRY(transaction.run(
             "SELECT SUBSTR(day, 1, 7), operator_name,"
             " SUM(CASE WHEN standing = 'counted' THEN 1 ELSE 0 END),"
             " CAST(SUM(CASE WHEN standing = 'counted' THEN town_share ELSE 0 END) AS BIGINT),"
             " SUM(CASE WHEN standing = 'to_check' THEN 1 ELSE 0 END) FROM taxi_rides"
             " WHERE town_id = $1 AND claim = 0 AND standing <> 'returned'"
             " GROUP BY SUBSTR(day, 1, 7), operator_name ORDER BY 1, 2 LIMIT 200",
             {town_}))) {
        town::Table::Row shown{.id = row.text(0) + "." + row.text(1)};
        shown.cells = {month_cell(ask.pack, row.text(0)), place_cell(ask.pack, row.text(1)),
                       number_cell(row.number(2)), yen_cell(row.number(3)),
                       number_cell(row.number(4))};
        shown.attention = row.number(4) > 0;
        if (row.number(2) > 0) shown.acts = {"taxi-month"};
        table.rows.push_back(std::move(shown));
    }
    return table;
}

// What closing the month would put into one claim; its row names the digest of these sums.
Stored<town::Table> Taxi::one_month(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "taxi", .view = "month"};
    table.columns = {"month", "operator", "rides", "meter", "own", "town", "to_check"};
    const auto wanted = ask.parameters.find("month");
    if (wanted == ask.parameters.end()) return table;
    const std::string row = seen_of(wanted->second).subject;
    const Due sums = TRY(due(transaction, row));
    if (sums.rides == 0) return table;
    table.rows.push_back(
        {.id = name_of_seen(row, sums.digest()),
         .cells = {month_cell(ask.pack, sums.month), place_cell(ask.pack, sums.operator_name),
                   number_cell(sums.rides), yen_cell(sums.meter), yen_cell(sums.own),
                   yen_cell(sums.town_share), number_cell(sums.to_check)},
         .acts = {}});
    return table;
}

Stored<town::Table> Taxi::claims(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "taxi", .view = "claims"};
    table.columns = {"claim", "month", "operator", "closed", "rides", "town"};
    const std::string only = ask.clerk ? "" : ask.device;
    for (const auto& row : TRY(transaction.run(
             "SELECT n, month, operator_name, closed_at, rides, town_share FROM taxi_claims"
             " WHERE town_id = $1 AND ($2 = '' OR operator_name = $2) ORDER BY n DESC LIMIT 200",
             {town_, only}))) {
        town::Table::Row shown{.id = "C" + std::to_string(row.number(0))};
        shown.cells = {text_cell(shown.id),
                       month_cell(ask.pack, row.text(1)),
                       place_cell(ask.pack, row.text(2)),
                       time_cell(time_of(row.number(3))),
                       number_cell(row.number(4)),
                       yen_cell(row.number(5))};
        if (ask.clerk) shown.acts = {"taxi-claim"};
        table.rows.push_back(std::move(shown));
    }
    return table;
}

// The claim sheet: what the operator bills, line by line. No names and no places: whom the town
// pays for is the pass's number, and where they went is nobody's business here.
Stored<town::Table> Taxi::claim(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "taxi", .view = "claim"};
    table.columns = {"day", "time", "pass", "category", "aboard", "meter", "own", "town"};
    table.paper = true;
    const auto wanted = ask.parameters.find("claim");
    const std::int64_t n = wanted == ask.parameters.end() || wanted->second.empty()
                               ? 0
                               : std::strtoll(wanted->second.c_str() + 1, nullptr, 10);
    const std::string only = ask.clerk ? "" : ask.device;
    const auto head = TRY(transaction.run(
        "SELECT n, operator_name, month, closed_at FROM taxi_claims WHERE town_id = $1"
        " AND (n = $2 OR $2 = 0) AND ($3 = '' OR operator_name = $3) ORDER BY n DESC LIMIT 1",
        {town_, n, only}));
    if (head.empty()) return table;
    const auto found = rides_from(
        TRY(transaction.run(std::string(select_rides) + " AND claim = $2 ORDER BY day, minute, n",
                            {town_, head[0].number(0)})));
    for (const auto& ride : found) {
        town::Table::Row row{.id = "R" + std::to_string(ride.n)};
        row.cells = {date_cell(ride.day),      text_cell(ride.time),     text_cell(ride.pass),
                     word_cell(ride.category), number_cell(ride.aboard), yen_cell(ride.meter),
                     yen_cell(ride.own),       yen_cell(ride.town_share)};
        table.rows.push_back(std::move(row));
    }
    sum_up(table, found);
    table.figures["claim"] = text_cell("C" + std::to_string(head[0].number(0)));
    table.figures["operator"] = place_cell(ask.pack, head[0].text(1));
    table.figures["month"] = month_cell(ask.pack, head[0].text(2));
    table.figures["closed"] = moment_cell(ask.pack, time_of(head[0].number(3)));
    return table;
}

// The operator's own rides of today.
Stored<town::Table> Taxi::day(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "taxi", .view = "day"};
    table.columns = {"time", "category", "aboard", "meter", "own", "town", "doubt"};
    const auto found = rides_from(TRY(transaction.run(
        std::string(select_rides) + " AND operator_name = $2 AND day = $3 ORDER BY minute, n",
        {town_, ask.device, base::iso_date(base::tokyo_date(ask.now))})));
    for (const auto& ride : found) {
        town::Table::Row row{.id = "R" + std::to_string(ride.n)};
        row.cells = {text_cell(ride.time), word_cell(ride.category), number_cell(ride.aboard),
                     yen_cell(ride.meter), yen_cell(ride.own),       yen_cell(ride.town_share),
                     word_cell(ride.doubt)};
        row.attention = ride.standing == "to_check";
        table.rows.push_back(std::move(row));
    }
    sum_up(table, found);
    return table;
}

// What a driver needs where there is no line: the passes that are no longer good although their
// paper says so, by number alone, and (for the device) whose terminals make passes.
Stored<town::Table> Taxi::passes(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "taxi", .view = "passes"};
    table.columns = {"pass", "until", "why"};
    table.paper = true;
    for (const auto& row :
         TRY(transaction.run("SELECT number, until_day, standing FROM taxi_passes"
                             " WHERE town_id = $1 AND until_day >= $2 ORDER BY number",
                             {town_, base::iso_date(base::tokyo_date(ask.now))}))) {
        std::string why = row.text(2);
        if (why == "valid") {
            const auto application = TRY(Applications(town_).by_number(transaction, row.text(0)));
            const bool asked_for = application && application->state != ApplicationState::withdrawn;
            if (asked_for) continue;
            why = "withdrawn";
        }
        table.rows.push_back(
            {.id = row.text(0),
             .cells = {text_cell(row.text(0)), date_cell(row.text(1)), word_cell(why)},
             .acts = {}});
    }
    std::string terminals;
    for (const auto& one : TRY(Terminals(town_).fingerprints(transaction))) {
        terminals += (terminals.empty() ? "" : ",") + one;
    }
    table.figures = {{"made", time_cell(ask.now)},
                     {std::string(town::terminals_figure), {town::Cell::Kind::code, terminals}}};
    return table;
}

// A resident's own rides of the last twelve months, for the family's papers too: without places.
Stored<town::Table> Taxi::mine(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "taxi", .view = "mine"};
    table.columns = {"day", "time", "category", "meter", "own", "town"};
    table.paper = true;
    if (!ask.person) return table;
    const auto year_ago = base::tokyo_date(ask.now - std::chrono::days(366));
    const auto found = rides_from(TRY(transaction.run(
        std::string(select_rides) +
            " AND standing = 'counted' AND day >= $2 AND pass IN (SELECT number FROM taxi_passes"
            " WHERE town_id = $1 AND whose = $3) ORDER BY day DESC, minute DESC LIMIT 1000",
        {town_, base::iso_date(year_ago), town::person_key(*ask.person)})));
    for (const auto& ride : found) {
        town::Table::Row row{.id = "R" + std::to_string(ride.n)};
        row.cells = {date_cell(ride.day),  text_cell(ride.time), word_cell(ride.category),
                     yen_cell(ride.meter), yen_cell(ride.own),   yen_cell(ride.town_share)};
        table.rows.push_back(std::move(row));
    }
    sum_up(table, found);
    table.figures.erase("meter");
    table.figures.erase("town");
    return table;
}

}  // namespace server
