#include "server/registers/childcare.h"

#include <cstdlib>

#include "server/registers/messages.h"
#include "server/registers/said.h"

namespace server {

namespace {

int whole(const town::Pack& pack, const std::string& row, std::string_view key) {
    const auto digits = row_value(pack, "child_schemes", row, key);
    return static_cast<int>(std::strtol(digits.c_str(), nullptr, 10));
}

// Full months of age on `day`.
int months_old(base::Date born, base::Date day) {
    const auto months = (day.year() / day.month()) - (born.year() / born.month());
    return static_cast<int>(months.count()) - (day.day() < born.day() ? 1 : 0);
}

std::string joined(const std::vector<std::string>& words) {
    std::string all = ",";
    for (const auto& word : words) all += word + ",";
    return all;
}

}  // namespace

Stored<void> Childcare::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS children (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " parent TEXT NOT NULL, name TEXT NOT NULL, born TEXT NOT NULL, out_reason TEXT NOT NULL,"
        " out_at BIGINT, PRIMARY KEY (town_id, id))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS childcare_wishes (town_id TEXT NOT NULL, parent TEXT NOT NULL,"
        " schemes TEXT NOT NULL, channel TEXT NOT NULL, consent_version BIGINT NOT NULL,"
        " at BIGINT NOT NULL, PRIMARY KEY (town_id, parent))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS childcare_notices (town_id TEXT NOT NULL, child TEXT NOT NULL,"
        " scheme TEXT NOT NULL, parent TEXT NOT NULL, channel TEXT NOT NULL, at BIGINT NOT NULL,"
        " PRIMARY KEY (town_id, child, scheme))"));
    return {};
}

Stored<Effect> Childcare::apply(Transaction& transaction, const Act& act) const {
    if (act.journey.act == "consent") return consent(transaction, act);
    if (act.journey.act == "child") return child(transaction, act);
    if (act.journey.act == "take_out") return take_out(transaction, act);
    if (act.journey.act == "send") return send(transaction, act);
    return refused("unknown-act");
}

Stored<Effect> Childcare::consent(Transaction& transaction, const Act& act) const {
    const auto* who = person(act);
    const std::string parent = who == nullptr ? "" : town::person_key(*who);
    TRY(transaction.run("DELETE FROM childcare_wishes WHERE town_id = $1 AND parent = $2",
                        {town_, parent}));
    const auto schemes = all_chosen(act, "schemes");
    const std::string channel = chosen(act, "channel");
    if (channel == "none" || schemes.empty()) {
        return Effect{.refused = "", .notes = {{"forgotten", ""}}};
    }
    TRY(transaction.run(
        "INSERT INTO childcare_wishes (town_id, parent, schemes, channel, consent_version, at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        {town_, parent, joined(schemes), channel == "line" ? channel : std::string("terminal"),
         static_cast<std::int64_t>(act.application.journey_version),
         value_of(act.filed.received_at)}));
    Effect effect{.refused = "", .notes = {{"chosen", ""}}};
    // Typed into LINE within ten minutes, it says whose account that is (server/line/webhook.h).
    if (channel == "line") {
        effect.notes["link"] = TRY(Messages(town_).make_token(transaction, parent, act.now));
    }
    return effect;
}

Stored<Effect> Childcare::child(Transaction& transaction, const Act& act) const {
    town::Person parent;
    parent.name = base::SecretText(written(act, "parent_name"));
    parent.birth_date = base::SecretText(dated(act, "parent_birth"));
    TRY(
        transaction.run("INSERT INTO children (town_id, id, parent, name, born, out_reason, out_at)"
                        " VALUES ($1, $2, $3, $4, $5, '', NULL)",
                        {town_, act.filed.number, town::person_key(parent),
                         written(act, "child_name"), dated(act, "born")}));
    return Effect{.refused = "", .notes = {{"entered", act.filed.number}}};
}

Stored<Effect> Childcare::take_out(Transaction& transaction, const Act& act) const {
    const auto found =
        TRY(transaction.run("SELECT out_reason FROM children WHERE town_id = $1 AND id = $2",
                            {town_, written(act, "child")}));
    if (found.empty()) return refused("no-such-child");
    if (!found[0].text(0).empty()) return refused("already-out");
    TRY(
        transaction.run("UPDATE children SET out_reason = $3, out_at = $4"
                        " WHERE town_id = $1 AND id = $2",
                        {town_, written(act, "child"), chosen(act, "reason"), value_of(act.now)}));
    return Effect{.refused = "", .notes = {{"out", ""}}};
}

