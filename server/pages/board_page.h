#pragma once

#include <string_view>

#include "server/pages/frame.h"
#include "town/table.h"

// A view that hangs on a wall: the whole screen, large, in every language of the pack at once,
// fetched again by itself without a script. A view whose name ends in "_board" is one.
namespace server::pages {

bool is_board(std::string_view view);
// The first cell of a row is what is called out, the rest says where; the first row is the newest.
Page board_page(const town::Table& table, const Reading& reading);
// What hangs there while the town does not answer: it tries again too.
Page silent_board(const Reading& reading);

}  // namespace server::pages
