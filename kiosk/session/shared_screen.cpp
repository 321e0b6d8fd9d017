#include "kiosk/session/shared_screen.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace kiosk {
namespace {

constexpr std::size_t most_shared_elements = 300, most_shared_words = 400;

bool belongs_to(const std::string& id, const std::string& name) {
    return id == name || (id.starts_with(name) && id[name.size()] == '.');
}

bool holds_private(const view::SeenElement& element, const Privacy& privacy) {
    const bool named = std::ranges::any_of(
        privacy.ids, [&](const auto& name) { return belongs_to(element.id, name); });
    if (named) return true;
    return std::ranges::any_of(privacy.values, [&](const base::SecretText& value) {
        if (value.empty()) return false;
        return element.label.find(value.reveal()) != std::string::npos ||
               element.value.find(value.reveal()) != std::string::npos;
    });
}

// A sentence goes over whole or not at all.
void leave_out(view::SeenElement& element) {
    element.label.clear();
    element.value.clear();
    element.hidden = true;
}

void add_private(Privacy& privacy, const view::Question& question) {
    if (std::holds_alternative<view::AskPerson>(question.ask)) {
        for (const char* part : {"name", "birth_date", "address", "sex"})
            privacy.ids.push_back(std::string("person.") + part);
    }
    if (question.aside) privacy.ids.emplace_back("card");
}

void add_private(Privacy& privacy, const view::Review& review) {
    for (const view::ReviewRow& row : review.rows) {
        if (row.hidden || row.from_card) privacy.ids.push_back("row." + row.question_id);
    }
}

std::string shared_text(const nlohmann::json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

int shared_number(const nlohmann::json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? found->get<int>() : 0;
}

bool shared_truth(const nlohmann::json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

}  // namespace

Privacy privacy_of(const view::Body& body) {
    Privacy privacy;
    if (const auto* question = std::get_if<view::Question>(&body)) add_private(privacy, *question);
    if (const auto* review = std::get_if<view::Review>(&body)) add_private(privacy, *review);
    // With number and code anybody could ask what became of it.
    if (std::holds_alternative<view::Receipt>(body)) privacy.ids = {"number", "qr", "told"};
    if (std::holds_alternative<view::CarryHome>(body)) privacy.ids = {"qr"};
    return privacy;
}

bool may_be_seen(const std::string& screen) {
    static constexpr std::string_view seen[] = {
        "welcome",   "purpose",       "place_card",     "card_problem", "reading",    "question",
        "review",    "saving",        "receipt",        "take_card",    "call_staff", "carry_home",
        "emergency", "practice_done", "out_of_service", "idle",         "quit",       "looks",
        "languages", "way",           "watch_asked"};
    return std::ranges::find(seen, screen) != std::end(seen);
}

namespace {

template <class... Shown>
bool is_any_of(const view::Body& body) {
    return (... || std::holds_alternative<Shown>(body));
}

}  // namespace

bool is_kept_from_clerk(const view::Body& body) {
    return !is_any_of<view::Welcome, view::Purpose, view::PlaceCard, view::CardProblem,
                      view::Reading, view::Question, view::Review, view::Saving, view::Receipt,
                      view::TakeCard, view::CallStaff, view::CarryHome, view::Emergency,
                      view::PracticeDone, view::OutOfService, view::Way>(body);
}

view::Seen without_private(view::Seen seen, const Privacy& privacy) {
    if (!may_be_seen(seen.screen)) {
        seen.elements.clear();
        return seen;
    }
    if (seen.elements.size() > most_shared_elements) seen.elements.resize(most_shared_elements);
    for (view::SeenElement& element : seen.elements) {
        const bool too_long = element.label.size() + element.value.size() > 8 * most_shared_words;
        if (too_long || holds_private(element, privacy)) leave_out(element);
    }
    return seen;
}

std::string to_json(const SharedContent& content) {
    auto elements = nlohmann::json::array();
    for (const view::SeenElement& one : content.seen.elements) {
        nlohmann::json element = {{"id", one.id}, {"role", one.role}, {"x", one.x},
                                  {"y", one.y},   {"w", one.w},       {"h", one.h}};
        if (!one.label.empty()) element["label"] = one.label;
        if (!one.value.empty()) element["value"] = one.value;
        if (!one.enabled) element["off"] = true;
        if (one.target) element["target"] = true;
        if (one.hidden) element["hidden"] = true;
        elements.push_back(std::move(element));
    }
    return nlohmann::json({{"screen", content.seen.screen},
                           {"language", content.seen.language},
                           {"width", content.seen.width},
                           {"height", content.seen.height},
                           {"journey", content.asked.journey},
                           {"question", content.asked.question},
                           {"elements", std::move(elements)}})
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<SharedContent> shared_content_from(const std::string& json) {
    const auto said = nlohmann::json::parse(json, nullptr, false);
    const bool whole = said.is_object() && said.contains("elements") && said["elements"].is_array();
    if (!whole) return std::nullopt;
    SharedContent content;
    content.seen.screen = shared_text(said, "screen");
    content.seen.language = shared_text(said, "language");
    content.seen.width = shared_number(said, "width");
    content.seen.height = shared_number(said, "height");
    content.asked = {shared_text(said, "journey"), shared_text(said, "question")};
    if (content.seen.width <= 0 || content.seen.height <= 0) return std::nullopt;
    for (const auto& one : said["elements"]) {
        if (!one.is_object() || content.seen.elements.size() >= most_shared_elements) continue;
        content.seen.elements.push_back({.id = shared_text(one, "id"),
                                         .role = shared_text(one, "role"),
                                         .label = shared_text(one, "label"),
                                         .value = shared_text(one, "value"),
                                         .enabled = !shared_truth(one, "off"),
                                         .target = shared_truth(one, "target"),
                                         .hidden = shared_truth(one, "hidden"),
                                         .x = shared_number(one, "x"),
                                         .y = shared_number(one, "y"),
                                         .w = shared_number(one, "w"),
                                         .h = shared_number(one, "h")});
    }
    return content;
}

}  // namespace kiosk
