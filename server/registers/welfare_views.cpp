// What of ⑧ is shown: a commissioner's own district, the desk's numbers and 至急, the 活動記録.
#include <map>
#include <set>

#include "server/registers/said.h"
#include "server/registers/welfare.h"

namespace server {

namespace {

town::Table welfare_table(std::string view, std::vector<std::string> columns) {
    town::Table made;
    made.reg = "welfare";
    made.view = std::move(view);
    made.columns = std::move(columns);
    return made;
}

// The label of a row of one of the pack's tables, in the town's own language: these stand on a
// paper of a national form.
std::string label(const town::Pack& pack, std::string_view rows, std::string_view id) {
    const auto words = pack.words.find(pack.languages.front());
    if (words == pack.words.end() || id.empty()) return "";
    return words->second.say("table." + std::string(rows) + ".row." + std::string(id));
}

const town::PackTableRows& rows_of(const town::Pack& pack, std::string_view id) {
    static const town::PackTableRows none;
    const auto found = pack.tables.find(id);
    return found == pack.tables.end() ? none : found->second;
}

std::string this_month(const ViewAsk& ask) {
    return base::iso_date(base::tokyo_date(ask.now)).substr(0, 7);
}

town::Cell word_or_nothing(const std::string& word) {
    return word.empty() ? text_cell("") : word_cell(word);
}

town::Cell phone_cell(const std::string& phone) {
    return phone.empty() ? word_cell("no_phone") : text_cell(phone);
}

// Counts of one commissioner's month by what was done, of consultations also by whom they were for.
struct Tally {
    std::map<std::string, std::int64_t, std::less<>> by_what, by_field;
    std::set<std::pair<std::string, std::string>> days;  // of whom: 延べ
};

void add_part(town::Table& made, const town::Pack& pack, const std::string& part,
              std::string_view rows, const Tally& tally) {
    for (const auto& row : rows_of(pack, rows)) {
        const auto value = row.values.find("part");
        if (value == row.values.end() || value->second != part) continue;
        const auto counted = tally.by_what.find(row.id);
        made.rows.push_back(
            {.id = part + "." + row.id,
             .cells = {word_cell(part), text_cell(label(pack, rows, row.id)),
                       number_cell(counted == tally.by_what.end() ? 0 : counted->second)},
             .acts = {}});
    }
}

}  // namespace

std::vector<ViewRule> Welfare::views() const {
    return {
        {.view = "urgent", .desk = true, .section = "welfare_desk", .roles = {}},
        {.view = "unassigned", .desk = true, .section = "welfare_desk", .roles = {}},
        {.view = "districts", .desk = true, .section = "welfare_desk", .roles = {}},
        {.view = "month", .desk = true, .section = "welfare_desk", .roles = {"commissioner"}},
        {.view = "mine", .desk = false, .section = {}, .roles = {"commissioner"}},
    };
}

Stored<town::Table> Welfare::view(Transaction& transaction, std::string_view view,
                                  const ViewAsk& ask) const {
    if (view == "urgent") return urgent(transaction, ask.pack);
    if (view == "unassigned") return unassigned(transaction);
    if (view == "districts") return districts(transaction, ask);
    if (view == "mine") return mine(transaction, ask);
    return month(transaction, ask);
}

Stored<town::Table> Welfare::mine(Transaction& transaction, const ViewAsk& ask) const {
    auto made =
        welfare_table("mine", {"name", "kana", "field", "address", "phone", "since", "last_visit"});
    const auto district = row_value(ask.pack, "welfare_commissioners", ask.device, "district");
    if (district.empty()) return made;
    for (const auto& row : TRY(transaction.run(
             "SELECT p.id, p.name, p.kana, p.field, p.address, p.phone, p.since,"
             " COALESCE(MAX(v.on_date), '') FROM welfare_people p LEFT JOIN welfare_visits v"
             " ON v.town_id = p.town_id AND v.person_id = p.id"
             " WHERE p.town_id = $1 AND p.district = $2 AND p.ended = ''"
             " GROUP BY p.id, p.name, p.kana, p.field, p.address, p.phone, p.since"
             " ORDER BY 8, p.since, p.id",
             {town_, district}))) {
        made.rows.push_back(
            {.id = row.text(0),
             .cells = {text_cell(row.text(1)), text_cell(row.text(2)), word_or_nothing(row.text(3)),
                       text_cell(row.text(4)), text_cell(row.text(5)), date_cell(row.text(6)),
                       row.text(7).empty() ? word_cell("never") : date_cell(row.text(7))},
             .acts = {"welfare-visit"},
             .attention = row.text(7).empty()});
    }
    return made;
}

Stored<town::Table> Welfare::unassigned(Transaction& transaction) const {
    auto made =
        welfare_table("unassigned", {"number", "name", "kana", "address", "phone", "since"});
    for (const auto& row : TRY(transaction.run(
             "SELECT id, name, kana, address, phone, since FROM welfare_people"
             " WHERE town_id = $1 AND district = '' AND ended = '' ORDER BY since, id",
             {town_}))) {
        made.rows.push_back(
            {.id = row.text(0),
             .cells = {text_cell(row.text(0)), text_cell(row.text(1)), text_cell(row.text(2)),
                       text_cell(row.text(3)), text_cell(row.text(4)), date_cell(row.text(5))},
             .acts = {"welfare-assign", "welfare-end"},
             .attention = true});
    }
    return made;
}

Stored<town::Table> Welfare::urgent(Transaction& transaction, const town::Pack& pack) const {
    auto made = welfare_table(
        "urgent", {"how_soon", "visited", "district", "name", "address", "phone", "what", "note"});
    for (const auto& row : TRY(transaction.run(
             "SELECT v.id, v.on_date, v.district, p.name, p.address, p.phone, v.what, v.note"
             " FROM welfare_visits v JOIN welfare_people p"
             " ON p.town_id = v.town_id AND p.id = v.person_id"
             " WHERE v.town_id = $1 AND v.urgent = 'yes' AND v.seen_by = ''"
             " ORDER BY v.on_date, v.id",
             {town_}))) {
        made.rows.push_back(
            {.id = row.text(0),
             .cells = {word_cell("urgent"), date_cell(row.text(1)),
                       text_cell(label(pack, "welfare_districts", row.text(2))),
                       text_cell(row.text(3)), text_cell(row.text(4)), phone_cell(row.text(5)),
                       text_cell(label(pack, "welfare_matters", row.text(6))),
                       text_cell(row.text(7))},
             .acts = {"welfare-seen"},
             .attention = true});
    }
    TRY(add_seen_by_drivers(transaction, made));
    return made;
}

// ④-4: one list for one desk. A driver's 緊急 stands with the 至急, a 「気になる」 below them.
Stored<void> Welfare::add_seen_by_drivers(Transaction& transaction, town::Table& made) const {
    for (const auto& task : TRY(hub_.open_tasks(transaction))) {
        made.rows.push_back(
            {.id = task.id,
             .cells = {word_cell(task.urgent ? "urgent" : "concern"),
                       date_cell(base::iso_date(base::tokyo_date(task.seen_at))), text_cell(""),
                       text_cell(task.name), text_cell(task.address), phone_cell(""),
                       word_cell(task.urgent ? "driver_urgent" : "driver_concern"), text_cell("")},
             .acts = {"hub-task"},
             .attention = task.urgent});
    }
    return {};
}

// ⑧-7: the desk reads numbers of districts, never who.
Stored<town::Table> Welfare::districts(Transaction& transaction, const ViewAsk& ask) const {
    auto made =
        welfare_table("districts", {"district", "people", "visits", "worried", "urgent_open"});
    for (const auto& district : rows_of(ask.pack, "welfare_districts")) {
        const auto people = TRY(transaction.run(
            "SELECT count(*) FROM welfare_people WHERE town_id = $1 AND district = $2"
            " AND ended = ''",
            {town_, district.id}));
        const auto visits = TRY(transaction.run(
            "SELECT count(*), COALESCE(SUM(CASE WHEN mood = 'worried' THEN 1 ELSE 0 END), 0)"
            " FROM welfare_visits WHERE town_id = $1 AND district = $2 AND person_id <> ''"
            " AND substr(on_date, 1, 7) = $3",
            {town_, district.id, this_month(ask)}));
        const auto open = TRY(transaction.run(
            "SELECT count(*) FROM welfare_visits WHERE town_id = $1 AND district = $2"
            " AND urgent = 'yes' AND seen_by = ''",
            {town_, district.id}));
        made.rows.push_back(
            {.id = district.id,
             .cells = {text_cell(label(ask.pack, "welfare_districts", district.id)),
                       number_cell(people[0].number(0)), number_cell(visits[0].number(0)),
                       number_cell(visits[0].number(1)), number_cell(open[0].number(0))},
             .acts = {},
             .attention = open[0].number(0) > 0});
    }
    return made;
}

// ⑧-3 活動記録 in the parts of the 福祉行政報告例. A commissioner gets the own one; the desk asks
// by name, or for all together.
Stored<town::Table> Welfare::month(Transaction& transaction, const ViewAsk& ask) const {
    auto made = welfare_table("month", {"part", "item", "count"});
    made.paper = true;
    const auto parameter = [&](std::string_view name, std::string otherwise) {
        const auto found = ask.parameters.find(name);
        return found == ask.parameters.end() || found->second.empty() ? otherwise : found->second;
    };
    const auto month = parameter("month", this_month(ask));
    const auto who = ask.clerk ? parameter("commissioner", "") : ask.device;
    Tally tally;
    for (const auto& row : TRY(transaction.run(
             "SELECT what, field, on_date, commissioner FROM welfare_visits WHERE town_id = $1"
             " AND (commissioner = $2 OR $2 = '') AND substr(on_date, 1, 7) = $3",
             {town_, who, month}))) {
        ++tally.by_what[row.text(0)];
        tally.days.insert({row.text(3), row.text(2)});
        if (row_value(ask.pack, "welfare_matters", row.text(0), "part") == "by_matter") {
            ++tally.by_field[row.text(1).empty() ? "others" : row.text(1)];
        }
    }
    for (const std::string field : {"elderly", "disabled", "children", "others"}) {
        made.rows.push_back(
            {.id = "by_field." + field,
             .cells = {word_cell("by_field"), word_cell(field), number_cell(tally.by_field[field])},
             .acts = {}});
    }
    add_part(made, ask.pack, "by_matter", "welfare_matters", tally);
    add_part(made, ask.pack, "other_activity", "welfare_activities", tally);
    add_part(made, ask.pack, "visits", "welfare_matters", tally);
    add_part(made, ask.pack, "liaison", "welfare_activities", tally);
    made.figures = {
        {"month", month_cell(ask.pack, month)},
        {"commissioner", who.empty() ? word_cell("everybody") : place_cell(ask.pack, who)},
        {"days", number_cell(static_cast<std::int64_t>(tally.days.size()))}};
    return made;
}

}  // namespace server
