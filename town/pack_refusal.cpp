#include "town/pack_refusal.h"

namespace town {

std::string_view why_refused(PackFault fault) {
    switch (fault) {
        case PackFault::not_a_pack:
            return "is not a pack";
        case PackFault::too_large:
            return "is too large for a pack";
        case PackFault::broken:
            return "is broken or cut off";
        case PackFault::unsigned_pack:
            return "is not signed";
        case PackFault::foreign_key:
            return "is signed with another key";
        case PackFault::bad_signature:
            return "has a signature that does not match";
        case PackFault::other_town:
            return "is for another town";
        case PackFault::older:
            return "is older than the one in use";
        case PackFault::content:
            return "holds something that cannot be understood";
    }
    return "";
}

}  // namespace town
