#include "screens/all.h"
#include "screens/message.h"

namespace screens {

// Nothing can be kept safe now, so nothing is accepted; staff read why in small.
Wish show(const view::OutOfService& out, const Phrases& say, ui::Sheet& sheet) {
    message({.sign = Message::Sign::danger,
             .title = say("out_of_service.title"),
             .words = say("out_of_service.words"),
             .more = say("out_of_service.for_staff", {{"reason", out.reason}})},
            sheet);
    return footer({.quit = false}, say, sheet);
}

}  // namespace screens
