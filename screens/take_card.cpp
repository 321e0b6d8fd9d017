#include "screens/all.h"
#include "screens/message.h"

namespace screens {

// The visit is over, but a card (or paper) still lies here: it calls.
Wish show(const view::TakeCard& take, const Phrases& say, ui::Sheet& sheet) {
    if (!take.card) {
        message({.sign = Message::Sign::done,
                 .title = say("take_card.only_paper"),
                 .words = take.paper_is_coming ? say("receipt.printing")
                                               : say("take_card.only_paper_words")},
                sheet);
        return footer({.quit = false}, say, sheet);
    }
    message({.sign = Message::Sign::card,
             .title = take.paper ? say("take_card.paper_title") : say("take_card.title"),
             .words = say("take_card.words")},
            sheet);
    return footer({.quit = false}, say, sheet);
}

}  // namespace screens
