#include "screens/all.h"
#include "screens/message.h"

namespace screens {

// Who comes, or what to do while nobody can.
Wish show(const view::CallStaff& call, const Phrases& say, ui::Sheet& sheet) {
    message({.sign = call.sent ? Message::Sign::done : Message::Sign::help,
             .title = call.sent ? say("call_staff.title") : say("call_staff.not_sent"),
             .words = call.who,
             .more = call.reason},
            sheet);
    return footer({.back = true, .staff = false}, say, sheet);
}

}  // namespace screens
