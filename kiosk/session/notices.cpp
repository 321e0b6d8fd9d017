#include "kiosk/session/notices.h"

#include <nlohmann/json.hpp>

namespace kiosk {
namespace {

constexpr std::chrono::seconds between_asks{30};

std::string text(const nlohmann::json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) return {};
    if (found->is_number_integer()) return std::to_string(found->get<int>());
    return found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

void Notices::tick(Errands& errands, base::Instant now) {
    if (ticket_ || now < ask_at_) return;
    ask_at_ = now + between_asks;
    HttpRequest request;
    request.path = "/v1/terminals/self/notices";
    ticket_ = errands.ask(std::move(request), TownClient::Door::terminals, AskTown::Lane::watch);
}

std::optional<base::Instant> Notices::due() const {
    // While the town is asked its answer wakes the session.
    if (ticket_) return std::nullopt;
    return ask_at_;
}

bool Notices::on(const TownAnswered& answered) {
    if (!ticket_ || answered.ticket != *ticket_) return false;
    ticket_.reset();
    // Without a line a warning stays where it is: nobody has lifted it.
    if (!answered.reply) return true;
    const auto said = nlohmann::json::parse(answered.reply.value().body, nullptr, false);
    if (!said.is_object() || !said.contains("emergency")) return true;
    const auto& emergency = said["emergency"];
    if (!emergency.is_object() || text(emergency, "id").empty()) {
        id_.clear();
        return true;
    }
    id_ = text(emergency, "id");
    notice_ = {text(emergency, "title"), text(emergency, "text"), text(emergency, "level"),
               text(emergency, "since")};
    return true;
}

view::Emergency Notices::shown(const town::Words& words) const {
    view::Emergency shown = notice_;
    const std::string level = "emergency_level." + notice_.level;
    if (words.has(level)) shown.level = words.say(level);
    if (const auto since = base::from_rfc3339(notice_.since))
        shown.since = town::spoken_time(*since, words);
    return shown;
}

}  // namespace kiosk
