#pragma once

#include <optional>
#include <string>

#include "base/secret.h"
#include "kiosk/journey/runner.h"
#include "kiosk/session/facts.h"
#include "kiosk/session/table.h"
#include "kiosk/view/view.h"
#include "town/receipt.h"

namespace kiosk {

// A look-up of what became of an application.
struct LookUp {
    base::SecretText number;  // as typed
    DateDraft birth_date;
    std::string problem;  // key of words, "" = none
    view::LookUpResult::Answer answer = view::LookUpResult::Answer::not_found;
    std::string state, date;  // as the town wrote them
};

// Everything of the person before the terminal, and nothing else anywhere: forgetting is putting a
// new one in its place. Language and size of the text belong to the person too.
struct Visit {
    Ticket ticket = 0;
    std::string language;
    int text_size = 0;

    std::optional<Runner> runner;
    base::SecretText pin;
    int pins_entered = 0;  // wrong ones; two are the end
    view::CardTrouble trouble = view::CardTrouble::unreadable;
    std::optional<town::EvidenceLevel> proven;

    std::optional<town::Receipt> receipt;
    std::string receipt_text;  // of its code; signed once, so that screen and paper agree
    view::Qr receipt_code;
    view::Receipt::Paper paper = view::Receipt::Paper::none;
    bool paper_is_out = false;

    LookUp look_up;

    bool asks_to_quit = false;
    std::optional<std::string> calls_staff;  // the reason's word
    Ticket call_ticket = 0;
    bool staff_know = false;  // the town has the call
};

inline constexpr int most_pin_entries = 2;  // office.md; never the last try of the card

}  // namespace kiosk
