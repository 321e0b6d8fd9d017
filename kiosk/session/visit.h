#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/secret.h"
#include "kiosk/journey/pin.h"
#include "kiosk/journey/runner.h"
#include "kiosk/session/after_kept.h"
#include "kiosk/session/carrying.h"
#include "kiosk/session/guiding.h"
#include "kiosk/session/hearing.h"
#include "kiosk/session/living.h"
#include "kiosk/session/looking.h"
#include "kiosk/session/looks.h"
#include "kiosk/session/staff_call.h"
#include "kiosk/session/table.h"
#include "kiosk/session/watch.h"
#include "kiosk/session/way_shown.h"
#include "kiosk/session/welcome.h"
#include "town/finished_visit.h"

namespace kiosk {

// A look-up of what became of an application.
struct LookUp {
    base::SecretText number;  // as typed
    DateDraft birth_date;
    std::optional<Ticket> asked;  // of this number and date, and of no other
    std::string problem;          // key of words, "" = none
    view::LookUpResult::Answer answer = view::LookUpResult::Answer::not_found;
    std::string state, date;     // as the town wrote them
    std::string missing, until;  // 補正: the word of what is missing, and the last day
};

// Everything of the person before the terminal, and nothing else anywhere: forgetting is putting a
// new one in its place. Language and looks belong to the person too.
struct Visit {
    Ticket ticket = 0;
    std::string language;
    bool chooses_language = false;  // the languages lie open
    VisitorLooks looks;
    Hearing hearing;

    WelcomePlace place;  // which tiles are on the screen
    std::string notice;  // key of words on the first screen, "" = none

    std::optional<Runner> runner;
    base::SecretText pin;
    int pins_entered = 0;  // wrong ones; two are the end
    view::CardTrouble trouble = view::CardTrouble::unreadable;

    std::optional<Given> given;
    std::string record;  // its id in the outbox, once it is kept
    AfterKept after;
    std::optional<Looking> looking;
    std::optional<Carrying> carrying;
    std::optional<Ticket> reopening;
    std::optional<Guiding> guiding;
    std::optional<Living> living;
    std::optional<WayShown> way;  // over the screen it was asked for on

    LookUp look_up;

    // For the count of visits, without who: when it began, the last touch before it, how it was.
    std::optional<base::Instant> began, touched_at, kept_at;
    town::HowItWas how_it_was = town::HowItWas::not_said;

    bool asks_to_quit = false;
    std::optional<StaffCall> staff_call;
    std::optional<Watch> watch;         // from the call on, beyond its screen
    std::set<std::string> written_for;  // questions a clerk filled in and nobody confirmed yet
    bool paper_is_out = false;          // kept while somebody may still take it
    std::vector<Papers> papers_coming;  // of screens that were left while they printed
};

}  // namespace kiosk
