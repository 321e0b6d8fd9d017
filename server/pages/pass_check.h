#pragma once

#include "server/pages/frame.h"
#include "town/table.h"

namespace server::pages {

// On a list of passes (town/pass_list.h): a field that says of a scanned pass whether it is good.
// The script judges it by the signed list in the page, so it needs no line while the page is open;
// a newer list, by whatever way it comes, goes into the same field. Without JavaScript the list
// itself is there to be read. Nothing on every other table.
Html pass_check(const town::Table& table, const Reading& reading);

}  // namespace server::pages
