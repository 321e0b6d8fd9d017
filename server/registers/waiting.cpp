#include "server/registers/waiting.h"

#include <charconv>

#include "server/registers/presence.h"
#include "server/registers/said.h"

namespace server {

namespace {

// A record that comes later than this was taken without a line: its person was told to speak to
// staff, has no number, and nobody would come when one were called.
constexpr std::chrono::minutes longest_way_to_the_town{10};
// What the board shows of calls: an older one is heard or lost.
constexpr std::chrono::minutes call_stands{10};

std::string wait_place(const town::Pack& pack, const std::string& terminal,
                       const std::string& role) {
    Terminal standing;
    standing.name = terminal;
    standing.role = role;
    return Presences::place_of(pack, standing);
}

std::string wait_day(base::Time now) { return base::iso_date(base::tokyo_date(now)); }

// The number on the row that was touched or shown as the next; 0 is none's.
std::int64_t wait_number(const Act& act) {
    const std::string text = written(act, "number");
    std::int64_t n = 0;
    std::from_chars(text.data(), text.data() + text.size(), n);
    return n;
}

std::vector<std::string> acts_on(const std::string& state) {
    if (state == "called") return {"wait-done", "wait-again", "wait-absent"};
    return {"wait-again"};
}

}  // namespace

Stored<void> Waiting::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS wait_numbers (town_id TEXT NOT NULL, place TEXT NOT NULL,"
        " day TEXT NOT NULL, n BIGINT NOT NULL, section TEXT NOT NULL, purpose TEXT NOT NULL,"
        " language TEXT NOT NULL, state TEXT NOT NULL, taken_at BIGINT NOT NULL,"
        " first_called_at BIGINT NOT NULL, called_at BIGINT NOT NULL,"
        " PRIMARY KEY (town_id, place, day, n))"));
    return {};
}

Stored<Effect> Waiting::apply(Transaction& transaction, const Act& act) const {
    // Numbers are of this moment: what waited for the line neither gives nor calls one.
    if (act.now - act.filed.received_at > longest_way_to_the_town) return refused("too-late");
    if (act.journey.act == "take") return take(transaction, act);
    if (!act.clerk) return refused("only-staff");
    if (act.journey.act == "call") return call_next(transaction, act);
    if (act.journey.act == "again") return call_again(transaction, act);
    if (act.journey.act == "done") return end(transaction, act, "done");
    if (act.journey.act == "absent") return end(transaction, act, "absent");
    return refused("unknown-act");
}

Stored<Effect> Waiting::take(Transaction& transaction, const Act& act) const {
    const std::string purpose = chosen(act, "purpose");
    const std::string section = row_value(act.pack, "wait_purposes", purpose, "section");
    if (section.empty()) return refused("no-such-desk");
    const std::string place = wait_place(act.pack, act.terminal.name, act.terminal.role);
    const std::string day = wait_day(act.now);
    const auto last = TRY(transaction.run(
        "SELECT COALESCE(MAX(n), 0) FROM wait_numbers WHERE town_id = $1 AND place = $2"
        " AND day = $3",
        {town_, place, day}));
    const auto before = TRY(transaction.run(
        "SELECT COUNT(*) FROM wait_numbers WHERE town_id = $1 AND place = $2 AND day = $3"
        " AND section = $4 AND state = 'waiting'",
        {town_, place, day, section}));
    const std::int64_t n = last.at(0).number(0) + 1;
    TRY(transaction.run(
        "INSERT INTO wait_numbers (town_id, place, day, n, section, purpose, language, state,"
        " taken_at, first_called_at, called_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting',"
        " $8, 0, 0)",
        {town_, place, day, n, section, purpose, act.application.language, value_of(act.now)}));
    const std::int64_t people = before.at(0).number(0);
    Effect effect{.refused = "", .notes = {{"big", std::to_string(n)}, {"desk", section}}};
    effect.notes[people == 0 ? "nobody_before" : "before"] = std::to_string(people);
    return effect;
}

