#include "server/line/sender.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/crypto/crypto.h"

namespace server::line {

namespace {

using Json = nlohmann::json;
using std::chrono::milliseconds;

constexpr milliseconds between_looks{5'000};
constexpr milliseconds first_wait{1'000};
constexpr milliseconds longest_wait{300'000};
constexpr int most_doublings = 12;

std::string text_at(const Json& object, const char* member) {
    if (!object.is_object()) return {};
    const auto found = object.find(member);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Anything from nothing to the whole: many that were refused together do not come back together.
milliseconds jittered(int tries) {
    const auto most =
        std::min(longest_wait, first_wait * (std::int64_t{1} << std::min(tries, most_doublings)));
    const auto dice = base::crypto::random(4);
    const auto share = base::ByteReader(dice).u32().value_or(0);
    return milliseconds(share % static_cast<std::uint32_t>(most.count() + 1));
}

bool may_work_later(std::optional<int> status) {
    return !status || *status == 429 || *status >= 500;
}

}  // namespace

std::string push_body(const std::string& user, const std::string& text) {
    return Json({{"to", user}, {"messages", {{{"type", "text"}, {"text", text}}}}}).dump();
}

bool Sender::take_the_next(Turn& turn) {
    const auto said = core_.ask(R"({"line_next":true})");
    turn = {said ? Turn::What::nothing_to_send : Turn::What::no_core, between_looks};
    if (!said) return false;
    const auto message = Json::parse(*said, nullptr, false);
    const auto id = text_at(message, "id");
    if (id.empty()) return false;
    held_ = Held{.id = id,
                 .body = push_body(text_at(message, "user"), text_at(message, "text")),
                 .tries = 0};
    return true;
}

Turn Sender::turn() {
    Turn turn{Turn::What::nothing_to_send, between_looks};
    if (!held_ && !take_the_next(turn)) return turn;
    const auto status = api_.push(held_->id, held_->body);
    if (may_work_later(status)) return {Turn::What::try_again, jittered(held_->tries++)};
    const bool sent = *status == 409 || (*status >= 200 && *status < 300);
    const Json done = {{"line_done", {{"id", held_->id}, {"state", sent ? "sent" : "failed"}}}};
    // A core that does not hear it is told again; LINE then answers 409.
    if (!core_.ask(done.dump())) return {Turn::What::no_core, between_looks};
    held_.reset();
    return {sent ? Turn::What::sent : Turn::What::failed, milliseconds(0)};
}

}  // namespace server::line
