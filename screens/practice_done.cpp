#include "screens/all.h"
#include "screens/message.h"

namespace screens {

// 練習 is over: what was tried is gone, and nobody was told.
Wish show(const view::PracticeDone&, const Phrases& say, ui::Sheet& sheet) {
    message({.sign = Message::Sign::done,
             .title = say("practice_done.title"),
             .words = say("practice_done.words"),
             .more = say("practice_done.more")},
            sheet);
    return footer({.quit = false, .onward = say("common.finish"), .then = view::Finished{}}, say,
                  sheet);
}

}  // namespace screens
