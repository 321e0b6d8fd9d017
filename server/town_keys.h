#pragma once

#include <filesystem>

#include "base/crypto/certificate.h"
#include "base/result.h"
#include "town/manifest.h"

namespace server {

// A key that signs certificates, with its own certificate.
struct Authority {
    base::crypto::PrivateKey key;
    base::crypto::Certificate certificate;
};

// What `madoguchi town init DIR` left in DIR, as far as the server needs it. The pack's private key
// is not among it: packs and the manifest are signed elsewhere.
struct TownKeys {
    Authority terminals;  // ca.key, ca.pem
    Authority staff;      // staff-ca.key, staff-ca.pem
    Authority ack;        // ack.key, ack.pem
    base::crypto::PrivateKey seal;
    base::crypto::PublicKey pack;
    std::string tls_chain_pem;
    base::SecretText tls_key_pem;
    town::SignedManifest signed_manifest;
    town::Manifest manifest;

    const std::string& town() const { return manifest.town; }
};

// The error is one plain sentence.
base::Result<TownKeys, std::string> read_town_keys(const std::filesystem::path& folder);

}  // namespace server
