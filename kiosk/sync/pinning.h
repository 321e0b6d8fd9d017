#pragma once

#include <openssl/ssl.h>

#include "base/crypto/certificate.h"

namespace kiosk {

// Replaces whatever a TLS context trusted by this one authority.
bool trust_only(SSL_CTX* context, const base::crypto::Certificate& authority);

// Trust before we have the authority: it is looked for, by fingerprint, among the certificates the
// other end sends, and then everything is checked as if it had been known.
struct Fingerprint {
    base::crypto::Digest wanted{};
    std::optional<base::crypto::Certificate> found;
};
// `fingerprint` must outlive the context.
void trust_by_fingerprint(SSL_CTX* context, Fingerprint* fingerprint);

}  // namespace kiosk
