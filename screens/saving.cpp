#include "screens/all.h"
#include "screens/message.h"

namespace screens {

// Being written to the disk; the thanks come after.
Wish show(const view::Saving&, const Phrases& say, ui::Sheet& sheet) {
    message({.sign = Message::Sign::waiting,
             .title = say("saving.title"),
             .words = say("saving.words")},
            sheet);
    return footer({}, say, sheet);
}

}  // namespace screens
