#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace town::guide {

// What somebody may have meant to type, the question itself first: Japanese in Latin letters is
// also read as kana, and a Latin letter left over between kana (つかrた) as each kana it may have
// begun. A dozen readings at most.
std::vector<std::string> as_meant(std::string_view question);

}  // namespace town::guide
