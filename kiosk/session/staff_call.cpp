#include "kiosk/session/staff_call.h"

#include <nlohmann/json.hpp>

namespace kiosk {
namespace {

constexpr std::chrono::seconds unanswered_after{60};  // office.md
constexpr std::chrono::seconds between_looks{10};

std::string text_of(const TownAnswered& answered, const char* name) {
    if (!answered.reply) return {};
    const auto said = nlohmann::json::parse(answered.reply.value().body, nullptr, false);
    if (!said.is_object()) return {};
    const auto found = said.find(name);
    return found != said.end() && found->is_string() ? found->get<std::string>() : "";
}

// The telephone of the place a terminal stands at; "" while the town has not said.
std::string phone_of(const Terminal& terminal) {
    const std::string stem = terminal.name.substr(0, terminal.name.find_last_of('-'));
    for (const town::Place& place : terminal.pack.places) {
        if (place.id == terminal.name || place.id == stem) return place.phone;
    }
    return {};
}

HttpRequest request_for(const char* method, const char* path, std::string body = {}) {
    HttpRequest request;
    request.method = method;
    request.path = path;
    request.body = std::move(body);
    return request;
}

}  // namespace

StaffCall::StaffCall(Errands& errands, std::string reason, base::Instant now)
    : reason_(std::move(reason)), since_(now), look_at_(now + between_looks) {
    call_ticket_ = errands.ask(
        request_for("POST", "/v1/terminals/self/calls", "{\"reason\":\"" + reason_ + "\"}"));
    if (!call_ticket_) call_ = Call::not_sent;
    presence_ticket_ = errands.ask(request_for("GET", "/v1/terminals/self/presence"));
}

void StaffCall::on(const TownAnswered& answered, base::Instant now) {
    if (call_ticket_ && answered.ticket == *call_ticket_) {
        call_ticket_.reset();
        call_ = answered.reply ? Call::sent : Call::not_sent;
    } else if (presence_ticket_ && answered.ticket == *presence_ticket_) {
        presence_ticket_.reset();
        const std::string who = text_of(answered, "who");
        who_ = who == "present"   ? Who::present
               : who == "on_call" ? Who::on_call
               : who == "closed"  ? Who::closed
                                  : Who::unknown;
    } else if (look_ticket_ && answered.ticket == *look_ticket_) {
        look_ticket_.reset();
        look_at_ = now + between_looks;
        if (text_of(answered, "state") == "answered") call_ = Call::answered;
    }
}

void StaffCall::tick(Errands& errands, base::Instant now) {
    if (call_ == Call::sent && now - since_ >= unanswered_after) call_ = Call::unanswered;
    const bool open = call_ == Call::sent || call_ == Call::unanswered;
    if (!open || look_ticket_ || now < look_at_) return;
    look_at_ = now + between_looks;
    look_ticket_ = errands.ask(request_for("GET", "/v1/terminals/self/calls"));
}

std::optional<base::Instant> StaffCall::due() const {
    if (call_ != Call::sent && call_ != Call::unanswered) return std::nullopt;
    std::optional<base::Instant> due;
    if (!look_ticket_) due = look_at_;
    if (call_ == Call::sent)
        due = std::min(due.value_or(since_ + unanswered_after), since_ + unanswered_after);
    return due;
}

view::CallStaff StaffCall::shown(const Terminal& terminal, const town::Words& words) const {
    view::CallStaff shown;
    shown.reason = words.say("staff_call." + reason_);
    shown.sent = call_ == Call::sent || call_ == Call::answered;
    const auto nobody_comes = [&](const char* key) {
        const std::string phone = phone_of(terminal);
        return words.say(key) + " " +
               (phone.empty() ? words.say("staff_call.no_phone")
                              : words.say("staff_call.phone", {{"phone", phone}}));
    };
    switch (call_) {
        case Call::answered:
            shown.who = words.say("staff_call.on_the_way");
            return shown;
        case Call::unanswered:
            shown.who = nobody_comes("staff_call.unanswered");
            return shown;
        case Call::asked:
        case Call::sent:
        case Call::not_sent:
            break;
    }
    switch (who_) {
        case Who::unknown:
            shown.who = words.say(shown.sent ? "staff_call.coming" : "staff_call.who");
            return shown;
        case Who::present:
            shown.who = words.say("staff_call.present");
            return shown;
        case Who::on_call:
            shown.who = words.say("staff_call.on_call");
            return shown;
        case Who::closed:
            shown.who = nobody_comes("staff_call.closed");
            return shown;
    }
    return shown;
}

}  // namespace kiosk
