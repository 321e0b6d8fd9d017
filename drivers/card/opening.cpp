#include "drivers/card/opening.h"

#include <algorithm>

namespace drivers::card {

namespace {

// Such a card looks locked everywhere from its first day, and carries no signing certificate.
CardResult<bool> was_issued_without_pins(Card& card) {
    JpkiApplication jpki = TRY(JpkiApplication::select(card));
    const auto certificates = TRY(jpki.certificates());
    const auto authentication = TRY(jpki.tries_left(JpkiApplication::Secret::authentication_pin));
    if (certificates.signing || authentication != 0) return false;
    TextApplication text = TRY(TextApplication::select(card));
    return TRY(text.tries_left(TextApplication::Secret::pin)) == 0;
}

}  // namespace

bool is_digits(const base::SecretText& secret, std::size_t count) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return secret.reveal().size() == count && std::ranges::all_of(secret.reveal(), is_digit);
}

JobFault why_blocked(Card& card) {
    const auto without_pins = was_issued_without_pins(card);
    if (!without_pins && without_pins.error() == CardFault::removed) return CardFault::removed;
    const bool no_pin = without_pins && without_pins.value();
    return PinNotTried{no_pin ? PinNotTried::Why::no_pin : PinNotTried::Why::blocked};
}

}  // namespace drivers::card
