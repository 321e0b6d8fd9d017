// A clerk's act, step by step.
#include "kiosk/desk/act.h"

#include <algorithm>

#include "kiosk/desk/views.h"
#include "kiosk/journey/pin.h"
#include "kiosk/view/as.h"

namespace kiosk {
bool may_act(const town::Journey& journey, const std::string& role, const std::string& section) {
    const bool here = std::ranges::find(journey.roles, role) != journey.roles.end();
    const bool theirs = journey.section == "all" || journey.section == section;
    return here && theirs && !journey.practice;
}

std::unique_ptr<DeskAct> DeskAct::begin(const town::Journey& journey, const std::string& row,
                                        const ActGround& ground) {
    if (!can_do_without_card(journey)) return nullptr;
    std::unique_ptr<DeskAct> act(new DeskAct(journey, ground));
    act->runner_.has_no_card();
    if (!row.empty()) act->runner_.preset(journey.subject, row);
    act->was_typed_ = !journey.subject.empty() && !act->subject_is_named();
    if (act->subject_is_named() && act->subject_.is_open())
        act->find_subject();
    else if (act->runner_.has_nothing_to_ask())
        act->leave_questions();
    return act;
}

DeskAct::DeskAct(const town::Journey& journey, const ActGround& ground)
    : ground_(ground),
      runner_(journey, base::tokyo_date(ground.clock.now())),
      subject_(ground.terminal.pack, journey) {
    runner_.has_tables(ground.terminal.pack);
    if (ground.terminal.has_camera) runner_.has_camera();
}

void DeskAct::on(const view::Intent& intent) {
    // What is being saved is not left: the next moment says which it was.
    if (phase_ == Phase::saving || phase_ == Phase::signing) return;
    if (as<view::GaveUp>(intent)) {
        phase_ = Phase::over;
        return;
    }
    switch (phase_) {
        case Phase::finding:
            return on_finding(intent);
        case Phase::about:
            return on_about(intent);
        case Phase::questions:
            return on_questions(intent);
        case Phase::review:
            return on_review(intent);
        case Phase::pin:
            return on_pin(intent);
        case Phase::refused_by_disk:
            if (as<view::TriesAgain>(intent)) keep();
            if (as<view::GoBack>(intent)) phase_ = Phase::review;
            return;
        case Phase::receipt:
            return on_receipt(intent);
        case Phase::table:
            return on_table(intent);
        case Phase::signing:
        case Phase::saving:
        case Phase::over:
            return;
    }
}

void DeskAct::on_questions(const view::Intent& intent) {
    if (as<view::GoOn>(intent)) {
        const Runner::Went went = runner_.go_on();
        if (went == Runner::Went::not_yet) return;
        if (subject_.is_open() && subject_is_named()) return find_subject();
        if (went == Runner::Went::all_answered) leave_questions();
    } else if (as<view::GoBack>(intent)) {
        if (!runner_.go_back()) phase_ = subject_.is_found() ? Phase::about : Phase::over;
    } else {
        runner_.take(intent);
    }
}

void DeskAct::leave_questions() {
    if (runner_.journey().act == "look") return look();
    phase_ = Phase::review;
}

void DeskAct::on_review(const view::Intent& intent) {
    if (const auto* change = as<view::ChangeWanted>(intent)) {
        runner_.change(change->question_id);
        phase_ = Phase::questions;
    } else if (as<view::PersonalShown>(intent)) {
        runner_.show_or_hide_personal();
    } else if (as<view::GoBack>(intent)) {
        if (runner_.has_nothing_to_ask()) {
            phase_ = Phase::over;
            return;
        }
        runner_.go_to_last();
        phase_ = Phase::questions;
    } else if (as<view::Submitted>(intent) || as<view::GoOn>(intent)) {
        submit();
    }
}

// The town checks with the day of 受付日時; the questions were begun on another, perhaps.
bool DeskAct::fits_on_day_of(base::Time now) {
    const auto moved = runner_.move_to(base::tokyo_date(now));
    if (moved == Runner::Moved::all_fits) return true;
    phase_ = moved == Runner::Moved::not_yet ? Phase::questions : Phase::review;
    return false;
}

void DeskAct::submit() {
    const base::Time now = ground_.clock.now();
    if (!fits_on_day_of(now)) return;
    if (!given_) given_ = new_given(ground_.terminal, now);
    given_->receipt.received_at = now;
    application_ = application_of(runner_, ground_.words.language(), given_->receipt);
    application_->actor = "clerk:" + ground_.clerk.id;
    // The clerk has the person or their paper before them.
    application_->evidence.level = town::EvidenceLevel::l5;
    application_->evidence.method = "staff";
    signing_failed_ = false;
    if (runner_.journey().signs)
        phase_ = Phase::pin;
    else
        keep();
}

void DeskAct::on_pin(const view::Intent& intent) {
    const std::string& typed = pin_.reveal();
    if (const auto* digit = as<view::DigitPressed>(intent)) {
        if (typed.size() >= pin_digits || digit->digit < 0 || digit->digit > 9) return;
        pin_ = base::SecretText(typed + static_cast<char>('0' + digit->digit));
    } else if (as<view::DigitErased>(intent)) {
        if (!typed.empty()) pin_ = base::SecretText(typed.substr(0, typed.size() - 1));
    } else if (as<view::GoBack>(intent)) {
        pin_.wipe();
        phase_ = Phase::review;
    } else if (as<view::PinEntered>(intent) && typed.size() == pin_digits) {
        // 受付日時 is settled with the signature, which is over it.
        const base::Time now = ground_.clock.now();
        if (!fits_on_day_of(now)) return pin_.wipe();
        given_->receipt.received_at = now;
        application_->received_at = given_->receipt.received_at;
        const base::SecretText text = town::signed_text(*application_);
        const base::ByteView bytes = base::view_of(text.reveal());
        ticket_ = ground_.errands.ticket();
        phase_ = Phase::signing;
        SignWithCard job{*ticket_, std::move(pin_), {bytes.begin(), bytes.end()}};
        pin_.wipe();
        if (!ground_.errands.give(CardOrder(std::move(job)))) {
            signing_failed_ = true;
            phase_ = Phase::review;
        }
    }
}

bool DeskAct::on(CardSigned& made) {
    if (phase_ != Phase::signing || !ticket_ || made.ticket != *ticket_) return false;
    ticket_.reset();
    if (made.signature) {
        auto proof = made.signature.take();
        application_->evidence.certificate = std::move(proof.certificate);
        application_->evidence.signature = std::move(proof.signature);
        keep();
        return true;
    }
    // One more entry after a wrong one, never the last try of the card.
    const auto* wrong = std::get_if<drivers::card::PinWrong>(&made.signature.error());
    const bool again =
        wrong != nullptr && wrong->tries_left > 1 && ++wrong_pins_ < most_pin_entries;
    signing_failed_ = !again;
    phase_ = again ? Phase::pin : Phase::review;
    return true;
}

void DeskAct::keep() {
    phase_ = Phase::saving;
    ticket_ = ground_.errands.ticket();
    if (!ground_.errands.give(SyncWorker::Order{*ticket_, town::to_body(*application_)})) {
        phase_ = Phase::refused_by_disk;
    }
}

bool DeskAct::on(const SyncWorker::Kept& kept) {
    if (phase_ != Phase::saving || !ticket_ || kept.ticket != *ticket_) return false;
    ticket_.reset();
    if (!kept.result) {
        phase_ = Phase::refused_by_disk;
        return true;
    }
    phase_ = Phase::receipt;
    after_.begin(ground_.errands, runner_, *given_, ground_.terminal, ground_.words,
                 base::to_text(kept.result.value().id), ground_.clock.monotonic());
    return true;
}

void DeskAct::go_on_after_kept() {
    after_.go_on(ground_.errands, runner_, *given_, ground_.terminal, ground_.words,
                 ground_.clock.monotonic());
}

bool DeskAct::on(const TownAnswered& answered) {
    if (subject_.on(answered)) {
        if (phase_ == Phase::finding && subject_.is_found()) subject_is_found();
        return true;
    }
    if (looking_ && looking_->on(answered)) return true;
    if (phase_ != Phase::receipt || !after_.on(answered, ground_.clock.monotonic())) return false;
    go_on_after_kept();
    return true;
}

bool DeskAct::on(const PaperDone& done) {
    return after_.on(done, ground_.errands) || (looking_ && looking_->on(done, ground_.errands));
}

void DeskAct::on(const CodeScanned& code) {
    if (phase_ == Phase::questions) take_scanned(runner_, code);
}

void DeskAct::tick() {
    if (phase_ == Phase::receipt) go_on_after_kept();
}

std::optional<base::Instant> DeskAct::due() const {
    if (phase_ != Phase::receipt) return std::nullopt;
    return after_.due();
}

void DeskAct::on_receipt(const view::Intent& intent) {
    if (as<view::Printed>(intent)) {
        after_.print_again(ground_.errands);
    } else if (as<view::Finished>(intent) || as<view::GoOn>(intent)) {
        phase_ = Phase::over;
    }
}

void DeskAct::look() {
    phase_ = Phase::table;
    if (!looking_) looking_.emplace();
    const town::Journey& journey = runner_.journey();
    HttpRequest request =
        desk_view_request(journey.register_name, journey.shows, parameters_of(runner_));
    request.bearer = ground_.clerk.token.reveal();
    looking_->ask(ground_.errands, std::move(request), TownClient::Door::desk);
}

void DeskAct::on_table(const view::Intent& intent) {
    const town::Journey& journey = runner_.journey();
    if (const auto* turned = as<view::PageTurned>(intent)) {
        looking_->turn(turned->by);
    } else if (as<view::TablePrinted>(intent) && ground_.terminal.has_printer) {
        looking_->print(ground_.errands, journey.register_name, journey.shows, ground_.words,
                        printed_on(ground_.terminal, ground_.clock.now(), ground_.words));
    } else if (as<view::TriesAgain>(intent) || as<view::Refreshed>(intent)) {
        look();
    } else if (const auto* chosen = as<view::ActChosen>(intent)) {
        if (looking_->offers(chosen->journey, chosen->row)) wanted_ = *chosen;
    } else if (as<view::GoBack>(intent) && !runner_.has_nothing_to_ask()) {
        runner_.go_to_last();
        phase_ = Phase::questions;
    } else if (as<view::GoBack>(intent) || as<view::Finished>(intent) || as<view::GoOn>(intent)) {
        phase_ = Phase::over;
    }
}

}  // namespace kiosk
