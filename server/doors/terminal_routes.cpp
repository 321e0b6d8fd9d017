// Who gets through the terminals' door, and to which answer.
#include <charconv>

#include "server/doors/paths.h"
#include "server/doors/replies.h"
#include "server/doors/terminal_door.h"

namespace server {

using http::problem;
using http::Request;
using http::Response;

namespace {

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (trouble != std::errc{} || end != text.data() + text.size() || number < 0)
        return std::nullopt;
    return number;
}

}  // namespace

Response TerminalDoor::route(const Terminal& terminal, const Request& request) const {
    static constexpr struct {
        std::string_view method, path;
        Answering answer;
    } routes[] = {
        {"POST", "/v1/terminals/self/batches", &TerminalDoor::batches},
        {"GET", "/v1/terminals/self/cursor", &TerminalDoor::cursor},
        {"POST", "/v1/terminals/self/calls", &TerminalDoor::call},
        {"GET", "/v1/terminals/self/calls", &TerminalDoor::my_call},
        {"POST", "/v1/terminals/self/calls/{id}/screen", &TerminalDoor::share},
        {"GET", "/v1/terminals/self/records/{id}", &TerminalDoor::record},
        {"POST", "/v1/terminals/self/views/{register}/{view}", &TerminalDoor::see_view},
        {"POST", "/v1/terminals/self/carried", &TerminalDoor::open_carried},
        {"GET", "/v1/terminals/self/notices", &TerminalDoor::notices},
        {"GET", "/v1/terminals/self/presence", &TerminalDoor::presence},
        {"POST", "/v1/receipts/lookup", &TerminalDoor::look_up},
        {"GET", "/v1/health", &TerminalDoor::health},
    };
    std::string_view allowed;
    for (const auto& route : routes) {
        const auto id = matched(request.path, route.path);
        if (!id) continue;
        if (request.method == route.method) return (this->*route.answer)(terminal, request, *id);
        allowed = route.method;
    }
    return allowed.empty() ? no_such_route() : wrong_method(allowed);
}

Response TerminalDoor::answer(const Request& request) const {
    if (request.path == "/v1/enrolments" && request.method == "POST") return enrol(request);
    if (!request.certificate) {
        return problem(401, "no-certificate", "Show a terminal's certificate.");
    }
    const auto terminal = in_transaction(store_, [&](Transaction& transaction) {
        return terminals_.by_certificate(transaction, *request.certificate, DoorKind::terminals);
    });
    if (!terminal) return store_problem(terminal.error());
    if (!terminal.value()) {
        return problem(403, "terminal-revoked", "This certificate is not in use here.");
    }
    if (terminal.value()->standing != Terminal::Standing::active) {
        return refuse_revoked(*terminal.value(), request);
    }
    if (request.path == "/v1/enrolments") return wrong_method("POST");
    // On a full disk nobody is noted, and everybody is answered as before.
    (void)in_transaction(store_, [&](Transaction& transaction) {
        return heard_.hear(transaction, *terminal.value(), clock_.now(),
                           number_in(request.header(town::unsent_header)));
    });
    return route(*terminal.value(), request);
}

}  // namespace server
