#pragma once

#include <openssl/x509.h>

#include "base/clock.h"
#include "base/crypto/keys.h"

namespace base::crypto {

struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};

// An X.509 certificate (RFC 5280) with readable times and a readable key.
class Certificate {
public:
    static std::optional<Certificate> from_der(ByteView der);
    static std::optional<Certificate> from_pem(std::string_view pem);
    Certificate(const Certificate& other);
    Certificate(Certificate&&) noexcept = default;
    Certificate& operator=(Certificate&&) noexcept = default;

    Bytes der() const;
    std::string pem() const;
    PublicKey public_key() const;
    Digest fingerprint() const;       // SHA-256 of der()
    std::string common_name() const;  // "" when there is none
    Time not_before() const;
    Time not_after() const;
    X509* handle() const { return certificate_.get(); }
    explicit Certificate(X509* owned) : certificate_(owned) {}  // One that OpenSSL has verified.

private:
    std::unique_ptr<X509, FreeCertificate> certificate_;
};

enum class Trust { trusted, unknown_issuer, bad_signature, not_yet_valid, expired, wrong_use };
// One leaf directly under one self-signed authority, as of `when`, matched by key identifiers and
// signature: several generations of an authority share one name. `wrong_use`: the authority is not
// a CA, the leaf is one, or the leaf has a critical extension we do not know.
Trust check_chain(const Certificate& leaf, const Certificate& authority, Time when);

enum class CertificateUse { authority, tls_server, tls_client, signing };
// Whether `issue` made it for that; so a terminal's certificate can never stand for the town's.
bool made_for(const Certificate& certificate, CertificateUse use);

struct CertificateWish {
    std::string common_name;  // At most 64 characters each (RFC 5280); longer is cut.
    std::string organisation;
    CertificateUse use = CertificateUse::signing;
    std::vector<std::string> dns_names;  // tls_server
    std::vector<std::string> addresses;  // tls_server: IP literals
    Time not_before;
    Time not_after;
};
Certificate issue_self_signed(const PrivateKey& key, const CertificateWish& wish);
Certificate issue(const PublicKey& subject, const CertificateWish& wish,
                  const Certificate& authority, const PrivateKey& authority_key);

// PKCS#10 (RFC 2986), PEM.
std::string make_request(const PrivateKey& key, const std::string& common_name);
// The key of a request whose self-signature is right.
std::optional<PublicKey> key_of_request(std::string_view pem);

}  // namespace base::crypto
