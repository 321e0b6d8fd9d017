#include "base/crypto/certificate.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <ctime>

#include "base/crypto/openssl.h"

namespace base::crypto {

namespace {

using OwnedCertificate = std::unique_ptr<X509, FreeCertificate>;

constexpr int least_signature_strength_bits = 112;  // Refuses MD5 and SHA-1.

std::optional<Time> time_of(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
    return Time(std::chrono::seconds(timegm(&parts)));
}

bool readable(const OwnedCertificate& certificate) {
    return certificate != nullptr && X509_get0_pubkey(certificate.get()) != nullptr &&
           time_of(X509_get0_notBefore(certificate.get())) &&
           time_of(X509_get0_notAfter(certificate.get()));
}

bool is_authority(X509* certificate) {
    const std::uint32_t flags = X509_get_extension_flags(certificate);
    if ((flags & EXFLAG_INVALID) != 0 || (flags & EXFLAG_CA) == 0) return false;
    return (flags & EXFLAG_KUSAGE) == 0 ||
           (X509_get_key_usage(certificate) & KU_KEY_CERT_SIGN) != 0;
}

bool is_leaf(X509* certificate) {
    const std::uint32_t flags = X509_get_extension_flags(certificate);
    return (flags & (EXFLAG_INVALID | EXFLAG_CRITICAL | EXFLAG_CA)) == 0;
}

struct FreeKeyId {
    void operator()(AUTHORITY_KEYID* id) const { AUTHORITY_KEYID_free(id); }
};

// Name and key identifiers say that `authority` issued `leaf`; only the signature proves it.
bool claims_issuer(X509* leaf, X509* authority) {
    if (X509_NAME_cmp(X509_get_issuer_name(leaf), X509_get_subject_name(authority)) != 0) {
        return false;
    }
    const std::unique_ptr<AUTHORITY_KEYID, FreeKeyId> id(static_cast<AUTHORITY_KEYID*>(
        X509_get_ext_d2i(leaf, NID_authority_key_identifier, nullptr, nullptr)));
    return id == nullptr || X509_check_akid(authority, id.get()) == X509_V_OK;
}

bool signed_by(X509* certificate, X509* authority) {
    int strength_bits = 0;
    if (X509_get_signature_info(certificate, nullptr, nullptr, &strength_bits, nullptr) != 1 ||
        strength_bits < least_signature_strength_bits) {
        return false;
    }
    return X509_verify(certificate, X509_get0_pubkey(authority)) == 1;
}

}  // namespace

std::optional<Certificate> Certificate::from_der(ByteView der) {
    const ForgetErrors forget;
    const unsigned char* at = der.data();
    OwnedCertificate certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    if (!readable(certificate) || at != der.data() + der.size()) return std::nullopt;
    return Certificate(certificate.release());
}

std::optional<Certificate> Certificate::from_pem(std::string_view pem) {
    const ForgetErrors forget;
    const Bio bio = bio_over(pem);
    OwnedCertificate certificate(PEM_read_bio_X509(
        bio.get(), nullptr, [](char*, int, int, void*) { return -1; }, nullptr));
    if (!readable(certificate)) return std::nullopt;
    return Certificate(certificate.release());
}

Certificate::Certificate(const Certificate& other) : certificate_(other.certificate_.get()) {
    must(X509_up_ref(certificate_.get()) == 1, "certificate");
}

Bytes Certificate::der() const {
    unsigned char* start = nullptr;
    const int size = i2d_X509(certificate_.get(), &start);
    must(size > 0, "certificate as DER");
    Bytes der(start, start + size);
    OPENSSL_free(start);
    return der;
}

std::string Certificate::pem() const {
    const Bio bio = bio_empty();
    must(PEM_write_bio_X509(bio.get(), certificate_.get()) == 1, "certificate as PEM");
    return std::string(written_to(bio.get()));
}

PublicKey Certificate::public_key() const {
    const ForgetErrors forget;
    EVP_PKEY* key = X509_get0_pubkey(certificate_.get());
    must(key != nullptr && EVP_PKEY_up_ref(key) == 1, "certificate without a key");
    const PublicKey shared(key);
    // Read anew, so that the key is written in its one form; another kind of key stays as it is,
    // and verifies nothing.
    auto own = PublicKey::from_der(shared.der());
    return own ? *own : shared;
}

Digest Certificate::fingerprint() const { return sha256(der()); }

std::string Certificate::common_name() const {
    const ForgetErrors forget;
    const X509_NAME* name = X509_get_subject_name(certificate_.get());
    const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (at < 0) return {};
    unsigned char* start = nullptr;
    const int size =
        ASN1_STRING_to_UTF8(&start, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (size < 0) return {};
    std::string text = to_text({start, static_cast<std::size_t>(size)});
    OPENSSL_free(start);
    // A NUL inside a name is only ever there to deceive.
    return text.find('\0') == std::string::npos ? text : std::string();
}

Time Certificate::not_before() const {
    const auto time = time_of(X509_get0_notBefore(certificate_.get()));
    must(time.has_value(), "certificate without a beginning");
    return *time;
}

Time Certificate::not_after() const {
    const auto time = time_of(X509_get0_notAfter(certificate_.get()));
    must(time.has_value(), "certificate without an end");
    return *time;
}

Trust check_chain(const Certificate& leaf, const Certificate& authority, Time when) {
    const ForgetErrors forget;
    X509* const top = authority.handle();
    if (!is_authority(top) || !signed_by(top, top)) return Trust::wrong_use;
    if (!claims_issuer(leaf.handle(), top)) return Trust::unknown_issuer;
    if (!signed_by(leaf.handle(), top)) return Trust::bad_signature;
    if (!is_leaf(leaf.handle())) return Trust::wrong_use;
    if (when < leaf.not_before() || when < authority.not_before()) return Trust::not_yet_valid;
    // The last second of a certificate belongs to it as a whole (RFC 5280 §4.1.2.5).
    const auto second = std::chrono::floor<std::chrono::seconds>(when);
    if (second > leaf.not_after() || second > authority.not_after()) return Trust::expired;
    return Trust::trusted;
}

bool made_for(const Certificate& certificate, CertificateUse use) {
    const ForgetErrors forget;
    X509* const handle = certificate.handle();
    if (use == CertificateUse::authority) return is_authority(handle);
    const std::uint32_t flags = X509_get_extension_flags(handle);
    if (!is_leaf(handle) || (flags & EXFLAG_KUSAGE) == 0 ||
        (X509_get_key_usage(handle) & KU_DIGITAL_SIGNATURE) == 0) {
        return false;
    }
    const bool extended = (flags & EXFLAG_XKUSAGE) != 0;
    const std::uint32_t purposes = extended ? X509_get_extended_key_usage(handle) : 0;
    switch (use) {
        case CertificateUse::authority:
            return false;
        case CertificateUse::tls_server:
            return (purposes & XKU_SSL_SERVER) != 0;
        case CertificateUse::tls_client:
            return (purposes & XKU_SSL_CLIENT) != 0;
        case CertificateUse::signing:
            return !extended;
    }
    return false;
}

}  // namespace base::crypto
