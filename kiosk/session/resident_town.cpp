// The record to the disk, the receipt to paper, the question to the town.
#include <nlohmann/json.hpp>

#include "kiosk/session/application.h"
#include "kiosk/session/resident.h"
#include "kiosk/view/as.h"
#include "town/person_date.h"

namespace kiosk {
namespace {

constexpr std::size_t most_number_typed = 24;

using Answer = view::LookUpResult::Answer;

Answer answer_of(RequestFault fault) {
    switch (fault) {
        case RequestFault::no_line:
        case RequestFault::garbled:
        case RequestFault::not_admitted:
        case RequestFault::unfit:
        case RequestFault::conflict:
        case RequestFault::stale:
            return Answer::no_line;
        case RequestFault::not_found:
            return Answer::not_found;
        case RequestFault::too_many:
            return Answer::too_many;
    }
    return Answer::no_line;
}

std::string text_in(const nlohmann::json& said, const char* object, const char* name) {
    const nlohmann::json::json_pointer place("/" + std::string(object) + "/" + name);
    return said.contains(place) && said[place].is_string() ? said[place].get<std::string>() : "";
}

std::optional<char> typed_character(const view::Intent& intent) {
    if (const auto* digit = as<view::DigitPressed>(intent)) {
        return static_cast<char>('0' + digit->digit);
    }
    const auto* typed = as<view::CharacterTyped>(intent);
    if (typed == nullptr || typed->text.size() != 1) return std::nullopt;
    return typed->text[0];
}

}  // namespace

void Resident::keep_application() {
    const base::Time now = clock_.now();
    if (!visit_->given) visit_->given = new_given(terminal_, now);
    visit_->given->receipt.received_at = now;
    const auto application =
        application_of(*visit_->runner, visit_->language, visit_->given->receipt);
    if (!errands_.give(SyncWorker::Order{visit_->ticket, town::to_body(application)}))
        happen(Event::not_kept);
}

void Resident::on_kept(const SyncWorker::Kept& kept) {
    if (kept.ticket != visit_->ticket || state_ != State::saving) return;
    if (!kept.result) return happen(Event::not_kept);
    visit_->record = base::to_text(kept.result.value().id);
    visit_->kept_at = clock_.monotonic();
    happen(Event::kept);
}

void Resident::go_on_after_kept() {
    const bool was_busy = visit_->after.is_busy();
    visit_->after.go_on(errands_, *visit_->runner, *visit_->given, terminal_, words(),
                        clock_.monotonic());
    if (was_busy && !visit_->after.is_busy()) touched();
    set_idle_limit();
}

void Resident::on_look_up(const view::Intent& intent) {
    LookUp& look_up = visit_->look_up;
    if (as<view::GoBack>(intent)) {
        if (state_ == State::look_up_number) return give_up();
        return happen(Event::went_back);
    }
    if (state_ == State::look_up_answer) {
        if (as<view::TriesAgain>(intent))
            happen(Event::tried_again);
        else if (as<view::Finished>(intent) || as<view::GoOn>(intent))
            leave(Event::finished);
        return;
    }
    const bool erases = as<view::CharacterErased>(intent) || as<view::DigitErased>(intent);
    if (state_ == State::look_up_number) {
        std::string number = look_up.number.reveal();
        if (as<view::GoOn>(intent)) {
            const bool right = town::read_receipt_number(number).has_value();
            look_up.problem = right ? "" : "look_up_tile.wrong_number";
            if (right) happen(Event::number_given);
            return;
        }
        const auto character = typed_character(intent);
        if (erases && !number.empty())
            number.pop_back();
        else if (character && number.size() < most_number_typed)
            number += *character;
        else
            return;
        look_up.number = base::SecretText(std::move(number));
    } else if (state_ == State::look_up_birth_date) {
        if (as<view::GoOn>(intent)) {
            const auto date = town::partial_date(look_up.birth_date.iso());
            const bool right = date && date->first_day() <= base::tokyo_date(clock_.now());
            look_up.problem = right ? "" : "answer_fault.no_such_date";
            if (right) happen(Event::date_given);
            return;
        }
        const auto digit = typed_character(intent);
        if (const auto* era = as<view::EraChosen>(intent))
            look_up.birth_date.choose_era(era->era);
        else if (const auto* part = as<view::DatePartChosen>(intent))
            look_up.birth_date.part = part->part;
        else if (erases)
            look_up.birth_date.erase();
        else if (as<view::DoesNotKnowPressed>(intent))
            look_up.birth_date.press_unknown();
        else if (digit && *digit >= '0' && *digit <= '9')
            look_up.birth_date.press(*digit - '0');
    }
    look_up.problem.clear();
}

void Resident::ask_town() {
    const LookUp& look_up = visit_->look_up;
    const nlohmann::json question = {
        {"number", town::read_receipt_number(look_up.number.reveal()).value_or("")},
        {"birth_date", look_up.birth_date.iso()}};
    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/receipts/lookup";
    request.body = question.dump();
    visit_->look_up.asked = errands_.ask(std::move(request));
    if (visit_->look_up.asked) return;
    visit_->look_up.answer = Answer::no_line;
    happen(Event::town_answered);
}

void Resident::on_town(const TownAnswered& answered) {
    const base::Instant now = clock_.monotonic();
    if (notices_.on(answered)) return set_idle_limit();
    if (visit_->watch && visit_->watch->on(answered, now)) return take_from_clerk();
    if (visit_->staff_call) visit_->staff_call->on(answered, now);
    if (visit_->guiding) visit_->guiding->on(answered, now);
    if (visit_->looking && visit_->looking->on(answered)) return touched();
    if (state_ == State::receipt && visit_->after.on(answered, now)) return go_on_after_kept();
    on_brought_back(answered);
    on_looked_up(answered);
}

void Resident::on_looked_up(const TownAnswered& answered) {
    LookUp& look_up = visit_->look_up;
    if (answered.ticket != look_up.asked || state_ != State::looking_up) return;
    if (!answered.reply) {
        look_up.answer = answer_of(answered.reply.error());
        return happen(Event::town_answered);
    }
    const HttpReply& reply = answered.reply.value();
    const auto said = nlohmann::json::parse(reply.body, nullptr, false);
    const bool told = reply.status == 200 && said.is_object() && said.contains("state") &&
                      said["state"].is_string() && said.contains("date") &&
                      said["date"].is_string();
    if (told) {
        look_up.answer = Answer::found;
        look_up.state = said["state"].get<std::string>();
        look_up.date = said["date"].get<std::string>();
        look_up.missing = text_in(said, "completion", "what");
        look_up.until = text_in(said, "completion", "until");
    } else if (reply.status == 404) {
        look_up.answer = Answer::not_found;
    } else {
        look_up.answer = reply.status == 429 ? Answer::too_many : Answer::no_line;
    }
    happen(Event::town_answered);
}

}  // namespace kiosk
