#include "screens/all.h"
#include "screens/message.h"

namespace screens {

Wish show(const view::Table& shown, const Phrases& say, ui::Sheet& sheet) {
    message({.title = shown.title, .words = shown.rows.empty() ? shown.empty : shown.note}, sheet);
    return footer({.onward = say("onward"), .then = view::Finished{}}, say, sheet);
}

}  // namespace screens
