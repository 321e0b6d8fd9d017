#include "drivers/card/emulated/issue.h"

#include <openssl/conf.h>
#include <openssl/x509v3.h>

#include <cassert>
#include <chrono>

namespace drivers::card {

namespace {

std::time_t seconds(base::Time time) {
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

void name(X509_NAME* into, const CardCertificateWish& wish) {
    for (const auto& [field, value] : wish.subject) {
        const base::Bytes bytes = base::to_bytes(value);
        const int done =
            X509_NAME_add_entry_by_txt(into, field.c_str(), MBSTRING_UTF8, bytes.data(),
                                       static_cast<int>(bytes.size()), -1, 0);
        assert(done == 1);
    }
}

void add_extensions(X509* certificate, X509* issuer, const std::string& notation) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> text(
        BIO_new_mem_buf(notation.data(), static_cast<int>(notation.size())), &BIO_free);
    const std::unique_ptr<CONF, decltype(&NCONF_free)> read(NCONF_new(nullptr), &NCONF_free);
    const int parsed = NCONF_load_bio(read.get(), text.get(), nullptr);
    assert(parsed == 1);
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509V3_set_nconf(&context, read.get());
    const int added = X509V3_EXT_add_nconf(read.get(), &context, "extensions", certificate);
    assert(added == 1);
}

}  // namespace

std::string quoted(std::string_view value) {
    std::string safe;
    for (const char c : value) {
        if (c == '\\' || c == '"' || c == '\'' || c == '$' || c == '#' || c == '`') safe += '\\';
        safe += c;
    }
    return safe;
}

base::crypto::Certificate issue_card_certificate(const base::crypto::PublicKey& subject,
                                                 const CardCertificateWish& wish,
                                                 const base::crypto::Certificate* authority,
                                                 const base::crypto::PrivateKey& authority_key) {
    base::crypto::Certificate certificate(X509_new());
    X509* const made = certificate.handle();
    assert(made != nullptr);
    X509* const issuer = authority == nullptr ? made : authority->handle();
    X509_set_version(made, X509_VERSION_3);
    base::Bytes number = base::crypto::random(8);
    number[0] = static_cast<std::uint8_t>((number[0] & 0x7F) | 0x40);
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> serial(
        BN_bin2bn(number.data(), static_cast<int>(number.size()), nullptr), &BN_free);
    BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(made));
    name(X509_get_subject_name(made), wish);
    X509_set_issuer_name(made, X509_get_subject_name(issuer));
    ASN1_TIME_set(X509_getm_notBefore(made), seconds(wish.not_before));
    ASN1_TIME_set(X509_getm_notAfter(made), seconds(wish.not_after));
    X509_set_pubkey(made, subject.handle());
    add_extensions(made, issuer, wish.extensions);
    const int size = X509_sign(made, authority_key.handle(), EVP_sha256());
    assert(size > 0);
    return certificate;
}

}  // namespace drivers::card
