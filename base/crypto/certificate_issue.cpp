#include <arpa/inet.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>

#include "base/crypto/certificate.h"
#include "base/crypto/openssl.h"

namespace base::crypto {

namespace {

constexpr std::size_t most_name_characters = 64;  // RFC 5280 appendix A, ub-common-name.

struct FreeRequest {
    void operator()(X509_REQ* request) const { X509_REQ_free(request); }
};
struct FreeSerial {
    void operator()(BIGNUM* number) const { BN_free(number); }
};
struct FreeInteger {
    void operator()(ASN1_INTEGER* number) const { ASN1_INTEGER_free(number); }
};
struct FreeTime {
    void operator()(ASN1_TIME* time) const { ASN1_TIME_free(time); }
};
struct FreeExtension {
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
};
struct FreeNames {
    void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
};
using Request = std::unique_ptr<X509_REQ, FreeRequest>;

void add_name(X509_NAME* name, const char* field, const std::string& value) {
    // Cut at a whole character: a continuation byte of UTF-8 is 10xxxxxx.
    std::size_t end = 0;
    std::size_t characters = 0;
    while (end < value.size()) {
        const bool starts = (static_cast<unsigned char>(value[end]) & 0xC0) != 0x80;
        if (starts && ++characters > most_name_characters) break;
        ++end;
    }
    if (end == 0) return;
    const Bytes text = to_bytes(std::string_view(value).substr(0, end));
    must(X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, text.data(),
                                    static_cast<int>(text.size()), -1, 0) == 1,
         "name of a certificate");
}

void set_serial(X509* certificate) {
    const Bytes bytes = random(16);
    const std::unique_ptr<BIGNUM, FreeSerial> number(
        BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
    must(number != nullptr, "memory");
    const std::unique_ptr<ASN1_INTEGER, FreeInteger> serial(
        BN_to_ASN1_INTEGER(number.get(), nullptr));
    must(serial != nullptr && X509_set_serialNumber(certificate, serial.get()) == 1, "serial");
}

std::unique_ptr<ASN1_TIME, FreeTime> asn1_time(Time time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    std::unique_ptr<ASN1_TIME, FreeTime> made(
        ASN1_TIME_set(nullptr, static_cast<std::time_t>(seconds.time_since_epoch().count())));
    must(made != nullptr, "time of a certificate");
    return made;
}

void add_extension(X509* certificate, X509* authority, int id, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, authority, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, FreeExtension> extension(
        X509V3_EXT_conf_nid(nullptr, &context, id, value));
    must(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1,
         "extension of a certificate");
}

// Built from values, not from OpenSSL's "DNS:…,IP:…" text, in which a comma would smuggle a name.
void add_alternative_names(X509* certificate, const CertificateWish& wish) {
    const std::unique_ptr<GENERAL_NAMES, FreeNames> names(GENERAL_NAMES_new());
    must(names != nullptr, "memory");
    const auto add = [&](int type, ASN1_STRING* value, ByteView bytes) {
        GENERAL_NAME* name = GENERAL_NAME_new();
        must(name != nullptr && value != nullptr, "memory");
        must(ASN1_STRING_set(value, bytes.data(), static_cast<int>(bytes.size())) == 1, "memory");
        GENERAL_NAME_set0_value(name, type, value);
        must(sk_GENERAL_NAME_push(names.get(), name) > 0, "memory");
    };
    for (const auto& dns : wish.dns_names) add(GEN_DNS, ASN1_IA5STRING_new(), view_of(dns));
    for (const auto& address : wish.addresses) {
        std::array<std::uint8_t, 16> bytes{};
        if (inet_pton(AF_INET, address.c_str(), bytes.data()) == 1) {
            add(GEN_IPADD, ASN1_OCTET_STRING_new(), ByteView(bytes).first(4));
        } else if (inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1) {
            add(GEN_IPADD, ASN1_OCTET_STRING_new(), bytes);
        }
    }
    if (sk_GENERAL_NAME_num(names.get()) == 0) return;
    must(X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, 0) == 1,
         "names of a certificate");
}

void add_extensions(X509* certificate, X509* authority, const CertificateWish& wish) {
    const bool authority_wished = wish.use == CertificateUse::authority;
    add_extension(certificate, authority, NID_basic_constraints,
                  authority_wished ? "critical,CA:TRUE,pathlen:0" : "critical,CA:FALSE");
    switch (wish.use) {
        case CertificateUse::authority:
            add_extension(certificate, authority, NID_key_usage, "critical,keyCertSign,cRLSign");
            break;
        case CertificateUse::tls_server:
            add_extension(certificate, authority, NID_key_usage, "critical,digitalSignature");
            add_extension(certificate, authority, NID_ext_key_usage, "serverAuth");
            break;
        case CertificateUse::tls_client:
            add_extension(certificate, authority, NID_key_usage, "critical,digitalSignature");
            add_extension(certificate, authority, NID_ext_key_usage, "clientAuth");
            break;
        case CertificateUse::signing:
            add_extension(certificate, authority, NID_key_usage,
                          "critical,digitalSignature,nonRepudiation");
            break;
    }
    add_extension(certificate, authority, NID_subject_key_identifier, "hash");
    add_extension(certificate, authority, NID_authority_key_identifier, "keyid:always");
    add_alternative_names(certificate, wish);
}

// `authority` empty: it signs itself.
Certificate make(EVP_PKEY* subject, const CertificateWish& wish, X509* authority,
                 EVP_PKEY* signing_key) {
    X509* const made = X509_new();
    must(made != nullptr, "memory");
    Certificate certificate(made);
    must(X509_set_version(made, X509_VERSION_3) == 1, "certificate");
    set_serial(made);
    must(X509_set1_notBefore(made, asn1_time(wish.not_before).get()) == 1 &&
             X509_set1_notAfter(made, asn1_time(wish.not_after).get()) == 1,
         "time of a certificate");
    X509_NAME* const name = X509_get_subject_name(made);
    add_name(name, "O", wish.organisation);
    add_name(name, "CN", wish.common_name);
    X509* const issuer = authority != nullptr ? authority : made;
    must(X509_set_issuer_name(made, X509_get_subject_name(issuer)) == 1 &&
             X509_set_pubkey(made, subject) == 1,
         "certificate");
    add_extensions(made, issuer, wish);
    must(X509_sign(made, signing_key, EVP_sha256()) > 0, "signing a certificate");
    return certificate;
}

}  // namespace

