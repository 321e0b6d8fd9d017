#include "server/line/line_double.h"

#include <nlohmann/json.hpp>

#include "base/uuid.h"

namespace server::line {

namespace {

using Json = nlohmann::json;

constexpr std::size_t most_messages = 5;
constexpr std::size_t most_characters = 5'000;

http::Response said(int status) {
    http::Response response;
    response.status = status;
    response.body = "{}";
    return response;
}

bool is_text(const Json& message) {
    if (!message.is_object() || message.value("type", Json()) != "text") return false;
    if (!message.contains("text") || !message["text"].is_string()) return false;
    const auto text = message["text"].get<std::string>();
    return !text.empty() && base::characters_in(text) <= most_characters;
}

}  // namespace

http::Response LineDouble::answer(const http::Request& request) {
    const std::lock_guard lock(one_at_a_time_);
    if (request.path != "/v2/bot/message/push") return said(404);
    if (request.method != "POST") return said(405);
    if (request.header("authorization") != "Bearer " + token_) return said(401);
    if (!next_.empty()) {
        const int status = next_.front();
        next_.erase(next_.begin());
        return said(status);
    }
    const std::string key(request.header("x-line-retry-key"));
    if (!base::uuid_from_text(key)) return said(400);
    const auto body = Json::parse(base::to_text(request.body), nullptr, false);
    const bool whole = body.is_object() && body.contains("to") && body["to"].is_string() &&
                       body.contains("messages") && body["messages"].is_array();
    if (!whole || body["messages"].empty() || body["messages"].size() > most_messages) {
        return said(400);
    }
    for (const auto& message : body["messages"]) {
        if (!is_text(message)) return said(400);
    }
    if (!keys_seen_.emplace(key, true).second) return said(409);
    for (const auto& message : body["messages"]) {
        pushed_.push_back({body["to"].get<std::string>(), message["text"].get<std::string>()});
    }
    return said(200);
}

std::vector<LineDouble::Pushed> LineDouble::pushed() const {
    const std::lock_guard lock(one_at_a_time_);
    return pushed_;
}

void LineDouble::answer_next_with(int status) {
    const std::lock_guard lock(one_at_a_time_);
    next_.push_back(status);
}

}  // namespace server::line
