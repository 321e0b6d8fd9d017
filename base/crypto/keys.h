#pragma once

#include <openssl/evp.h>

#include <memory>

#include "base/crypto/crypto.h"

namespace base::crypto {

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

// A public key: P-256 for ours, RSA for what comes from a card.
class PublicKey {
public:
    static std::optional<PublicKey> from_der(ByteView spki);  // SubjectPublicKeyInfo
    static std::optional<PublicKey> from_pem(std::string_view pem);
    static std::optional<PublicKey> from_point(ByteView compressed);  // P-256, 33 bytes
    PublicKey(const PublicKey& other);
    PublicKey(PublicKey&&) noexcept = default;
    PublicKey& operator=(PublicKey&&) noexcept = default;

    Bytes der() const;
    std::string pem() const;
    Bytes point() const;         // P-256 only: compressed, 33 bytes
    Digest fingerprint() const;  // SHA-256 of der()
    // ECDSA P-256 over SHA-256 (DER signature), or RSA PKCS#1 v1.5 over SHA-256, by key type.
    bool verifies(ByteView message, ByteView signature) const;
    EVP_PKEY* handle() const { return key_.get(); }
    explicit PublicKey(EVP_PKEY* owned) : key_(owned) {}

private:
    std::unique_ptr<EVP_PKEY, FreeKey> key_;
};

// A P-256 (or, for test cards, RSA-2048) private key.
class PrivateKey {
public:
    static PrivateKey make_p256();
    static PrivateKey make_rsa2048();
    static std::optional<PrivateKey> from_pem(std::string_view pem);
    PrivateKey(PrivateKey&&) noexcept = default;
    PrivateKey& operator=(PrivateKey&&) noexcept = default;

    SecretText pem() const;
    PublicKey public_key() const;
    Bytes sign(ByteView message) const;                       // As PublicKey::verifies reads it.
    SecretBytes shared_secret(const PublicKey& other) const;  // ECDH, P-256 only
    EVP_PKEY* handle() const { return key_.get(); }

private:
    explicit PrivateKey(EVP_PKEY* owned) : key_(owned) {}
    std::unique_ptr<EVP_PKEY, FreeKey> key_;
};

}  // namespace base::crypto
