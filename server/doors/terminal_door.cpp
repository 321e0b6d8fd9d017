#include "server/doors/terminal_door.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/log.h"
#include "server/doors/replies.h"

namespace server {

using http::problem;
using http::Request;
using http::Response;

namespace {

using Json = nlohmann::json;

// One member of a JSON body, "" when it is not there or not a text.
std::string terminal_text(const Json& body, const char* member) {
    if (!body.is_object()) return {};
    const auto found = body.find(member);
    return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json terminal_json(const Request& request) {
    return Json::parse(request.body.begin(), request.body.end(), nullptr, false);
}

bool is_idempotency_key(std::string_view key) {
    if (key.size() >= 2 && key.front() == '"' && key.back() == '"') {
        key = key.substr(1, key.size() - 2);
    }
    if (key.empty() || key.size() > 64) return false;
    return std::ranges::all_of(key, [](char sign) { return sign > 0x20 && sign < 0x7f; });
}

// RFC 9530: `sha-256=:BASE64:`, perhaps beside other algorithms.
bool digest_differs(const Request& request) {
    const auto said = request.header("content-digest");
    if (said.empty()) return false;
    constexpr std::string_view name = "sha-256=:";
    const auto at = said.find(name);
    if (at == std::string_view::npos) return false;
    const auto value = said.substr(at + name.size());
    const auto bytes = base::from_base64(value.substr(0, value.find(':')));
    return !bytes || !std::ranges::equal(*bytes, base::crypto::sha256(request.body));
}

Response batch_refusal(const BatchRefusal& refusal) {
    using Why = BatchRefusal::Why;
    switch (refusal.why) {
        case Why::malformed:
            return problem(400, "malformed", "This is not a batch of whole records.");
        case Why::too_new:
            return problem(426, "unknown-version",
                           "A record is of a version this server does not know.");
        case Why::foreign:
            return problem(422, "foreign-record",
                           "A record is not of this terminal's incarnation.");
        case Why::sequence_gap:
            return problem(409, "sequence-gap", "A record is missing before this one.",
                           "expected_seq", refusal.expected_seq);
        case Why::chain_fork:
            return problem(409, "chain-fork", "A record does not follow the ones we have.",
                           "expected_seq", refusal.expected_seq);
        case Why::id_reused:
            return problem(422, "id-reused", "A record's id already stands for other content.");
        case Why::key_reused:
            return problem(422, "idempotency-key-reused",
                           "The Idempotency-Key came with another body.");
        case Why::store:
            return store_problem(refusal.store);
    }
    return problem(500, "internal", "");
}

}  // namespace

Response TerminalDoor::refuse_revoked(const Terminal& terminal, const Request& request) const {
    if (request.path == "/v1/terminals/self/batches" && request.method == "POST") {
        const auto kept = intake_.set_aside(terminal, request.body);
        if (!kept) return store_problem(kept.error());
    }
    return problem(403, "terminal-revoked", "This terminal's certificate is no longer in use.");
}

Response TerminalDoor::enrol(const Request& request) const {
    const auto body = terminal_json(request);
    const auto secret = base::from_base64url(terminal_text(body, "code"));
    const auto pem = terminal_text(body, "request");
    if (!secret || secret->empty() || pem.empty()) {
        return problem(400, "malformed", "Give a code and a PKCS#10 request.");
    }
    const auto enrolment = enrolments_.redeem(*secret, pem, request.remote);
    if (enrolment) return json_reply(201, town::to_json(enrolment.value()));
    switch (enrolment.error()) {
        case EnrolFault::not_a_request:
            return problem(400, "malformed", "The request is not PKCS#10 for a P-256 key.");
        case EnrolFault::wrong_code:
            return problem(401, "wrong-code", "This is not a code of ours.");
        case EnrolFault::used:
            return problem(409, "code-used", "This code was used already.");
        case EnrolFault::expired:
            return problem(410, "code-expired", "This code ended after 15 minutes.");
        case EnrolFault::locked: {
            auto reply = problem(429, "too-many-tries", "Too many wrong codes.");
            reply.headers.emplace_back("Retry-After", "900");
            return reply;
        }
        case EnrolFault::store:
            return store_problem(StoreFault::busy);
    }
    return problem(500, "internal", "");
}

Response TerminalDoor::batches(const Terminal& terminal, const Request& request,
                               const std::string&) const {
    const auto key = request.header("idempotency-key");
    if (!is_idempotency_key(key)) {
        return problem(400, "no-idempotency-key", "Give an Idempotency-Key of 1 to 64 signs.");
    }
    if (!request.header("content-type").starts_with("application/octet-stream")) {
        return problem(415, "wrong-content-type", "A batch is application/octet-stream.");
    }
    if (digest_differs(request)) {
        return problem(422, "digest-mismatch", "The body is not what Content-Digest says.");
    }
    const auto reply = intake_.receive(terminal, request.body, std::string(key));
    if (reply) {
        // What they show is a little late when the store is busy, nothing worse.
        (void)in_transaction(store_, [&](Transaction& transaction) {
            return heard_.kept(transaction, terminal, reply.value().results.size());
        });
        return json_reply(200, town::to_json(reply.value()));
    }
    auto refused = batch_refusal(reply.error());
    base::log(base::Event::request_refused, {{"status", std::int64_t{refused.status}},
                                             {"reason", "batch"},
                                             {"terminal", terminal.name}});
    return refused;
}

Response TerminalDoor::cursor(const Terminal& terminal, const Request&, const std::string&) const {
    const auto cursor = intake_.cursor(terminal);
    if (!cursor) return store_problem(cursor.error());
    return json_reply(200, town::to_json(cursor.value()));
}

Response TerminalDoor::look_up(const Terminal& terminal, const Request& request,
                               const std::string&) const {
    const auto body = terminal_json(request);
    const auto secret = base::from_hex(terminal_text(body, "secret"));
    const auto number = terminal_text(body, "number");
    const base::SecretText birth_date(terminal_text(body, "birth_date"));
    const bool by_secret = secret && secret->size() == 16;
    if (!by_secret && (number.empty() || number.size() > 64 || birth_date.reveal().size() != 10)) {
        return problem(400, "malformed", "Give the secret, or number and birth_date.");
    }
    const auto answer = by_secret ? look_up_.by_secret(terminal, *secret)
                                  : look_up_.by_number(terminal, number, birth_date);
    if (!answer) return store_problem(answer.error());
    if (const auto* found = std::get_if<ReceiptState>(&answer.value())) {
        return json_reply(200, to_json(*found));
    }
    if (std::holds_alternative<TooManyTries>(answer.value())) {
        return problem(429, "too-many-tries", "Too many tries today.");
    }
    return problem(404, "not-found", "Nothing can be said about this receipt.");
}

Response TerminalDoor::call(const Terminal& terminal, const Request& request,
                            const std::string&) const {
    const auto reason = terminal_text(terminal_json(request), "reason");
    if (!Calls::is_reason(reason)) return problem(400, "malformed", "Give a reason word.");
    const auto call = in_transaction(store_, [&](Transaction& transaction) -> Stored<Call> {
        auto made = TRY(calls_.call(transaction, terminal.name, reason, clock_.now()));
        TRY(audit_.add(transaction, clock_.now(),
                       {.actor = terminal.name,
                        .action = "staff.called",
                        .subject = made.id,
                        .purpose = reason}));
        return made;
    });
    if (!call) return store_problem(call.error());
    return json_reply(201, to_json(call.value()));
}

Response TerminalDoor::health(const Terminal&, const Request&, const std::string&) const {
    const auto waiting = in_transaction(
        store_, [&](Transaction& transaction) { return inbox_.count_waiting(transaction); });
    if (!waiting) return store_problem(waiting.error());
    return health_reply(clock_.now(), waiting.value());
}

}  // namespace server
