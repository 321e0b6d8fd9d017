#include "server/desk/sessions.h"

#include <algorithm>

#include "base/crypto/certificate.h"
#include "base/uuid.h"
#include "town/challenge.h"

namespace server {

namespace {

constexpr std::chrono::seconds nonce_lives{60};
constexpr std::chrono::minutes idle_limit{30};
constexpr std::chrono::hours session_lives{12};
constexpr std::chrono::minutes clocks_differ{5};  // sync-and-faults.md §2.3
constexpr std::chrono::minutes noted_every{1};    // How often "last used" is written.

std::string hash_of(const std::string& token) {
    return base::hex(base::crypto::sha256(base::view_of(token)));
}

// The card's key when the certificate is in force and it signed exactly this challenge.
std::optional<std::string> proven_key(const DeskSessions::Proof& proof,
                                      const town::Challenge& challenge, base::Time now) {
    const auto certificate = base::crypto::Certificate::from_der(proof.card_certificate);
    if (!certificate || now < certificate->not_before() || now > certificate->not_after()) {
        return std::nullopt;
    }
    const auto key = certificate->public_key();
    if (!key.verifies(town::challenge_bytes(challenge), proof.signature)) return std::nullopt;
    return base::hex(key.fingerprint());
}

}  // namespace

Stored<void> DeskSessions::create_tables(Transaction& transaction) {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS desk_nonces (town_id TEXT NOT NULL, session TEXT NOT NULL,"
        " certificate TEXT NOT NULL, nonce BYTEA NOT NULL, time BIGINT NOT NULL,"
        " PRIMARY KEY (town_id, session))"));
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS desk_sessions (town_id TEXT NOT NULL,"
        " token_sha256 TEXT NOT NULL, certificate TEXT NOT NULL, staff TEXT NOT NULL,"
        " began_at BIGINT NOT NULL, used_at BIGINT NOT NULL,"
        " PRIMARY KEY (town_id, token_sha256))"));
    // What stays of a session when it is over: a record typed in it may come much later. Where the
    // line falls the clerk sits on and types; so a sitting ends by signing out or by the next one
    // who signs in there, and not because the town lost touch with it.
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS desk_sittings (town_id TEXT NOT NULL, terminal TEXT NOT NULL,"
        " staff TEXT NOT NULL, token_sha256 TEXT NOT NULL, began_at BIGINT NOT NULL,"
        " open_until BIGINT NOT NULL, PRIMARY KEY (town_id, terminal, began_at, token_sha256))"));
    return {};
}

Stored<SignInNonce> DeskSessions::begin(Transaction& transaction, const std::string& certificate,
                                        base::Time now) const {
    SignInNonce nonce{.session = base::to_text(base::uuid_v7(now)),
                      .nonce = base::crypto::random(16),
                      .time = now};
    // One terminal has one challenge open: asking again takes the earlier one back.
    TRY(transaction.run(
        "DELETE FROM desk_nonces WHERE town_id = $1 AND (certificate = $2 OR time < $3)",
        {town_, certificate, value_of(now - nonce_lives)}));
    TRY(
        transaction.run("INSERT INTO desk_nonces (town_id, session, certificate, nonce, time)"
                        " VALUES ($1, $2, $3, $4, $5)",
                        {town_, nonce.session, certificate, nonce.nonce, value_of(now)}));
    return nonce;
}

