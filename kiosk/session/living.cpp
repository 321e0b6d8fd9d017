#include "kiosk/session/living.h"

#include <algorithm>

#include "drivers/code/qr.h"
#include "kiosk/session/welcome.h"
#include "kiosk/view/as.h"

namespace kiosk {
namespace {

using town::guide::LifeProcedure;
using town::guide::LifeQuestion;

constexpr const char* what_happened = "what_happened";
// A code with more in it has modules too small for a telephone's eye on our screen.
constexpr std::size_t most_code_bytes = 1000;

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : between) + part;
    return all;
}

}  // namespace

Living::Living(const town::Pack& pack, const std::string& event) {
    if (auto read = town::guide::LifeEvents::from(pack.files)) events_ = read.take();
    event_ = events_.event(event);
    given_ = event_ != nullptr;
    if (given_) place_ = 1;
}

const LifeQuestion* Living::question() const {
    if (event_ == nullptr || place_ == 0) return nullptr;
    return &event_->questions.at(place_ - 1);
}

void Living::take(const view::Intent& intent) {
    const LifeQuestion* asked = question();
    missing_ = false;
    if (as<view::DoesNotKnowPressed>(intent) != nullptr && asked != nullptr) {
        answers_.erase(asked->id);
        if (unknown_.erase(asked->id) == 0) unknown_.insert(asked->id);
        return;
    }
    const auto* toggled = as<view::OptionToggled>(intent);
    if (toggled == nullptr) return;
    if (asked == nullptr) {
        const auto* chosen = events_.event(toggled->id);
        if (chosen == nullptr || chosen == event_) return;
        event_ = chosen;  // What was said of something else that happened is not true of this.
        answers_.clear();
        unknown_.clear();
        return;
    }
    const auto option =
        std::ranges::find(asked->options, toggled->id, &town::guide::LifeOption::id);
    if (option == asked->options.end()) return;
    unknown_.erase(asked->id);
    answers_.insert_or_assign(asked->id, option->id);
}

Living::Went Living::go_on() {
    const LifeQuestion* asked = question();
    const bool answered = asked == nullptr
                              ? event_ != nullptr
                              : answers_.contains(asked->id) || unknown_.contains(asked->id);
    missing_ = !answered;
    if (!answered) return Went::not_yet;
    if (place_ == event_->questions.size()) return Went::all_answered;
    ++place_;
    return Went::next_question;
}

bool Living::go_back() {
    missing_ = false;
    if (place_ <= (given_ ? 1U : 0U)) return false;
    --place_;
    return true;
}

void Living::go_to_last() {
    if (event_ != nullptr) place_ = event_->questions.size();
}

const LifeProcedure* Living::procedure(const std::string& id) const {
    if (event_ == nullptr) return nullptr;
    const Procedures all = town::guide::listed(*event_, answers_);
    const auto found = std::ranges::find(all, id, &LifeProcedure::id);
    return found == all.end() ? nullptr : *found;
}

town::guide::KnownAnswers Living::known() const {
    return event_ == nullptr ? town::guide::KnownAnswers()
                             : town::guide::known_of(*event_, answers_);
}

void Living::received(const std::optional<town::Person>& person) {
    if (!begun_.empty()) received_.insert(begun_);
    begun_.clear();
    if (person) person_ = person;
}

std::string Living::in(const town::Words& words, const std::string& japanese) const {
    return events_.in(words.language(), japanese);
}

view::Question Living::asked(const town::Words& words) const {
    view::Question shown;
    shown.journey_title = words.say("life.title");
    shown.missing = missing_ ? words.say("answer_fault.missing") : "";
    view::AskOptions ask;
    const LifeQuestion* asked = question();
    if (asked == nullptr) {
        shown.question_id = what_happened;
        shown.title = words.say("life.what_happened");
        shown.can_go_on = event_ != nullptr;
        for (const auto& event : events_.events())
            ask.options.push_back({event.id, in(words, event.title), &event == event_});
    } else {
        const auto answer = answers_.find(asked->id);
        shown.question_id = asked->id;
        shown.title = in(words, asked->text);
        shown.may_not_know = true;
        shown.does_not_know = unknown_.contains(asked->id);
        shown.can_go_on = answer != answers_.end() || shown.does_not_know;
        for (const auto& option : asked->options) {
            const bool chosen = answer != answers_.end() && answer->second == option.id;
            ask.options.push_back({option.id, in(words, option.label), chosen});
        }
    }
    // Before it is known what happened nobody can say how many questions follow.
    const std::size_t first = given_ ? 1 : 0;
    shown.progress.number = static_cast<int>(place_ - first) + 1;
    const std::size_t of = place_ == 0 ? 0 : event_->questions.size() + 1 - first;
    shown.progress.of = static_cast<int>(of);
    shown.ask = std::move(ask);
    return shown;
}

