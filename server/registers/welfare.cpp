#include "server/registers/welfare.h"

#include "server/registers/said.h"

namespace server {

namespace {

std::string district_of(const town::Pack& pack, const std::string& commissioner) {
    return row_value(pack, "welfare_commissioners", commissioner, "district");
}

std::string visit_day(const Act& act) {
    return base::iso_date(base::tokyo_date(act.application.received_at));
}

}  // namespace

Stored<void> Welfare::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS welfare_people (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " name TEXT NOT NULL, kana TEXT NOT NULL, field TEXT NOT NULL, district TEXT NOT NULL,"
        " address TEXT NOT NULL, phone TEXT NOT NULL, since TEXT NOT NULL, ended TEXT NOT NULL,"
        " PRIMARY KEY (town_id, id))"));
    // Visits and the other activities of the form are one list: the day and what was done.
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS welfare_visits (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " person_id TEXT NOT NULL, field TEXT NOT NULL, commissioner TEXT NOT NULL,"
        " district TEXT NOT NULL, on_date TEXT NOT NULL, what TEXT NOT NULL, minutes TEXT NOT NULL,"
        " mood TEXT NOT NULL, urgent TEXT NOT NULL, note TEXT NOT NULL, seen_by TEXT NOT NULL, "
        "seen_how TEXT NOT NULL,"
        " PRIMARY KEY (town_id, id))"));
    return {};
}

Stored<Effect> Welfare::apply(Transaction& transaction, const Act& act) const {
    if (act.journey.act == "ask") return ask_for_visit(transaction, act);
    if (act.journey.act == "assign") return assign(transaction, act);
    if (act.journey.act == "end") return end(transaction, act);
    if (act.journey.act == "visit") return visit(transaction, act);
    if (act.journey.act == "activity") return activity(transaction, act);
    if (act.journey.act == "seen") return seen(transaction, act);
    return refused("unknown-act");
}

Stored<Effect> Welfare::ask_for_visit(Transaction& transaction, const Act& act) const {
    TRY(transaction.run(
        "INSERT INTO welfare_people (town_id, id, name, kana, field, district, address, phone,"
        " since, ended) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')",
        {town_, act.filed.number, written(act, "kanji_name"), written(act, "kana_name"),
         chosen(act, "field"), chosen(act, "district"), written(act, "address"),
         written(act, "phone"), visit_day(act)}));
    return Effect{};
}

Stored<Effect> Welfare::assign(Transaction& transaction, const Act& act) const {
    const auto rows =
        TRY(transaction.run("UPDATE welfare_people SET district = $1 WHERE town_id = $2 AND id = $3"
                            " RETURNING id",
                            {chosen(act, "district"), town_, written(act, "person")}));
    return rows.empty() ? refused("no-such-person") : Effect{};
}

// The record of the visits stays; name, address and telephone go.
Stored<Effect> Welfare::end(Transaction& transaction, const Act& act) const {
    const auto rows = TRY(
        transaction.run("UPDATE welfare_people SET ended = $1, name = '', kana = '', address = '',"
                        " phone = '' WHERE town_id = $2 AND id = $3 AND ended = '' RETURNING id",
                        {chosen(act, "why"), town_, written(act, "person")}));
    return rows.empty() ? refused("no-such-person") : Effect{};
}

Stored<Effect> Welfare::visit(Transaction& transaction, const Act& act) const {
    const auto person = written(act, "person");
    const auto found = TRY(transaction.run(
        "SELECT district, field, ended FROM welfare_people WHERE town_id = $1 AND id = $2",
        {town_, person}));
    if (found.empty()) return refused("no-such-person");
    const auto district = district_of(act.pack, act.terminal.name);
    if (district.empty()) return refused("no-district");
    if (found[0].text(0) != district) return refused("other-district");
    if (!found[0].text(2).empty()) return refused("ended");
    TRY(transaction.run(
        "INSERT INTO welfare_visits (town_id, id, person_id, field, commissioner, district,"
        " on_date, what, minutes, mood, urgent, note, seen_by, seen_how)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', '')",
        {town_, act.filed.number, person, found[0].text(1), act.terminal.name, district,
         visit_day(act), chosen(act, "what"), chosen(act, "minutes"), chosen(act, "mood"),
         chosen(act, "urgent"), written(act, "note")}));
    return Effect{};
}

Stored<Effect> Welfare::activity(Transaction& transaction, const Act& act) const {
    const auto district = district_of(act.pack, act.terminal.name);
    if (district.empty()) return refused("no-district");
    TRY(transaction.run(
        "INSERT INTO welfare_visits (town_id, id, person_id, field, commissioner, district,"
        " on_date, what, minutes, mood, urgent, note, seen_by, seen_how)"
        " VALUES ($1, $2, '', '', $3, $4, $5, $6, '', '', 'no', '', '', '')",
        {town_, act.filed.number, act.terminal.name, district, dated(act, "on"),
         chosen(act, "what")}));
    return Effect{};
}

Stored<Effect> Welfare::seen(Transaction& transaction, const Act& act) const {
    const auto id = written(act, "visit");
    const auto found =
        TRY(transaction.run("SELECT seen_by FROM welfare_visits WHERE town_id = $1"
                            " AND id = $2 AND urgent = 'yes'",
                            {town_, id}));
    if (found.empty()) return refused("no-such-visit");
    if (!found[0].text(0).empty()) return refused("already-seen");
    TRY(transaction.run(
        "UPDATE welfare_visits SET seen_by = $1, seen_how = $2 WHERE town_id = $3 AND id = $4",
        {act.clerk ? act.clerk->name : act.terminal.name, chosen(act, "by"), town_, id}));
    return Effect{};
}

}  // namespace server
