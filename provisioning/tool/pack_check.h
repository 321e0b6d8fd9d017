#pragma once

#include <vector>

#include "town/pack_score.h"

namespace tool {

struct PlainOutcome {
    bool judged = false;  // no: Debian's dictionaries are not installed
    std::vector<town::PackComplaint> complaints;
};
enum class PlainTable { printed, left_out };

// The part of `pack check` that counts how plain the words are.
PlainOutcome check_plain(const town::PackSource& source, PlainTable table);

}  // namespace tool
