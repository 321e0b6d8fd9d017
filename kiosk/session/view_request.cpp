// What a view of the town is asked with: who asks, and the answers as plain text.
#include <nlohmann/json.hpp>

#include "kiosk/session/looking.h"

namespace kiosk {
namespace {

using Json = nlohmann::json;

// Empty: nothing a view could use.
std::string as_text(const town::Answer& answer) {
    if (const auto* chosen = std::get_if<town::Chosen>(&answer)) {
        std::string all;
        for (const std::string& option : chosen->options) all += (all.empty() ? "" : ",") + option;
        return all;
    }
    if (const auto* written = std::get_if<town::Written>(&answer)) return written->text.reveal();
    if (const auto* counted = std::get_if<town::Counted>(&answer))
        return std::to_string(counted->number);
    if (const auto* dated = std::get_if<town::Dated>(&answer)) return dated->iso.reveal();
    if (const auto* consented = std::get_if<town::Consented>(&answer))
        return consented->given ? "given" : "not_given";
    return {};
}

Json person_json(const town::Person& person) {
    return {{"name", person.name.reveal()},
            {"address", person.address.reveal()},
            {"birth_date", person.birth_date.reveal()},
            {"sex", std::string(town::word(person.sex))}};
}

}  // namespace

std::map<std::string, std::string> parameters_of(const Runner& runner) {
    std::map<std::string, std::string> parameters;
    for (const auto& [id, answer] : runner.answers()) {
        if (std::string text = as_text(answer); !text.empty()) parameters[id] = std::move(text);
    }
    return parameters;
}

HttpRequest view_request(const Runner& runner) {
    HttpRequest request;
    request.method = "POST";
    request.path =
        "/v1/terminals/self/views/" + runner.journey().register_name + "/" + runner.journey().shows;
    const Json person = runner.person() ? person_json(*runner.person()) : Json();
    request.body = Json({{"person", person}, {"parameters", parameters_of(runner)}}).dump();
    return request;
}

}  // namespace kiosk
