#pragma once

#include "base/clock.h"
#include "server/registers/audit.h"
#include "server/registers/terminals.h"
#include "server/registers/tries.h"
#include "server/town_keys.h"

namespace server {

enum class EnrolFault { not_a_request, wrong_code, used, expired, locked, store };

// How a terminal comes into the town: a one-time code made by an officer, 15 minutes, five tries,
// kept as a hash; for it a certificate, and a second one for the desk when it is a counter.
class Enrolments {
public:
    Enrolments(Store& store, const base::Clock& clock, const TownKeys& keys)
        : store_(store),
          clock_(clock),
          keys_(keys),
          terminals_(keys.town()),
          tries_(keys.town()),
          audit_(keys.town()),
          town_(keys.town()) {}
    static Stored<void> create_tables(Transaction& transaction);

    static bool is_name(std::string_view name);
    static bool is_role(std::string_view role);
    // The text an officer types or shows as a QR.
    Stored<std::string> make_code(const std::string& name, const std::string& role) const;

    base::Result<town::Enrolment, EnrolFault> redeem(base::ByteView secret,
                                                     std::string_view request_pem,
                                                     const std::string& remote) const;

private:
    struct Code;
    Stored<base::Result<Code, EnrolFault>> find(Transaction& transaction, base::ByteView secret,
                                                const std::string& remote) const;
    Stored<town::Enrolment> enrol(Transaction& transaction, const Code& code,
                                  const base::crypto::PublicKey& key) const;

    Store& store_;
    const base::Clock& clock_;
    const TownKeys& keys_;
    Terminals terminals_;
    Tries tries_;
    Audit audit_;
    std::string town_;
};

}  // namespace server
