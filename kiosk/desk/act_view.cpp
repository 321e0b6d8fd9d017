// What a clerk sees of an act.
#include "kiosk/desk/act.h"
#include "kiosk/desk/views.h"
#include "kiosk/journey/pin.h"

namespace kiosk {
std::string DeskAct::title() const {
    return ground_.words.say("journey." + runner_.journey().id + ".title");
}

view::Body DeskAct::body() const {
    const town::Words& words = ground_.words;
    switch (phase_) {
        case Phase::questions:
            return runner_.question(words);
        case Phase::review: {
            view::Review review = runner_.review(words);
            // A signature that did not come about is said where it is asked for again.
            if (signing_failed_) review.outcome = words.say("desk_said.not_signed");
            return review;
        }
        case Phase::pin:
            return view::EnterPin{title(), static_cast<int>(pin_.reveal().size()),
                                  most_pin_entries - wrong_pins_, wrong_pins_ > 0,
                                  words.say("desk_said.pin_signs")};
        case Phase::signing:
            return view::Reading{title()};
        case Phase::saving:
            return view::Saving{title()};
        case Phase::refused_by_disk:
            return view::OutOfService{"disk", true, true};
        case Phase::receipt: {
            view::Receipt receipt = receipt_of(runner_, *given_, ground_.terminal, words);
            after_.show(receipt, runner_, words);
            receipt.table_follows = false;  // The desk has its tabs.
            return receipt;
        }
        case Phase::table:
        case Phase::over:
            break;
    }
    if (!looking_) return view::Saving{title()};
    view::Table table = looking_->shown(runner_.journey().register_name, runner_.journey().shows,
                                        ground_.terminal.pack, words);
    keep_acts_of(table, ground_.terminal, ground_.clerk.section);
    table.can_print = table.can_print && ground_.terminal.has_printer;
    return table;
}

}  // namespace kiosk
