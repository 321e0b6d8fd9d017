// A clerk comes by putting the card on the reader and goes by taking it off.
#include "kiosk/desk/desk.h"
#include "kiosk/journey/pin.h"
#include "town/challenge.h"

namespace kiosk {
namespace {

using drivers::card::CardFault;
using drivers::card::CardKind;
using drivers::card::PinWrong;
using drivers::card::ReaderEvent;

}  // namespace

void Desk::on_reader(ReaderEvent event) {
    touched();
    if (event == ReaderEvent::stopped) return;
    card_there_ = event == ReaderEvent::card_placed;
    leave();
    if (!card_there_) return;
    card_ticket_ = errands_.ticket();
    if (!errands_.give(CardOrder(CheckCard{card_ticket_}))) sign_in_ = SignIn::card_trouble;
}

void Desk::on_checked(const CardChecked& checked) {
    if (checked.ticket != card_ticket_ || shift_->clerk) return;
    const bool fits = checked.status && checked.status.value().kind == CardKind::my_number &&
                      checked.status.value().authentication_pin.value_or(3) > 1;
    if (!fits) return stop_sign_in(SignIn::card_trouble);
    // A quick clerk has typed and gone on before the card was looked at.
    if (sign_in_ != SignIn::signing_in) sign_in_ = SignIn::enter_pin;
}

void Desk::on_pin(const view::Intent& intent) {
    const bool typing = sign_in_ == SignIn::enter_pin || sign_in_ == SignIn::wrong_pin ||
                        sign_in_ == SignIn::session_over;
    if (!typing) return;
    const std::string& typed = shift_->pin.reveal();
    if (const auto* digit = std::get_if<view::DigitPressed>(&intent)) {
        if (typed.size() >= pin_digits || digit->digit < 0 || digit->digit > 9) return;
        shift_->pin = base::SecretText(typed + static_cast<char>('0' + digit->digit));
    } else if (std::holds_alternative<view::DigitErased>(intent)) {
        if (!typed.empty()) shift_->pin = base::SecretText(typed.substr(0, typed.size() - 1));
    } else if (std::holds_alternative<view::GaveUp>(intent)) {
        shift_->pin.wipe();
    } else if (std::holds_alternative<view::PinEntered>(intent) && typed.size() == pin_digits) {
        sign_in_ = SignIn::signing_in;
        HttpRequest request;
        request.method = "POST";
        request.path = "/v1/desk/nonces";
        request.body = "{}";
        if (!ask(Asked::nonce, std::move(request))) stop_sign_in(SignIn::no_line);
    }
}

void Desk::on_sign_in_answer(Asked asked, const HttpReply& reply) {
    if (asked == Asked::session) {
        shift_->clerk = desk_clerk_from(reply.body);
        if (!shift_->clerk) return stop_sign_in(SignIn::not_staff);
        shift_->until = clock_.monotonic() + longest_sitting;
        refresh();
        ask_views();
        return;
    }
    shift_->nonce = desk_nonce_from(reply.body);
    if (!shift_->nonce) return stop_sign_in(SignIn::no_line);
    const auto nothing = base::crypto::sha256({});
    const town::Challenge challenge{
        "staff sign-in",      shift_->nonce->terminal,          shift_->nonce->session,
        shift_->nonce->nonce, {nothing.begin(), nothing.end()}, shift_->nonce->time};
    SignWithCard job{card_ticket_, std::move(shift_->pin), town::challenge_bytes(challenge)};
    if (!errands_.give(CardOrder(std::move(job)))) stop_sign_in(SignIn::card_trouble);
}

void Desk::on_signed(CardSigned made) {
    if (made.ticket != card_ticket_ || sign_in_ != SignIn::signing_in || !shift_->nonce) return;
    if (made.signature) {
        const auto proof = made.signature.take();
        HttpRequest request;
        request.method = "POST";
        request.path = "/v1/desk/sessions";
        request.body = sign_in_json(shift_->nonce->session, proof.certificate, proof.signature);
        if (!ask(Asked::session, std::move(request))) stop_sign_in(SignIn::no_line);
        return;
    }
    const bool wrong = std::holds_alternative<PinWrong>(made.signature.error());
    if (wrong && ++shift_->wrong_pins < most_pin_entries &&
        std::get<PinWrong>(made.signature.error()).tries_left > 1) {
        return stop_sign_in(SignIn::wrong_pin);
    }
    stop_sign_in(SignIn::card_trouble);
}

void Desk::stop_sign_in(SignIn why) {
    shift_->pin.wipe();
    shift_->nonce.reset();
    sign_in_ = why;
}

void Desk::leave() {
    waiting_.clear();
    if (shift_->clerk) {
        HttpRequest request;
        request.method = "DELETE";
        request.path = "/v1/desk/sessions/self";
        request.bearer = shift_->clerk->token.reveal();
        // Without a line the town ends the session by itself; here it is over now.
        (void)ask(Asked::farewell, std::move(request));
    }
    shift_ = std::make_unique<Shift>();
    card_ticket_ = errands_.ticket();
    sign_in_ = card_there_ ? SignIn::enter_pin : SignIn::place_card;
    set_idle_limit();
}

}  // namespace kiosk
