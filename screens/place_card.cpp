#include "screens/all.h"
#include "screens/message.h"

namespace screens {

// Put the card on the reader; without one there is a kind way on.
Wish show(const view::PlaceCard& place, const Phrases& say, ui::Sheet& sheet) {
    Message told{.sign = Message::Sign::card,
                 .title = say("place_card.title"),
                 .words = say("place_card.words"),
                 .more = say("place_card.more"),
                 .picture = true};
    told.acts.push_back({.id = "no_card",
                         .label = place.without_card_possible ? say("place_card.without_card")
                                                              : say("place_card.no_card")});
    Wish wanted;
    if (message(told, sheet) == "no_card") wanted = view::HasNoCard{};
    wish(wanted, footer({.back = true}, say, sheet));
    return wanted;
}

}  // namespace screens
