#include "drivers/card/application.h"

#include <algorithm>

#include "base/crypto/crypto.h"

namespace drivers::card {

namespace {

// my-number-card.md §2.1, §2.2.
constexpr std::uint8_t jpki_aid[] = {0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01};
constexpr std::uint8_t text_aid[] = {0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08};
constexpr std::uint8_t signing_certificate_file = 0x01;
constexpr std::uint8_t token_file = 0x06;
constexpr std::uint8_t presence_file = 0x08;
constexpr std::uint8_t authentication_certificate_file = 0x0A;
constexpr std::uint8_t attributes_file = 0x02;

constexpr std::uint8_t label_size = 32;
constexpr std::uint8_t present = 0x8F;

// DigestInfo of SHA-256, RFC 8017 §9.2 note 1.
constexpr std::uint8_t sha256_digest_info[] = {0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60,
                                               0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02,
                                               0x01, 0x05, 0x00, 0x04, 0x20};

CardKind kind_of_label(base::ByteView label) {
    std::string text = base::to_text(label);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\0')) text.pop_back();
    if (text == "JPKIAPICCTOKEN2") return CardKind::my_number;
    if (text == "JPKIAPICCTOKEN") return CardKind::juki;
    if (text == "JPKIAPGPSETOKEN") return CardKind::android;
    if (text == "JPKIAPIOSTOKEN") return CardKind::iphone;
    return CardKind::unknown;
}

}  // namespace

CardResult<JpkiApplication> JpkiApplication::select(Card& card) {
    JpkiApplication selected(card);
    TRY(selected.select_application(jpki_aid));
    return selected;
}

CardResult<CardKind> JpkiApplication::kind() {
    const auto label = read(token_file, label_size);
    if (label) return kind_of_label(label.value().reveal());
    // Another card under this name has no such file: not a card we know, but no broken line either.
    if (label.error() == CardFault::refused) return CardKind::unknown;
    return base::Failure{label.error()};
}

CardResult<JpkiApplication::Certificates> JpkiApplication::certificates() {
    const base::SecretBytes flags = TRY(read(presence_file, 3));
    const auto& bytes = flags.reveal();
    if (bytes.size() < 2) return base::Failure{CardFault::garbled};
    return Certificates{.authentication = bytes[1] == present, .signing = bytes[0] == present};
}

CardResult<base::Bytes> JpkiApplication::certificate(Key key) {
    const auto file =
        key == Key::signing ? signing_certificate_file : authentication_certificate_file;
    const base::SecretBytes der = TRY(read_object(file));
    return der.reveal();
}

CardResult<std::optional<int>> JpkiApplication::tries_left(Secret secret) {
    return query(static_cast<std::uint8_t>(secret));
}

CardResult<Verified> JpkiApplication::verify(Secret which, const base::SecretText& secret) {
    return Commands::verify(static_cast<std::uint8_t>(which), secret);
}

CardResult<base::Bytes> JpkiApplication::sign(Key key, base::ByteView message) {
    base::Bytes digest_info(std::begin(sha256_digest_info), std::end(sha256_digest_info));
    const auto digest = base::crypto::sha256(message);
    digest_info.insert(digest_info.end(), digest.begin(), digest.end());
    return compute_signature(static_cast<std::uint8_t>(key), digest_info);
}

CardResult<TextApplication> TextApplication::select(Card& card) {
    TextApplication selected(card);
    TRY(selected.select_application(text_aid));
    return selected;
}

CardResult<base::SecretBytes> TextApplication::attributes() { return read_object(attributes_file); }

CardResult<std::optional<int>> TextApplication::tries_left(Secret secret) {
    return query(static_cast<std::uint8_t>(secret));
}

CardResult<Verified> TextApplication::verify(Secret which, const base::SecretText& secret) {
    return Commands::verify(static_cast<std::uint8_t>(which), secret);
}

}  // namespace drivers::card
