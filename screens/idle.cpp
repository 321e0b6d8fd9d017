#include "screens/all.h"
#include "screens/message.h"

namespace screens {

// Nobody touched the screen for a while: asked before everything is wiped.
Wish show(const view::IdleQuestion& idle, const Phrases& say, ui::Sheet& sheet) {
    const std::string pressed =
        message({.sign = Message::Sign::ask,
                 .title = say("idle.title"),
                 .words = say("idle.words", {{"n", std::to_string(idle.seconds_left)}}),
                 .acts = {{.id = "stay", .label = say("idle.stay"), .look = ui::Look::action}}},
                sheet);
    Wish wanted;
    if (pressed == "stay") wanted = view::StaysHere{};
    wish(wanted, footer({}, say, sheet));
    return wanted;
}

}  // namespace screens