Stored<Effect> Waiting::call_next(Transaction& transaction, const Act& act) const {
    const Line line{wait_place(act.pack, act.terminal.name, act.terminal.role), wait_day(act.now),
                    act.clerk->section};
    const auto next = TRY(transaction.run(
        "SELECT MIN(n) FROM wait_numbers WHERE town_id = $1 AND place = $2 AND day = $3"
        " AND section = $4 AND state = 'waiting'",
        {town_, line.place, line.day, line.section}));
    if (next.at(0).is_null(0)) return refused("nobody-waits");
    const std::int64_t n = next[0].number(0);
    // Another counter of the desk has called whom this clerk was shown.
    if (n != wait_number(act)) return refused("changed");
    TRY(call(transaction, line, n, act.now));
    return Effect{.refused = "", .notes = {{"called", std::to_string(n)}}};
}

Stored<Effect> Waiting::call_again(Transaction& transaction, const Act& act) const {
    const Line line{wait_place(act.pack, act.terminal.name, act.terminal.role), wait_day(act.now),
                    act.clerk->section};
    const std::int64_t n = wait_number(act);
    const auto state = TRY(state_of(transaction, line, n));
    if (!state) return refused("no-such-number");
    if (*state == "done") return refused("already-done");
    TRY(call(transaction, line, n, act.now));
    return Effect{.refused = "", .notes = {{"called", std::to_string(n)}}};
}

Stored<Effect> Waiting::end(Transaction& transaction, const Act& act,
                            const std::string& how) const {
    const Line line{wait_place(act.pack, act.terminal.name, act.terminal.role), wait_day(act.now),
                    act.clerk->section};
    const std::int64_t n = wait_number(act);
    const auto state = TRY(state_of(transaction, line, n));
    if (!state) return refused("no-such-number");
    if (*state != "called") return refused("not-called");
    TRY(
        transaction.run("UPDATE wait_numbers SET state = $5 WHERE town_id = $1 AND place = $2"
                        " AND day = $3 AND n = $4",
                        {town_, line.place, line.day, n, how}));
    return Effect{.refused = "", .notes = {{how, std::to_string(n)}}};
}

Stored<std::optional<std::string>> Waiting::state_of(Transaction& transaction, const Line& line,
                                                     std::int64_t n) const {
    const auto rows = TRY(transaction.run(
        "SELECT state FROM wait_numbers WHERE town_id = $1 AND place = $2 AND day = $3"
        " AND section = $4 AND n = $5",
        {town_, line.place, line.day, line.section, n}));
    if (rows.empty()) return std::optional<std::string>();
    return std::optional(rows[0].text(0));
}

Stored<void> Waiting::call(Transaction& transaction, const Line& line, std::int64_t n,
                           base::Time now) const {
    TRY(transaction.run(
        "UPDATE wait_numbers SET state = 'called', called_at = $5, first_called_at ="
        " CASE WHEN first_called_at = 0 THEN $5 ELSE first_called_at END"
        " WHERE town_id = $1 AND place = $2 AND day = $3 AND n = $4",
        {town_, line.place, line.day, n, value_of(now)}));
    return {};
}

std::vector<ViewRule> Waiting::views() const {
    return {
        {.view = "line", .desk = true, .section = "", .roles = {}},
        {.view = "next", .desk = true, .section = "", .roles = {}, .listed = false},
        {.view = "calls_board", .desk = false, .section = "", .roles = {"board"}, .logged = false}};
}

Stored<town::Table> Waiting::view(Transaction& transaction, std::string_view view,
                                  const ViewAsk& ask) const {
    if (view == "next") return next(transaction, ask);
    return view == "calls_board" ? board(transaction, ask) : desk(transaction, ask);
}

