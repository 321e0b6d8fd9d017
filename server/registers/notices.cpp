#include "server/registers/notices.h"

#include "server/registers/said.h"
#include "server/registers/seen.h"

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

// "chuo,asahi" between commas → 「中央、旭」, as the pack says them.
std::string spoken_areas(const town::Pack& pack, const std::string& joined) {
    const auto words = pack.words.find(pack.languages.front());
    std::string spoken;
    for (std::size_t first = 1; first < joined.size();) {
        const auto end = std::min(joined.find(',', first), joined.size());
        const std::string area = joined.substr(first, end - first);
        const std::string key = "table.areas.row." + area;
        const bool known = words != pack.words.end() && words->second.has(key);
        if (!spoken.empty()) spoken += known ? words->second.say("answer.and") : ",";
        spoken += known ? words->second.say(key) : area;
        first = end + 1;
    }
    return spoken;
}

// A notice as it was written: the columns every SELECT of `select_written` lists.
constexpr std::string_view select_written =
    "SELECT number, level, topic, areas, title, body, until_day, written_at, written_by, state"
    " FROM notices WHERE town_id = $1 AND number = $2";

// Of all that goes out.
std::string digest_of_notice(const Row& row) {
    std::string all;
    for (const std::size_t column : {0U, 1U, 2U, 3U, 4U, 5U, 6U}) all += row.text(column) + '\n';
    return digest_of_shown(all);
}

std::string actor_of(const Act& act) { return act.clerk ? act.clerk->id : act.application.actor; }

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
    // Kept, but not out: whoever wrote it must not think it is.
    if (waits) return Effect{.refused = "", .notes = {{"waits", act.filed.number}}};
    return Effect{.refused = "", .notes = {{"shown", act.filed.number}}};
}

// Of exactly what was shown to the second clerk: a number alone shows nothing.
Stored<Effect> Notices::confirm(Transaction& transaction, const Act& act) const {
    const SeenSubject seen = seen_of(server::written(act, "notice"));
    const auto notices = TRY(transaction.run(std::string(select_written), {town_, seen.subject}));
    if (notices.empty()) return refused("no-such-notice");
    if (notices[0].text(9) != "waiting") return refused("already-shown");
    if (notices[0].text(8) == actor_of(act)) return refused("same-person");
    if (seen.digest.empty()) return refused("not-seen");
    if (seen.digest != digest_of_notice(notices[0])) return refused("changed");
    TRY(
        transaction.run("UPDATE notices SET state = 'shown', shown_at = $3, confirmed_by = $4"
                        " WHERE town_id = $1 AND number = $2",
                        {town_, seen.subject, value_of(act.now), actor_of(act)}));
    return Effect{.refused = "", .notes = {{"shown", seen.subject}}};
}

// It too only as it was shown: a number typed wrong would take another notice down.
Stored<Effect> Notices::end(Transaction& transaction, const Act& act) const {
    const SeenSubject seen = seen_of(server::written(act, "notice"));
    const auto notices = TRY(transaction.run(std::string(select_written), {town_, seen.subject}));
    if (notices.empty()) return refused("no-such-notice");
    if (seen.digest.empty()) return refused("not-seen");
    if (seen.digest != digest_of_notice(notices[0])) return refused("changed");
    TRY(transaction.run("UPDATE notices SET state = 'ended' WHERE town_id = $1 AND number = $2",
                        {town_, seen.subject}));
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
            {.view = "notice", .desk = true, .section = "", .roles = {}, .listed = false},
            {.view = "reach", .desk = true, .section = "general_desk", .roles = {}},
            {.view = "circular", .desk = true, .section = "general_desk", .roles = {}}};
}

Stored<town::Table> Notices::view(Transaction& transaction, std::string_view view,
                                  const ViewAsk& ask) const {
    if (view == "written") return written(transaction);
    if (view == "notice") return one(transaction, ask);
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

// One notice, whole, for who confirms it or takes it down; its row names the digest of it.
Stored<town::Table> Notices::one(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "notices", .view = "notice"};
    table.columns = {"level", "areas", "title",   "text",  "topic",
                     "until", "by",    "written", "state", "number"};
    const auto wanted = ask.parameters.find("notice");
    if (wanted == ask.parameters.end()) return table;
    for (const auto& row : TRY(transaction.run(std::string(select_written),
                                               {town_, seen_of(wanted->second).subject}))) {
        const auto author = TRY(Staff(town_).by_id(transaction, row.text(8)));
        town::Table::Row shown{.id = name_of_seen(row.text(0), digest_of_notice(row))};
        shown.cells = {word_cell(row.text(1)),
                       text_cell(spoken_areas(ask.pack, row.text(3))),
                       text_cell(row.text(4)),
                       text_cell(row.text(5)),
                       word_cell(row.text(2)),
                       date_cell(row.text(6)),
                       text_cell(author ? author->name : row.text(8)),
                       moment_cell(ask.pack, time_of(row.number(7))),
                       word_cell(row.text(9)),
                       text_cell(row.text(0))};
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
            shown.cells.push_back(told(count.at(0).number(0)));
        }
        table.rows.push_back(std::move(shown));
    }
    return table;
}

}  // namespace server
