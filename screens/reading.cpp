#include "screens/all.h"
#include "screens/message.h"

namespace screens {

// The card is being read: a moving sign, words, and a way out.
Wish show(const view::Reading&, const Phrases& say, ui::Sheet& sheet) {
    message({.sign = Message::Sign::waiting,
             .title = say("reading.title"),
             .words = say("reading.words")},
            sheet);
    return footer({}, say, sheet);
}

}  // namespace screens