Stored<std::optional<DeskSessions::SignedIn>> DeskSessions::sign_in(Transaction& transaction,
                                                                    const Terminal& terminal,
                                                                    const std::string& certificate,
                                                                    const Proof& proof,
                                                                    base::Time now) const {
    using Answer = std::optional<SignedIn>;
    const auto rows = TRY(transaction.run(
        "DELETE FROM desk_nonces WHERE town_id = $1 AND session = $2 AND certificate = $3"
        " RETURNING nonce, time",
        {town_, proof.session, certificate}));
    if (rows.empty()) return Answer();
    const auto time = time_of(rows[0].number(1));
    if (now < time || now - time > nonce_lives) return Answer();
    const auto nothing = base::crypto::sha256({});
    const auto key = proven_key(proof,
                                {.purpose = "staff sign-in",
                                 .terminal = terminal.id,
                                 .session = proof.session,
                                 .nonce = rows[0].bytes(0),
                                 .content_digest = {nothing.begin(), nothing.end()},
                                 .time = time},
                                now);
    if (!key) return Answer();
    auto clerk = TRY(staff_.by_key(transaction, *key));
    if (!clerk) return Answer();
    SignedIn signed_in{.token = base::base64url(base::crypto::random(32)),
                       .clerk = std::move(*clerk)};
    // One counter, one clerk: whoever still sat there ends now.
    TRY(
        transaction.run("UPDATE desk_sittings SET open_until = $1"
                        " WHERE town_id = $2 AND terminal = $3 AND open_until > $1",
                        {value_of(now), town_, terminal.id}));
    TRY(
        transaction.run("INSERT INTO desk_sittings (town_id, terminal, staff, token_sha256,"
                        " began_at, open_until) VALUES ($1, $2, $3, $4, $5, $6)",
                        {town_, terminal.id, signed_in.clerk.id, hash_of(signed_in.token),
                         value_of(now), value_of(now + session_lives)}));
    TRY(transaction.run(
        "DELETE FROM desk_sessions WHERE town_id = $1 AND (certificate = $2 OR used_at < $3)",
        {town_, certificate, value_of(now - idle_limit)}));
    TRY(transaction.run(
        "INSERT INTO desk_sessions (town_id, token_sha256, certificate, staff, began_at, used_at)"
        " VALUES ($1, $2, $3, $4, $5, $5)",
        {town_, hash_of(signed_in.token), certificate, signed_in.clerk.id, value_of(now)}));
    return Answer(std::move(signed_in));
}

Stored<std::optional<Clerk>> DeskSessions::clerk(Transaction& transaction,
                                                 const std::string& certificate,
                                                 const std::string& token, base::Time now) const {
    const auto hash = hash_of(token);
    const auto rows =
        TRY(transaction.run("SELECT staff, began_at, used_at FROM desk_sessions"
                            " WHERE town_id = $1 AND token_sha256 = $2 AND certificate = $3",
                            {town_, hash, certificate}));
    if (rows.empty()) return std::optional<Clerk>();
    const auto began = time_of(rows[0].number(1));
    const auto used = time_of(rows[0].number(2));
    if (now - began > session_lives || now - used > idle_limit) return std::optional<Clerk>();
    if (now - used >= noted_every) {
        TRY(transaction.run(
            "UPDATE desk_sessions SET used_at = $1 WHERE town_id = $2 AND token_sha256 = $3",
            {value_of(now), town_, hash}));
    }
    return staff_.by_id(transaction, rows[0].text(0));
}

Stored<bool> DeskSessions::sat_there(Transaction& transaction, const Terminal& terminal,
                                     const std::string& clerk_id, base::Time when) const {
    const auto rows = TRY(transaction.run(
        "SELECT 1 FROM desk_sittings WHERE town_id = $1 AND terminal = $2 AND staff = $3"
        " AND began_at <= $4 AND open_until >= $5 LIMIT 1",
        {town_, terminal.id, clerk_id, value_of(when + clocks_differ),
         value_of(when - clocks_differ)}));
    return !rows.empty();
}

Stored<void> DeskSessions::end(Transaction& transaction, const std::string& token,
                               base::Time now) const {
    const auto hash = hash_of(token);
    TRY(
        transaction.run("UPDATE desk_sittings SET open_until = $1"
                        " WHERE town_id = $2 AND token_sha256 = $3",
                        {value_of(now), town_, hash}));
    TRY(transaction.run("DELETE FROM desk_sessions WHERE town_id = $1 AND token_sha256 = $2",
                        {town_, hash}));
    return {};
}

}  // namespace server