Certificate issue_self_signed(const PrivateKey& key, const CertificateWish& wish) {
    return make(key.handle(), wish, nullptr, key.handle());
}

Certificate issue(const PublicKey& subject, const CertificateWish& wish,
                  const Certificate& authority, const PrivateKey& authority_key) {
    return make(subject.handle(), wish, authority.handle(), authority_key.handle());
}

std::string make_request(const PrivateKey& key, const std::string& common_name) {
    const Request request(X509_REQ_new());
    must(request != nullptr && X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) == 1 &&
             X509_REQ_set_pubkey(request.get(), key.handle()) == 1,
         "certificate request");
    add_name(X509_REQ_get_subject_name(request.get()), "CN", common_name);
    must(X509_REQ_sign(request.get(), key.handle(), EVP_sha256()) > 0, "certificate request");
    const Bio bio = bio_empty();
    must(PEM_write_bio_X509_REQ(bio.get(), request.get()) == 1, "certificate request");
    return std::string(written_to(bio.get()));
}

std::optional<PublicKey> key_of_request(std::string_view pem) {
    const ForgetErrors forget;
    const Bio bio = bio_over(pem);
    const Request request(PEM_read_bio_X509_REQ(
        bio.get(), nullptr, [](char*, int, int, void*) { return -1; }, nullptr));
    if (request == nullptr) return std::nullopt;
    EVP_PKEY* const key = X509_REQ_get0_pubkey(request.get());
    if (key == nullptr || X509_REQ_verify(request.get(), key) != 1) return std::nullopt;
    must(EVP_PKEY_up_ref(key) == 1, "key");
    const PublicKey asked(key);
    return PublicKey::from_der(asked.der());
}

}  // namespace base::crypto
