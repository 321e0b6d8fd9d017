#include "server/line/webhook.h"

#include <nlohmann/json.hpp>

#include "base/crypto/crypto.h"

namespace server::line {

namespace {

using Json = nlohmann::json;

constexpr std::size_t most_events = 100;
constexpr std::size_t most_token_bytes = 64;

std::string event_text(const Json& object, const char* outer, const char* inner) {
    if (!object.is_object() || !object.contains(outer) || !object[outer].is_object()) return {};
    const auto& within = object[outer];
    if (!within.contains(inner) || !within[inner].is_string()) return {};
    return within[inner].get<std::string>();
}

}  // namespace

HeardAll heard_from(base::ByteView body, std::string_view signature, std::string_view secret) {
    const auto given = base::from_base64(signature);
    const auto right = base::crypto::hmac_sha256(base::view_of(secret), body);
    if (secret.empty() || !given || !base::crypto::same(*given, right)) return {};
    HeardAll heard{.authentic = true, .events = {}};
    const auto parsed = Json::parse(base::to_text(body), nullptr, false);
    if (!parsed.is_object() || !parsed.contains("events") || !parsed["events"].is_array()) {
        return heard;
    }
    for (const auto& event : parsed["events"]) {
        const auto user = event_text(event, "source", "userId");
        const auto text = event_text(event, "message", "text");
        if (user.empty() || text.empty() || heard.events.size() >= most_events) continue;
        heard.events.push_back({user, text});
    }
    return heard;
}

http::Response answer_webhook(const http::Request& request, std::string_view secret,
                              pages::CoreLine& core) {
    if (request.method != "POST") return http::problem(405, "method-not-allowed", "POST only");
    const auto heard = heard_from(request.body, request.header("x-line-signature"), secret);
    if (!heard.authentic) return http::problem(401, "not-authentic", "The signature is wrong");
    for (const auto& [user, text] : heard.events) {
        if (text.size() > most_token_bytes || user.size() > most_token_bytes) continue;
        const Json wish = {{"line_link", {{"token", text}, {"user", user}}}};
        if (!core.ask(wish.dump())) return http::problem(503, "town-silent", "Try again");
    }
    http::Response heard_it;
    heard_it.body = "{}";
    return heard_it;
}

}  // namespace server::line
