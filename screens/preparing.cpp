#include "screens/all.h"
#include "screens/message.h"

namespace screens {

// The terminal is not enrolled yet, or has no pack: it accepts nothing.
Wish show(const view::Preparing&, const Phrases& say, ui::Sheet& sheet) {
    message({.sign = Message::Sign::help,
             .title = say("preparing.title"),
             .words = say("preparing.words")},
            sheet);
    return footer({.quit = false, .staff = false}, say, sheet);
}

}  // namespace screens
