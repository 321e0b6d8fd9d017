#include "screens/all.h"
#include "screens/message.h"

namespace screens {

Wish show(const view::Emergency& shown, const Phrases& say, ui::Sheet& sheet) {
    message({.title = shown.title, .words = shown.text}, sheet);
    return footer({.onward = say("onward"), .then = view::Finished{}}, say, sheet);
}

}  // namespace screens
