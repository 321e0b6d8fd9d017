// What a clerk sees of an act.
#include "kiosk/desk/act.h"
#include "kiosk/desk/views.h"
#include "kiosk/journey/pin.h"

namespace kiosk {
std::string DeskAct::title() const {
    return ground_.words.say("journey." + runner_.journey().id + ".title");
}

// What it is about stands over the answers, in the place of the number that names it.
view::Review DeskAct::review() const {
    view::Review review = runner_.review(ground_.words);
    // A signature that did not come about is said where it is asked for again.
    if (signing_failed_) review.outcome = ground_.words.say("desk_said.not_signed");
    if (!subject_.is_found()) return review;
    const std::string& subject = runner_.journey().subject;
    std::erase_if(review.rows,
                  [&](const view::ReviewRow& row) { return row.question_id == subject; });
    auto about = subject_.rows(ground_.terminal.pack, ground_.words);
    review.rows.insert(review.rows.begin(), std::make_move_iterator(about.begin()),
                       std::make_move_iterator(about.end()));
    return review;
}

view::Body DeskAct::body() const {
    const town::Words& words = ground_.words;
    switch (phase_) {
        case Phase::finding:
            return subject_.not_found(ground_.terminal.pack, words);
        case Phase::about: {
            view::Review about;
            about.journey_title = title();
            about.submit = words.say("desk_said.was_read");
            about.rows = subject_.rows(ground_.terminal.pack, words);
            return about;
        }
        case Phase::questions:
            return runner_.question(words);
        case Phase::review:
            return review();
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
            // What sends a visitor to the counter is not said at it.
            std::erase(receipt.told, words.say("kiosk.refused_ask_staff"));
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
