#pragma once

#include <string>

#include "base/calendar.h"
#include "base/crypto/certificate.h"
#include "town/application.h"
#include "town/envelope.h"

// A small town with one terminal, for the tests of its records.
namespace samples {

using namespace std::chrono_literals;
using base::crypto::Certificate;
using base::crypto::CertificateUse;
using base::crypto::PrivateKey;

inline const base::Time now = base::from_rfc3339("2026-11-22T01:38:05.123Z").value();

inline base::crypto::CertificateWish wish_for(CertificateUse use, const std::string& name,
                                              base::Time from = now - 24h,
                                              base::Time until = now + 24h * 90) {
    base::crypto::CertificateWish wish;
    wish.common_name = name;
    wish.organisation = "misaki";
    wish.use = use;
    wish.not_before = from;
    wish.not_after = until;
    return wish;
}

struct Town {
    PrivateKey ca_key = PrivateKey::make_p256();
    Certificate ca = issue_self_signed(ca_key, wish_for(CertificateUse::authority, "misaki CA",
                                                        now - 24h * 365, now + 24h * 3650));
    PrivateKey seal_key = PrivateKey::make_p256();
    PrivateKey pack_key = PrivateKey::make_p256();
    PrivateKey ack_key = PrivateKey::make_p256();
    Certificate ack =
        issue(ack_key.public_key(), wish_for(CertificateUse::signing, "ack"), ca, ca_key);
    PrivateKey terminal_key = PrivateKey::make_p256();
    Certificate terminal = issue(terminal_key.public_key(),
                                 wish_for(CertificateUse::tls_client, "hall-1"), ca, ca_key);
};

inline base::Uuid uuid_of(std::uint8_t byte) {
    base::Uuid uuid{};
    uuid.fill(byte);
    return uuid;
}

inline town::Header header(std::uint64_t seq) {
    town::Header header;
    header.terminal = uuid_of(1);
    header.incarnation = 3;
    header.seq = seq;
    header.id = uuid_of(static_cast<std::uint8_t>(seq));
    header.created_wall_ms = now.time_since_epoch().count();
    header.monotonic_ms = 5'000;
    header.boot = uuid_of(7);
    return header;
}

inline town::Application application() {
    town::Application application;
    application.journey = "taxi-pass";
    application.language = "ja";
    town::Person person;
    person.name = base::SecretText("美咲 花子");
    person.address = base::SecretText("岡山県久米郡美咲町原田1735");
    person.birth_date = base::SecretText("1941-05-00");
    person.sex = town::Sex::female;
    application.answers["ground"] = town::Chosen{{"age"}};
    application.answers["person"] = town::FromCard{person};
    application.answers["phone"] = town::Written{base::SecretText("0868-66-1111")};
    application.answers["rides"] = town::Counted{2};
    application.answers["from"] = town::Dated{base::SecretText("2026-12-01")};
    application.answers["agreed"] = town::Consented{true};
    application.answers["reason"] = town::DoesNotKnow{};
    application.evidence.level = town::EvidenceLevel::l2;
    application.evidence.method = "card_pin";
    application.received_at = now;
    application.receipt_number = "H1-00G4-0R40-3";
    application.receipt_secret_sha256 = std::string(64, 'a');
    return application;
}

}  // namespace samples