Stored<std::vector<Childcare::Due>> Childcare::due(Transaction& transaction, const town::Pack& pack,
                                                   base::Time now) const {
    std::vector<Due> all;
    const auto schemes = pack.tables.find("child_schemes");
    if (schemes == pack.tables.end()) return all;
    const auto today = base::tokyo_date(now);
    for (const auto& row : TRY(transaction.run(
             "SELECT c.id, c.name, c.parent, c.born, w.schemes, w.channel FROM children c"
             " JOIN childcare_wishes w ON w.town_id = c.town_id AND w.parent = c.parent"
             " WHERE c.town_id = $1 AND c.out_reason = '' ORDER BY c.born, c.id",
             {town_}))) {
        const auto born = base::from_iso_date(row.text(3));
        if (!born) continue;
        const int months = months_old(*born, today);
        for (const auto& scheme : schemes->second) {
            if (row.text(4).find("," + scheme.id + ",") == std::string::npos) continue;
            if (months < whole(pack, scheme.id, "from_months") ||
                months >= whole(pack, scheme.id, "until_months")) {
                continue;
            }
            const auto told = TRY(
                transaction.run("SELECT 1 FROM childcare_notices WHERE town_id = $1 AND child = $2"
                                " AND scheme = $3",
                                {town_, row.text(0), scheme.id}));
            if (told.empty()) {
                all.push_back(
                    {row.text(0), row.text(1), row.text(2), scheme.id, row.text(5), months});
            }
        }
    }
    return all;
}

Stored<Effect> Childcare::send(Transaction& transaction, const Act& act) const {
    const std::string scheme = chosen(act, "scheme");
    std::int64_t sent = 0;
    for (const auto& one : TRY(due(transaction, act.pack, act.now))) {
        if (one.scheme != scheme) continue;
        TRY(transaction.run(
            "INSERT INTO childcare_notices (town_id, child, scheme, parent, channel, at)"
            " VALUES ($1, $2, $3, $4, $5, $6)",
            {town_, one.child, scheme, one.person, one.channel, value_of(act.now)}));
        if (one.channel == "line") {
            TRY(Messages(town_).add(transaction, one.person, "child_notice", act.now));
        }
        ++sent;
    }
    if (sent == 0) return refused("nobody");
    return Effect{.refused = "", .notes = {{"sent", std::to_string(sent)}}};
}

std::vector<ViewRule> Childcare::views() const {
    return {{.view = "preview", .desk = true, .section = "child_desk", .roles = {}},
            {.view = "mine",
             .desk = false,
             .section = "",
             .roles = {"hall", "library", "post_office"},
             .needs_person = true}};
}

Stored<town::Table> Childcare::view(Transaction& transaction, std::string_view view,
                                    const ViewAsk& ask) const {
    return view == "mine" ? mine(transaction, ask) : preview(transaction, ask);
}

// Who would get what, and why.
Stored<town::Table> Childcare::preview(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "childcare", .view = "preview"};
    table.columns = {"child", "name", "scheme", "months", "why", "channel"};
    table.paper = true;
    for (const auto& one : TRY(due(transaction, ask.pack, ask.now))) {
        town::Table::Row row{.id = one.child};
        row.cells = {text_cell(one.child),    text_cell(one.name), word_cell(one.scheme),
                     number_cell(one.months), word_cell("of_age"), word_cell(one.channel)};
        row.acts = {"childcare-take-out"};
        table.rows.push_back(std::move(row));
    }
    return table;
}

// A parent's own: what was sent and is not taken back by a death or a move.
Stored<town::Table> Childcare::mine(Transaction& transaction, const ViewAsk& ask) const {
    town::Table table{.reg = "childcare", .view = "mine"};
    table.columns = {"scheme", "at"};
    table.paper = true;
    if (!ask.person) return table;
    for (const auto& row : TRY(transaction.run(
             "SELECT n.child, n.scheme, n.at FROM childcare_notices n JOIN children c"
             " ON c.town_id = n.town_id AND c.id = n.child WHERE n.town_id = $1 AND n.parent = $2"
             " AND c.out_reason = '' ORDER BY n.at DESC",
             {town_, town::person_key(*ask.person)}))) {
        table.rows.push_back(
            {.id = row.text(0) + "-" + row.text(1),
             .cells = {word_cell(row.text(1)), time_cell(time_of(row.number(2)))}});
    }
    return table;
}

}  // namespace server
