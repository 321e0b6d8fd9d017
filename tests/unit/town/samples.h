#pragma once

#include <catch2/catch.hpp>

#include "town/journey.h"
#include "town/words.h"

// Small journeys and answers that the tests of the engine share.
namespace sample {

inline const base::Date today = *base::from_iso_date("2026-11-22");

inline base::SecretText secret(std::string text) { return base::SecretText(std::move(text)); }
inline town::Written written(std::string text) { return {secret(std::move(text))}; }
inline town::Dated dated(std::string iso) { return {secret(std::move(iso))}; }
inline town::FromCard born(std::string iso) {
    return {{secret("見本 花子"), secret("岡山県久米郡美咲町原田1234"), secret(std::move(iso)),
             town::Sex::female}};
}

inline town::Question ask(std::string id, town::QuestionKind kind) {
    town::Question question;
    question.id = std::move(id);
    question.kind = kind;
    return question;
}

inline town::Question choose(std::string id, town::QuestionKind kind,
                             std::vector<town::Option> options) {
    town::Question question = ask(std::move(id), kind);
    question.options = std::move(options);
    return question;
}

using Test = town::Condition::Test;

// person → (65 or older: extra) (younger: grounds) → notice → (by phone: phone) → copies
inline town::Journey journey() {
    using town::QuestionKind;
    town::Journey made;
    made.id = "sample";
    made.evidence = town::EvidenceLevel::l2;
    made.questions.push_back(ask("person", QuestionKind::person_from_card));
    made.questions.push_back(choose("extra", QuestionKind::several_of,
                                    {{.id = "a"}, {.id = "b"}, {.id = "none", .alone = true}}));
    made.questions.back().when = {{"person", Test::age_at_least, "", 65}};
    made.questions.back().may_skip = true;
    made.questions.push_back(choose("grounds", QuestionKind::several_of,
                                    {{.id = "notebook", .to_staff = true}, {.id = "none"}}));
    made.questions.back().when = {{"person", Test::age_under, "", 65}};
    made.questions.push_back(
        choose("notice", QuestionKind::one_of, {{.id = "phone"}, {.id = "letter"}}));
    made.questions.back().may_not_know = true;
    made.questions.push_back(ask("phone", QuestionKind::phone));
    made.questions.back().when = {{"notice", Test::is, "phone", 0}};
    made.questions.push_back(ask("number_seen", QuestionKind::consent));
    made.questions.back().when = {{"phone", Test::answered, "", 0}};
    made.questions.back().may_skip = true;
    made.outcomes = {{"age", {{"person", Test::age_at_least, "", 65}}, false}, {"staff", {}, true}};
    made.bring = {{"notebook", {{"grounds", Test::includes, "notebook", 0}}}, {"card", {}}};
    return made;
}

}  // namespace sample
