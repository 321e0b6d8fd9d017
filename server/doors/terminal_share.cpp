// The terminal's end of a shared screen: what it lets a clerk see, and what the clerk does there.
#include <nlohmann/json.hpp>

#include "server/doors/replies.h"
#include "server/doors/terminal_door.h"
#include "town/json_fields.h"

namespace server {

using http::problem;
using http::Request;
using http::Response;

namespace {

using Says = SharedScreens::TerminalSays;

constexpr std::size_t most_screen_bytes = 64 << 10;

std::optional<Says::What> what_from(const std::string& word) {
    if (word == "offers" || word == "looks") return Says::What::looks;
    if (word == "allows") return Says::What::allows;
    if (word == "refuses") return Says::What::refuses;
    if (word == "allows_writing") return Says::What::allows_writing;
    if (word == "refuses_writing") return Says::What::refuses_writing;
    if (word == "ends") return Says::What::ends;
    return std::nullopt;
}

std::optional<Says> says_from(const Request& request) {
    const auto body = town::object_from(base::to_text(request.body));
    if (!body || !body->contains("says") || !(*body)["says"].is_string()) return std::nullopt;
    const auto word = (*body)["says"].get<std::string>();
    const auto what = what_from(word);
    if (!what) return std::nullopt;
    Says says;
    says.what = *what;
    says.offers = word == "offers";
    if (body->contains("taken") && (*body)["taken"].is_number_unsigned()) {
        says.taken = (*body)["taken"].get<std::uint64_t>();
    }
    if (body->contains("screen") && (*body)["screen"].is_object()) {
        says.screen = base::SecretText((*body)["screen"].dump());
        if (says.screen->reveal().size() > most_screen_bytes) return std::nullopt;
    }
    return says;
}

std::string sees_json(const SharedScreens::TerminalSees& sees) {
    auto filled = nlohmann::json::array();
    for (const SharedScreens::Filled& one : sees.filled) {
        filled.push_back({{"number", one.number},
                          {"question", one.question},
                          {"answer", nlohmann::json::parse(one.answer.reveal(), nullptr, false)}});
    }
    return nlohmann::json({{"state", word(sees.state)},
                           {"writing", word(sees.writing)},
                           {"section", sees.by.section},
                           {"counter", sees.by.counter},
                           {"pointed", sees.pointed},
                           {"filled", std::move(filled)}})
        .dump();
}

}  // namespace

// Only a call of this terminal; calling again for the same reason is the same call.
Stored<bool> TerminalDoor::offers(const Terminal& terminal, const std::string& call) const {
    const bool theirs = TRY(in_transaction(store_, [&](Transaction& transaction) {
        return calls_.is_of(transaction, call, terminal.name, clock_.now());
    }));
    return theirs && screens_.offer(call, terminal.name);
}

// That somebody was let in is kept with every other look; what they saw is not.
Stored<void> TerminalDoor::note(const Terminal& terminal, const char* action,
                                const std::string& call) const {
    return in_transaction(store_, [&](Transaction& transaction) {
        return audit_.add(
            transaction, clock_.now(),
            {.actor = terminal.name, .action = action, .subject = call, .purpose = "help"});
    });
}

Response TerminalDoor::share(const Terminal& terminal, const Request& request,
                             const std::string& call) const {
    auto says = says_from(request);
    if (!says) return problem(400, "malformed", "Say what the visitor does, and show an object.");
    if (says->offers) {
        const auto offered = offers(terminal, call);
        if (!offered) return store_problem(offered.error());
    }
    const auto what = says->what;
    const auto sees = screens_.hear(call, terminal.name, std::move(*says));
    const bool let_in =
        sees && what == Says::What::allows && sees->state == SharedScreens::State::allowed;
    if (let_in || what == Says::What::refuses) {
        const auto noted = note(terminal, let_in ? "screen.shown" : "screen.refused", call);
        if (!noted) return store_problem(noted.error());
    }
    if (!sees) return problem(410, "call-ended", "Nobody looks at this screen any more.");
    return json_reply(200, sees_json(*sees));
}

}  // namespace server
