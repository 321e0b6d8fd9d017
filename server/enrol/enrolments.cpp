#include "server/enrol/enrolments.h"

#include <algorithm>
#include <array>

namespace server {

namespace {

constexpr std::chrono::minutes code_lives{15};
constexpr int most_tries = 5;
constexpr std::size_t secret_bytes = 16;
// The first bytes of a code find it; the other 96 bits prove it, and only their hash is kept.
constexpr std::size_t selector_bytes = 4;
// Renewal comes later (sync-and-faults.md §2.5 /v1/certificates); until then two years.
constexpr std::chrono::days certificate_lives{730};
// A terminal's clock may be a little behind ours.
constexpr std::chrono::hours certificate_begins_before{24};

constexpr std::array roles = {"hall", "library", "counter", "hub", "post_office"};

std::string selector_of(base::ByteView secret) {
    return base::hex(secret.first(std::min(selector_bytes, secret.size())));
}

std::string proof_of(base::ByteView secret) {
    return base::hex(base::crypto::sha256(secret.subspan(std::min(selector_bytes, secret.size()))));
}

// Guesses at codes that do not exist count for a quarter of an hour against where they come from.
std::string guesser(const std::string& remote, base::Time now) {
    const auto quarter = now.time_since_epoch() / code_lives;
    return remote + "/" + std::to_string(quarter);
}

bool is_p256(const base::crypto::PublicKey& key) {
    return EVP_PKEY_is_a(key.handle(), "EC") == 1 && EVP_PKEY_get_bits(key.handle()) == 256;
}

}  // namespace

struct Enrolments::Code {
    std::string selector, name, role;
};

Stored<void> Enrolments::create_tables(Transaction& transaction) {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS enrolment_codes (town_id TEXT NOT NULL,"
        " selector TEXT NOT NULL, proof TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,"
        " expires_at BIGINT NOT NULL, used BIGINT NOT NULL, tries BIGINT NOT NULL,"
        " PRIMARY KEY (town_id, selector))"));
    return {};
}

bool Enrolments::is_name(std::string_view name) {
    const auto fits = [](char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '-';
    };
    return !name.empty() && name.size() <= 32 && name[0] >= 'a' && name[0] <= 'z' &&
           std::ranges::all_of(name, fits);
}

bool Enrolments::is_role(std::string_view role) {
    return std::ranges::any_of(roles, [&](std::string_view known) { return known == role; });
}

Stored<std::string> Enrolments::make_code(const std::string& name, const std::string& role) const {
    return in_transaction(store_, [&](Transaction& transaction) -> Stored<std::string> {
        const auto now = clock_.now();
        const auto secret = base::crypto::random(secret_bytes);
        // One name has one code at a time; a day after they ended, codes are forgotten.
        TRY(
            transaction.run("DELETE FROM enrolment_codes WHERE town_id = $1"
                            " AND ((name = $2 AND used = 0) OR expires_at < $3)",
                            {town_, name, value_of(now - std::chrono::hours(24))}));
        TRY(transaction.run(
            "INSERT INTO enrolment_codes (town_id, selector, proof, name, role, expires_at, used,"
            " tries) VALUES ($1, $2, $3, $4, $5, $6, 0, 0)",
            {town_, selector_of(secret), proof_of(secret), name, role,
             value_of(now + code_lives)}));
        TRY(audit_.add(
            transaction, now,
            {.actor = "officer", .action = "enrolment.offered", .subject = name, .purpose = role}));
        return town::to_text(
            {.secret = secret, .ca_fingerprint = keys_.terminals.certificate.fingerprint()});
    });
}

