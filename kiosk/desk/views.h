#pragma once

#include <map>
#include <string>
#include <vector>

#include "kiosk/session/looking.h"
#include "kiosk/session/terminal.h"

// The registers' views at the counter: which there are for a clerk, and how one is asked for.
namespace kiosk {

struct DeskView {
    std::string reg, view;
    std::string tab() const { return reg + "/" + view; }
};
// GET /v1/desk/registers; anything else than its JSON is none.
std::vector<DeskView> desk_views_from(const std::string& json);

HttpRequest desk_view_request(const std::string& reg, const std::string& view,
                              const std::map<std::string, std::string>& parameters);

// Leaves on the rows what this clerk may do at this counter.
void keep_acts_of(view::Table& table, const Terminal& terminal, const std::string& section);

}  // namespace kiosk
