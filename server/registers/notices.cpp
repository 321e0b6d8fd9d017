#include "server/registers/notices.h"

#include "server/registers/said.h"

namespace server {

namespace {

bool needs_two(const std::string& level) { return level == "level4" || level == "level5"; }

// Takes every terminal over: evacuation from level 3 on, and a drill.
constexpr std::string_view emergency_levels = "('level3', 'level4', 'level5', 'drill')";

std::string joined_topics(const std::vector<std::string>& words) {
    std::string all = ",";
    for (const auto& word : words) all += word + ",";
    return all;
}

std::string actor_of(const Act& act) { return act.clerk ? act.clerk->id : act.application.actor; }

// Groups smaller than this are not told (office.md).
constexpr std::int64_t few = 5;
town::Cell head_count(std::int64_t number) {
    return number > 0 && number < few ? word_cell("few") : number_cell(number);
}

}  // namespace

Stored<void> Notices::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS notices (town_id TEXT NOT NULL, number TEXT NOT NULL,"
        " level TEXT NOT NULL, topic TEXT NOT NULL, areas TEXT NOT NULL, title TEXT NOT NULL,"
        " body TEXT NOT NULL, until_day TEXT NOT NULL, written_at BIGINT NOT NULL,"
        " written_by TEXT NOT NULL, shown_at BIGINT, confirmed_by TEXT NOT NULL,"
        " state TEXT NOT NULL, PRIMARY KEY (town_id, number))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS notice_choices (town_id TEXT NOT NULL, person TEXT NOT NULL,"
        " topics TEXT NOT NULL, area TEXT NOT NULL, channel TEXT NOT NULL, at BIGINT NOT NULL,"
        " PRIMARY KEY (town_id, person))"));
    return {};
}

Stored<Effect> Notices::apply(Transaction& transaction, const Act& act) const {
    if (act.journey.act == "write") return write(transaction, act);
    if (act.journey.act == "confirm") return confirm(transaction, act);
    if (act.journey.act == "end") return end(transaction, act);
    if (act.journey.act == "choose") return choose(transaction, act);
    return refused("unknown-act");
}

Stored<Effect> Notices::write(Transaction& transaction, const Act& act) const {
    const std::string level = chosen(act, "level");
    const bool waits = needs_two(level);
    TRY(transaction.run(
        "INSERT INTO notices (town_id, number, level, topic, areas, title, body, until_day,"
        " written_at, written_by, shown_at, confirmed_by, state)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', $12)",
        {town_, act.filed.number, level, chosen(act, "topic"),
         joined_topics(all_chosen(act, "areas")), server::written(act, "title"),
         server::written(act, "text"), dated(act, "until"), value_of(act.now), actor_of(act),
         waits ? Value() : value_of(act.now), std::string(waits ? "waiting" : "shown")}));
    // Not a fault of the clerk: the notice is kept and waits, and whoever wrote it must not think
    // it is out.
    if (waits) return refused("second-confirmation-needed");
    return Effect{.refused = "", .notes = {{"shown", act.filed.number}}};
}

Stored<Effect> Notices::confirm(Transaction& transaction, const Act& act) const {
    const auto notices = TRY(
        transaction.run("SELECT state, written_by FROM notices WHERE town_id = $1 AND number = $2",
                        {town_, server::written(act, "notice")}));
    if (notices.empty()) return refused("no-such-notice");
    if (notices[0].text(0) != "waiting") return refused("already-shown");
    if (notices[0].text(1) == actor_of(act)) return refused("same-person");
    TRY(
        transaction.run("UPDATE notices SET state = 'shown', shown_at = $3, confirmed_by = $4"
                        " WHERE town_id = $1 AND number = $2",
                        {town_, server::written(act, "notice"), value_of(act.now), actor_of(act)}));
    return Effect{.refused = "", .notes = {{"shown", server::written(act, "notice")}}};
}

Stored<Effect> Notices::end(Transaction& transaction, const Act& act) const {
    const auto ended = TRY(transaction.run(
        "UPDATE notices SET state = 'ended' WHERE town_id = $1 AND number = $2 RETURNING 1",
        {town_, server::written(act, "notice")}));
    if (ended.empty()) return refused("no-such-notice");
    return Effect{.refused = "", .notes = {{"ended", ""}}};
}

