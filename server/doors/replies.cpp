#include "server/doors/replies.h"

#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "town/answers_json.h"

namespace server {

http::Response store_problem(StoreFault fault) {
    if (fault == StoreFault::full) {
        return http::problem(507, "store-full", "There is no room for more; nothing was kept.");
    }
    auto reply = http::problem(503, "store-unavailable", "The store cannot take this now.");
    reply.headers.emplace_back("Retry-After", "5");
    return reply;
}

http::Response no_such_route() {
    return http::problem(404, "no-such-route", "There is nothing at this address.");
}

http::Response wrong_method(std::string_view allowed) {
    auto reply = http::problem(405, "wrong-method", "This address does not take that method.");
    reply.headers.emplace_back("Allow", std::string(allowed));
    return reply;
}

http::Response not_found() {
    return http::problem(404, "not-found", "There is nothing here for you.");
}

http::Response json_reply(int status, std::string body) {
    return {.status = status,
            .body = std::move(body),
            .content_type = "application/json",
            .headers = {}};
}

http::Response health_reply(base::Time now, std::int64_t waiting) {
    return json_reply(
        200, nlohmann::json({{"status", "ok"}, {"time", base::rfc3339(now)}, {"waiting", waiting}})
                 .dump());
}

std::string to_json(const Call& call) {
    return nlohmann::json({{"id", call.id},
                           {"at", base::rfc3339(call.at)},
                           {"terminal", call.terminal},
                           {"reason", call.reason},
                           {"state", call.state}})
        .dump();
}

std::string to_json(const Presence& presence) {
    return nlohmann::json({{"place", presence.place},
                           {"who", presence.who},
                           {"since", presence.since == base::Time{}
                                         ? nlohmann::json(nullptr)
                                         : nlohmann::json(base::rfc3339(presence.since))}})
        .dump();
}

std::string to_json(const ReceiptState& receipt) {
    nlohmann::json said(
        {{"state", word(receipt.state)}, {"date", base::iso_date(receipt.received_on)}});
    if (receipt.completion) {
        said["completion"] = {{"what", receipt.completion->what},
                              {"until", receipt.completion->until}};
    }
    return said.dump();
}

std::string to_json(const town::CarryHome& carried) {
    const base::SecretText answers(town::to_json(carried.answers));
    return nlohmann::json({{"journey", carried.journey},
                           {"version", carried.journey_version},
                           {"language", carried.language},
                           {"answers", nlohmann::json::parse(answers.reveal(), nullptr, false)}})
        .dump();
}

ViewName view_name_from(std::string_view text) {
    const auto slash = text.find('/');
    return {std::string(text.substr(0, slash)),
            slash == std::string_view::npos ? std::string() : std::string(text.substr(slash + 1))};
}

}  // namespace server
