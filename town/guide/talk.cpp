#include "town/guide/talk.h"

#include <algorithm>

namespace town::guide {

namespace {

Turn::Kind kind_of(Decision decision) {
    switch (decision) {
        case Decision::answer:
            return Turn::Kind::answer;
        case Decision::choose:
            return Turn::Kind::choose;
        case Decision::staff:
            return Turn::Kind::staff;
        case Decision::urgent:
            return Turn::Kind::urgent;
    }
    return Turn::Kind::staff;
}

}  // namespace

std::string Turn::about() const {
    return entries.empty() || kind == Kind::staff ? std::string() : entries.front().id;
}

base::Result<Talk, GuideFault> Talk::open(base::ByteView model, const Files& files) {
    auto guide = TRY(Guide::open(model, files));
    auto asks = Asks::from(files);
    if (!asks) return base::Failure{GuideFault::bad_files};
    return Talk(std::move(guide), asks.take());
}

void Talk::add(Turn& turn, std::string_view id) const {
    const Entry* entry = guide_.entry(id);
    if (entry == nullptr) return;
    turn.entries.push_back(*entry);
    turn.handovers.push_back(asks_.handover(entry->id));
    if (turn.entries.size() > 1 || turn.kind == Turn::Kind::asks_back) return;
    for (const std::string& next : asks_.further(entry->id)) {
        if (const Entry* more = guide_.entry(next)) turn.further.push_back(*more);
    }
}

Turn Talk::told(const Answer& answer, std::string_view question) const {
    Turn turn;
    turn.kind = kind_of(answer.decision);
    turn.urgent = answer.urgent;
    turn.perhaps = answer.perhaps;
    if (!turn.perhaps.empty()) turn.kind = Turn::Kind::staff;
    std::vector<std::string> found;
    for (const Choice& choice : answer.choices) found.push_back(choice.entry->id);
    if (turn.kind == Turn::Kind::choose) {
        if (const AskBack* ask = asks_.back(question, found)) {
            turn.kind = Turn::Kind::asks_back;
            turn.ask = *ask;
            // The likeliest first; a short question after it is about that one.
            const auto was_found = [&](const std::string& id) {
                return std::ranges::find(found, id) != found.end();
            };
            std::vector<std::string> offered = ask->entries;
            std::ranges::stable_partition(offered, was_found);
            for (const std::string& id : offered) add(turn, id);
            return turn;
        }
    }
    for (const std::string& id : found) add(turn, id);
    return turn;
}

Turn Talk::ask(std::string_view question, const std::string& language,
               const std::string& about) const {
    const Answer answer = guide_.ask(question, language);
    if (answer.decision == Decision::urgent || !answer.perhaps.empty())
        return told(answer, question);
    const auto followed = asks_.follow(question, about);
    if (followed.thread == Asks::Thread::held) return chosen(followed.entry);
    const Entry* before = guide_.entry(about);
    if (followed.thread == Asks::Thread::unanswered && before != nullptr) {
        // The short question together with what it is about.
        const std::string whole = before->text_in(language).title + " " + std::string(question);
        Turn turn = told(guide_.ask(whole, language), question);
        if (turn.kind == Turn::Kind::asks_back) turn.kind = Turn::Kind::choose;
        return turn;
    }
    return told(answer, question);
}

Turn Talk::chosen(std::string_view entry) const {
    Turn turn;
    turn.kind = Turn::Kind::answer;
    add(turn, entry);
    if (turn.entries.empty()) turn.kind = Turn::Kind::staff;
    return turn;
}

}  // namespace town::guide
