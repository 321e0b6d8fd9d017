#include "server/doors/desk_json.h"

#include <nlohmann/json.hpp>

#include "base/calendar.h"

namespace server {

namespace {

using Ordered = nlohmann::ordered_json;

std::string text_of(const Ordered& body, const char* member) {
    const auto found = body.find(member);
    return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Ordered parsed(const std::string& text) { return Ordered::parse(text, nullptr, false); }

Ordered json_of(const Filed& filed) {
    return {{"id", filed.id},
            {"number", filed.number},
            {"journey", filed.journey},
            {"journey_version", filed.journey_version},
            {"received_at", base::rfc3339(filed.received_at)},
            {"arrived_at", base::rfc3339(filed.arrived_at)},
            {"state", word(filed.state)},
            {"terminal", filed.terminal},
            {"needs_staff", filed.needs_staff},
            {"clock_suspect", filed.clock_suspect},
            {"refused", filed.effect_refused},
            {"version", filed.version}};
}

// A value of a correction: an answer is JSON, a part of a person is plain text.
Ordered value_json(const Decision& decision, const base::SecretText& value) {
    if (value.empty()) return nullptr;
    return decision.part.empty() ? parsed(value.reveal()) : Ordered(value.reveal());
}

Ordered json_of(const Decision& decision) {
    return {{"n", decision.n},
            {"at", base::rfc3339(decision.at)},
            {"clerk", decision.clerk},
            {"decision", word(decision.kind)},
            {"question", decision.question},
            {"part", decision.part},
            {"before", value_json(decision, decision.before)},
            {"after", value_json(decision, decision.after)},
            {"reason", decision.reason}};
}

std::optional<Ordered> object_of(const http::Request& request) {
    auto body = Ordered::parse(request.body.begin(), request.body.end(), nullptr, false);
    if (!body.is_object()) return std::nullopt;
    return body;
}

}  // namespace

std::string to_json(const SignInNonce& nonce, const std::string& terminal_id) {
    return Ordered({{"session", nonce.session},
                    {"nonce", base::hex(nonce.nonce)},
                    {"time", base::rfc3339(nonce.time)},
                    {"terminal", terminal_id}})
        .dump();
}

std::string to_json(const DeskSessions::SignedIn& signed_in) {
    return Ordered({{"token", signed_in.token},
                    {"clerk",
                     {{"id", signed_in.clerk.id},
                      {"name", signed_in.clerk.name},
                      {"section", signed_in.clerk.section}}}})
        .dump();
}

std::string queue_json(const std::vector<Filed>& items, const std::string& after) {
    Ordered list = Ordered::array();
    for (const auto& filed : items) list.push_back(json_of(filed));
    return Ordered({{"items", std::move(list)},
                    {"after", after.empty() ? Ordered(nullptr) : Ordered(after)}})
        .dump();
}

std::string to_json(const Filed& filed, const std::vector<Decision>& decisions) {
    Ordered body = json_of(filed);
    body["language"] = filed.language;
    body["withheld"] = filed.withheld;
    body["evidence"] = {{"level", town::word(filed.evidence.level)},
                        {"method", filed.evidence.method},
                        {"revocation_unchecked", filed.evidence.revocation_unchecked},
                        {"nonce", filed.evidence.nonce}};
    body["actor"] = filed.actor;
    body["on_behalf"] = filed.on_behalf;
    body["notes"] = filed.effect_notes;
    body["answers"] = parsed(filed.answers.reveal());
    body["decisions"] = Ordered::array();
    for (const auto& decision : decisions) body["decisions"].push_back(json_of(decision));
    return body.dump();
}

std::string to_json(const std::vector<Call>& calls) {
    Ordered list = Ordered::array();
    for (const auto& call : calls) {
        list.push_back({{"id", call.id},
                        {"at", base::rfc3339(call.at)},
                        {"terminal", call.terminal},
                        {"reason", call.reason},
                        {"state", call.state}});
    }
    return Ordered({{"items", std::move(list)}}).dump();
}

std::string to_json(const std::vector<DeadLetter>& letters) {
    Ordered list = Ordered::array();
    for (const auto& letter : letters) {
        list.push_back({{"id", letter.id},
                        {"terminal", letter.terminal},
                        {"seq", letter.seq},
                        {"reason", letter.reason},
                        {"arrived_at", base::rfc3339(letter.arrived_at)}});
    }
    return Ordered({{"items", std::move(list)}}).dump();
}

std::string version_json(std::uint64_t version) { return Ordered({{"version", version}}).dump(); }

std::optional<DeskSessions::Proof> proof_from(const http::Request& request) {
    const auto body = object_of(request);
    if (!body) return std::nullopt;
    auto certificate = base::from_base64(text_of(*body, "certificate"));
    auto signature = base::from_base64(text_of(*body, "signature"));
    auto session = text_of(*body, "session");
    if (!certificate || !signature || session.empty()) return std::nullopt;
    return DeskSessions::Proof{.session = std::move(session),
                               .card_certificate = std::move(*certificate),
                               .signature = std::move(*signature)};
}

std::optional<DecisionWish> decision_wish_from(const http::Request& request) {
    const auto body = object_of(request);
    if (!body) return std::nullopt;
    const auto kind = decision_kind_from(text_of(*body, "decision"));
    if (!kind) return std::nullopt;
    DecisionWish wish{.kind = *kind,
                      .question = text_of(*body, "question"),
                      .part = text_of(*body, "part"),
                      .value = {},
                      .reason = text_of(*body, "reason"),
                      .what = text_of(*body, "what"),
                      .until = text_of(*body, "until")};
    const auto value = body->find("value");
    if (value != body->end()) {
        wish.value = base::SecretText(wish.part.empty()    ? value->dump()
                                      : value->is_string() ? value->get<std::string>()
                                                           : std::string());
    }
    if (wish.reason.size() > 1000 || wish.question.size() > 100) return std::nullopt;
    return wish;
}

}  // namespace server
