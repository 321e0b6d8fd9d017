// Who gets through the desk's door, and to which counter.
#include "server/doors/desk_door.h"
#include "server/doors/paths.h"
#include "server/doors/replies.h"

namespace server {

using http::problem;
using http::Request;
using http::Response;

namespace {

std::string bearer_of(const Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const auto header = request.header("authorization");
    return header.starts_with(scheme) ? std::string(header.substr(scheme.size())) : std::string();
}

}  // namespace

Response DeskDoor::answer(const Request& request) const {
    if (!request.certificate)
        return problem(401, "no-certificate", "Show a counter's certificate.");
    auto reply = in_transaction(
        store_, [&](Transaction& transaction) { return route(transaction, request); });
    if (!reply) return store_problem(reply.error());
    if (reply.value().status == 202) records_came_();  // A requeue, now committed.
    return reply.take();
}

DeskDoor::Answer DeskDoor::route(Transaction& transaction, const Request& request) const {
    enum class Needs { certificate, session };
    static constexpr struct {
        std::string_view method, path;
        Needs needs;
        Answering answer;
    } routes[] = {
        {"GET", "/v1/health", Needs::certificate, &DeskDoor::health},
        {"POST", "/v1/desk/nonces", Needs::certificate, &DeskDoor::new_nonce},
        {"POST", "/v1/desk/sessions", Needs::certificate, &DeskDoor::sign_in},
        {"DELETE", "/v1/desk/sessions/self", Needs::session, &DeskDoor::sign_out},
        {"GET", "/v1/desk/applications", Needs::session, &DeskDoor::queue},
        {"GET", "/v1/desk/applications/{id}", Needs::session, &DeskDoor::application},
        {"POST", "/v1/desk/applications/{id}/decisions", Needs::session, &DeskDoor::decide_one},
        {"GET", "/v1/desk/calls", Needs::session, &DeskDoor::list_calls},
        {"POST", "/v1/desk/calls/{id}/answers", Needs::session, &DeskDoor::answer_call},
        {"POST", "/v1/desk/calls/{id}/screen", Needs::session, &DeskDoor::ask_to_see},
        {"GET", "/v1/desk/calls/{id}/screen", Needs::session, &DeskDoor::see},
        {"DELETE", "/v1/desk/calls/{id}/screen", Needs::session, &DeskDoor::stop_seeing},
        {"POST", "/v1/desk/calls/{id}/screen/acts", Needs::session, &DeskDoor::act_there},
        {"GET", "/v1/desk/dead-letters", Needs::session, &DeskDoor::dead_letters},
        {"POST", "/v1/desk/dead-letters/{id}/requeue", Needs::session, &DeskDoor::requeue},
        {"GET", "/v1/audit", Needs::session, &DeskDoor::audit},
        {"GET", "/v1/desk/registers", Needs::session, &DeskDoor::list_views},
        {"GET", "/v1/desk/registers/{register}/{view}", Needs::session, &DeskDoor::see_view},
        {"POST", "/v1/desk/presence", Needs::session, &DeskDoor::set_presence},
    };
    const auto terminal =
        TRY(terminals_.by_certificate(transaction, *request.certificate, DoorKind::desk));
    if (!terminal || terminal->standing != Terminal::Standing::active) {
        return problem(403, "terminal-revoked", "This counter's certificate is not in use here.");
    }
    Asker asker{.terminal = *terminal, .clerk = std::nullopt, .token = bearer_of(request)};
    if (!asker.token.empty()) {
        asker.clerk =
            TRY(sessions_.clerk(transaction, *request.certificate, asker.token, clock_.now()));
    }
    std::string_view allowed;
    for (const auto& route : routes) {
        const auto id = matched(request.path, route.path);
        if (!id) continue;
        if (request.method != route.method) {
            allowed = route.method;
            continue;
        }
        if (route.needs == Needs::session && !asker.clerk) {
            return problem(401, "no-session", "Sign in with a clerk's card.");
        }
        return (this->*route.answer)(transaction, asker, request, *id);
    }
    return allowed.empty() ? no_such_route() : wrong_method(allowed);
}

}  // namespace server