// Whom the clerk's desk would call now.
Stored<town::Table> Waiting::next(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table = TRY(desk(transaction, ask));
    std::erase_if(table.rows,
                  [](const town::Table::Row& row) { return row.cells[1].text != "waiting"; });
    if (table.rows.size() > 1) table.rows.resize(1);
    for (auto& row : table.rows) row.acts.clear();
    table.figures.clear();
    return table;
}

// Who was called stands first, then who waits, then who did not come and may come yet.
Stored<town::Table> Waiting::desk(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "wait", .view = "line"};
    table.columns = {"number", "state", "purpose", "language", "since"};
    if (!ask.clerk) return table;
    const Line line{wait_place(ask.pack, ask.device, ask.role), wait_day(ask.now),
                    ask.clerk->section};
    for (const auto& row : TRY(transaction.run(
             "SELECT n, state, purpose, language, taken_at FROM wait_numbers WHERE town_id = $1"
             " AND place = $2 AND day = $3 AND section = $4 AND state <> 'done'"
             " ORDER BY CASE state WHEN 'called' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END, n"
             " LIMIT 500",
             {town_, line.place, line.day, line.section}))) {
        const std::string n = std::to_string(row.number(0));
        table.rows.push_back(
            {.id = n,
             .cells = {text_cell(n), word_cell(row.text(1)), word_cell(row.text(2)),
                       word_cell(row.text(3)), time_cell(time_of(row.number(4)))},
             .acts = acts_on(row.text(1)),
             .attention = row.text(1) == "called"});
    }
    TRY(count(transaction, line, table));
    return table;
}

// The day in figures. How long people waited is only said once somebody was called.
Stored<void> Waiting::count(Transaction& transaction, const Line& line, town::Table& table) const {
    for (const char* state : {"waiting", "done", "absent"}) table.figures[state] = number_cell(0);
    for (const auto& row : TRY(transaction.run(
             "SELECT state, COUNT(*) FROM wait_numbers WHERE town_id = $1 AND place = $2"
             " AND day = $3 AND section = $4 GROUP BY state",
             {town_, line.place, line.day, line.section}))) {
        if (row.text(0) != "called") table.figures[row.text(0)] = number_cell(row.number(1));
    }
    const auto waited = TRY(transaction.run(
        "SELECT COUNT(*), CAST(COALESCE(SUM(first_called_at - taken_at), 0) AS BIGINT)"
        " FROM wait_numbers WHERE town_id = $1 AND place = $2 AND day = $3 AND section = $4"
        " AND first_called_at > 0",
        {town_, line.place, line.day, line.section}));
    const std::int64_t called = waited.at(0).number(0);
    constexpr std::int64_t a_minute = 60'000;
    if (called > 0) table.figures["minutes"] = number_cell(waited[0].number(1) / called / a_minute);
    return {};
}

// For everybody who waits: numbers and desks, the newest call first.
Stored<town::Table> Waiting::board(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "wait", .view = "calls_board"};
    table.columns = {"number", "where"};
    const std::string place = wait_place(ask.pack, ask.device, ask.role);
    const std::string day = wait_day(ask.now);
    for (const auto& row : TRY(transaction.run(
             "SELECT n, section FROM wait_numbers WHERE town_id = $1 AND place = $2 AND day = $3"
             " AND state = 'called' AND called_at > $4 ORDER BY called_at DESC, n LIMIT 5",
             {town_, place, day, value_of(ask.now - call_stands)}))) {
        const std::string n = std::to_string(row.number(0));
        table.rows.push_back(
            {.id = n, .cells = {text_cell(n), word_cell(row.text(1))}, .acts = {}});
    }
    const auto waiting = TRY(transaction.run(
        "SELECT COUNT(*) FROM wait_numbers WHERE town_id = $1 AND place = $2 AND day = $3"
        " AND state = 'waiting'",
        {town_, place, day}));
    table.figures["waiting"] = number_cell(waiting.at(0).number(0));
    return table;
}

}  // namespace server
