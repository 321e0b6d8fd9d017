#include "screens/all.h"
#include "screens/message.h"

namespace screens {

// 「やめる」 was pressed: really leave? Staying is as easy as leaving.
Wish really_quit(const Phrases& say, ui::Sheet& sheet) {
    const std::string pressed =
        message({.sign = Message::Sign::ask,
                 .title = say("quit.title"),
                 .words = say("quit.words"),
                 .acts = {{.id = "stay", .label = say("quit.stay"), .look = ui::Look::action},
                          {.id = "quit", .label = say("quit.quit")}}},
                sheet);
    Wish wanted;
    if (pressed == "stay") wanted = view::StaysHere{};
    if (pressed == "quit") wanted = view::GaveUp{};
    wish(wanted, footer({.quit = false}, say, sheet));
    return wanted;
}

}  // namespace screens
