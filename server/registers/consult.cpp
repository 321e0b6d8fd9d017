#include "server/registers/consult.h"

#include <algorithm>

#include "server/registers/said.h"

namespace server {

namespace {

std::string day_of(const Act& act) {
    return base::iso_date(base::tokyo_date(act.application.received_at));
}

}  // namespace

const town::PackTableRows& Consult::areas_of(const town::Pack& pack) {
    static const town::PackTableRows none;
    const auto found = pack.tables.find("consult_areas");
    return found == pack.tables.end() ? none : found->second;
}

Stored<void> Consult::create_tables(Transaction& transaction) const {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS consult_cases (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " section TEXT NOT NULL, kana TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL,"
        " how_soon TEXT NOT NULL, story TEXT NOT NULL, opened_on TEXT NOT NULL,"
        " owner_section TEXT NOT NULL, owner TEXT NOT NULL, step TEXT NOT NULL,"
        " due_on TEXT NOT NULL, closed_on TEXT NOT NULL, PRIMARY KEY (town_id, id))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS consult_consents (town_id TEXT NOT NULL,"
        " case_id TEXT NOT NULL, section TEXT NOT NULL, PRIMARY KEY (town_id, case_id, section))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS consult_touched (town_id TEXT NOT NULL, case_id TEXT NOT NULL,"
        " area TEXT NOT NULL, found TEXT NOT NULL, by_whom TEXT NOT NULL,"
        " PRIMARY KEY (town_id, case_id, area))"));
    return {};
}

Stored<std::vector<Consult::Case>> Consult::cases(Transaction& transaction,
                                                  const std::string& id) const {
    std::vector<Case> found;
    for (const auto& row : TRY(transaction.run(
             "SELECT id, section, kana, contact, phone, how_soon, story, opened_on, owner_section,"
             " owner, step, due_on, closed_on FROM consult_cases"
             " WHERE town_id = $1 AND (id = $2 OR $2 = '') ORDER BY opened_on, id",
             {town_, id}))) {
        found.push_back({.id = row.text(0),
                         .section = row.text(1),
                         .kana = row.text(2),
                         .contact = row.text(3),
                         .phone = row.text(4),
                         .how_soon = row.text(5),
                         .story = row.text(6),
                         .opened_on = row.text(7),
                         .owner_section = row.text(8),
                         .owner = row.text(9),
                         .step = row.text(10),
                         .due_on = row.text(11),
                         .closed_on = row.text(12),
                         .may_see = {},
                         .areas = {}});
    }
    const auto with_id = [&](const std::string& wanted) {
        return std::ranges::find(found, wanted, &Case::id);
    };
    for (const auto& row :
         TRY(transaction.run("SELECT case_id, section FROM consult_consents WHERE town_id = $1"
                             " AND (case_id = $2 OR $2 = '')",
                             {town_, id}))) {
        const auto one = with_id(row.text(0));
        if (one != found.end()) one->may_see.insert(row.text(1));
    }
    for (const auto& row :
         TRY(transaction.run("SELECT case_id, area, found FROM consult_touched WHERE town_id = $1"
                             " AND (case_id = $2 OR $2 = '')",
                             {town_, id}))) {
        const auto one = with_id(row.text(0));
        if (one != found.end()) one->areas.emplace(row.text(1), row.text(2));
    }
    return found;
}

Stored<Effect> Consult::apply(Transaction& transaction, const Act& act) const {
    if (act.journey.act == "start") return start(transaction, act);
    const auto id = written(act, "case");
    const auto found = id.empty() ? std::vector<Case>() : TRY(cases(transaction, id));
    // What somebody may not see and what is not there answer alike.
    if (found.empty() || !found[0].is_open_to(act.clerk)) return refused("locked");
    if (!found[0].closed_on.empty()) return refused("case-closed");
    if (act.journey.act == "areas") return touch_areas(transaction, act, found[0]);
    if (act.journey.act == "consent") return change_consent(transaction, act, found[0]);
    if (act.journey.act == "owner") return name_owner(transaction, act, found[0]);
    if (act.journey.act == "close") return close(transaction, act, found[0]);
    return refused("unknown-act");
}

