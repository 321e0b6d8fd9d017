#include "kiosk/session/guiding.h"

#include <algorithm>
#include <functional>

#include "kiosk/session/welcome.h"
#include "kiosk/view/as.h"

namespace kiosk {
namespace {

using town::guide::Entry;
using town::guide::Turn;
using Shown = view::GuideAnswer::Kind;

constexpr std::string_view life_file = "guide/life_events.toml";

// A question is typed as whole sentences are.
const town::Question& question_typed() {
    static const town::Question typed = [] {
        town::Question question;
        question.id = "question";
        question.kind = town::QuestionKind::text;
        return question;
    }();
    return typed;
}

Shown shown_kind(Turn::Kind kind) {
    switch (kind) {
        case Turn::Kind::answer:
            return Shown::answer;
        case Turn::Kind::choose:
            return Shown::choose;
        case Turn::Kind::asks_back:
            return Shown::asks_back;
        case Turn::Kind::staff:
            return Shown::staff;
        case Turn::Kind::urgent:
            return Shown::urgent;
    }
    return Shown::staff;
}

}  // namespace

Guiding::Guiding(Errands& errands) { (void)errands.give(AskGuide{}); }

void Guiding::take(const view::Intent& intent) {
    (void)kiosk::take(draft_, question_typed(), intent);
}

bool Guiding::can_ask() const {
    const std::string typed = draft_.text.reveal() + draft_.unconverted.reveal();
    return typed.find_first_not_of(" \n") != std::string::npos;
}

void Guiding::ask(Errands& errands, const std::string& language) {
    question_ = base::SecretText(draft_.text.reveal() + draft_.unconverted.reveal());
    turn_.reset();
    may_keep_.clear();
    unserved_.reset();
    ticket_ = errands.ticket();
    const AskGuide order{AskGuide::What::ask, *ticket_, question_, language,
                         about_ ? about_->id : std::string()};
    if (!errands.give(order)) ticket_.reset();
}

bool Guiding::choose(Errands& errands, const std::string& id) {
    if (!turn_) return false;
    const auto is_shown = [&](const std::vector<Entry>& entries) {
        return std::ranges::find(entries, id, &Entry::id) != entries.end();
    };
    if (!is_shown(turn_->entries) && !is_shown(turn_->further)) return false;
    was_served();
    ticket_ = errands.ticket();
    if (!errands.give(AskGuide{AskGuide::What::choose, *ticket_, base::SecretText(id), {}, {}}))
        ticket_.reset();
    return ticket_.has_value();
}

void Guiding::fits_none() {
    if (!turn_) return;
    unserved_ = How::none_fit;
    turn_->kind = Turn::Kind::staff;
    turn_->entries.clear();
    turn_->further.clear();
}

bool Guiding::on(const GuideAnswered& answered, Errands& errands, const Terminal& terminal,
                 base::Instant now) {
    if (!ticket_ || answered.ticket != *ticket_) return false;
    ticket_.reset();
    turn_ = answered.turn;
    if (!turn_) return true;
    if (is_urgent()) {
        meet_distress(errands, terminal, now);
        return true;
    }
    if (!turn_->perhaps.empty()) {
        may_be_distress(terminal);
        return true;
    }
    if (!answered.may_keep.empty()) may_keep_ = answered.may_keep;
    if (turn_->kind == Turn::Kind::staff) unserved_ = How::staff_first;
    const std::string about = turn_->about();
    if (!about.empty()) about_ = turn_->entries.front();
    return true;
}

// Nothing of what was said stays; whoever is there comes, and what to do stands on the screen.
void Guiding::meet_distress(Errands& errands, const Terminal& terminal, base::Instant now) {
    draft_ = {};
    question_.wipe();
    may_keep_.clear();
    help_.clear();
    bool calls = false;
    for (const std::string& language : terminal.pack.languages) {
        for (const std::string& kind : turn_->urgent) {
            auto card = town::guide::help_card(terminal.pack.files, kind, language);
            calls = calls || card.calls_staff;
            help_[language].push_back(std::move(card));
        }
    }
    if (calls && !call_) call_.emplace(errands, "urgent", now);
}

// Whom to call stands beside what was found, and staff come when the visitor says so.
void Guiding::may_be_distress(const Terminal& terminal) {
    help_.clear();
    for (const std::string& language : terminal.pack.languages) {
        for (const std::string& kind : turn_->perhaps)
            help_[language].push_back(
                town::guide::perhaps_card(terminal.pack.files, kind, language));
    }
}

bool Guiding::on(const TownAnswered& answered, base::Instant now) {
    if (!call_) return false;
    call_->on(answered, now);
    return true;
}

void Guiding::tick(Errands& errands, base::Instant now) {
    if (call_) call_->tick(errands, now);
}

std::optional<base::Instant> Guiding::due() const { return call_ ? call_->due() : std::nullopt; }

bool Guiding::is_urgent() const { return turn_ && turn_->kind == Turn::Kind::urgent; }

const Entry* Guiding::entry(const std::string& id) const {
    if (!turn_) return nullptr;
    const auto found = std::ranges::find(turn_->entries, id, &Entry::id);
    return found == turn_->entries.end() ? nullptr : &*found;
}

town::guide::Handover Guiding::handover(const std::string& id) const {
    const Entry* found = entry(id);
    if (found == nullptr) return {};
    const auto place = static_cast<std::size_t>(found - turn_->entries.data());
    return turn_->handovers.at(place);
}

void Guiding::was_left() {
    if (!turn_ || unserved_) return;
    if (turn_->kind == Turn::Kind::choose || turn_->kind == Turn::Kind::asks_back)
        unserved_ = How::left;
}

void Guiding::was_served() {
    may_keep_.clear();
    unserved_.reset();
}

std::optional<town::UnansweredQuestion> Guiding::unserved(const std::string& language,
                                                          base::Date day) {
    if (!unserved_ || may_keep_.empty()) return std::nullopt;
    town::UnansweredQuestion question{may_keep_, language, *unserved_, day};
    may_keep_.clear();  // Once, also when the visitor asks the same again.
    if (!told_.insert(std::hash<std::string>{}(question.text)).second) return std::nullopt;
    return question;
}

view::GuideAsk Guiding::asked(const Terminal& terminal, const town::Words& words) const {
    view::GuideAsk shown;
    shown.text.pad = view::KeyPad::text;
    shown.text.text = draft_.text.reveal();
    shown.text.unconverted = draft_.unconverted.reveal();
    shown.text.candidates = draft_.candidates;
    if (about_) shown.about = about_->text_in(words.language()).title;
    shown.kept = words.say("guide.kept");
    shown.can_go_on = can_ask();
    shown.life_events = terminal.pack.files.contains(life_file);
    return shown;
}

view::GuideEntry Guiding::shown(const Entry& entry, const Terminal& terminal,
                                const town::Words& words) const {
    const auto& text = entry.text_in(words.language());
    view::GuideEntry shown{entry.id, text.title, text.text, {}, {}, {}, {}};
    shown.desk = words.say("guide.desk", {{"desk", words.say("section." + entry.section)}});
    const std::string checked = town::spoken_date(entry.checked_on, words);
    shown.source = words.say("guide.source", {{"source", entry.source}, {"date", checked}});
    const town::Journey* journey = town::journey(terminal.pack, entry.journey);
    if (journey != nullptr && may_begin(*journey, terminal.role)) {
        const std::string title = words.say("journey." + journey->id + ".title");
        shown.begin = words.say("guide.begin", {{"journey", title}});
    }
    if (!handover(entry.id).life.empty()) shown.life = words.say("guide.life");
    return shown;
}

std::vector<view::GuideHelp> Guiding::help_shown(const std::string& language) const {
    std::vector<view::GuideHelp> shown;
    const auto cards = help_.find(language);
    if (cards == help_.end()) return shown;
    for (const auto& card : cards->second) {
        view::GuideHelp help{card.title, card.text, {}};
        for (const auto& one : card.telephones) help.telephones.push_back({one.name, one.number});
        shown.push_back(std::move(help));
    }
    return shown;
}

view::GuideAnswer Guiding::shown(const Terminal& terminal, const town::Words& words) const {
    view::GuideAnswer shown;
    if (!turn_) {
        shown.kind = ticket_ ? Shown::looking : Shown::nothing;
        return shown;
    }
    shown.kind = shown_kind(turn_->kind);
    if (is_urgent() || !turn_->perhaps.empty()) shown.help = help_shown(words.language());
    if (is_urgent()) {
        if (call_) shown.called = call_->shown(terminal, words).who;
        return shown;
    }
    shown.asked = question_.reveal();
    const auto titles = [&](const std::vector<Entry>& entries) {
        for (const Entry& entry : entries)
            shown.options.push_back({entry.id, entry.text_in(words.language()).title, false});
    };
    switch (turn_->kind) {
        case Turn::Kind::asks_back:
            shown.title = turn_->ask.question_in(words.language());
            titles(turn_->entries);
            return shown;
        case Turn::Kind::staff:
            titles(turn_->entries);
            return shown;
        case Turn::Kind::answer:
        case Turn::Kind::choose:
            for (const Entry& entry : turn_->entries)
                shown.entries.push_back(this->shown(entry, terminal, words));
            if (turn_->entries.size() == 1) titles(turn_->further);
            return shown;
        case Turn::Kind::urgent:
            return shown;
    }
    return shown;
}

}  // namespace kiosk