Stored<base::Result<Enrolments::Code, EnrolFault>> Enrolments::find(
    Transaction& transaction, base::ByteView secret, const std::string& remote) const {
    using Found = base::Result<Code, EnrolFault>;
    const auto now = clock_.now();
    const auto day = base::tokyo_date(now);
    const auto who = guesser(remote, now);
    if (TRY(tries_.count(transaction, "enrolment", who, day)) >= most_tries) {
        return Found(base::Failure{EnrolFault::locked});
    }
    const auto rows =
        TRY(transaction.run("SELECT proof, name, role, expires_at, used, tries FROM enrolment_codes"
                            " WHERE town_id = $1 AND selector = $2",
                            {town_, selector_of(secret)}));
    if (rows.empty()) {
        TRY(tries_.add(transaction, "enrolment", who, day));
        return Found(base::Failure{EnrolFault::wrong_code});
    }
    const auto& row = rows[0];
    if (row.number(5) >= most_tries) return Found(base::Failure{EnrolFault::locked});
    const auto proof = proof_of(secret);
    if (!base::crypto::same(base::view_of(row.text(0)), base::view_of(proof))) {
        TRY(
            transaction.run("UPDATE enrolment_codes SET tries = tries + 1"
                            " WHERE town_id = $1 AND selector = $2",
                            {town_, selector_of(secret)}));
        return Found(base::Failure{EnrolFault::wrong_code});
    }
    if (row.number(4) != 0) return Found(base::Failure{EnrolFault::used});
    if (value_of(now) >= Value(row.number(3))) return Found(base::Failure{EnrolFault::expired});
    return Found(Code{selector_of(secret), row.text(1), row.text(2)});
}

Stored<town::Enrolment> Enrolments::enrol(Transaction& transaction, const Code& code,
                                          const base::crypto::PublicKey& key) const {
    const auto now = clock_.now();
    TRY(transaction.run("UPDATE enrolment_codes SET used = 1 WHERE town_id = $1 AND selector = $2",
                        {town_, code.selector}));
    const auto terminal = TRY(terminals_.enrol(transaction, code.name, code.role, now));
    const auto certificate_from = [&](const Authority& authority) {
        return base::crypto::issue(key,
                                   {.common_name = terminal.name,
                                    .organisation = town_,
                                    .use = base::crypto::CertificateUse::tls_client,
                                    .dns_names = {},
                                    .addresses = {},
                                    .not_before = now - certificate_begins_before,
                                    .not_after = now + certificate_lives},
                                   authority.certificate, authority.key);
    };
    town::Enrolment enrolment{.terminal = terminal.id,
                              .incarnation = terminal.incarnation,
                              .name = terminal.name,
                              .short_name = terminal.short_name,
                              .role = terminal.role,
                              .certificate = {},
                              .desk_certificate = {},
                              .manifest = keys_.signed_manifest};
    const auto certificate = certificate_from(keys_.terminals);
    enrolment.certificate = certificate.pem();
    TRY(terminals_.keep_certificate(transaction, terminal, base::hex(certificate.fingerprint()),
                                    DoorKind::terminals));
    if (terminal.role == "counter") {
        const auto desk = certificate_from(keys_.staff);
        enrolment.desk_certificate = desk.pem();
        TRY(terminals_.keep_certificate(transaction, terminal, base::hex(desk.fingerprint()),
                                        DoorKind::desk));
    }
    TRY(audit_.add(transaction, now,
                   {.actor = terminal.name,
                    .action = "terminal.enrolled",
                    .subject = terminal.id,
                    .purpose = terminal.role}));
    return enrolment;
}

base::Result<town::Enrolment, EnrolFault> Enrolments::redeem(base::ByteView secret,
                                                             std::string_view request_pem,
                                                             const std::string& remote) const {
    const auto key = base::crypto::key_of_request(request_pem);
    if (!key || !is_p256(*key)) return base::Failure{EnrolFault::not_a_request};
    using Answer = base::Result<town::Enrolment, EnrolFault>;
    auto answer = in_transaction(store_, [&](Transaction& transaction) -> Stored<Answer> {
        const auto code = TRY(find(transaction, secret, remote));
        if (!code) return Answer(base::Failure{code.error()});
        return Answer(TRY(enrol(transaction, code.value(), *key)));
    });
    if (!answer) return base::Failure{EnrolFault::store};
    return answer.take();
}

}  // namespace server
