#pragma once

#include "base/clock.h"
#include "server/registers/staff.h"
#include "server/registers/terminals.h"

namespace server {

// A challenge a clerk's card is about to sign: single use, 60 seconds, for one client certificate.
struct SignInNonce {
    std::string session;  // UUID text
    base::Bytes nonce;    // 16 bytes
    base::Time time{};
};

// Who is signed in where. A session belongs to the client certificate it began on, so a token
// carried to another terminal opens nothing; of nonce and token only what is needed is kept.
class DeskSessions {
public:
    explicit DeskSessions(std::string town_id) : town_(town_id), staff_(std::move(town_id)) {}
    static Stored<void> create_tables(Transaction& transaction);

    Stored<SignInNonce> begin(Transaction& transaction, const std::string& certificate,
                              base::Time now) const;

    struct Proof {
        std::string session;
        base::Bytes card_certificate;  // DER
        base::Bytes signature;
    };
    struct SignedIn {
        std::string token;
        Clerk clerk;
    };
    // Empty for every kind of wrong proof; the nonce is spent either way.
    Stored<std::optional<SignedIn>> sign_in(Transaction& transaction, const Terminal& terminal,
                                            const std::string& certificate, const Proof& proof,
                                            base::Time now) const;

    // Who holds this token on this certificate; ends by itself 30 minutes after the last request
    // and after 12 hours in any case.
    Stored<std::optional<Clerk>> clerk(Transaction& transaction, const std::string& certificate,
                                       const std::string& token, base::Time now) const;
    // Whether this clerk was signed in on that counter at `when`, as far as two clocks agree.
    Stored<bool> sat_there(Transaction& transaction, const Terminal& terminal,
                           const std::string& clerk_id, base::Time when) const;
    Stored<void> end(Transaction& transaction, const std::string& token, base::Time now) const;

private:
    std::string town_;
    Staff staff_;
};

}  // namespace server
