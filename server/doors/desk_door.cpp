#include "server/doors/desk_door.h"

#include <charconv>

#include "base/log.h"
#include "server/doors/desk_json.h"
#include "server/doors/replies.h"

namespace server {

using http::problem;
using http::Request;
using http::Response;

namespace {

std::optional<std::uint64_t> number_from(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || fault != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return number;
}

std::string etag_of(std::uint64_t version) { return '"' + std::to_string(version) + '"'; }

// The version in If-Match; what is no version of ours matches nothing.
std::uint64_t version_in(std::string_view if_match) {
    if (if_match.size() >= 2 && if_match.front() == '"' && if_match.back() == '"') {
        if_match = if_match.substr(1, if_match.size() - 2);
    }
    return number_from(if_match).value_or(0);
}

Response refusal(DecisionFault fault) {
    switch (fault) {
        case DecisionFault::illegal_transition:
            return problem(409, "illegal-transition", "That cannot follow its present state.");
        case DecisionFault::no_reason:
            return problem(400, "no-reason", "Give the reason.");
        case DecisionFault::no_such_question:
            return problem(422, "no-such-question", "It has no such question or part.");
        case DecisionFault::unfit_value:
            return problem(422, "unfit-value", "The value does not fit the question.");
        case DecisionFault::unknown_journey:
            return problem(409, "unknown-journey", "The town pack no longer has this journey.");
    }
    return problem(500, "internal", "");
}

std::string action_of(DecisionKind kind) {
    switch (kind) {
        case DecisionKind::correct:
            return "field.corrected";
        case DecisionKind::confirm:
            return "application.confirmed";
        case DecisionKind::withhold:
            return "application.withheld";
        case DecisionKind::release:
            return "application.released";
        case DecisionKind::ask_completion:
            return "application.completion_asked";
        case DecisionKind::withdraw:
            return "application.withdrawn";
    }
    return "";
}

// A purpose of a view goes into the audit: short, and on one line.
bool is_purpose(std::string_view text) {
    if (text.empty() || text.size() > 100) return false;
    return base::is_utf8(base::view_of(text));
}

// Where the queue goes on: "MILLISECONDS.ID" of the last item.
std::string place_of(const Filed& filed) {
    return std::to_string(filed.received_at.time_since_epoch().count()) + "." + filed.id;
}

}  // namespace

Stored<std::optional<Filed>> DeskDoor::theirs(Transaction& transaction, const Clerk& clerk,
                                              const std::string& id) const {
    auto filed = TRY(applications_.by_id(transaction, id));
    if (filed && filed->section != clerk.section) filed.reset();
    return filed;
}

DeskDoor::Answer DeskDoor::new_nonce(Transaction& transaction, const Asker& asker,
                                     const Request& request, const std::string&) const {
    const auto nonce = TRY(sessions_.begin(transaction, *request.certificate, clock_.now()));
    return json_reply(201, to_json(nonce, asker.terminal.id));
}

DeskDoor::Answer DeskDoor::sign_in(Transaction& transaction, const Asker& asker,
                                   const Request& request, const std::string&) const {
    const auto proof = proof_from(request);
    if (!proof) return problem(400, "malformed", "Give session, certificate and signature.");
    const auto now = clock_.now();
    const auto signed_in =
        TRY(sessions_.sign_in(transaction, asker.terminal, *request.certificate, *proof, now));
    TRY(audit_.add(transaction, now,
                   {.actor = asker.terminal.name,
                    .action = signed_in ? "staff.signed_in" : "staff.sign_in_refused",
                    .subject = signed_in ? signed_in->clerk.id : "",
                    .purpose = ""}));
    if (!signed_in) return problem(401, "sign-in-refused", "This card is not let in.");
    base::log(base::Event::staff_session, {{"what", "in"}, {"clerk", signed_in->clerk.id}});
    return json_reply(201, to_json(*signed_in));
}

DeskDoor::Answer DeskDoor::sign_out(Transaction& transaction, const Asker& asker, const Request&,
                                    const std::string&) const {
    screens_.leave_all(asker.clerk->id, asker.terminal.name);
    TRY(sessions_.end(transaction, asker.token, clock_.now()));
    TRY(audit_.add(transaction, clock_.now(),
                   {.actor = asker.terminal.name,
                    .action = "staff.signed_out",
                    .subject = asker.clerk->id,
                    .purpose = ""}));
    base::log(base::Event::staff_session, {{"what", "out"}, {"clerk", asker.clerk->id}});
    return Response{.status = 204, .body = {}, .content_type = {}, .headers = {}};
}

DeskDoor::Answer DeskDoor::queue(Transaction& transaction, const Asker& asker,
                                 const Request& request, const std::string&) const {
    Applications::Page page;
    page.section = asker.clerk->section;
    const auto state = request.parameter("state");
    if (!state.empty()) {
        page.state = application_state_from(state);
        if (!page.state) return problem(400, "malformed", "state is a state of applications.");
    }
    const auto after = request.parameter("after");
    if (!after.empty()) {
        const auto dot = after.find('.');
        const auto time = number_from(after.substr(0, dot));
        if (!time || dot == std::string_view::npos) {
            return problem(400, "malformed", "after is what the last page said.");
        }
        page.after_time = time_of(static_cast<std::int64_t>(*time));
        page.after_id = after.substr(dot + 1);
    }
    const auto items = TRY(applications_.list(transaction, page));
    const bool more = items.size() == page.most;
    return json_reply(200, queue_json(items, more ? place_of(items.back()) : ""));
}

DeskDoor::Answer DeskDoor::application(Transaction& transaction, const Asker& asker,
                                       const Request& request, const std::string& id) const {
    const auto purpose = request.parameter("purpose");
    if (!is_purpose(purpose)) {
        return problem(400, "no-purpose", "Say for what purpose you look at it.");
    }
    const auto filed = TRY(theirs(transaction, *asker.clerk, id));
    if (!filed) return not_found();
    TRY(audit_.add(transaction, clock_.now(),
                   {.actor = asker.clerk->id,
                    .action = "application.viewed",
                    .subject = filed->number,
                    .purpose = std::string(purpose)}));
    auto reply =
        json_reply(200, to_json(*filed, TRY(applications_.decisions(transaction, filed->id))));
    reply.headers.emplace_back("ETag", etag_of(filed->version));
    return reply;
}

DeskDoor::Answer DeskDoor::decide_one(Transaction& transaction, const Asker& asker,
                                      const Request& request, const std::string& id) const {
    const auto filed = TRY(theirs(transaction, *asker.clerk, id));
    if (!filed) return not_found();
    const auto if_match = request.header("if-match");
    if (if_match.empty()) return problem(428, "no-if-match", "Say which version you have seen.");
    const auto wish = decision_wish_from(request);
    if (!wish) return problem(400, "malformed", "This is not a decision.");
    const auto stale = problem(412, "stale", "Somebody else was faster; look at it again.",
                               "version", filed->version);
    if (version_in(if_match) != filed->version) return stale;
    const auto* journey = pack_ == nullptr ? nullptr : town::journey(*pack_, filed->journey);
    const auto before = TRY(applications_.decisions(transaction, filed->id));
    const auto decided =
        decide(*filed, *wish, *asker.clerk, journey, before.size() + 1, clock_.now());
    if (!decided) return refusal(decided.error());
    if (!TRY(applications_.decide(transaction, decided.value().filed, decided.value().decision))) {
        return stale;
    }
    TRY(audit_.add(transaction, clock_.now(),
                   {.actor = asker.clerk->id,
                    .action = action_of(wish->kind),
                    .subject = filed->number,
                    .purpose = decided.value().decision.question}));
    auto reply = json_reply(201, version_json(decided.value().filed.version));
    reply.headers.emplace_back("ETag", etag_of(decided.value().filed.version));
    return reply;
}

DeskDoor::Answer DeskDoor::list_calls(Transaction& transaction, const Asker&, const Request&,
                                      const std::string&) const {
    return json_reply(200, to_json(TRY(calls_.recent(transaction, clock_.now()))));
}

DeskDoor::Answer DeskDoor::answer_call(Transaction& transaction, const Asker& asker, const Request&,
                                       const std::string& id) const {
    const auto call = TRY(calls_.answer(transaction, id));
    if (!call) return not_found();
    TRY(audit_.add(
        transaction, clock_.now(),
        {.actor = asker.clerk->id, .action = "call.answered", .subject = call->id, .purpose = ""}));
    return json_reply(201, to_json(*call));
}

DeskDoor::Answer DeskDoor::dead_letters(Transaction& transaction, const Asker&, const Request&,
                                        const std::string&) const {
    return json_reply(200, to_json(TRY(inbox_.dead_letters(transaction))));
}

DeskDoor::Answer DeskDoor::requeue(Transaction& transaction, const Asker& asker, const Request&,
                                   const std::string& id) const {
    if (!TRY(inbox_.requeue(transaction, id))) return not_found();
    TRY(audit_.add(
        transaction, clock_.now(),
        {.actor = asker.clerk->id, .action = "record.requeued", .subject = id, .purpose = ""}));
    return json_reply(202, "{}");
}

DeskDoor::Answer DeskDoor::audit(Transaction& transaction, const Asker& asker, const Request&,
                                 const std::string&) const {
    const auto now = clock_.now();
    TRY(audit_.add(
        transaction, now,
        {.actor = asker.clerk->id, .action = "audit.exported", .subject = "", .purpose = ""}));
    std::string lines;
    town::AuditRow last;
    for (;;) {
        const auto rows = TRY(audit_.rows(transaction, last.n, 1000));
        if (rows.empty()) break;
        for (const auto& row : rows) lines += town::to_json_line(row) + "\n";
        last = rows.back();
    }
    lines += town::head_line(last, now, keys_.ack.key, keys_.ack.certificate) + "\n";
    return Response{.status = 200,
                    .body = std::move(lines),
                    .content_type = "application/jsonl",
                    .headers = {}};
}

DeskDoor::Answer DeskDoor::health(Transaction& transaction, const Asker&, const Request&,
                                  const std::string&) const {
    return health_reply(clock_.now(), TRY(inbox_.count_waiting(transaction)));
}

}  // namespace server
