#include "server/registers/heard.h"

#include <algorithm>

#include "server/registers/said.h"

namespace server {

namespace {

constexpr std::chrono::minutes between_notes{1};
constexpr std::chrono::minutes silent_after{15};
constexpr std::string_view own_pages = "pages";  // A part of this server, never at the door.

}  // namespace

Stored<void> Heard::create_tables(Transaction& transaction) {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS terminals_heard (town_id TEXT NOT NULL, terminal TEXT NOT NULL,"
        " at BIGINT NOT NULL, unsent BIGINT NOT NULL, PRIMARY KEY (town_id, terminal))"));
    return {};
}

Stored<std::optional<Heard::Said>> Heard::by_terminal(Transaction& transaction,
                                                      const std::string& id) const {
    const auto rows = TRY(transaction.run(
        "SELECT at, unsent FROM terminals_heard WHERE town_id = $1 AND terminal = $2",
        {town_, id}));
    if (rows.empty()) return std::optional<Said>();
    Said said{.at = time_of(rows[0].number(0)), .unsent = std::nullopt};
    if (rows[0].number(1) >= 0) said.unsent = rows[0].number(1);
    return std::optional(said);
}

Stored<void> Heard::hear(Transaction& transaction, const Terminal& terminal, base::Time now,
                         std::optional<std::int64_t> unsent) const {
    const auto before = TRY(by_terminal(transaction, terminal.id));
    const std::int64_t was = before ? before->unsent.value_or(-1) : -1;
    const std::int64_t told = unsent.value_or(was);
    const bool is_news = !before || told != was || now - before->at >= between_notes;
    if (!is_news) return {};
    TRY(
        transaction.run("INSERT INTO terminals_heard (town_id, terminal, at, unsent)"
                        " VALUES ($1, $2, $3, $4) ON CONFLICT (town_id, terminal)"
                        " DO UPDATE SET at = $3, unsent = $4",
                        {town_, terminal.id, value_of(now), told}));
    return {};
}

Stored<void> Heard::kept(Transaction& transaction, const Terminal& terminal,
                         std::size_t records) const {
    TRY(transaction.run(
        "UPDATE terminals_heard SET unsent = CASE WHEN unsent < $3 THEN 0 ELSE unsent - $3 END"
        " WHERE town_id = $1 AND terminal = $2 AND unsent > 0",
        {town_, terminal.id, static_cast<std::int64_t>(records)}));
    return {};
}

Stored<void> HeardTerminals::create_tables(Transaction& transaction) const {
    return Heard::create_tables(transaction);
}

// Nobody hands a record to it.
Stored<Effect> HeardTerminals::apply(Transaction&, const Act&) const {
    return refused("unknown-act");
}

std::vector<ViewRule> HeardTerminals::views() const {
    return {{.view = "heard", .desk = true, .section = "", .roles = {}, .logged = false}};
}

Stored<town::Table> HeardTerminals::view(Transaction& transaction, std::string_view,
                                         const ViewAsk& ask) const {
    town::Table table{.reg = "terminals", .view = "heard"};
    table.columns = {"terminal", "state", "heard", "unsent"};
    const Heard heard(town_);
    for (const auto& terminal : TRY(Terminals(town_).active(transaction))) {
        if (terminal.role == own_pages) continue;
        const auto said = TRY(heard.by_terminal(transaction, terminal.id));
        const bool is_silent = !said || ask.now - said->at > silent_after;
        const bool holds = said && said->unsent.value_or(0) > 0;
        table.rows.push_back(
            {.id = terminal.name,
             .cells = {place_cell(ask.pack, terminal.name),
                       word_cell(is_silent ? "silent"
                                 : holds   ? "holds"
                                           : "well"),
                       said ? time_cell(said->at) : word_cell("never"),
                       said && said->unsent ? number_cell(*said->unsent) : word_cell("unknown")},
             .attention = is_silent || holds});
    }
    std::ranges::stable_partition(table.rows, &town::Table::Row::attention);
    return table;
}

}  // namespace server
