#include "screens/focus.h"

#include <algorithm>

namespace screens {

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
