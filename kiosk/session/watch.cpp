#include "kiosk/session/watch.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "kiosk/view/as.h"
#include "town/answers_json.h"

namespace kiosk {
namespace {

constexpr std::chrono::seconds while_called{2};
constexpr std::chrono::milliseconds while_watched{700};
// Without a line for so long nobody can be said to be looking.
constexpr std::chrono::seconds watch_lost{20};

std::string watch_text(const nlohmann::json& said, const char* name) {
    const auto found = said.find(name);
    return found != said.end() && found->is_string() ? found->get<std::string>() : "";
}

// The place a counter is named after ("counter-asahi", "asahi-2"), else the town's first.
std::string place_of_counter(const std::string& counter, const Terminal& terminal) {
    const auto dash = counter.find('-');
    for (const town::Place& place : terminal.pack.places) {
        const bool before = counter.starts_with(place.id + "-");
        const bool after = dash != std::string::npos && counter.substr(dash + 1) == place.id;
        if (before || after || counter == place.id) return place.id;
    }
    return terminal.pack.places.empty() ? "" : terminal.pack.places.front().id;
}

// Place and section, nothing of the clerk.
std::string who_looks(const std::string& counter, const std::string& section,
                      const Terminal& terminal, const town::Words& words) {
    const std::string id = place_of_counter(counter, terminal);
    const std::string place = words.has("place." + id) ? words.say("place." + id) : counter;
    const std::string key = "section." + section;
    if (!words.has(key)) return place;
    return words.say("watched.who", {{"place", place}, {"section", words.say(key)}});
}

}  // namespace

HttpRequest Watch::request(const std::string& says) const {
    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/terminals/self/calls/" + call_ + "/screen";
    nlohmann::json body = {{"says", says}, {"taken", taken_}};
    request.body = body.dump();
    if (state_ == State::allowed && screen_) {
        request.body.pop_back();
        request.body += ",\"screen\":" + screen_->reveal() + "}";
    }
    return request;
}

bool Watch::on(const TownAnswered& answered, base::Instant now) {
    if (call_ticket_ && answered.ticket == *call_ticket_) {
        call_ticket_.reset();
        learn_call(answered);
        heard_at_ = ask_at_ = now;
        return false;  // Who called wants to hear it too.
    }
    if (!ticket_ || answered.ticket != *ticket_) return false;
    ticket_.reset();
    if (answered.reply) {
        heard_at_ = now;
        // What was said since then is still to be heard.
        if (say_ == sent_) say_.clear();
        if (screens_ == sent_screens_) screen_.reset();
        learn(answered.reply.value().body);
    } else if (answered.reply.error() == RequestFault::not_found || now - heard_at_ > watch_lost) {
        state_ = State::over;
        say_.clear();
        screen_.reset();
    }
    const bool news = !say_.empty() || (is_allowed() && screen_);
    const bool line = static_cast<bool>(answered.reply);
    if (!news || !line) ask_at_ = now + (state_ == State::open ? while_called : while_watched);
    return true;
}

void Watch::learn_call(const TownAnswered& answered) {
    state_ = State::over;
    if (!answered.reply) return;
    const auto said = nlohmann::json::parse(answered.reply.value().body, nullptr, false);
    if (!said.is_object()) return;
    call_ = watch_text(said, "id");
    if (call_.empty()) return;
    state_ = State::open;
    say_ = "offers";
}

void Watch::learn(const std::string& reply) {
    const auto said = nlohmann::json::parse(reply, nullptr, false);
    if (!said.is_object() || state_ == State::over) return;
    // The visitor has said something the town does not know yet: its word is of before.
    if (!say_.empty()) return;
    const std::string state = watch_text(said, "state");
    state_ = state == "allowed" && is_allowed() ? State::allowed
             : state == "asked"                 ? State::asked
                                                : State::open;
    if (state_ != State::allowed) screen_.reset();
    const std::string writing = watch_text(said, "writing");
    writing_ = writing == "asked"                                     ? Writing::asked
               : writing == "allowed" && writing_ == Writing::allowed ? Writing::allowed
               : writing == "refused"                                 ? Writing::refused
                                                                      : Writing::no;
    section_ = watch_text(said, "section");
    counter_ = watch_text(said, "counter");
    const std::string pointed = watch_text(said, "pointed");
    if (pointed != pointed_) signs_of_life_ = true;
    pointed_ = pointed;
    if (!said.contains("filled") || !said["filled"].is_array()) return;
    for (const auto& one : said["filled"]) {
        if (!one.is_object() || !one.contains("answer") || !one.contains("number")) continue;
        if (!one["number"].is_number_unsigned()) continue;
        const auto number = one["number"].get<std::uint64_t>();
        if (number <= taken_) continue;
        taken_ = number;
        const std::string question = watch_text(one, "question");
        const base::SecretText text(nlohmann::json({{question, one["answer"]}}).dump());
        auto read = town::answers_from_json(text.reveal());
        if (!read || read.value().size() != 1 || writing_ != Writing::allowed) continue;
        filled_.push_back({question, std::move(read.value().begin()->second)});
        signs_of_life_ = true;
    }
}

void Watch::tick(Errands& errands, base::Instant now) {
    if (state_ == State::calling || ticket_ || now < ask_at_) return;
    if (state_ == State::over && say_.empty()) return;
    ask_at_ = now + while_called;
    ticket_ = errands.ask(request(say_.empty() ? "looks" : say_), TownClient::Door::terminals,
                          AskTown::Lane::watch);
    sent_ = say_;
    sent_screens_ = screens_;
}

std::optional<base::Instant> Watch::due() const {
    if (state_ == State::calling || ticket_) return std::nullopt;
    if (state_ == State::over && say_.empty()) return std::nullopt;
    return ask_at_;
}

void Watch::tell_town(const char* what) {
    say_ = what;
    ask_at_ = {};
}

bool Watch::take(const view::Intent& intent) {
    if (as<view::WatchStopped>(intent)) {
        if (!is_allowed()) return true;
        state_ = State::over;
        screen_.reset();
        filled_.clear();
        tell_town("ends");
        return true;
    }
    const auto* answered = as<view::WatchAnswered>(intent);
    if (answered == nullptr) return false;
    if (is_asked()) {
        state_ = answered->yes ? State::allowed : State::over;
        tell_town(answered->yes ? "allows" : "refuses");
    } else if (is_allowed() && writing_ == Writing::asked) {
        writing_ = answered->yes ? Writing::allowed : Writing::refused;
        tell_town(answered->yes ? "allows_writing" : "refuses_writing");
    }
    return true;
}

void Watch::shows(base::SecretText screen) {
    if (!is_allowed()) return;
    screen_ = std::move(screen);
    ++screens_;
    ask_at_ = {};
}

void Watch::end(Errands& errands) {
    const bool untold = state_ == State::over && !say_.empty();
    if (!is_open() && !untold) return;
    state_ = State::over;
    screen_.reset();
    (void)errands.ask(request("ends"), TownClient::Door::terminals, AskTown::Lane::watch);
}

std::vector<Watch::Filled> Watch::take_filled() { return std::exchange(filled_, {}); }

bool Watch::take_signs_of_life() { return std::exchange(signs_of_life_, false); }

std::optional<view::Watched> Watch::shown(const Terminal& terminal,
                                          const town::Words& words) const {
    if (!is_asked() && !is_allowed()) return std::nullopt;
    view::Watched shown;
    shown.clerk = who_looks(counter_, section_, terminal, words);
    shown.allowed = is_allowed();
    shown.pointed = shown.allowed ? pointed_ : "";
    shown.asks_to_write = shown.allowed && writing_ == Writing::asked;
    return shown;
}

}  // namespace kiosk
