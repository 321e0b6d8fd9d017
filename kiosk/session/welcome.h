#pragma once

#include <string>
#include <vector>

#include "kiosk/session/terminal.h"
#include "kiosk/view/view.h"

// What a terminal offers a resident on its first screen, and behind the tiles that open groups.
namespace kiosk {

inline constexpr std::string_view group_prefix = "group:";
inline constexpr std::string_view guide_tile = "guide";
inline constexpr std::string_view way_tile = "way";

// Where on the first screens the visitor is.
struct WelcomePlace {
    std::string group;     // "" = the first page
    std::size_t page = 0;  // of its tiles; beyond the last it begins anew
    bool operator==(const WelcomePlace&) const = default;
};

// Whether a resident may begin this journey here, and whether a tile says so.
bool may_begin(const town::Journey& journey, const std::string& role);
bool is_offered(const town::Journey& journey, const std::string& role);
// The tiles of one place. Where they are more than one screen holds, the last tile, "more", leads
// to the others.
// The way in the building stands in the group of what is done here and now, where a journey of the
// pack is in it, else beside the others.
enum class HasWay { no, yes };
view::Welcome welcome_of(const Terminal& terminal, const WelcomePlace& place,
                         const town::Words& words, HasWay has_way = HasWay::no);
// What draws people in while nobody is here: the rows of the pack's table `invitations`.
std::vector<std::string> invitations_of(const town::Pack& pack);
// What touching a tile of the first screens does there; false: it is no tile of theirs.
bool go(WelcomePlace& place, const std::string& tile);

}  // namespace kiosk
