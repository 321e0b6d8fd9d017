#include "server/desk/decide.h"

#include "server/registers/calls.h"
#include "town/answers_json.h"
#include "town/application.h"

namespace server {

namespace {

struct Transition {
    ApplicationState from;
    DecisionKind by;
    ApplicationState to;
};

// What may follow what; everything else is an illegal transition.
constexpr Transition transitions[] = {
    {ApplicationState::received, DecisionKind::correct, ApplicationState::received},
    {ApplicationState::received, DecisionKind::confirm, ApplicationState::confirmed},
    {ApplicationState::received, DecisionKind::withhold, ApplicationState::received},
    {ApplicationState::received, DecisionKind::release, ApplicationState::received},
    {ApplicationState::received, DecisionKind::ask_completion, ApplicationState::completion_asked},
    {ApplicationState::received, DecisionKind::withdraw, ApplicationState::withdrawn},
    {ApplicationState::completion_asked, DecisionKind::correct, ApplicationState::completion_asked},
    {ApplicationState::completion_asked, DecisionKind::confirm, ApplicationState::confirmed},
    {ApplicationState::completion_asked, DecisionKind::withhold,
     ApplicationState::completion_asked},
    {ApplicationState::completion_asked, DecisionKind::release, ApplicationState::completion_asked},
    {ApplicationState::completion_asked, DecisionKind::ask_completion,
     ApplicationState::completion_asked},
    {ApplicationState::completion_asked, DecisionKind::withdraw, ApplicationState::withdrawn},
    {ApplicationState::confirmed, DecisionKind::withdraw, ApplicationState::withdrawn},
    {ApplicationState::confirmed, DecisionKind::withhold, ApplicationState::confirmed},
    {ApplicationState::confirmed, DecisionKind::release, ApplicationState::confirmed},
};

const Transition* transition(ApplicationState from, DecisionKind by) {
    for (const auto& row : transitions) {
        if (row.from == from && row.by == by) return &row;
    }
    return nullptr;
}

base::SecretText* part_of(town::Person& person, const std::string& part) {
    if (part == "name") return &person.name;
    if (part == "address") return &person.address;
    if (part == "birth_date") return &person.birth_date;
    return nullptr;
}

// Puts the text into one part of the person and gives back what stood there.
std::optional<base::SecretText> replace_part(town::Person& person, const std::string& part,
                                             const base::SecretText& value) {
    if (part == "sex") {
        const auto sex = town::sex_from(value.reveal());
        if (!sex) return std::nullopt;
        base::SecretText before{std::string(town::word(person.sex))};
        person.sex = *sex;
        return before;
    }
    auto* held = part_of(person, part);
    if (held == nullptr || value.empty()) return std::nullopt;
    return std::exchange(*held, value);
}

// One answer as JSON, cut out of {"q": …}, which is how the town writes and reads them.
base::SecretText one_answer(const town::Answer& answer) {
    const auto whole = town::to_json({{"q", answer}});
    constexpr std::string_view before = "{\"q\":";
    return base::SecretText(whole.substr(before.size(), whole.size() - before.size() - 1));
}

std::optional<town::Answer> answer_from(const base::SecretText& json) {
    auto answers = town::answers_from_json("{\"q\":" + json.reveal() + "}");
    if (!answers || answers.value().size() != 1) return std::nullopt;
    const auto found = answers.value().find("q");
    if (found == answers.value().end()) return std::nullopt;
    return found->second;
}

struct Change {
    town::Answers answers;
    base::SecretText before, after;
};

base::Result<Change, DecisionFault> changed(const Filed& filed, const DecisionWish& wish,
                                            const town::Journey& journey) {
    auto held = town::answers_from_json(filed.answers.reveal());
    const auto* question = town::question(journey, wish.question);
    if (!held || question == nullptr) return base::Failure{DecisionFault::no_such_question};
    Change change{.answers = held.take(), .before = {}, .after = {}};
    const auto standing = change.answers.find(wish.question);
    town::Answer next = town::DoesNotKnow{};
    if (wish.part.empty()) {
        auto answer = answer_from(wish.value);
        if (!answer) return base::Failure{DecisionFault::unfit_value};
        next = std::move(*answer);
        if (standing != change.answers.end()) change.before = one_answer(standing->second);
        change.after = one_answer(next);
    } else {
        if (standing == change.answers.end()) {
            return base::Failure{DecisionFault::no_such_question};
        }
        next = standing->second;
        auto* card = std::get_if<town::FromCard>(&next);
        if (card == nullptr) return base::Failure{DecisionFault::no_such_question};
        auto before = replace_part(card->person, wish.part, wish.value);
        if (!before) return base::Failure{DecisionFault::unfit_value};
        change.before = std::move(*before);
        change.after = wish.value;
    }
    if (!town::check(*question, next, base::tokyo_date(filed.received_at))) {
        return base::Failure{DecisionFault::unfit_value};
    }
    change.answers.insert_or_assign(wish.question, std::move(next));
    return change;
}

// 補正: what is missing, by a day that has not passed.
base::Result<void, DecisionFault> ask_completion(Decision& decision, const DecisionWish& wish) {
    const auto until = base::from_iso_date(wish.until);
    if (!Calls::is_reason(wish.what) || !until || *until < base::tokyo_date(decision.at)) {
        return base::Failure{DecisionFault::unfit_value};
    }
    decision.question = "completion";
    decision.part = wish.what;
    decision.after = base::SecretText(wish.until);
    return {};
}

}  // namespace

base::Result<Decided, DecisionFault> decide(const Filed& filed, const DecisionWish& wish,
                                            const Clerk& clerk, const town::Journey* journey,
                                            std::uint64_t n, base::Time now) {
    const auto* row = transition(filed.state, wish.kind);
    if (row == nullptr) return base::Failure{DecisionFault::illegal_transition};
    Decided decided{.filed = filed,
                    .decision = {.n = n,
                                 .at = now,
                                 .clerk_id = clerk.id,
                                 .clerk = clerk.name,
                                 .kind = wish.kind,
                                 .question = {},
                                 .part = {},
                                 .before = {},
                                 .after = {},
                                 .reason = wish.reason}};
    decided.filed.state = row->to;
    decided.filed.version += 1;
    if (wish.kind == DecisionKind::confirm) return decided;
    if (wish.reason.empty()) return base::Failure{DecisionFault::no_reason};
    if (wish.kind == DecisionKind::withdraw) return decided;
    if (wish.kind == DecisionKind::ask_completion) {
        TRY(ask_completion(decided.decision, wish));
        return decided;
    }
    if (wish.kind != DecisionKind::correct) {
        decided.filed.withheld = wish.kind == DecisionKind::withhold;
        return decided;
    }
    if (journey == nullptr) return base::Failure{DecisionFault::unknown_journey};
    auto change = TRY(changed(filed, wish, *journey));
    decided.decision.question = wish.question;
    decided.decision.part = wish.part;
    decided.decision.before = std::move(change.before);
    decided.decision.after = std::move(change.after);
    decided.filed.answers = base::SecretText(town::to_json(change.answers));
    // A corrected birth date is the one the resident is asked for from now on.
    town::Application corrected;
    corrected.answers = std::move(change.answers);
    decided.filed.birth_date = town::birth_date_of(corrected);
    return decided;
}

}  // namespace server
