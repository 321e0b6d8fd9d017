#include "kiosk/session/register_word.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "kiosk/journey/day_words.h"

namespace kiosk {
namespace {

constexpr std::chrono::seconds one_round{10};
constexpr std::chrono::seconds between_words{1};
constexpr std::string_view big_note = "big", desk_note = "desk";
// All is right, and somebody else's part follows: a counter's, a second person's.
constexpr std::string_view waits_note = "waits";

// A word of the register or a day among the notes is read back as people say it.
std::string spoken_value(const std::string& value, const std::string& reg,
                         const town::Words& words) {
    const std::string key = "register." + reg + ".word." + value;
    if (words.has(key)) return words.say(key);
    return base::from_iso_date(value) ? day_to_come(value, words) : value;
}

}  // namespace

void RegisterWord::ask(Errands& errands, std::string record, base::Instant now) {
    record_ = std::move(record);
    answer_ = Answer::waiting;
    give_up_at_ = now + one_round;
    send(errands);
}

void RegisterWord::send(Errands& errands) {
    HttpRequest request;
    request.path = "/v1/terminals/self/records/" + record_;
    ticket_ = errands.ask(std::move(request));
    if (!ticket_) answer_ = Answer::later;
}

bool RegisterWord::on(const TownAnswered& answered, base::Instant now) {
    if (!ticket_ || answered.ticket != *ticket_) return false;
    ticket_.reset();
    if (!is_waited_for()) return true;
    ask_at_ = now + between_words;
    if (answered.reply) {
        read(answered.reply.value().body);
    } else if (answered.reply.error() != RequestFault::not_found) {
        answer_ = Answer::later;  // No line, or nobody who can tell.
    }
    return true;
}

void RegisterWord::read(const std::string& json) {
    const auto said = nlohmann::json::parse(json, nullptr, false);
    const auto word = [&](const char* name) {
        const auto found = said.find(name);
        return found != said.end() && found->is_string() ? found->get<std::string>() : "";
    };
    if (!said.is_object()) {
        answer_ = Answer::later;
        return;
    }
    const std::string state = word("state");
    if (state == "waiting") return;
    refused_ = word("refused");
    const auto notes = said.find("notes");
    if (notes != said.end() && notes->is_object()) {
        for (const auto& [key, value] : notes->items()) {
            if (value.is_string()) notes_[key] = value.get<std::string>();
        }
    }
    // A record that could not be applied is with staff; its person is told so, and not thanked for
    // an effect.
    if (state == "dead" && refused_.empty()) refused_ = "dead";
    answer_ = !refused_.empty()                          ? Answer::refused
              : state != "applied"                       ? Answer::later
              : notes_.contains(std::string(waits_note)) ? Answer::goes_on
                                                         : Answer::done;
}

void RegisterWord::tick(Errands& errands, base::Instant now) {
    if (!is_waited_for()) return;
    if (now >= give_up_at_)
        answer_ = Answer::later;
    else if (!ticket_ && now >= ask_at_)
        send(errands);
}

std::optional<base::Instant> RegisterWord::due() const {
    if (!is_waited_for()) return std::nullopt;
    return ticket_ ? give_up_at_ : std::min(give_up_at_, ask_at_);
}

std::string RegisterWord::note(const std::string& name) const {
    const auto found = notes_.find(name);
    return found == notes_.end() ? std::string() : found->second;
}

std::string RegisterWord::big(const std::string& reg, const town::Words& words) const {
    const std::string key = "register." + reg + ".note." + std::string(big_note);
    const std::string value = note(std::string(big_note));
    return value.empty() || !words.has(key) ? value : words.say(key, {{"value", value}});
}

std::vector<std::string> RegisterWord::told(const std::string& reg,
                                            const town::Words& words) const {
    std::vector<std::string> told;
    if (answer_ == Answer::later) told.push_back(words.say("kiosk.answer_later"));
    if (answer_ == Answer::refused) {
        const std::string key = "register." + reg + ".refused." + refused_;
        told.push_back(words.say(words.has(key) ? key : "kiosk.answer_refused"));
    }
    const auto tell = [&](const std::string& name, const std::string& value) {
        const std::string key = "register." + reg + ".note." + name;
        if (words.has(key))
            told.push_back(words.say(key, {{"value", spoken_value(value, reg, words)}}));
    };
    // Where to go comes before all else.
    if (const std::string desk = note(std::string(desk_note)); !desk.empty())
        tell(std::string(desk_note), desk);
    for (const auto& [name, value] : notes_) {
        // What is large stands by itself.
        if (name != big_note && name != desk_note) tell(name, value);
    }
    return told;
}

}  // namespace kiosk