view::LifeProcedure Living::shown(const LifeProcedure& made, const Terminal& terminal,
                                  const town::Words& words) const {
    view::LifeProcedure shown;
    shown.id = made.id;
    shown.title = in(words, made.title);
    shown.text = in(words, made.text);
    shown.desk = words.say("guide.desk", {{"desk", words.say("section." + made.section)}});
    std::vector<std::string> bring;
    for (const std::string& thing : made.bring) bring.push_back(in(words, thing));
    if (!bring.empty())
        shown.bring = words.say("life.bring", {{"things", joined(bring, words.say("life.and"))}});
    if (!made.deadline.empty()) {
        shown.deadline = words.say("life.deadline", {{"deadline", in(words, made.deadline)},
                                                     {"source", made.deadline_source}});
    }
    if (!made.minutes.empty()) shown.minutes = words.say("life.minutes", {{"n", made.minutes}});
    shown.done = received_.contains(made.id);
    const town::Journey* journey = town::journey(terminal.pack, made.journey);
    if (!shown.done && journey != nullptr && may_begin(*journey, terminal.role)) {
        // What of this procedure the journey does; else by its name.
        const std::string key = "life.begin." + journey->id;
        const std::string title = words.say("journey." + journey->id + ".title");
        shown.begin = words.has(key) ? words.say(key, {{"procedure", shown.title}})
                                     : words.say("guide.begin", {{"journey", title}});
    }
    return shown;
}

std::string Living::code_text(const view::LifeList& list, const town::Words& words) const {
    const auto text_with = [&](bool deadlines) {
        std::string text = list.title;
        for (const auto* made : town::guide::listed(*event_, answers_)) {
            text += "\n" + words.say("paper.item", {{"thing", in(words, made->title)}});
            if (deadlines && !made->deadline.empty())
                text += " (" + in(words, made->deadline) + ")";
        }
        return text;
    };
    const std::string whole = text_with(true);
    return whole.size() <= most_code_bytes ? whole : text_with(false);
}

const view::Qr& Living::code(const std::string& text) const {
    if (text == coded_) return code_;
    coded_ = text;
    const auto modules = drivers::code::qr_modules(text);
    code_ = modules ? view::Qr{modules->size, modules->dark} : view::Qr();
    return code_;
}

view::LifeList Living::shown(const Terminal& terminal, const town::Words& words) const {
    view::LifeList list;
    if (event_ == nullptr) return list;
    list.title = words.say("life.list", {{"event", in(words, event_->title)}});
    list.note = words.say("life.note");
    for (const auto* made : town::guide::listed(*event_, answers_))
        list.procedures.push_back(shown(*made, terminal, words));
    list.qr = code(code_text(list, words));
    list.can_print = terminal.has_printer;
    list.paper = papers_.state();
    return list;
}

void Living::print(Errands& errands, const Terminal& terminal, base::Time now,
                   const town::Words& words) {
    if (event_ == nullptr) return;
    const view::LifeList list = shown(terminal, words);
    drivers::printer::Paper paper = paper_of_town(words);
    paper.form = drivers::printer::Paper::Form::sheet;
    paper.title = list.title;
    paper.table.columns = {words.say("life.column.procedure"), words.say("life.column.desk"),
                           words.say("life.column.bring"), words.say("life.column.deadline")};
    for (const auto* made : town::guide::listed(*event_, answers_)) {
        std::vector<std::string> bring;
        for (const std::string& thing : made->bring) bring.push_back(in(words, thing));
        std::string deadline = in(words, made->deadline);
        if (!deadline.empty()) deadline += " (" + made->deadline_source + ")";
        paper.table.rows.push_back({in(words, made->title) + "\n" + in(words, made->text),
                                    words.say("section." + made->section), joined(bring, "\n"),
                                    std::move(deadline)});
    }
    paper.paragraphs = {list.note, printed_on(terminal, now, words)};
    paper.qr = code_text(list, words);
    std::vector<drivers::printer::Paper> papers;
    papers.push_back(std::move(paper));
    papers_.print(errands, std::move(papers));
}

town::Answers answers_known(const town::Journey& journey, const town::guide::KnownAnswers& known) {
    town::Answers answers;
    for (const auto& [id, option] : known) {
        const town::Question* question = town::question(journey, id);
        if (question == nullptr) continue;
        const bool chooses = question->kind == town::QuestionKind::one_of ||
                             question->kind == town::QuestionKind::several_of;
        const bool has = std::ranges::find(question->options, option, &town::Option::id) !=
                         question->options.end();
        if (chooses && has) answers.insert_or_assign(id, town::Chosen{{option}});
    }
    return answers;
}

}  // namespace kiosk
