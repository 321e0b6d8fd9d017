#pragma once

#include <memory>

#include "base/clock.h"
#include "kiosk/desk/case.h"
#include "kiosk/desk/subject.h"
#include "kiosk/session/after_kept.h"
#include "kiosk/session/looking.h"

namespace kiosk {

// Where an act takes place: settled for the time of a shift.
struct ActGround {
    const Terminal& terminal;
    const base::Clock& clock;
    Errands& errands;
    const town::Words& words;
    const DeskClerk& clerk;
};

// One journey that a clerk begins at the counter: its questions, the review, the clerk's signature
// where it asks for one, and the receipt; or the table it looks at. The clerk stands for what is
// typed: the reader holds the clerk's card, so that what only a resident's card answers stays open.
// What it is about is shown before the questions and again over the answers, where the pack wants
// it.
class DeskAct {
public:
    // `row`: of the table it was begun on, "" = none. Empty: it cannot be done at a counter.
    static std::unique_ptr<DeskAct> begin(const town::Journey& journey, const std::string& row,
                                          const ActGround& ground);

    void on(const view::Intent& intent);
    bool on(const TownAnswered& answered);
    bool on(CardSigned& made);
    bool on(const PaperDone& done);
    bool on(const SyncWorker::Kept& kept);
    void on(const CodeScanned& code);
    bool awaits_code() const { return phase_ == Phase::questions && runner_.awaits_code(); }
    void tick();
    std::optional<base::Instant> due() const;

    bool is_over() const { return phase_ == Phase::over; }
    // A row's act wanted on the table that is looked at.
    const std::optional<view::ActChosen>& wanted() const { return wanted_; }
    view::Body body() const;

private:
    // `finding`: what it is about is on its way, or cannot be shown. `about`: it is read before the
    // first question. `refused_by_disk`: the record is not kept. `pin`: the clerk's, to sign.
    enum class Phase {
        finding,
        about,
        questions,
        review,
        pin,
        signing,
        saving,
        refused_by_disk,
        receipt,
        table,
        over
    };

    DeskAct(const town::Journey& journey, const ActGround& ground);
    void on_finding(const view::Intent& intent);
    void on_about(const view::Intent& intent);
    void on_questions(const view::Intent& intent);
    void on_review(const view::Intent& intent);
    void on_pin(const view::Intent& intent);
    void on_receipt(const view::Intent& intent);
    void on_table(const view::Intent& intent);
    bool subject_is_named() const;
    void find_subject();
    void subject_is_found();
    void leave_questions();
    void submit();
    bool fits_on_day_of(base::Time now);
    void look();
    void keep();
    void go_on_after_kept();
    std::string title() const;
    view::Review review() const;

    const ActGround ground_;
    Runner runner_;
    ActSubject subject_;
    bool was_typed_ = false;  // the subject: it can be typed again
    Phase phase_ = Phase::questions;
    base::SecretText pin_;
    int wrong_pins_ = 0;
    bool signing_failed_ = false;
    std::optional<Given> given_;
    std::optional<town::Application> application_;
    std::optional<Ticket> ticket_;  // of the signature or the record
    AfterKept after_;
    std::optional<Looking> looking_;
    std::optional<view::ActChosen> wanted_;
};

// Whether this clerk may begin it here at all.
bool may_act(const town::Journey& journey, const std::string& role, const std::string& section);

}  // namespace kiosk
