#include "screens/all.h"
#include "screens/message.h"

namespace screens {

// The town is being asked what became of an application.
Wish show(const view::LookingUp&, const Phrases& say, ui::Sheet& sheet) {
    message({.sign = Message::Sign::waiting,
             .title = say("looking_up.title"),
             .words = say("looking_up.words")},
            sheet);
    return footer({}, say, sheet);
}

}  // namespace screens
