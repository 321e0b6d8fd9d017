#pragma once

#include "server/store/store.h"

namespace server {

// The two doors a client certificate may open.
enum class DoorKind { terminals, desk };
std::string_view word(DoorKind door);

// One counter terminal, as the town knows it.
struct Terminal {
    enum class Standing { active, revoked, replaced };

    std::string id;  // UUID text
    std::string name;
    std::string short_name;  // begins its receipt numbers
    std::string role;
    std::uint64_t incarnation = 1;  // of the certificate that was asked about
    base::Time enrolled_at{};       // of the current incarnation
    Standing standing = Standing::active;
};

// Which terminals there are and which certificates are theirs: the list that is looked at on every
// request, so a revoked terminal is out at its next one.
class Terminals {
public:
    explicit Terminals(std::string town_id) : town_(std::move(town_id)) {}
    static Stored<void> create_tables(Transaction& transaction);

    // Empty: the certificate is not one of ours for this door.
    Stored<std::optional<Terminal>> by_certificate(Transaction& transaction,
                                                   std::string_view fingerprint,
                                                   DoorKind door) const;
    Stored<std::optional<Terminal>> by_id(Transaction& transaction, std::string_view id) const;
    // Every one with a certificate that is in use, by name.
    Stored<std::vector<Terminal>> active(Transaction& transaction) const;
    // Makes a terminal of this name, or a new incarnation of it: certificates it had are replaced.
    Stored<Terminal> enrol(Transaction& transaction, const std::string& name,
                           const std::string& role, base::Time now) const;
    Stored<void> keep_certificate(Transaction& transaction, const Terminal& terminal,
                                  const std::string& fingerprint, DoorKind door) const;
    // Of the certificates for what terminals sign, but those revoked: what a replaced one signed in
    // its time holds.
    Stored<std::vector<std::string>> fingerprints(Transaction& transaction) const;
    // Says false when there is no such terminal.
    Stored<bool> revoke(Transaction& transaction, const std::string& name) const;

private:
    Stored<std::string> free_short_name(Transaction& transaction, std::string_view name) const;
    std::string town_;
};

}  // namespace server
