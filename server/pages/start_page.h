#pragma once

#include <string>
#include <vector>

#include "server/pages/frame.h"

namespace server::pages {

// A view of a register that roles outside the hall may see (server/registers/register.h).
struct ListedView {
    std::string reg, view;
    std::vector<std::string> roles;
};

// What this visitor can do here: journeys under their groups, views, and at home the look-up of a
// receipt and what was prepared before.
Page start_page(const std::vector<ListedView>& views, bool has_guide, const Reading& reading);

}  // namespace server::pages
