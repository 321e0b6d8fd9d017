#include "provisioning/tool/card_faults.h"

#include <fmt/core.h>

namespace tool {

using namespace drivers::card;

std::string sentence(CardFault fault) {
    switch (fault) {
        case CardFault::no_service:
            return "no reader: pcscd does not answer";
        case CardFault::no_reader:
            return "no reader";
        case CardFault::no_card:
            return "no card on the reader";
        case CardFault::busy:
            return "another program holds the card";
        case CardFault::removed:
            return "the card was taken off";
        case CardFault::refused:
            return "the card refused";
        case CardFault::garbled:
            return "the card's answer makes no sense";
        case CardFault::unsupported:
            return "this card is not supported";
    }
    return "";
}

std::string sentence(const JobFault& fault) {
    if (const auto* card = std::get_if<CardFault>(&fault)) return sentence(*card);
    if (const auto* wrong = std::get_if<PinWrong>(&fault)) {
        return fmt::format("wrong secret, {} tries left", wrong->tries_left);
    }
    switch (std::get<PinNotTried>(fault).why) {
        case PinNotTried::Why::last_try:
            return "one try is left; it is not spent here";
        case PinNotTried::Why::blocked:
            return "locked: no try is left";
        case PinNotTried::Why::no_pin:
            return "this card was issued without PINs";
        case PinNotTried::Why::unreadable:
            return "the card does not tell how many tries are left";
        case PinNotTried::Why::not_a_pin:
            return "not the form of this secret; nothing was sent";
        case PinNotTried::Why::no_certificate:
            return "the card holds no certificate for this";
        case PinNotTried::Why::expired:
            return "the certificate is not valid now";
    }
    return "";
}

}  // namespace tool
