#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/clock.h"
#include "base/secret.h"
#include "drivers/card/reader.h"

// Dialogues with a My Number card; shared/reference/my-number-card.md §3, §9, §12. They speak only
// through Card&. The individual number is out of reach by construction: under the text AP nothing
// selects 0001, reads SFI 1 or verifies 0014.
namespace drivers::card {

enum class CardKind { my_number, juki, android, iphone, unknown };
std::string_view word(CardKind kind);

// Empty = the card did not tell.
struct CardStatus {
    CardKind kind = CardKind::unknown;
    bool authentication_certificate = false;
    bool signing_certificate = false;
    std::optional<int> authentication_pin, signing_password, text_pin, code_b;  // tries left
};
CardResult<CardStatus> status(Card& card);  // uses no try

struct Attributes {
    base::SecretText name;        // byte-exact UTF-8
    base::SecretText address;     // byte-exact UTF-8
    base::SecretText birth_date;  // "YYYY-MM-DD", "00" parts kept
    std::string sex;              // male | female | unknown | not_applicable
};

// What a secret did not open. Nothing was sent to the card for any reason of PinNotTried:
//   last_try        one try is left and was not spent
//   blocked         the counter ran out
//   no_pin          a card issued without PINs (顔認証マイナンバーカード)
//   unreadable      the card did not tell how many tries are left
//   not_a_pin       what was typed is not of this secret's form (full-width digits, wrong length)
//   no_certificate  the card carries no certificate for this (children have none for signing)
//   expired         the certificate is not valid now
struct PinWrong {
    int tries_left;
};
struct PinNotTried {
    enum class Why {
        last_try,
        blocked,
        no_pin,
        unreadable,
        not_a_pin,
        no_certificate,
        expired
    } why;
};
using JobFault = std::variant<CardFault, PinWrong, PinNotTried>;
template <class T>
using JobResult = base::Result<T, JobFault>;

// 4 APDUs by SFI for an EF of up to 256 bytes (§12 job 1).
JobResult<Attributes> read_attributes(Card& card, const base::SecretText& pin);
// With the 14 digits of 照合番号B instead (§12 job 2).
JobResult<Attributes> read_attributes_by_code_b(Card& card, const base::SecretText& code_b);

struct Signed {
    base::Bytes signature;    // 256 bytes, PKCS#1 v1.5 over SHA-256
    base::Bytes certificate;  // DER
};
// Checks the certificate before the PIN (its dates too, when told `now`), signs, and verifies the
// result with the certificate's key. 6 + ⌈certificate/256⌉ APDUs at most (design.md §7).
JobResult<Signed> authenticate(Card& card, const base::SecretText& pin, base::ByteView message,
                               std::optional<base::Time> now = std::nullopt);
// The signing key: a legally meaningful signature. What is signed was shown first. Letters of the
// password may be typed in either case.
JobResult<Signed> sign(Card& card, const base::SecretText& password, base::ByteView message,
                       std::optional<base::Time> now = std::nullopt);
// DER of the authentication certificate, readable without a PIN on the plastic card.
CardResult<base::Bytes> authentication_certificate(Card& card);

}  // namespace drivers::card
