#pragma once

#include <string>

#include "base/bytes.h"
#include "base/calendar.h"
#include "base/result.h"
#include "base/secret.h"
#include "town/answers.h"
#include "town/journey.h"

namespace town {

// What stands behind the answers. `revocation` stays "unchecked" for L3 and L4 until the server or
// staff resolves it. `nonce`: "server", "terminal" or "" (no signature asked).
struct Evidence {
    EvidenceLevel level = EvidenceLevel::l0;
    std::string method;  // "none", "card_pin", "authentication_signature", "staff_seen"
    bool revocation_unchecked = false;
    std::string nonce;
    // Journey::signs: who signed and what. `signature` is PKCS#1 v1.5 over SHA-256 of
    // `signed_text`, made by the key of `certificate` (DER); empty = not signed.
    base::Bytes certificate{}, signature{};
};

// Who acts. "" is a resident at a terminal; "clerk:UUID" a clerk signed in at a counter;
// "device:NAME" an enrolled field device; "home" somebody at the pages without an account.
// The server believes none but checks: server/apply/open_record.h.

// The sealed body of a record: UTF-8 JSON with `kind`, `journey`, `version`, `language`, `answers`
// (town/answers_json.h), `evidence` {"level": "L2", "method", "revocation_unchecked", "nonce"},
// `received_at` (the 受付日時, RFC 3339), `receipt` {"number", "secret_sha256", "birth_date"}.
struct Application {
    std::string kind = "application";
    std::string journey;
    int journey_version = 1;
    std::string language;
    Answers answers;
    Evidence evidence;
    std::string actor{};
    std::string on_behalf{};  // typed for somebody by phone or paper: "phone", "paper", "" = not
    base::Time received_at{};
    std::string receipt_number;
    std::string receipt_secret_sha256;  // hex
};

enum class BodyFault { not_json, missing_field, bad_field, unknown_kind, too_large };
// The bytes a clerk's card signs: journey, version, answers as JSON with sorted keys, 受付日時 and
// receipt number, one a line. What is signed was shown before.
base::SecretText signed_text(const Application& application);
base::SecretText to_body(const Application& application);
// At most 60 KiB. Fields it does not know are passed over, so that an older server reads a newer
// terminal; a missing field or one of another type is a fault.
base::Result<Application, BodyFault> application_from(const base::SecretText& body);
// The birth date an L1 look-up is checked against: of the person from the card, else of a date
// question named "birth_date", else empty (then look-up works by QR only).
base::SecretText birth_date_of(const Application& application);

}  // namespace town
