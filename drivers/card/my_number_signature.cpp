#include <openssl/x509v3.h>

#include <algorithm>

#include "base/crypto/certificate.h"
#include "drivers/card/opening.h"

namespace drivers::card {

namespace {

using base::crypto::Certificate;
using Why = PinNotTried::Why;
using Key = JpkiApplication::Key;
using Secret = JpkiApplication::Secret;

constexpr int rsa_bits = 2048;

JobFault not_tried(Why why) { return PinNotTried{why}; }

bool is_rsa_leaf(const Certificate& certificate) {
    const base::crypto::PublicKey key = certificate.public_key();
    return EVP_PKEY_get_base_id(key.handle()) == EVP_PKEY_RSA &&
           EVP_PKEY_get_bits(key.handle()) == rsa_bits && X509_check_ca(certificate.handle()) == 0;
}

JobResult<Certificate> checked(base::ByteView der, std::optional<base::Time> now) {
    auto certificate = Certificate::from_der(der);
    if (!certificate) return base::Failure{JobFault(CardFault::garbled)};
    if (!is_rsa_leaf(*certificate)) return base::Failure{JobFault(CardFault::unsupported)};
    if (now && (*now < certificate->not_before() || *now > certificate->not_after())) {
        return base::Failure{not_tried(Why::expired)};
    }
    return std::move(*certificate);
}

JobResult<JpkiApplication> my_number_card(Card& card) {
    JpkiApplication jpki = TRY(JpkiApplication::select(card));
    if (TRY(jpki.kind()) != CardKind::my_number) {
        return base::Failure{JobFault(CardFault::unsupported)};
    }
    return jpki;
}

JobResult<Signed> sign_and_verify(JpkiApplication& jpki, Key key, base::ByteView message,
                                  const Certificate& certificate) {
    base::Bytes signature = TRY(jpki.sign(key, message));
    if (!certificate.public_key().verifies(message, signature)) {
        return base::Failure{JobFault(CardFault::garbled)};
    }
    return Signed{.signature = std::move(signature), .certificate = certificate.der()};
}

// Cards know capitals and digits only (§3). Empty when it cannot be a password.
std::optional<base::SecretText> password_of(const base::SecretText& typed) {
    std::string password = typed.reveal();
    std::ranges::transform(password, password.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    const auto is_allowed = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    base::SecretText secret(std::move(password));
    const std::string& text = secret.reveal();
    if (text.size() < 6 || text.size() > 16 || !std::ranges::all_of(text, is_allowed)) {
        return std::nullopt;
    }
    return secret;
}

}  // namespace

JobResult<Signed> authenticate(Card& card, const base::SecretText& pin, base::ByteView message,
                               std::optional<base::Time> now) {
    if (!is_digits(pin, 4)) return base::Failure{not_tried(Why::not_a_pin)};
    JpkiApplication jpki = TRY(my_number_card(card));
    const auto der = jpki.certificate(Key::authentication);
    if (!der && der.error() == CardFault::refused) {
        const auto there = TRY(jpki.certificates());
        if (!there.authentication) return base::Failure{not_tried(Why::no_certificate)};
    }
    if (!der) return base::Failure{JobFault(der.error())};
    const Certificate certificate = TRY(checked(der.value(), now));
    TRY(open(card, jpki, Secret::authentication_pin, pin));
    return sign_and_verify(jpki, Key::authentication, message, certificate);
}

JobResult<Signed> sign(Card& card, const base::SecretText& password, base::ByteView message,
                       std::optional<base::Time> now) {
    const auto secret = password_of(password);
    if (!secret) return base::Failure{not_tried(Why::not_a_pin)};
    JpkiApplication jpki = TRY(my_number_card(card));
    const auto there = TRY(jpki.certificates());
    if (!there.signing) return base::Failure{not_tried(Why::no_certificate)};
    // This certificate carries name and address, so the card wants the password first.
    TRY(open(card, jpki, Secret::signing_password, *secret));
    const base::Bytes der = TRY(jpki.certificate(Key::signing));
    const Certificate certificate = TRY(checked(der, now));
    return sign_and_verify(jpki, Key::signing, message, certificate);
}

}  // namespace drivers::card
