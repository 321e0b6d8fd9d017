#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/crypto/certificate.h"

namespace drivers::card {

// What an emulated certificate says. Base's own certificates are plainer: these must look like the
// real ones to every program that reads cards (my-number-card.md §6).
struct CardCertificateWish {
    std::vector<std::pair<std::string, std::string>> subject;  // ("C", "JP"), ...
    std::string extensions;  // a section [extensions] in OpenSSL's notation, with what it refers to
    base::Time not_before;
    base::Time not_after;
};

// `authority` empty = self-signed.
base::crypto::Certificate issue_card_certificate(const base::crypto::PublicKey& subject,
                                                 const CardCertificateWish& wish,
                                                 const base::crypto::Certificate* authority,
                                                 const base::crypto::PrivateKey& authority_key);

// A value that OpenSSL's notation would otherwise read as its own signs.
std::string quoted(std::string_view value);

}  // namespace drivers::card
