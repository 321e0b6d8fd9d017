#include "screens/all.h"
#include "screens/message.h"

namespace screens {

Wish show(const view::CarryHome&, const Phrases& say, ui::Sheet& sheet) {
    message({.title = say("carry_home.title"), .words = say("carry_home.words")}, sheet);
    return footer({.onward = say("onward"), .then = view::Finished{}}, say, sheet);
}

}  // namespace screens
