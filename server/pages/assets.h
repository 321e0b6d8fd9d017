#pragma once

#include <string_view>

namespace server::pages {

// The one style sheet and the one small script of all pages; both are served as files, because the
// pages forbid everything inline. Nothing needs the script.
std::string_view style_sheet();
std::string_view board_style();  // beside it, for what hangs on a wall
std::string_view script();
std::string_view pass_script();

}  // namespace server::pages
