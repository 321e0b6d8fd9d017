// What an act is about, shown before it can be done.
#include "kiosk/desk/act.h"
#include "kiosk/view/as.h"

namespace kiosk {

// Of a row or typed; or nobody names it, where it is whatever the register would take next.
bool DeskAct::subject_is_named() const {
    const std::string& subject = runner_.journey().subject;
    return subject.empty() || subject_.is_next() || runner_.answers().contains(subject);
}

void DeskAct::find_subject() {
    phase_ = Phase::finding;
    subject_.look_up(ground_.errands, runner_, ground_.clerk);
}

// From here on the act names what was shown, not only a number.
void DeskAct::subject_is_found() {
    const std::string& subject = runner_.journey().subject;
    if (!subject.empty()) runner_.preset(subject, subject_.id());
    phase_ = runner_.has_nothing_to_ask() ? Phase::review : Phase::about;
}

void DeskAct::on_finding(const view::Intent& intent) {
    if (as<view::TriesAgain>(intent) || as<view::Refreshed>(intent)) {
        find_subject();
    } else if (as<view::GoBack>(intent) && was_typed_) {
        subject_.forget();
        runner_.change(runner_.journey().subject);
        phase_ = Phase::questions;
    } else if (as<view::GoBack>(intent) || as<view::Finished>(intent) || as<view::GoOn>(intent)) {
        phase_ = Phase::over;
    }
}

void DeskAct::on_about(const view::Intent& intent) {
    if (as<view::GoBack>(intent)) phase_ = Phase::over;
    if (as<view::Submitted>(intent) || as<view::GoOn>(intent)) phase_ = Phase::questions;
}

}  // namespace kiosk
