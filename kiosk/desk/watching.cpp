#include "kiosk/desk/watching.h"

#include <nlohmann/json.hpp>

#include "kiosk/journey/ask.h"
#include "kiosk/view/as.h"
#include "town/answers_json.h"

namespace kiosk {
namespace {

constexpr std::chrono::milliseconds between_looks_there{700};

}  // namespace

Watching::Watching(const DeskCall& call, const ActGround& ground)
    : ground_(ground), call_(call.id), terminal_(place_called(call.terminal, ground.words)) {
    send("POST", "", "{}");
}

void Watching::send(const char* method, const std::string& path, std::string body) {
    HttpRequest request;
    request.method = method;
    request.path = "/v1/desk/calls/" + call_ + "/screen" + path;
    request.body = std::move(body);
    request.bearer = ground_.clerk.token.reveal();
    act_ticket_ = ground_.errands.ask(std::move(request), TownClient::Door::desk);
    if (!act_ticket_) said_ = "desk_said.no_line";
}

void Watching::tick() {
    const bool looks = phase_ == Phase::waits || phase_ == Phase::sees || phase_ == Phase::writes;
    if (!looks || look_ticket_ || ground_.clock.monotonic() < look_at_) return;
    look_at_ = ground_.clock.monotonic() + between_looks_there;
    HttpRequest request;
    request.path = "/v1/desk/calls/" + call_ + "/screen?after=" + std::to_string(revision_);
    request.bearer = ground_.clerk.token.reveal();
    look_ticket_ = ground_.errands.ask(std::move(request), TownClient::Door::desk);
}

std::optional<base::Instant> Watching::due() const {
    const bool looks = phase_ == Phase::waits || phase_ == Phase::sees || phase_ == Phase::writes;
    if (!looks || look_ticket_) return std::nullopt;
    return look_at_;
}

bool Watching::on(const TownAnswered& answered) {
    const bool looked = look_ticket_ && answered.ticket == *look_ticket_;
    const bool acted = act_ticket_ && answered.ticket == *act_ticket_;
    if (!looked && !acted) return false;
    (looked ? look_ticket_ : act_ticket_).reset();
    if (phase_ == Phase::ended || phase_ == Phase::left) return true;
    look_at_ = ground_.clock.monotonic() + between_looks_there;
    if (answered.reply) {
        if (phase_ == Phase::asking) {
            phase_ = Phase::waits;
            look_at_ = {};
        } else if (looked) {
            learn(answered.reply.value().body);
        }
        return true;
    }
    switch (answered.reply.error()) {
        case RequestFault::not_found:
            end(phase_ == Phase::asking || phase_ == Phase::waits ? "desk_shared.not_shown"
                                                                  : "desk_shared.over");
            return true;
        case RequestFault::conflict:
            if (phase_ == Phase::asking) {
                end("desk_shared.taken");
            } else {
                said_ = "desk_shared.not_allowed";
            }
            return true;
        case RequestFault::not_admitted:
            end("desk_shared.over");
            return true;
        case RequestFault::unfit:
            // What was written does not fit; the screen is still shared.
            if (phase_ == Phase::asking) return end("desk_shared.over"), true;
            said_ = "desk_said.value_unfit";
            return true;
        case RequestFault::no_line:
        case RequestFault::garbled:
        case RequestFault::too_many:
        case RequestFault::stale:
            if (phase_ == Phase::asking) return end("desk_said.no_line"), true;
            said_ = "desk_said.no_line";
            return true;
    }
    return true;
}

void Watching::end(const char* why) {
    phase_ = Phase::ended;
    said_ = why;
    content_ = {};
    has_content_ = false;
    draft_ = {};
}

void Watching::learn(const std::string& reply) {
    const auto said = nlohmann::json::parse(reply, nullptr, false);
    const bool whole = said.is_object() && said.contains("state") && said["state"].is_string() &&
                       said.contains("writing") && said["writing"].is_string();
    if (!whole) return;
    if (said_ == "desk_said.no_line") said_.clear();
    if (said["state"] != "allowed") return;
    if (phase_ == Phase::waits) phase_ = Phase::sees;
    const std::string writing = said["writing"].get<std::string>();
    writing_ = writing == "asked"     ? Writing::asked
               : writing == "allowed" ? Writing::allowed
               : writing == "refused" ? Writing::refused
                                      : Writing::no;
    if (said.contains("screen") && said["screen"].is_object()) {
        if (auto content = shared_content_from(said["screen"].dump())) {
            content_ = std::move(*content);
            has_content_ = true;
        }
        if (said.contains("revision") && said["revision"].is_number_unsigned())
            revision_ = said["revision"].get<std::uint64_t>();
    }
    if (phase_ == Phase::writes && content_.asked.question != writing_for_) {
        // The visitor has gone on: what is being written has no place any more.
        phase_ = Phase::sees;
        said_ = "desk_shared.moved_on";
        draft_ = {};
    }
    if (wants_to_write_ && writing_ == Writing::allowed && phase_ == Phase::sees) begin_writing();
    if (writing_ == Writing::refused) wants_to_write_ = false;
}

const town::Question* Watching::asked() const {
    const auto* journey = town::journey(ground_.terminal.pack, content_.asked.journey);
    if (journey == nullptr) return nullptr;
    const auto* question = town::question(*journey, content_.asked.question);
    return question != nullptr && may_be_filled_in(*question) ? question : nullptr;
}

void Watching::leave() {
    if (phase_ != Phase::ended) send("DELETE", "");
    phase_ = Phase::left;
}

void Watching::on(const view::Intent& intent) {
    if (phase_ == Phase::writes) return on_writing(intent);
    if (as<view::GoBack>(intent) || as<view::GaveUp>(intent) || as<view::Finished>(intent)) {
        leave();
    } else if (phase_ != Phase::sees) {
        return;
    } else if (const auto* pointed = as<view::SharedPointed>(intent)) {
        // Pointing twice at the same is pointing no more.
        pointed_ = pointed_ == pointed->id ? "" : pointed->id;
        said_.clear();
        send("POST", "/acts", nlohmann::json({{"point", pointed_}}).dump());
    } else if (as<view::WriteWanted>(intent)) {
        want_to_write();
    }
}

void Watching::want_to_write() {
    said_.clear();
    if (asked() == nullptr || writing_ == Writing::refused) return;
    if (writing_ == Writing::allowed) return begin_writing();
    wants_to_write_ = true;
    writing_ = Writing::asked;
    send("POST", "/acts", R"({"asks_to_write":true})");
}

void Watching::begin_writing() {
    wants_to_write_ = false;
    const town::Question* question = asked();
    if (question == nullptr) return;
    phase_ = Phase::writes;
    writing_for_ = question->id;
    draft_ = {};
    if (question->kind == town::QuestionKind::date)
        draft_.date = new_date_draft(question->side, base::tokyo_date(ground_.clock.now()));
}

void Watching::on_writing(const view::Intent& intent) {
    if (as<view::GoBack>(intent) || as<view::GaveUp>(intent)) {
        phase_ = Phase::sees;
        draft_ = {};
    } else if (as<view::GoOn>(intent)) {
        fill_in();
    } else if (const town::Question* question = asked()) {
        (void)take(draft_, *question, intent);
    }
}

void Watching::fill_in() {
    const town::Question* question = asked();
    const auto answer = question == nullptr ? std::nullopt : answer_of(draft_, *question, nullptr);
    const base::Date today = base::tokyo_date(ground_.clock.now());
    if (!answer || !town::check(*question, *answer, today)) return;
    const base::SecretText whole(town::to_json(town::Answers{{question->id, *answer}}));
    const auto read = nlohmann::json::parse(whole.reveal(), nullptr, false);
    send("POST", "/acts",
         nlohmann::json({{"question", question->id}, {"answer", read[question->id]}}).dump());
    phase_ = Phase::sees;
    said_ = "desk_shared.filled";
    draft_ = {};
}

view::Question Watching::writing() const {
    const town::Words& words = ground_.words;
    const town::Question& question = *asked();
    const town::Journey& journey = *town::journey(ground_.terminal.pack, content_.asked.journey);
    view::Question shown;
    shown.journey_title = words.say("desk_shared.writing", {{"terminal", terminal_}});
    shown.question_id = question.id;
    shown.title = town::say_of(journey, question, "title", words);
    shown.help = words.say("desk_shared.writing_help");
    switch (question.kind) {
        case town::QuestionKind::one_of:
        case town::QuestionKind::several_of:
            shown.ask = options_of(journey, question, draft_, words);
            break;
        case town::QuestionKind::lines:
            shown.ask = lines_of(journey, question, draft_, words, &ground_.terminal.pack);
            break;
        case town::QuestionKind::date:
            shown.ask =
                view_of(draft_.date, question.side, base::tokyo_date(ground_.clock.now()), words);
            break;
        case town::QuestionKind::text:
        case town::QuestionKind::code:
        case town::QuestionKind::kana:
        case town::QuestionKind::kanji:
        case town::QuestionKind::number:
        case town::QuestionKind::phone:
        case town::QuestionKind::person_from_card:
        case town::QuestionKind::consent:
            shown.ask = text_of(journey, question, draft_, words);
            break;
    }
    shown.may_not_know = question.may_not_know;
    shown.does_not_know = draft_.does_not_know;
    const auto answer = answer_of(draft_, question, nullptr);
    shown.can_go_on =
        answer && town::check(question, *answer, base::tokyo_date(ground_.clock.now()));
    return shown;
}

std::string Watching::state() const {
    const town::Words& words = ground_.words;
    if (!said_.empty()) return words.say(said_);
    switch (phase_) {
        case Phase::asking:
        case Phase::waits:
            return words.say("desk_shared.asks");
        case Phase::sees:
        case Phase::writes:
            if (writing_ == Writing::asked) return words.say("desk_shared.asks_to_write");
            if (writing_ == Writing::refused) return words.say("desk_shared.may_not_write");
            return words.say(has_content_ && content_.seen.elements.empty()
                                 ? "desk_shared.kept_from_you"
                                 : "desk_shared.sees");
        case Phase::ended:
        case Phase::left:
            break;
    }
    return words.say("desk_shared.over");
}

view::Body Watching::body() const {
    if (phase_ == Phase::writes && asked() != nullptr) return writing();
    view::SharedScreen shown;
    shown.journey_title = ground_.words.say("desk_shared.title", {{"terminal", terminal_}});
    shown.state = state();
    const bool sees = phase_ == Phase::sees || phase_ == Phase::writes;
    if (sees && has_content_) shown.seen = content_.seen;
    shown.pointed = pointed_;
    shown.may_write =
        sees && asked() != nullptr && writing_ != Writing::refused && writing_ != Writing::asked;
    return shown;
}

}  // namespace kiosk
