#include "screens/focus.h"

#include <algorithm>

namespace screens {
namespace {

enum class Region { body, keys, footer, header };

// By name, not by place: with the screen in reach mode everything stands elsewhere.
Region region_of(const ui::Element& element) {
    const std::string& id = element.id;
    const auto is = [&](std::initializer_list<std::string_view> ids) {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    if (is({"where", "place", "text_size", "looks", "languages", "keep_for_later", "practice"}) ||
        id.starts_with("language."))
        return Region::header;
    if (is({"back", "quit", "call_staff", "onward", "print", "close"})) return Region::footer;
    if (element.role == ui::Role::key) return Region::keys;
    return Region::body;
}

// Rows from the top, each from the left. What is mostly beside the first of a row belongs to it.
void by_rows(std::vector<const ui::Element*>& elements) {
    std::stable_sort(elements.begin(), elements.end(),
                     [](const auto* a, const auto* b) { return a->at.y < b->at.y; });
    for (auto row = elements.begin(); row != elements.end();) {
        const int bottom = (*row)->at.y + (*row)->at.h;
        const auto next = std::find_if(row, elements.end(), [&](const auto* each) {
            return each->at.y + each->at.h / 2 > bottom;
        });
        const auto end = next == row ? row + 1 : next;
        std::stable_sort(row, end, [](const auto* a, const auto* b) { return a->at.x < b->at.x; });
        row = end;
    }
}

bool is_among(const std::string& id, const std::vector<const ui::Element*>& elements) {
    return std::any_of(elements.begin(), elements.end(),
                       [&](const auto* each) { return each->id == id; });
}

}  // namespace

std::vector<const ui::Element*> reading_order(const std::vector<ui::Element>& elements) {
    std::vector<const ui::Element*> order;
    for (const Region region : {Region::body, Region::keys, Region::footer, Region::header}) {
        std::vector<const ui::Element*> these;
        for (const ui::Element& each : elements) {
            // What stands in the header and on the screen is one thing, met once.
            if (is_among(each.id, order) || is_among(each.id, these)) continue;
            if (region_of(each) == region && each.role != ui::Role::image) these.push_back(&each);
        }
        by_rows(these);
        // What the screen is called comes before what stands above it.
        std::stable_partition(these.begin(), these.end(),
                              [](const auto* each) { return each->role == ui::Role::heading; });
        order.insert(order.end(), these.begin(), these.end());
    }
    return order;
}

const ui::Element* element_of(const std::vector<ui::Element>& elements, const std::string& id) {
    const auto found = std::find_if(elements.begin(), elements.end(),
                                    [&](const ui::Element& each) { return each.id == id; });
    return found == elements.end() ? nullptr : &*found;
}

std::string next_focus(const std::vector<ui::Element>& elements, const std::string& from,
                       Step step) {
    std::vector<const ui::Element*> targets;
    for (const ui::Element& each : elements) {
        if (each.target) targets.push_back(&each);
    }
    if (targets.empty()) return "";
    const auto before = [](const ui::Element* a, const ui::Element* b) {
        return a->at.y != b->at.y ? a->at.y < b->at.y : a->at.x < b->at.x;
    };
    std::stable_sort(targets.begin(), targets.end(), before);
    const auto here = std::find_if(targets.begin(), targets.end(),
                                   [&](const ui::Element* each) { return each->id == from; });
    const auto count = static_cast<std::ptrdiff_t>(targets.size());
    if (here == targets.end()) {
        return step == Step::forward ? targets.front()->id : targets.back()->id;
    }
    const auto i = here - targets.begin() + (step == Step::forward ? 1 : count - 1);
    return targets[static_cast<std::size_t>(i % count)]->id;
}

}  // namespace screens
