#pragma once

#include "base/clock.h"
#include "server/enrol/enrolments.h"
#include "server/pages_socket/pages_terminal.h"
#include "server/registers/devices.h"
#include "server/registers/staff.h"
#include "town/pack.h"

namespace server {

// Carries out what the officer's tool asks through the admin socket: one JSON object a line,
// {"do":"enrol","name","role","section"?}, {"do":"staff","name","section","key_sha256"},
// {"do":"revoke","name"} or {"do":"guide_proposals"}; answered with {"code"} or {"device_code"},
// {"clerk"}, {"revoked"}, {"toml"} or {"error": a sentence}.
class Officer {
public:
    // `pack` may be missing (null): then any section is taken.
    Officer(Store& store, const base::Clock& clock, const TownKeys& keys, const town::Pack* pack)
        : town_(keys.town()),
          store_(store),
          clock_(clock),
          pack_(pack),
          enrolments_(store, clock, keys),
          staff_(keys.town()),
          terminals_(keys.town()),
          devices_(keys.town()),
          audit_(keys.town()) {}

    std::string answer(const std::string& line) const;

private:
    std::string enrol(const std::string& name, const std::string& role,
                      const std::string& section) const;
    std::string enrol_device(const Device& device) const;
    std::string add_clerk(const std::string& name, const std::string& section,
                          const std::string& key_sha256) const;
    std::string revoke(const std::string& name) const;
    std::string guide_proposals() const;

    std::string town_;
    Store& store_;
    const base::Clock& clock_;
    const town::Pack* pack_;
    Enrolments enrolments_;
    Staff staff_;
    Terminals terminals_;
    Devices devices_;
    Audit audit_;
};

}  // namespace server
