#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/result.h"
#include "town/answers.h"

namespace town {

enum class QuestionKind {
    one_of,
    several_of,
    kana,
    kanji,
    number,
    date,
    phone,
    person_from_card,
    consent
};

// design.md §2: L0 nothing, L1 receipt or QR, L2 card and 4-digit PIN, L3 authentication signature,
// L4 signing certificate, L5 staff has seen the person.
enum class EvidenceLevel { l0, l1, l2, l3, l4, l5 };

// One test on what is known so far. All conditions of a list must hold.
// A condition on a question that was not asked never holds; of a わからない only `does_not_know`
// and `answered` hold.
struct Condition {
    enum class Test { is, is_not, includes, age_at_least, age_under, answered, does_not_know };
    std::string question;  // id; for the age tests the person_from_card or date question
    Test test = Test::is;
    std::string option;  // is, is_not, includes; of a consent: "given" or "not_given"
    int years = 0;       // age_at_least, age_under; an age that is not proved counts as under
};

struct Option {
    std::string id;
    bool to_staff = false;  // Choosing it means staff will look (a 手帳 has to be seen).
    bool alone = false;     // 「どれもない」: cannot stand beside other options.
};

// Which days a date question takes, seen from today.
enum class DateSide { any, until_today, after_today };

struct Question {
    std::string id;
    QuestionKind kind = QuestionKind::one_of;
    std::vector<Option> options;
    std::vector<Condition> when;    // Asked only when all hold.
    bool may_skip = false;          // Of a consent: may also be refused.
    bool may_not_know = false;      // Offers わからない.
    bool look_up = false;           // Resident must look something up: idle limit 120 s.
    std::int64_t least = 0;         // number
    std::int64_t most = 0;          // number; kana and kanji: characters, 0 = 200; date: days from
                                    // today, 0 = no limit
    DateSide side = DateSide::any;  // date
};

// What the town says at the end; the first whose conditions hold. Never a decision of a benefit.
struct Outcome {
    std::string id;
    std::vector<Condition> when;
    bool to_staff = false;
};

// Something to bring, when the conditions hold.
struct Bring {
    std::string id;
    std::vector<Condition> when;
};

// One procedure, all of it data of the pack. Its words are found in the pack's words under
// journey.ID.{title, subtitle, purpose, who_sees, retention, submit, contact, question.QID.{title,
// label, help, why}, question.QID.option.OID, outcome.ID, bring.ID, next.1 …}; `label` is the short
// noun of the summary; a number question has `unit` too (「通」). All of them are there in a signed
// pack. Buttons of every journey alike: answer.does_not_know, answer.consent_given,
// answer.consent_not_given.
struct Journey {
    std::string id;
    int version = 1;
    std::string register_name;       // which register receives it: "applications", "taxi" …
    std::string section;             // 課 that works on it: a key of the pack's sections
    std::vector<std::string> roles;  // terminals that offer it
    EvidenceLevel evidence = EvidenceLevel::l0;
    int retention_months = 0;  // 0 = not known: the words say to ask the town hall
    std::vector<Question> questions;
    std::vector<Outcome> outcomes;
    std::vector<Bring> bring;
    int next_steps = 0;                      // how many next.N words
    std::string source, checked_on, status;  // of the town facts it rests on
    int tile = 0;                            // order on the home screen, 0 = not there
};

const Question* question(const Journey& journey, std::string_view id);

bool holds(const std::vector<Condition>& conditions, const Journey& journey, const Answers& answers,
           base::Date today);
// The questions this person is asked, in order, given the answers so far. The count may change as
// answers come; answered questions that no longer apply are not in it.
std::vector<const Question*> questions_for(const Journey& journey, const Answers& answers,
                                           base::Date today);

enum class AnswerFault {
    missing,
    unknown_option,
    too_many,
    not_kana,
    too_long,
    out_of_range,
    no_such_date,
    in_the_future,
    in_the_past,
    not_a_phone_number,
    wrong_kind,
    may_not_be_unknown,
    consent_needed,
    not_asked
};
base::Result<void, AnswerFault> check(const Question& question, const Answer& answer,
                                      base::Date today);
std::string_view word(AnswerFault fault);  // "missing" …; the pack has answer_fault.WORD

struct Complaint {
    std::string question;  // id, or "evidence": L2 asks for a person from the card
    AnswerFault fault;
};
// Everything that is wrong with a whole set of answers: missing, unfit, or answered though not
// asked.
std::vector<Complaint> check(const Journey& journey, const Answers& answers, base::Date today);

// The answers without those to questions that are no longer asked.
Answers pruned(const Journey& journey, Answers answers, base::Date today);

const Outcome* outcome(const Journey& journey, const Answers& answers, base::Date today);
std::vector<std::string> what_to_bring(const Journey& journey, const Answers& answers,
                                       base::Date today);
// True when an option, an outcome or a わからない sends it to staff.
bool needs_staff(const Journey& journey, const Answers& answers, base::Date today);

std::string_view word(QuestionKind kind);
std::string_view word(EvidenceLevel level);  // "L0" …

}  // namespace town
