// The clerk's end of a shared screen. Nothing of it is stored: the relay has it in memory.
#include <charconv>
#include <nlohmann/json.hpp>

#include "server/doors/desk_door.h"
#include "server/doors/replies.h"
#include "town/answers_json.h"
#include "town/json_fields.h"

namespace server {

using http::problem;
using http::Request;
using http::Response;

namespace {

using Refusal = SharedScreens::Refusal;
constexpr std::size_t most_id = 120;

Response share_refusal(Refusal why) {
    switch (why) {
        case Refusal::over:
            return problem(410, "call-ended", "There is no screen to see for this call.");
        case Refusal::taken:
            return problem(409, "seen-by-another", "Another clerk sees this screen.");
        case Refusal::not_allowed:
            return problem(409, "not-allowed", "The visitor has not agreed to that.");
        case Refusal::too_many:
            return problem(429, "too-many-tries", "The terminal has not taken what was sent.");
    }
    return problem(500, "internal", "");
}

std::uint64_t revision_from(std::string_view text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string clerk_sees_json(const SharedScreens::ClerkSees& sees) {
    const std::string head = nlohmann::json({{"state", word(sees.state)},
                                             {"writing", word(sees.writing)},
                                             {"revision", sees.revision}})
                                 .dump();
    const std::string screen = sees.screen ? sees.screen->reveal() : "null";
    return head.substr(0, head.size() - 1) + ",\"screen\":" + screen + "}";
}

std::string id_in(const nlohmann::json& body, const char* member) {
    const auto found = body.find(member);
    if (found == body.end() || !found->is_string()) return {};
    auto id = found->get<std::string>();
    return id.size() > most_id ? std::string() : id;
}

// One answer by the answers' own strict reading; never what only a card or the person can say.
std::optional<base::SecretText> fillable(const std::string& question,
                                         const nlohmann::json& answer) {
    const base::SecretText text(nlohmann::json({{question, answer}}).dump());
    const auto read = town::answers_from_json(text.reveal());
    if (!read || read.value().size() != 1) return std::nullopt;
    const town::Answer& one = read.value().begin()->second;
    const bool theirs =
        std::holds_alternative<town::FromCard>(one) || std::holds_alternative<town::Consented>(one);
    if (theirs) return std::nullopt;
    return base::SecretText(answer.dump());
}

}  // namespace

SharedScreens::Watcher DeskDoor::watcher(const Asker& asker) {
    return {asker.clerk->id, asker.terminal.name, asker.clerk->section};
}

DeskDoor::Answer DeskDoor::ask_to_see(Transaction& transaction, const Asker& asker, const Request&,
                                      const std::string& id) const {
    const auto asked = screens_.ask(id, watcher(asker));
    if (!asked) return share_refusal(asked.error());
    TRY(audit_.add(
        transaction, clock_.now(),
        {.actor = asker.clerk->id, .action = "screen.asked", .subject = id, .purpose = "help"}));
    return json_reply(201, R"({"state":"asked"})");
}

DeskDoor::Answer DeskDoor::see(Transaction&, const Asker& asker, const Request& request,
                               const std::string& id) const {
    const auto sees = screens_.look(id, watcher(asker), revision_from(request.parameter("after")));
    if (!sees) return share_refusal(sees.error());
    return json_reply(200, clerk_sees_json(sees.value()));
}

DeskDoor::Answer DeskDoor::act_there(Transaction& transaction, const Asker& asker,
                                     const Request& request, const std::string& id) const {
    const auto body = town::object_from(base::to_text(request.body));
    if (!body) return problem(400, "malformed", "Point, ask to write, or give an answer.");
    const auto by = watcher(asker);
    if (body->contains("point")) {
        const auto pointed = screens_.point(id, by, id_in(*body, "point"));
        return pointed ? json_reply(201, "{}") : share_refusal(pointed.error());
    }
    if (body->contains("asks_to_write")) {
        const auto asked = screens_.ask_to_write(id, by);
        return asked ? json_reply(201, "{}") : share_refusal(asked.error());
    }
    const auto question = id_in(*body, "question");
    auto answer = question.empty() || !body->contains("answer")
                      ? std::nullopt
                      : fillable(question, (*body)["answer"]);
    if (!answer) return problem(400, "malformed", "Point, ask to write, or give an answer.");
    const auto filled = screens_.fill(id, by, question, std::move(*answer));
    if (!filled) return share_refusal(filled.error());
    TRY(audit_.add(
        transaction, clock_.now(),
        {.actor = by.clerk, .action = "screen.filled", .subject = id, .purpose = question}));
    return json_reply(201, "{}");
}

DeskDoor::Answer DeskDoor::stop_seeing(Transaction&, const Asker& asker, const Request&,
                                       const std::string& id) const {
    screens_.leave(id, watcher(asker));
    return Response{.status = 204, .body = {}, .content_type = {}, .headers = {}};
}

}  // namespace server
