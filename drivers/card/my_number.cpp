#include "drivers/card/my_number.h"

#include "drivers/card/application.h"

namespace drivers::card {

namespace {

// What the card refuses to tell is not known; what the line spoils is a fault.
template <class T>
CardResult<T> unless_refused(CardResult<T> answer, T otherwise) {
    if (!answer && answer.error() == CardFault::refused) return otherwise;
    return answer;
}

}  // namespace

CardResult<CardStatus> status(Card& card) {
    CardStatus status;
    auto selected = JpkiApplication::select(card);
    if (!selected && selected.error() == CardFault::unsupported) return status;
    JpkiApplication jpki = TRY(std::move(selected));
    status.kind = TRY(jpki.kind());
    if (status.kind == CardKind::unknown || status.kind == CardKind::juki) return status;

    const auto certificates = TRY(unless_refused(jpki.certificates(), {}));
    status.authentication_certificate = certificates.authentication;
    status.signing_certificate = certificates.signing;
    status.authentication_pin = TRY(jpki.tries_left(JpkiApplication::Secret::authentication_pin));
    status.signing_password = TRY(jpki.tries_left(JpkiApplication::Secret::signing_password));

    auto text = TextApplication::select(card);  // Phones have none.
    if (!text && text.error() == CardFault::unsupported) return status;
    TextApplication attributes = TRY(std::move(text));
    status.text_pin = TRY(attributes.tries_left(TextApplication::Secret::pin));
    status.code_b = TRY(attributes.tries_left(TextApplication::Secret::code_b));
    return status;
}

CardResult<base::Bytes> authentication_certificate(Card& card) {
    JpkiApplication jpki = TRY(JpkiApplication::select(card));
    if (TRY(jpki.kind()) != CardKind::my_number) return base::Failure{CardFault::unsupported};
    return jpki.certificate(JpkiApplication::Key::authentication);
}

}  // namespace drivers::card
