#include "server/pages_socket/line_requests.h"

#include <nlohmann/json.hpp>

#include "server/registers/audit.h"
#include "server/registers/messages.h"

namespace server {

namespace {

using Json = nlohmann::json;

constexpr std::string_view nothing = "{}";

std::string line_text_at(const Json& object, const char* member) {
    if (!object.is_object()) return {};
    const auto found = object.find(member);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// A phrase that names nobody; one the pack does not have is not sent.
std::string request_text(const town::Pack& pack, const std::string& key) {
    const auto words = pack.words.find("ja");
    const auto phrase = "message." + key;
    if (words == pack.words.end() || !words->second.has(phrase)) return {};
    return words->second.say(phrase);
}

Stored<std::string> next(Store& store, base::Time now, const Messages& messages,
                         const town::Pack& pack) {
    const auto one = TRY(in_transaction(
        store, [&](Transaction& transaction) { return messages.next(transaction, now); }));
    if (!one) return std::string(nothing);
    return Json({{"id", one->id}, {"user", one->user}, {"text", request_text(pack, one->key)}})
        .dump();
}

Stored<std::string> done(Store& store, base::Time now, const std::string& town_id,
                         const Messages& messages, const Json& wish) {
    const auto id = line_text_at(wish, "id");
    const auto state = line_text_at(wish, "state");
    const auto settle = [&](Transaction& transaction) -> Stored<bool> {
        if (!TRY(messages.done(transaction, id, state))) return false;
        TRY(Audit(town_id).add(
            transaction, now,
            {.actor = "line", .action = "message." + state, .subject = id, .purpose = ""}));
        return true;
    };
    return std::string(TRY(in_transaction(store, settle)) ? R"({"done":true})" : nothing);
}

Stored<std::string> link(Store& store, base::Time now, const Messages& messages, const Json& wish) {
    const auto token = line_text_at(wish, "token");
    const auto user = line_text_at(wish, "user");
    if (token.size() > 64 || user.size() > 64) return std::string(nothing);
    const auto linked = TRY(in_transaction(store, [&](Transaction& transaction) {
        return messages.link(transaction, token, user, now);
    }));
    return std::string(linked ? R"({"linked":true})" : nothing);
}

}  // namespace

std::optional<Stored<std::string>> answer_line_request(Store& store, const base::Clock& clock,
                                                       const std::string& town_id,
                                                       const town::Pack& pack,
                                                       const std::string& request_json) {
    const auto asked = Json::parse(request_json, nullptr, false);
    if (!asked.is_object()) return std::nullopt;
    const Messages messages(town_id);
    const auto now = clock.now();
    if (asked.contains("line_next")) return next(store, now, messages, pack);
    if (asked.contains("line_done")) {
        return done(store, now, town_id, messages, asked["line_done"]);
    }
    if (asked.contains("line_link")) return link(store, now, messages, asked["line_link"]);
    return std::nullopt;
}

}  // namespace server