Stored<Effect> Consult::start(Transaction& transaction, const Act& act) const {
    const auto& id = act.filed.number;
    TRY(transaction.run(
        "INSERT INTO consult_cases (town_id, id, section, kana, contact, phone, how_soon, story,"
        " opened_on, owner_section, owner, step, due_on, closed_on)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '', '', '', '')",
        {town_, id, act.journey.section, written(act, "kana_name"), chosen(act, "contact"),
         written(act, "phone"), chosen(act, "how_soon"), written(act, "story"), day_of(act)}));
    TRY(keep_consents(transaction, act, id));
    for (const auto& area : all_chosen(act, "areas")) {
        TRY(
            transaction.run("INSERT INTO consult_touched (town_id, case_id, area, found, by_whom)"
                            " VALUES ($1, $2, $3, 'trouble', '')",
                            {town_, id, area}));
    }
    return Effect{};
}

Stored<void> Consult::keep_consents(Transaction& transaction, const Act& act,
                                    const std::string& id) const {
    for (const auto& section : all_chosen(act, "may_see")) {
        if (section == "only_here") continue;
        TRY(transaction.run(
            "INSERT INTO consult_consents (town_id, case_id, section) VALUES ($1, $2, $3)",
            {town_, id, section}));
    }
    return {};
}

// An owner whose section may no longer see the case is no longer its owner.
Stored<Effect> Consult::change_consent(Transaction& transaction, const Act& act,
                                       const Case& found) const {
    TRY(transaction.run("DELETE FROM consult_consents WHERE town_id = $1 AND case_id = $2",
                        {town_, found.id}));
    TRY(keep_consents(transaction, act, found.id));
    const auto now = TRY(cases(transaction, found.id));
    if (found.owner.empty() || now.at(0).is_open_to(found.owner_section)) return Effect{};
    TRY(
        transaction.run("UPDATE consult_cases SET owner_section = '', owner = '', step = '',"
                        " due_on = '' WHERE town_id = $1 AND id = $2",
                        {town_, found.id}));
    return Effect{};
}

Stored<Effect> Consult::touch_areas(Transaction& transaction, const Act& act,
                                    const Case& found) const {
    const auto trouble = all_chosen(act, "trouble");
    const auto fine = all_chosen(act, "fine");
    for (const auto& area : trouble) {
        if (std::ranges::find(fine, area) != fine.end()) return refused("area-twice");
    }
    const auto touch = [&](const std::string& area, const std::string& what) -> Stored<void> {
        TRY(
            transaction.run("INSERT INTO consult_touched (town_id, case_id, area, found, by_whom)"
                            " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (town_id, case_id, area)"
                            " DO UPDATE SET found = excluded.found, by_whom = excluded.by_whom",
                            {town_, found.id, area, what, act.clerk->name}));
        return {};
    };
    for (const auto& area : trouble) TRY(touch(area, "trouble"));
    for (const auto& area : fine) TRY(touch(area, "fine"));
    return Effect{};
}

Stored<Effect> Consult::name_owner(Transaction& transaction, const Act& act,
                                   const Case& found) const {
    const auto section = chosen(act, "owner_section");
    if (!found.is_open_to(section)) return refused("no-consent");
    TRY(transaction.run(
        "UPDATE consult_cases SET owner_section = $1, owner = $2, step = $3,"
        " due_on = $4 WHERE town_id = $5 AND id = $6",
        {section, written(act, "owner"), chosen(act, "step"), dated(act, "due"), town_, found.id}));
    return Effect{};
}

// ⑫-1: nothing is closed before every area was asked about once.
Stored<Effect> Consult::close(Transaction& transaction, const Act& act, const Case& found) const {
    if (found.owner.empty()) return refused("no-owner");
    for (const auto& area : areas_of(act.pack)) {
        if (!found.areas.contains(area.id)) return refused("untouched-areas");
    }
    TRY(transaction.run("UPDATE consult_cases SET closed_on = $1 WHERE town_id = $2 AND id = $3",
                        {day_of(act), town_, found.id}));
    return Effect{};
}

}  // namespace server
