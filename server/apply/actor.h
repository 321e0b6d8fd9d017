#pragma once

#include <optional>

#include "server/registers/staff.h"
#include "server/registers/terminals.h"
#include "server/store/store.h"
#include "town/application.h"
#include "town/journey.h"

namespace server {

// Who did it and where, as far as the town can check.
struct Actor {
    Terminal place;  // a field device stands here with its own name and role
    std::optional<Clerk> clerk;
};

// Nothing a resident does: at a terminal only a signed-in clerk of its section may, also where
// field devices do the same through the pages.
bool is_staff_act(const town::Journey& journey);

// Empty: this record may not come from there, or not from whom it says. A clerk's session must
// have been open on that counter at 受付日時; devices and people at home are believed only from
// the pages' own terminal; a signature must be the acting clerk's over what was shown.
Stored<std::optional<Actor>> believed_actor(Transaction& transaction, const std::string& town_id,
                                            const Terminal& terminal,
                                            const town::Application& application,
                                            const town::Journey& journey);

}  // namespace server
