#pragma once

#include <string>
#include <vector>

#include "base/crypto/certificate.h"
#include "base/result.h"

namespace town {

// The town's public keys and addresses, signed by the pack key; a terminal gets it at enrolment and
// believes nothing else. JSON: {"town","version","seal_keys":[PEM…],"ack_certificate":PEM,
// "pack_key":PEM,"ca":PEM,"staff_ca":PEM,"terminals_url","desk_url"}; the first seal key is used.
struct Manifest {
    std::string town;  // "misaki"
    base::Bytes text;  // the signed bytes, as received
    std::uint64_t version = 1;
    std::vector<base::crypto::PublicKey> seal_keys;
    std::optional<base::crypto::Certificate> ack, ca, staff_ca;
    std::optional<base::crypto::PublicKey> pack_key;
    std::string terminals_url, desk_url;
};
struct SignedManifest {
    base::Bytes text;
    base::Bytes signature;
};
base::Bytes manifest_text(const Manifest& manifest);
enum class ManifestFault { not_json, missing_field, bad_key, bad_signature };
// `pack_key` empty at enrolment: then the key inside is taken, because the answer came over TLS
// pinned to the CA fingerprint of the enrolment code.
base::Result<Manifest, ManifestFault> open_manifest(const SignedManifest& signed_manifest,
                                                    const base::crypto::PublicKey* pack_key);

// Enrolment code: "MDGC1." + base64url(16 random bytes ‖ SHA-256 of the CA certificate's DER).
struct EnrolmentCode {
    base::Bytes secret;
    base::crypto::Digest ca_fingerprint{};
};
std::string to_text(const EnrolmentCode& code);
std::optional<EnrolmentCode> enrolment_code_from(std::string_view text);

// POST /v1/enrolments: request {"code": base64url of the secret, "request": PKCS#10 PEM} → 201
// Enrolment as JSON {"terminal","incarnation","name","short_name","role","certificate",
// "desk_certificate"|null,"manifest":{"text": base64,"signature": base64}}.
struct Enrolment {
    std::string terminal;  // UUID text
    std::uint64_t incarnation = 1;
    std::string name;              // "hall-1"
    std::string short_name;        // "H1"
    std::string role;              // "hall"
    std::string certificate;       // PEM
    std::string desk_certificate;  // PEM, role counter only
    SignedManifest manifest;
};
std::string to_json(const Enrolment& enrolment);
base::Result<Enrolment, ManifestFault> enrolment_from(std::string_view json);

}  // namespace town
