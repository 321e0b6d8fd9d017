#pragma once

#include "town/way/find.h"
#include "town/words.h"

namespace town::way {

// One thing to do on the way. `turn` is seen from where one walks; `metres` 0 = nobody measured.
struct Step {
    enum class Act { set_out, walk, left, right, stairs_up, stairs_down, lift, arrive };
    Act act = Act::walk;
    std::string spot{};   // towards, at, or reached; "" = a corner without a name
    std::string floor{};  // stairs and lift: where one gets out
    std::int64_t metres = 0;
    bool operator==(const Step&) const = default;
};
std::string_view word(Step::Act act);

// Walked legs as steps: what goes straight on is one, every turn and every floor its own.
std::vector<Step> steps_of(const Site& site, const Found& found);
// In words way.step.ACT, with {spot}, {floor}, {metres}.
std::vector<std::string> spoken(const Site& site, const std::vector<Step>& steps,
                                const Words& words);

std::string spot_words(const Site& site, const Spot& spot, const Words& words);
// 「生涯学習センター 2階」, or the building alone, or the site's own name.
std::string where_words(const Site& site, const Spot& spot, const Words& words);

}  // namespace town::way