Stored<Effect> Notices::choose(Transaction& transaction, const Act& act) const {
    const auto* who = server::person(act);
    const std::string key = who == nullptr ? "" : town::person_key(*who);
    TRY(transaction.run("DELETE FROM notice_choices WHERE town_id = $1 AND person = $2",
                        {town_, key}));
    const std::string channel = chosen(act, "channel");
    if (channel == "none") return Effect{.refused = "", .notes = {{"forgotten", ""}}};
    TRY(
        transaction.run("INSERT INTO notice_choices (town_id, person, topics, area, channel, at)"
                        " VALUES ($1, $2, $3, $4, $5, $6)",
                        {town_, key, joined_topics(all_chosen(act, "topics")), chosen(act, "area"),
                         channel, value_of(act.filed.received_at)}));
    return Effect{.refused = "", .notes = {{"chosen", ""}}};
}

std::vector<ViewRule> Notices::views() const {
    const std::vector<std::string> everywhere{"hall", "library", "hub", "post_office", "home"};
    return {{.view = "board", .desk = false, .section = "", .roles = everywhere},
            {.view = "emergency", .desk = false, .section = "", .roles = everywhere},
            {.view = "written", .desk = true, .section = "", .roles = {}},
            {.view = "reach", .desk = true, .section = "general_desk", .roles = {}},
            {.view = "circular", .desk = true, .section = "general_desk", .roles = {}}};
}

Stored<town::Table> Notices::view(Transaction& transaction, std::string_view view,
                                  const ViewAsk& ask) const {
    if (view == "written") return written(transaction);
    if (view == "reach") return reach(transaction, ask);
    return board(transaction, view, ask);
}

// What is out now: all of it, on the 回覧, or only what takes the terminals over.
Stored<town::Table> Notices::board(Transaction& transaction, std::string_view view,
                                   const ViewAsk& ask) const {
    town::Table table{.reg = "notices", .view = std::string(view)};
    table.columns = {"level", "title", "text", "since"};
    table.paper = view != "emergency";
    std::string sql =
        "SELECT number, level, title, body, shown_at FROM notices WHERE town_id = $1"
        " AND state = 'shown' AND until_day >= $2 AND areas LIKE $3";
    if (view == "emergency") sql += " AND level IN " + std::string(emergency_levels);
    const auto area = ask.parameters.find("area");
    const std::string wanted =
        area == ask.parameters.end() || area->second.empty() ? "%" : "%," + area->second + ",%";
    for (const auto& row :
         TRY(transaction.run(sql + " ORDER BY level = 'ordinary', shown_at DESC LIMIT 100",
                             {town_, base::iso_date(base::tokyo_date(ask.now)), wanted}))) {
        town::Table::Row shown{.id = row.text(0)};
        shown.cells = {word_cell(row.text(1)), text_cell(row.text(2)), text_cell(row.text(3)),
                       time_cell(time_of(row.number(4)))};
        shown.attention = row.text(1) != "ordinary";
        table.rows.push_back(std::move(shown));
    }
    return table;
}

Stored<town::Table> Notices::written(Transaction& transaction) const {
    town::Table table{.reg = "notices", .view = "written"};
    table.columns = {"number", "level", "title", "until", "state"};
    for (const auto& row : TRY(transaction.run(
             "SELECT number, level, title, until_day, state FROM notices WHERE town_id = $1"
             " ORDER BY written_at DESC LIMIT 200",
             {town_}))) {
        town::Table::Row shown{.id = row.text(0)};
        shown.cells = {text_cell(row.text(0)), word_cell(row.text(1)), text_cell(row.text(2)),
                       date_cell(row.text(3)), word_cell(row.text(4))};
        if (row.text(4) == "waiting") shown.acts = {"notice-confirm"};
        if (row.text(4) == "shown") shown.acts = {"notice-end"};
        shown.attention = row.text(4) == "waiting";
        table.rows.push_back(std::move(shown));
    }
    return table;
}

// How many a notice reaches in each area, by what people chose.
Stored<town::Table> Notices::reach(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "notices", .view = "reach"};
    table.columns = {"area", "terminal", "paper"};
    table.paper = true;
    const auto areas = ask.pack.tables.find("areas");
    if (areas == ask.pack.tables.end()) return table;
    for (const auto& area : areas->second) {
        town::Table::Row shown{.id = area.id};
        shown.cells = {word_cell(area.id)};
        for (const char* channel : {"terminal", "paper"}) {
            const auto count = TRY(transaction.run(
                "SELECT COUNT(*) FROM notice_choices WHERE town_id = $1 AND area = $2"
                " AND channel = $3",
                {town_, area.id, std::string(channel)}));
            shown.cells.push_back(head_count(count.at(0).number(0)));
        }
        table.rows.push_back(std::move(shown));
    }
    return table;
}

}  // namespace server
