// What the desk asks of the town, and what came back.
#include "kiosk/desk/desk.h"

#include <algorithm>

namespace kiosk {
namespace {

constexpr std::size_t most_items = 2000;

}  // namespace

bool Desk::ask(Asked what, HttpRequest request, std::string id, std::string said) {
    if (shift_->clerk && request.bearer.empty()) request.bearer = shift_->clerk->token.reveal();
    const auto ticket = errands_.ask(std::move(request), TownClient::Door::desk);
    if (!ticket) return false;
    waiting_.emplace(*ticket, Waiting{what, std::move(id), clock_.monotonic(), std::move(said)});
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
    if (!ask(Asked::call_answer, std::move(request), id)) shift_->message = {"desk_said.no_line"};
}

void Desk::open(const std::string& id) {
    shift_->wanted = id;
    HttpRequest request;
    // The purpose of every view goes into the town's audit.
    request.path = "/v1/desk/applications/" + id + "?purpose=application-check";
    if (!ask(Asked::file, std::move(request), id)) shift_->message = {"desk_said.no_line"};
}

void Desk::decide(const std::string& json, const char* said) {
    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/desk/applications/" + shift_->open->item.id + "/decisions";
    request.body = json;
    request.if_match = shift_->open->etag;
    if (!ask(Asked::decision, std::move(request), shift_->open->item.id, said)) {
        shift_->message = {"desk_said.no_line"};
    }
}

bool Desk::lies_open(const std::string& id) const {
    return shift_->open && shift_->open->item.id == id;
}

bool Desk::is_deciding() const {
    return std::ranges::any_of(waiting_, [&](const auto& one) {
        return one.second.what == Asked::decision && lies_open(one.second.id);
    });
}

DeskMessage Desk::message_about(const std::string& id, const std::string& key) const {
    const auto item = std::ranges::find(shift_->items, id, &DeskItem::id);
    const bool named = !lies_open(id) && item != shift_->items.end();
    return {key, named ? item->number + "　" : ""};
}

void Desk::on_town(const TownAnswered& answered) {
    const bool taken = (shift_->watching && shift_->watching->on(answered)) ||
                       (shift_->act && shift_->act->on(answered)) ||
                       (shift_->looking && shift_->looking->on(answered));
    if (!taken) return on_answer(answered);
    if (!answered.reply && answered.reply.error() == RequestFault::not_admitted) end_session();
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
    if (shift_->message.key == "desk_said.no_line") shift_->message = {};
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
            shift_->message = {"desk_said.on_my_way"};
            return ask_calls();
        case Asked::file:
            return on_file(waiting, reply);
        case Asked::decision:
            return on_decided(waiting);
        case Asked::views:
            shift_->views = desk_views_from(reply.body);
            return;
        case Asked::presence:
            shift_->message = {"desk_said.presence_set"};
            return;
        case Asked::farewell:
            return;
    }
}

// What an edit was begun on stays open under it; and only what was last asked for is shown.
void Desk::on_file(const Waiting& waiting, const HttpReply& reply) {
    if (shift_->edit || waiting.id != shift_->wanted) return;
    shift_->open = desk_file_from(reply.body, reply.etag);
    if (!shift_->open) shift_->message = {"desk_said.unreadable"};
}

void Desk::on_decided(const Waiting& waiting) {
    shift_->message = message_about(waiting.id, waiting.said);
    if (lies_open(waiting.id)) {
        shift_->edit.reset();
        if (shift_->wanted == waiting.id) open(waiting.id);
    }
    refresh();
}

void Desk::on_list(Asked asked, const HttpReply& reply) {
    auto list = desk_list_from(reply.body);
    if (!list) {
        shift_->message = {"desk_said.unreadable"};
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
    const bool not_admitted = fault == RequestFault::not_admitted;
    if (waiting.what == Asked::nonce)
        return stop_sign_in(not_admitted ? SignIn::not_this_counter : SignIn::no_line);
    if (waiting.what == Asked::session)
        return stop_sign_in(not_admitted ? SignIn::not_staff : SignIn::no_line);
    if (waiting.what == Asked::call_answer && fault == RequestFault::not_found) return ask_calls();
    const bool open_here = lies_open(waiting.id);
    // Of a file that nobody waits for any more there is nothing to say.
    const bool dropped = waiting.what == Asked::file &&
                         (shift_->edit || waiting.id != shift_->wanted) && !not_admitted;
    if (dropped) return;
    switch (fault) {
        case RequestFault::no_line:
        case RequestFault::garbled:
        case RequestFault::too_many:
            shift_->message = {"desk_said.no_line"};
            return;
        case RequestFault::stale:
        case RequestFault::conflict:
            // Somebody else was faster: what they did is shown before anything else is done.
            shift_->message = message_about(waiting.id, "desk_said.stale");
            if (open_here) shift_->edit.reset();
            if (open_here && shift_->wanted == waiting.id) open(waiting.id);
            return refresh();
        case RequestFault::not_found:
            shift_->message = message_about(waiting.id, "desk_said.gone");
            if (open_here) {
                shift_->open.reset();
                shift_->edit.reset();
            }
            return refresh();
        case RequestFault::unfit:
            if (waiting.what == Asked::decision && open_here && shift_->edit)
                shift_->edit->say_problem(words().say("desk_said.value_unfit"));
            else
                shift_->message = message_about(waiting.id, "desk_said.not_accepted");
            return;
        case RequestFault::not_admitted:
            return end_session();
    }
}

// The town no longer knows this session: the PIN is asked for again, and why is said.
void Desk::end_session() {
    leave();
    if (card_there_) sign_in_ = SignIn::session_over;
}

}  // namespace kiosk
