// What the desk asks of the town, and what came back.
#include "kiosk/desk/desk.h"

namespace kiosk {
namespace {

constexpr std::size_t most_items = 2000;

}  // namespace

bool Desk::ask(Asked what, HttpRequest request, std::string id) {
    if (shift_->clerk && request.bearer.empty()) request.bearer = shift_->clerk->token.reveal();
    const auto ticket = errands_.ask(std::move(request), TownClient::Door::desk);
    if (!ticket) return false;
    waiting_.emplace(*ticket, Waiting{what, std::move(id), clock_.monotonic()});
    return true;
}

std::optional<base::Instant> Desk::waited_for_since() const {
    std::optional<base::Instant> since;
    for (const auto& [ticket, waiting] : waiting_) {
        const bool by_touch = waiting.what == Asked::file || waiting.what == Asked::decision ||
                              waiting.what == Asked::call_answer || waiting.what == Asked::presence;
        if (by_touch) since = std::min(since.value_or(waiting.since), waiting.since);
    }
    return since;
}

void Desk::ask_list(const std::string& after) {
    HttpRequest request;
    request.path = "/v1/desk/applications";
    if (!after.empty()) request.path += "?after=" + after;
    (void)ask(after.empty() ? Asked::list : Asked::more, std::move(request));
}

void Desk::ask_calls() {
    HttpRequest request;
    request.path = "/v1/desk/calls";
    (void)ask(Asked::calls, std::move(request));
}

// Touching a call says: I am on my way.
void Desk::answer_call(const std::string& id) {
    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/desk/calls/" + id + "/answers";
    request.body = "{}";
    if (!ask(Asked::call_answer, std::move(request), id)) shift_->message = "desk_said.no_line";
}

void Desk::open(const std::string& id) {
    HttpRequest request;
    // The purpose of every view goes into the town's audit.
    request.path = "/v1/desk/applications/" + id + "?purpose=application-check";
    if (!ask(Asked::file, std::move(request), id)) shift_->message = "desk_said.no_line";
}

void Desk::decide(const std::string& json) {
    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/desk/applications/" + shift_->open->item.id + "/decisions";
    request.body = json;
    request.if_match = shift_->open->etag;
    if (!ask(Asked::decision, std::move(request), shift_->open->item.id)) {
        shift_->message = "desk_said.no_line";
    }
}

void Desk::on_answer(const TownAnswered& answered) {
    const auto found = waiting_.find(answered.ticket);
    if (found == waiting_.end()) return;  // For a clerk who has left.
    const Waiting waiting = found->second;
    waiting_.erase(found);
    if (!answered.reply) {
        line_is_up_ = answered.reply.error() != RequestFault::no_line;
        return on_fault(waiting, answered.reply.error());
    }
    line_is_up_ = true;
    if (shift_->message == "desk_said.no_line") shift_->message.clear();
    const HttpReply& reply = answered.reply.value();
    switch (waiting.what) {
        case Asked::nonce:
        case Asked::session:
            if (sign_in_ == SignIn::signing_in) on_sign_in_answer(waiting.what, reply);
            return;
        case Asked::list:
        case Asked::more:
            return on_list(waiting.what, reply);
        case Asked::calls:
            if (auto calls = desk_calls_from(reply.body)) shift_->calls = std::move(*calls);
            return;
        case Asked::call_answer:
            shift_->message = "desk_said.on_my_way";
            return ask_calls();
        case Asked::file:
            shift_->open = desk_file_from(reply.body, reply.etag);
            if (!shift_->open) shift_->message = "desk_said.unreadable";
            return;
        case Asked::decision:
            shift_->message = !shift_->edit                   ? "desk_said.confirmed"
                              : shift_->edit->is_completion() ? "desk_said.completion_asked"
                                                              : "desk_said.corrected";
            shift_->edit.reset();
            open(waiting.id);
            return refresh();
        case Asked::views:
            shift_->views = desk_views_from(reply.body);
            return;
        case Asked::presence:
            shift_->message = "desk_said.presence_set";
            return;
        case Asked::farewell:
            return;
    }
}

void Desk::on_list(Asked asked, const HttpReply& reply) {
    auto list = desk_list_from(reply.body);
    if (!list) {
        shift_->message = "desk_said.unreadable";
        return;
    }
    if (asked == Asked::list) shift_->arriving.clear();
    std::ranges::move(list->items, std::back_inserter(shift_->arriving));
    if (!list->after.empty() && shift_->arriving.size() < most_items) return ask_list(list->after);
    shift_->items = std::move(shift_->arriving);
    shift_->arriving.clear();
}

void Desk::on_fault(const Waiting& waiting, RequestFault fault) {
    // Without views the queue and the acts are still there.
    if (waiting.what == Asked::farewell || waiting.what == Asked::views) return;
    if (waiting.what == Asked::nonce || waiting.what == Asked::session) {
        const bool refused = fault == RequestFault::refused && waiting.what == Asked::session;
        return stop_sign_in(refused ? SignIn::not_staff : SignIn::no_line);
    }
    if (waiting.what == Asked::call_answer && fault == RequestFault::not_found) return ask_calls();
    switch (fault) {
        case RequestFault::no_line:
        case RequestFault::garbled:
        case RequestFault::too_many:
            shift_->message = "desk_said.no_line";
            return;
        case RequestFault::stale:
        case RequestFault::conflict:
            // Somebody else was faster: what they did is shown before anything else is done.
            shift_->message = "desk_said.stale";
            shift_->edit.reset();
            open(waiting.id);
            return refresh();
        case RequestFault::not_found:
            shift_->message = "desk_said.gone";
            shift_->open.reset();
            shift_->edit.reset();
            return refresh();
        case RequestFault::refused:
            if (waiting.what == Asked::decision && shift_->edit) {
                shift_->edit->say_problem(words().say("desk_said.value_unfit"));
                return;
            }
            // The town no longer knows this session: the card has to be shown again.
            return leave();
    }
}

}  // namespace kiosk
