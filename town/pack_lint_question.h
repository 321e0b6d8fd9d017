#pragma once

#include <string>
#include <vector>

#include "town/journey.h"
#include "town/pack_keys.h"

namespace town {

enum class Audience { residents, staff };

// One plain English sentence for each thing that is wrong.
std::vector<std::string> wrong_with(const Question& question, Audience audience);
// `earlier`: the questions that stand before the place of the conditions.
std::vector<std::string> wrong_with(const std::vector<Condition>& conditions,
                                    const Journey& journey, const Keys& earlier);

}  // namespace town
