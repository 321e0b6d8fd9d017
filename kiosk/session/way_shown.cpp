#include "kiosk/session/way_shown.h"

#include <algorithm>

#include "kiosk/session/way_plan.h"

namespace kiosk {
namespace {

namespace way = town::way;
using How = way::Found::How;

// What nobody told, and that staff know.
std::string what_is_missing(How how, const town::Words& words) {
    switch (how) {
        case How::whole:
            return {};
        case How::only_with_steps:
            return words.say("way.only_with_steps");
        case How::floor:
            return words.say("way.no_way_told");
        case How::building:
            return words.say("way.no_floor_told");
        case How::nothing:
            return words.say("way.no_place_told");
    }
    return {};
}

bool is_rough(const std::vector<view::WayFloor>& floors) {
    return std::ranges::any_of(floors, [](const view::WayFloor& floor) {
        return !std::ranges::all_of(floor.boxes, &view::WayBox::known);
    });
}

drivers::printer::PaperPlan paper_plan(const view::WayFloor& floor) {
    drivers::printer::PaperPlan plan;
    plan.label = floor.label;
    plan.width = floor.width;
    plan.height = floor.height;
    for (const view::WayBox& box : floor.boxes)
        plan.boxes.push_back({box.x, box.y, box.w, box.h, box.label, box.known, box.goal});
    for (const view::WayPoint& point : floor.points) plan.points.emplace_back(point.x, point.y);
    return plan;
}

}  // namespace

std::string place_id_of(const Terminal& terminal) {
    const std::string stem = terminal.name.substr(0, terminal.name.find_last_of('-'));
    for (const std::string& name : {terminal.name, stem, terminal.role}) {
        const auto& places = terminal.pack.places;
        if (std::ranges::find(places, name, &town::Place::id) != places.end()) return name;
    }
    return {};
}

std::optional<way::Site> site_of(const Terminal& terminal) {
    return way::site_of(terminal.pack.files, place_id_of(terminal));
}

bool WayShown::choose(const std::string& spot) {
    const way::Spot* chosen = site_->spot(spot);
    if (chosen == nullptr || !chosen->is_goal() || !to_.empty()) return false;
    to_ = spot;
    return true;
}

bool WayShown::back() {
    if (!chooses_ || to_.empty()) return false;
    to_.clear();
    return true;
}

view::Way WayShown::shown(const Terminal& terminal, const town::Words& words,
                          way::Need need) const {
    view::Way shown;
    const way::Spot* to = site_->spot(to_);
    if (to == nullptr) {
        for (const way::Spot& spot : site_->spots) {
            if (!spot.is_goal()) continue;
            const bool known = spot.told.known() && !spot.building.empty();
            shown.places.push_back(
                {spot.id, way::spot_words(*site_, spot, words),
                 known ? way::where_words(*site_, spot, words) : words.say("way.not_told")});
        }
        return shown;
    }
    const way::Found found = way::find(*site_, site_->terminal(terminal.name), *to, need);
    shown.to = way::spot_words(*site_, *to, words);
    shown.where = way::where_words(*site_, *to, words);
    shown.floors = plan_of(*site_, found, *to, words);
    shown.steps = way::spoken(*site_, way::steps_of(*site_, found), words);
    if (shown.steps.empty() && to->told.known() && !to->building.empty())
        shown.steps = {words.say("way.is_in", {{"where", shown.where}})};
    const bool leads = found.how == How::whole;
    shown.title = words.say(leads ? "way.title_to" : "way.title_where", {{"to", shown.to}});
    if (is_rough(shown.floors)) shown.sketch = words.say("way.sketch");
    shown.unknown = what_is_missing(found.how, words);
    if (to->told.known()) {
        shown.checked =
            words.say("way.checked", {{"date", town::spoken_date(to->told.checked_on, words)}});
    }
    shown.can_print = terminal.has_printer;
    shown.paper = papers_.state();
    return shown;
}

void WayShown::print(Errands& errands, const Terminal& terminal, const town::Words& words,
                     way::Need need, const std::string& foot) {
    const view::Way made = shown(terminal, words, need);
    if (made.to.empty() || !made.can_print) return;
    drivers::printer::Paper paper = paper_of_town(words);
    paper.form = drivers::printer::Paper::Form::sheet;
    paper.title = made.title;
    paper.rows.emplace_back(words.say("way.where"), made.where);
    std::string steps;
    int number = 0;
    for (const std::string& step : made.steps)
        steps += (steps.empty() ? "" : "\n") + std::to_string(++number) + ". " + step;
    if (!steps.empty()) paper.rows.emplace_back(words.say("way.steps"), steps);
    for (const view::WayFloor& floor : made.floors) paper.plans.push_back(paper_plan(floor));
    const std::string phone = phone_on_paper(terminal, words);
    for (const std::string& line : {made.unknown, made.sketch, made.checked, phone, foot}) {
        if (!line.empty()) paper.paragraphs.push_back(line);
    }
    std::vector<drivers::printer::Paper> papers;
    papers.push_back(std::move(paper));
    papers_.print(errands, std::move(papers));
}

}  // namespace kiosk
