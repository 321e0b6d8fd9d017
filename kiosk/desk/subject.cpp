#include "kiosk/desk/subject.h"

#include "kiosk/desk/views.h"

namespace kiosk {
namespace {

std::string said_before(const town::Pack& pack, const town::Journey& journey,
                        std::string_view key) {
    const town::PackRow* row = town::row(pack, "seen_before", journey.id);
    if (row == nullptr) return {};
    const auto value = row->values.find(key);
    return value == row->values.end() ? std::string() : value->second;
}

}  // namespace

ActSubject::ActSubject(const town::Pack& pack, const town::Journey& journey)
    : journey_(journey),
      view_(said_before(pack, journey, "view")),
      is_next_(said_before(pack, journey, "next") == "true") {}

void ActSubject::look_up(Errands& errands, const Runner& runner, const DeskClerk& clerk) {
    HttpRequest request = desk_view_request(journey_.register_name, view_, parameters_of(runner));
    request.bearer = clerk.token.reveal();
    looking_.ask(errands, std::move(request), TownClient::Door::desk);
}

bool ActSubject::is_found() const {
    return !looking_.is_loading() && looking_.table() && !looking_.table()->rows.empty();
}

view::Table ActSubject::not_found(const town::Pack& pack, const town::Words& words) const {
    view::Table shown = looking_.shown(journey_.register_name, view_, pack, words);
    shown.loading = looking_.is_loading();
    if (!shown.problem.empty()) shown.problem = words.say("desk_said.not_shown");
    return shown;
}

std::vector<view::ReviewRow> ActSubject::rows(const town::Pack& pack,
                                              const town::Words& words) const {
    const view::Table shown = looking_.shown(journey_.register_name, view_, pack, words);
    const auto& cells = shown.rows.front().cells;
    std::vector<view::ReviewRow> rows;
    for (std::size_t i = 0; i < std::min(cells.size(), shown.columns.size()); ++i) {
        if (cells[i].empty()) continue;
        view::ReviewRow row;
        row.question_id = "about." + looking_.table()->columns[i];
        row.label = shown.columns[i];
        row.value = cells[i];
        row.can_change = false;
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace kiosk
