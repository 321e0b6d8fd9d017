// What of ⑫ is shown: to sections that may see it, and the lock to all others.
#include <algorithm>

#include "server/registers/consult.h"
#include "server/registers/said.h"

namespace server {

namespace {

town::Table consult_table(std::string view, std::vector<std::string> columns) {
    town::Table made;
    made.reg = "consult";
    made.view = std::move(view);
    made.columns = std::move(columns);
    return made;
}

std::string words_of(const town::Pack& pack, const std::string& key) {
    const auto words = pack.words.find(pack.languages.front());
    return words == pack.words.end() ? "" : words->second.say(key);
}

std::string section_name(const town::Pack& pack, const std::string& section) {
    return words_of(pack, "section." + section);
}

std::string area_name(const town::Pack& pack, const std::string& area) {
    return words_of(pack, "table.consult_areas.row." + area);
}

}  // namespace

std::vector<ViewRule> Consult::views() const {
    return {
        {.view = "cases", .desk = true, .section = {}, .roles = {}},
        {.view = "page", .desk = true, .section = {}, .roles = {}, .listed = false},
        {.view = "month", .desk = true, .section = "welfare_desk", .roles = {}},
    };
}

Stored<town::Table> Consult::view(Transaction& transaction, std::string_view view,
                                  const ViewAsk& ask) const {
    if (view == "cases") return list(transaction, ask);
    if (view == "page") return page(transaction, ask);
    return month(transaction, ask);
}

// ⑫-3: a section without consent sees that there is something, and that it is locked.
Stored<town::Table> Consult::list(Transaction& transaction, const ViewAsk& ask) const {
    auto made = consult_table(
        "cases", {"number", "kana", "how_soon", "troubles", "untouched", "owner", "due"});
    std::int64_t locked = 0;
    for (const auto& one : TRY(cases(transaction, ""))) {
        if (!one.closed_on.empty()) continue;
        if (!one.is_open_to(ask.clerk)) {
            ++locked;
            made.rows.push_back(
                {.id = "locked-" + std::to_string(locked),
                 .cells = {word_cell("locked"), text_cell(""), text_cell(""), text_cell(""),
                           text_cell(""), text_cell(""), text_cell("")},
                 .acts = {}});
            continue;
        }
        const auto troubles =
            std::ranges::count(one.areas, "trouble", [](const auto& area) { return area.second; });
        const auto untouched = std::ranges::count_if(
            areas_of(ask.pack), [&](const auto& area) { return !one.areas.contains(area.id); });
        made.rows.push_back(
            {.id = one.id,
             .cells = {text_cell(one.id), text_cell(one.kana),
                       word_cell(one.how_soon.empty() ? "not_said" : one.how_soon),
                       number_cell(troubles), number_cell(untouched),
                       one.owner.empty()
                           ? word_cell("no_owner")
                           : text_cell(section_name(ask.pack, one.owner_section) + " " + one.owner),
                       one.due_on.empty() ? text_cell("") : date_cell(one.due_on)},
             .acts = {"consult-show", "consult-areas", "consult-owner", "consult-close"},
             .attention = one.owner.empty() || one.how_soon == "today"});
    }
    std::ranges::stable_partition(made.rows, &town::Table::Row::attention);
    return made;
}

Stored<town::Table> Consult::page(Transaction& transaction, const ViewAsk& ask) const {
    auto made = consult_table("page", {"item", "value"});
    const auto wish = ask.parameters.find("case");
    if (wish == ask.parameters.end() || wish->second.empty()) return made;
    const auto found = TRY(cases(transaction, wish->second));
    if (found.empty() || !found[0].is_open_to(ask.clerk)) {
        made.rows.push_back(
            {.id = "locked", .cells = {word_cell("locked"), text_cell("")}, .acts = {}});
        return made;
    }
    const auto& one = found[0];
    const auto line = [&](const std::string& item, town::Cell value) {
        made.rows.push_back({.id = item, .cells = {word_cell(item), std::move(value)}, .acts = {}});
    };
    line("opened", date_cell(one.opened_on));
    line("called", text_cell(one.kana));
    line("contact", word_cell(one.contact.empty() ? "not_said" : one.contact));
    line("phone", text_cell(one.phone));
    line("story", text_cell(one.story));
    for (const auto& area : areas_of(ask.pack)) {
        const auto touched = one.areas.find(area.id);
        made.rows.push_back(
            {.id = "area." + area.id,
             .cells = {text_cell(area_name(ask.pack, area.id)),
                       word_cell(touched == one.areas.end() ? "untouched" : touched->second)},
             .acts = {},
             .attention = touched == one.areas.end()});
    }
    for (const auto& section : one.may_see) {
        made.rows.push_back(
            {.id = "may_see." + section,
             .cells = {word_cell("may_see"), text_cell(section_name(ask.pack, section))},
             .acts = {}});
    }
    return made;
}

// ⑫-8 counts only: how many, and how many with more than one trouble (複合). No text of anybody,
// and no group so small that somebody could be known by it.
Stored<town::Table> Consult::month(Transaction& transaction, const ViewAsk& ask) const {
    auto made = consult_table("month", {"area", "count"});
    const auto wish = ask.parameters.find("month");
    const auto month = wish == ask.parameters.end() || wish->second.empty()
                           ? base::iso_date(base::tokyo_date(ask.now)).substr(0, 7)
                           : wish->second;
    std::map<std::string, std::int64_t, std::less<>> troubles;
    std::int64_t all = 0;
    std::int64_t compound = 0;
    for (const auto& one : TRY(cases(transaction, ""))) {
        if (one.opened_on.substr(0, 7) != month) continue;
        ++all;
        std::int64_t own = 0;
        for (const auto& [area, found] : one.areas) {
            if (found != "trouble") continue;
            ++own;
            ++troubles[area];
        }
        compound += own > 1 ? 1 : 0;
    }
    for (const auto& area : areas_of(ask.pack)) {
        made.rows.push_back(
            {.id = area.id,
             .cells = {text_cell(area_name(ask.pack, area.id)), told(troubles[area.id])},
             .acts = {}});
    }
    made.figures = {
        {"month", month_cell(ask.pack, month)}, {"cases", told(all)}, {"compound", told(compound)}};
    return made;
}

}  // namespace server
