#include "kiosk/desk/case.h"

#include <nlohmann/json.hpp>

#include "base/bytes.h"
#include "town/answers_json.h"

namespace kiosk {
namespace {

using Json = nlohmann::json;

std::string case_text(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::optional<Json> object_from(const std::string& json) {
    auto parsed = Json::parse(json, nullptr, false);
    if (!parsed.is_object()) return std::nullopt;
    return parsed;
}

std::optional<DeskItem> item_from(const Json& object) {
    const auto received = base::from_rfc3339(case_text(object, "received_at"));
    DeskItem item{case_text(object, "id"),       case_text(object, "number"),
                  case_text(object, "journey"),  case_text(object, "state"),
                  case_text(object, "terminal"), received.value_or(base::Time{}),
                  flag(object, "needs_staff"),   flag(object, "clock_suspect")};
    if (!received || item.id.empty() || item.number.empty()) return std::nullopt;
    return item;
}

std::optional<town::Answer> answer_from(const Json& value) {
    auto answers = town::answers_from_json(Json({{"q", value}}).dump());
    if (!answers || answers.value().size() != 1) return std::nullopt;
    return answers.take().begin()->second;
}

town::EvidenceLevel level_from(const std::string& word) {
    for (int level = 0; level <= 5; ++level) {
        const auto one = static_cast<town::EvidenceLevel>(level);
        if (town::word(one) == word) return one;
    }
    return town::EvidenceLevel::l0;
}

std::optional<DeskCorrection> correction_from(const Json& decision) {
    if (!decision.is_object() || case_text(decision, "decision") != "correct") return std::nullopt;
    DeskCorrection made;
    made.question = case_text(decision, "question");
    made.part = case_text(decision, "part");
    made.reason = case_text(decision, "reason");
    const auto before = decision.find("before");
    if (before == decision.end() || before->is_null()) return made;
    if (made.part.empty())
        made.before = answer_from(*before);
    else
        made.before_text = base::SecretText(case_text(decision, "before"));
    return made;
}

}  // namespace

std::optional<DeskList> desk_list_from(const std::string& json) {
    const auto body = object_from(json);
    if (!body || !body->contains("items") || !(*body)["items"].is_array()) return std::nullopt;
    DeskList list;
    for (const Json& one : (*body)["items"]) {
        auto item = one.is_object() ? item_from(one) : std::nullopt;
        if (!item) return std::nullopt;
        list.items.push_back(std::move(*item));
    }
    list.after = case_text(*body, "after");
    return list;
}

std::optional<DeskFile> desk_file_from(const std::string& json, const std::string& etag) {
    const auto body = object_from(json);
    if (!body || !body->contains("answers")) return std::nullopt;
    auto item = item_from(*body);
    auto answers = town::answers_from_json((*body)["answers"].dump());
    if (!item || !answers || etag.empty()) return std::nullopt;
    DeskFile file{std::move(*item), etag, answers.take(), town::EvidenceLevel::l0, {}};
    const auto evidence = body->find("evidence");
    if (evidence != body->end() && evidence->is_object()) {
        file.level = level_from(case_text(*evidence, "level"));
    }
    const auto decisions = body->find("decisions");
    if (decisions != body->end() && decisions->is_array()) {
        for (const Json& one : *decisions) {
            if (auto made = correction_from(one)) file.corrections.push_back(std::move(*made));
        }
    }
    return file;
}

std::optional<std::vector<DeskCall>> desk_calls_from(const std::string& json) {
    const auto body = object_from(json);
    if (!body || !body->contains("items") || !(*body)["items"].is_array()) return std::nullopt;
    std::vector<DeskCall> calls;
    for (const Json& one : (*body)["items"]) {
        if (!one.is_object()) return std::nullopt;
        const auto at = base::from_rfc3339(case_text(one, "at"));
        if (!at || case_text(one, "id").empty()) return std::nullopt;
        calls.push_back({case_text(one, "id"), case_text(one, "terminal"), case_text(one, "reason"),
                         *at, case_text(one, "state") == "answered"});
    }
    return calls;
}

std::optional<DeskNonce> desk_nonce_from(const std::string& json) {
    const auto body = object_from(json);
    if (!body) return std::nullopt;
    auto nonce = base::from_hex(case_text(*body, "nonce"));
    const auto time = base::from_rfc3339(case_text(*body, "time"));
    if (!nonce || nonce->size() != 16 || !time) return std::nullopt;
    return DeskNonce{case_text(*body, "session"), case_text(*body, "terminal"), std::move(*nonce),
                     *time};
}

std::optional<DeskClerk> desk_clerk_from(const std::string& json) {
    const auto body = object_from(json);
    if (!body || !body->contains("clerk") || !(*body)["clerk"].is_object()) return std::nullopt;
    const Json& who = (*body)["clerk"];
    DeskClerk clerk{base::SecretText(case_text(*body, "token")), case_text(who, "id"),
                    case_text(who, "name"), case_text(who, "section")};
    if (clerk.token.empty()) return std::nullopt;
    return clerk;
}

std::string sign_in_json(const std::string& session, base::ByteView certificate,
                         base::ByteView signature) {
    return Json({{"session", session},
                 {"certificate", base::base64(certificate)},
                 {"signature", base::base64(signature)}})
        .dump();
}

std::string confirmation_json() { return Json({{"decision", "confirm"}}).dump(); }

std::string completion_json(const std::string& what, base::Date until, const std::string& reason) {
    return Json({{"decision", "ask_completion"},
                 {"what", what},
                 {"until", base::iso_date(until)},
                 {"reason", reason}})
        .dump();
}

std::string correction_json(const std::string& question, const std::string& part,
                            const town::Answer& value, const std::string& reason) {
    Json body = {{"decision", "correct"}, {"question", question}, {"reason", reason}};
    if (part.empty()) {
        body["value"] = Json::parse(town::to_json({{"q", value}}), nullptr, false)["q"];
        return body.dump();
    }
    // A part of a person travels as plain text.
    body["part"] = part;
    if (const auto* written = std::get_if<town::Written>(&value))
        body["value"] = written->text.reveal();
    if (const auto* dated = std::get_if<town::Dated>(&value)) body["value"] = dated->iso.reveal();
    if (const auto* chosen = std::get_if<town::Chosen>(&value))
        body["value"] = chosen->options.front();
    return body.dump();
}

}  // namespace kiosk
