#include "drivers/card/my_number.h"
#include "drivers/card/reader.h"

namespace drivers::card {

std::string_view word(CardFault fault) {
    switch (fault) {
        case CardFault::no_service:
            return "no_service";
        case CardFault::no_reader:
            return "no_reader";
        case CardFault::no_card:
            return "no_card";
        case CardFault::busy:
            return "busy";
        case CardFault::removed:
            return "removed";
        case CardFault::refused:
            return "refused";
        case CardFault::garbled:
            return "garbled";
        case CardFault::unsupported:
            return "unsupported";
    }
    return "";
}

std::string_view word(CardKind kind) {
    switch (kind) {
        case CardKind::my_number:
            return "my_number";
        case CardKind::juki:
            return "juki";
        case CardKind::android:
            return "android";
        case CardKind::iphone:
            return "iphone";
        case CardKind::unknown:
            return "unknown";
    }
    return "";
}

}  // namespace drivers::card
