#include "screens/all.h"
#include "screens/message.h"

namespace screens {
namespace {

// This one application could not be kept: said plainly, with every way on.
Wish not_kept(const view::OutOfService& out, const Phrases& say, ui::Sheet& sheet) {
    Message told{.sign = Message::Sign::danger,
                 .title = say("out_of_service.not_kept"),
                 .words = out.can_try_again ? say("out_of_service.not_kept_words")
                                            : say("out_of_service.not_kept_staff")};
    if (out.can_try_again) {
        told.acts.push_back({.id = "try_again",
                             .label = say("out_of_service.try_again"),
                             .look = ui::Look::action});
    }
    Wish wanted;
    if (message(told, sheet) == "try_again") wanted = view::TriesAgain{};
    wish(wanted, footer({.quit = out.can_leave}, say, sheet));
    return wanted;
}

}  // namespace

// Nothing can be kept safe now, so nothing is accepted; staff read why in small.
Wish show(const view::OutOfService& out, const Phrases& say, ui::Sheet& sheet) {
    if (out.can_try_again || out.can_leave) return not_kept(out, say, sheet);
    message({.sign = Message::Sign::danger,
             .title = say("out_of_service.title"),
             .words = say("out_of_service.words"),
             .more = say("out_of_service.for_staff", {{"reason", out.reason}})},
            sheet);
    return footer({.quit = false}, say, sheet);
}

}  // namespace screens
