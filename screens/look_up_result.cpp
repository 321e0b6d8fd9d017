#include "screens/all.h"
#include "screens/message.h"

namespace screens {
namespace {

Message told(const view::LookUpResult& result, const Phrases& say) {
    using Answer = view::LookUpResult::Answer;
    switch (result.answer) {
        case Answer::found:
            return {.sign = Message::Sign::done,
                    .title = result.state,
                    .words = say("look_up.as_of", {{"date", result.date}}),
                    .more = say("look_up.state_only")};
        case Answer::not_found:
            return {.sign = Message::Sign::help,
                    .title = say("look_up.not_found"),
                    .words = say("look_up.not_found_words")};
        case Answer::no_line:
            return {.sign = Message::Sign::help,
                    .title = say("look_up.no_line"),
                    .words = say("look_up.no_line_words")};
        case Answer::too_many:
            return {.sign = Message::Sign::help,
                    .title = say("look_up.too_many"),
                    .words = say("look_up.too_many_words")};
    }
    return {};
}

}  // namespace

// State and date only: never a name or an address.
Wish show(const view::LookUpResult& result, const Phrases& say, ui::Sheet& sheet) {
    message(told(result, say), sheet);
    return footer(
        {.back = true, .quit = false, .onward = say("common.finish"), .then = view::Finished{}},
        say, sheet);
}

}  // namespace screens
