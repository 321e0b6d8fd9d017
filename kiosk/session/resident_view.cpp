// What the screens show of a visit.
#include <algorithm>

#include "kiosk/session/application.h"
#include "kiosk/session/resident.h"

namespace kiosk {
namespace {

constexpr std::size_t most_tiles = 8;

// L3 and L4 need a signature this terminal does not ask for yet.
bool is_offered(const town::Journey& journey, const std::string& role) {
    return journey.tile > 0 && journey.evidence <= town::EvidenceLevel::l2 &&
           std::ranges::find(journey.roles, role) != journey.roles.end();
}

}  // namespace

const town::Words& Resident::words() const { return words_in(terminal_.pack, visit_->language); }

view::Say Resident::say() const {
    return [&words = words()](std::string_view key,
                              const std::vector<std::pair<std::string_view, std::string>>& values) {
        return words.say(key, values);
    };
}

std::string Resident::journey_title() const {
    if (!visit_->runner) return {};
    return words().say("journey." + visit_->runner->journey().id + ".title");
}

view::Welcome Resident::welcome() const {
    view::Welcome shown;
    std::vector<const town::Journey*> offered;
    for (const town::Journey& journey : terminal_.pack.journeys) {
        if (is_offered(journey, terminal_.role)) offered.push_back(&journey);
    }
    std::ranges::stable_sort(offered, {}, &town::Journey::tile);
    if (offered.size() > most_tiles - 1) offered.resize(most_tiles - 1);
    int colour = 0;
    for (const town::Journey* journey : offered) {
        const std::string key = "journey." + journey->id + ".";
        shown.tiles.push_back(
            {journey->id, words().say(key + "title"), words().say(key + "subtitle"), colour++});
    }
    shown.tiles.push_back({"lookup", words().say("look_up_tile.title"),
                           words().say("look_up_tile.subtitle"), colour});
    if (last_kept_) {
        shown.last_kept =
            words().say("kiosk.last_kept", {{"time", town::spoken_time(*last_kept_, words())}});
    }
    return shown;
}

view::Purpose Resident::purpose() const {
    const std::string key = "journey." + visit_->runner->journey().id + ".";
    view::Purpose shown{journey_title(),
                        words().say(key + "purpose"),
                        words().say(key + "who_sees"),
                        words().say(key + "retention"),
                        {}};
    if (visit_->runner->asks_for_card()) shown.needs = words().say("kiosk.card_is_used");
    return shown;
}

view::LookUpResult Resident::look_up_result() const {
    const LookUp& look_up = visit_->look_up;
    view::LookUpResult shown{look_up.answer, {}, {}};
    if (look_up.answer != view::LookUpResult::Answer::found) return shown;
    const std::string key = "look_up_state." + look_up.state;
    // A state this pack has no word for yet: the town hall can say.
    shown.state = words().say(words().has(key) ? key : "look_up_state.unknown");
    const auto time = base::from_rfc3339(look_up.date);
    shown.date =
        town::spoken_date(time ? base::iso_date(base::tokyo_date(*time)) : look_up.date, words());
    return shown;
}

view::Body Resident::body() const {
    const bool no_card_needed = visit_->runner && visit_->runner->can_do_without_card();
    if (visit_->calls_staff) {
        const bool sent = visit_->staff_know;
        return view::CallStaff{words().say(sent ? "staff_call.coming" : "staff_call.who"),
                               words().say("staff_call." + *visit_->calls_staff), sent};
    }
    switch (state_) {
        case State::welcome:
            if (out_of_service_) return view::OutOfService{"disk"};
            return welcome();
        case State::purpose:
            return purpose();
        case State::place_card:
            return view::PlaceCard{journey_title(), no_card_needed};
        case State::checking_card:
        case State::reading:
            return view::Reading{journey_title()};
        case State::enter_pin:
            return view::EnterPin{journey_title(), static_cast<int>(visit_->pin.reveal().size()),
                                  most_pin_entries - visit_->pins_entered,
                                  visit_->pins_entered > 0};
        case State::card_problem:
            return view::CardProblem{journey_title(), visit_->trouble, can_try_again(),
                                     no_card_needed};
        case State::question:
            return visit_->runner->question(words());
        case State::review:
            return visit_->runner->review(words());
        case State::saving:
            return view::Saving{journey_title()};
        case State::not_kept:
            return view::OutOfService{"disk", !out_of_service_, true};
        case State::receipt: {
            auto shown = receipt_of(*visit_, terminal_, words());
            shown.card_in_reader = reader_ == ReaderState::card;
            return shown;
        }
        case State::take_card:
            return view::TakeCard{visit_->paper_is_out};
        case State::look_up_number: {
            view::AskText number;
            number.pad = view::KeyPad::receipt_number;
            number.text = visit_->look_up.number.reveal();
            const std::string& problem = visit_->look_up.problem;
            return view::LookUpNumber{number, problem.empty() ? "" : words().say(problem),
                                      town::read_receipt_number(number.text).has_value()};
        }
        case State::look_up_birth_date: {
            const DateDraft& draft = visit_->look_up.birth_date;
            const std::string& problem = visit_->look_up.problem;
            return view::LookUpBirthDate{view_of(draft, town::DateSide::until_today,
                                                 base::tokyo_date(clock_.now()), words()),
                                         problem.empty() ? "" : words().say(problem),
                                         draft.date().has_value()};
        }
        case State::looking_up:
            return view::LookingUp{};
        case State::look_up_answer:
            return look_up_result();
    }
    return view::Preparing{};
}

view::Frame Resident::frame() const {
    view::Frame frame;
    frame.body = body();
    const base::Instant now = clock_.monotonic();
    if (idle_.says(now) == Idle::Says::asks) {
        frame.idle = view::IdleQuestion{idle_.seconds_left(now)};
    }
    frame.place = place_of(terminal_, words());
    frame.language = visit_->language;
    for (const std::string& language : terminal_.pack.languages) {
        frame.languages.push_back(
            {language, words().say("language." + language), language == visit_->language});
    }
    frame.text_size = visit_->text_size;
    frame.dialog_quit = visit_->asks_to_quit;
    return frame;
}

}  // namespace kiosk
