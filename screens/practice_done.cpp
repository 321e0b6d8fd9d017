#include "screens/all.h"
#include "screens/message.h"

namespace screens {

Wish show(const view::PracticeDone&, const Phrases& say, ui::Sheet& sheet) {
    message({.title = say("practice_done.title"), .words = say("practice_done.words")}, sheet);
    return footer({.onward = say("onward"), .then = view::Finished{}}, say, sheet);
}

}  // namespace screens
