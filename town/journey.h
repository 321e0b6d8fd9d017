#pragma once

#include <cstdint>
#include <map>
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
    consent,
    text,  // a few plain sentences; never in a report
    code,  // a code on paper or on a card, scanned or typed: Question::form says which
    lines  // how many of which: an order from a table's rows
};

// design.md §2: L0 nothing, L1 receipt or QR, L2 card and 4-digit PIN, L3 authentication signature,
// L4 signing certificate, L5 staff has seen the person.
enum class EvidenceLevel { l0, l1, l2, l3, l4, l5 };

// One test on what is known so far. All conditions of a list must hold.
// A condition on a question that was not asked never holds; of a わからない only `does_not_know`
// and `answered` hold.
struct Condition {
    enum class Test {
        is,
        is_not,
        includes,
        age_at_least,
        age_under,
        answered,
        does_not_know,
        at_least,  // a number of at least `number`; a date: that many days from today or later
        under
    };
    std::string question;  // id; for the age tests the person_from_card or date question
    Test test = Test::is;
    std::string option{};     // is, is_not, includes; of a consent: "given" or "not_given"
    int years = 0;            // age_at_least, age_under; an age that is not proved counts as under
    std::int64_t number = 0;  // at_least, under
};

// How a written code looks: `pattern` is of the whole text, an ECMAScript expression of signs,
// [0-9A-Z] classes, counts, + and ?, and `|` between whole alternatives, no groups: code_form.cpp.
// `scan`: the symbologies it may be read from: QR, NW-7, EAN-13, Code128, ITF.
struct CodeForm {
    std::string id;
    std::string pattern;
    bool digits_only = false;  // a number pad is enough
    std::vector<std::string> scan;
};

// Rows of plain values of the pack (wares, stops, questions of a survey): table → row id → key →
// value; in the file's order. Words table.TABLE.row.ROW and, if there, table.TABLE.detail.ROW.
struct PackRow {
    std::string id;
    std::map<std::string, std::string, std::less<>> values;
};
using PackTableRows = std::vector<PackRow>;

struct Option {
    std::string id;
    bool to_staff = false;  // Choosing it means staff will look (a 手帳 has to be seen).
    bool alone = false;     // 「どれもない」: cannot stand beside other options.
    std::string words{};    // key of its words when not under the question's own
};

// Which days a date question takes, seen from today.
enum class DateSide { any, until_today, after_today };

// What a kanji or text question is typed of, so that the pads offer the pack's own words
// (typing/*.toml) first: `name` is family and given name in one.
enum class Typing { anything, name, family_name, given_name, address, words };

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
    std::optional<CodeForm> form;   // code
    Typing typing = Typing::anything;  // kanji, text
    std::string options_from;          // "" or the table of the pack its options are the rows of
    std::string page;                  // questions of one page stand together where there is room
    // Where its words are when not under its own id: the question of a repeating group, an account
    // or a proxy rule, of which this is the `nth` copy (from 1; {n} in the words). With a dot in it
    // a whole key: words that all journeys share, "account.bank".
    std::string words;
    int nth = 0;
    PackTableRows closed_days;  // date: days that are not taken (town/rules/closed_days.h)
};

// What cannot be true at once, unless the note says why (要介護認定's 特記事項).
struct Contradiction {
    std::string id;               // words journey.ID.contradiction.CID
    std::vector<Condition> when;  // together they contradict each other
    std::string note;             // the text question that must be answered then
};

// A paper of the terminal itself, printed after the record is kept when the conditions hold. Words
// journey.ID.print.PID.{title, line.1 …}; they may name answers as {answer.QID}, and {number},
// {received}, {valid_until}, {name}.
struct Print {
    enum class Layout { sheet, pass };  // a pass carries a signed code (town/pass.h)
    std::string id;
    std::vector<Condition> when;
    Layout layout = Layout::sheet;
    std::string ground;  // pass: word for what it rests on
    int valid_days = 0;  // pass: from the day of 受付日時
    int lines = 0;       // how many line.N words
};

// What the town says at the end; the first whose conditions hold. Never a decision of a benefit.
struct Outcome {
    std::string id;
    std::vector<Condition> when;
    bool to_staff = false;
};

// Something to bring, when the conditions hold. An id with a dot is a key of words that all
// journeys share (bring_key in town/words.h).
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
    std::string group;                       // "" or the tile it stands behind: words group.ID
    // What the register does with it: "file" (the queue of applications alone) or a word of that
    // register. "look" files nothing: it shows the view `shows` of the register.
    std::string act = "file";
    std::string shows;      // view of the register shown after it, "" = none
    std::string subject;    // code question that a row's id of a table answers, "" = none
    bool desk = true;       // stands in the clerks' queue until 確認済
    bool awaits = false;    // with a line the last screen waits for what the register says
    bool practice = false;  // 練習: red frame, no card, no record
    bool signs = false;     // the clerk's card signs the record (after it was shown)
    std::vector<Print> prints;
    std::vector<Contradiction> contradictions;
};

const Question* question(const Journey& journey, std::string_view id);

bool is_code_pattern(std::string_view pattern);
bool fits(const CodeForm& form, std::string_view text);

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
    closed_day,
    not_a_phone_number,
    wrong_kind,
    may_not_be_unknown,
    consent_needed,
    not_asked,
    not_a_code,
    contradiction  // of the note: what was answered cannot all be true, and nothing says why
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

// What was answered that cannot all be true, as long as the note does not say why.
std::vector<const Contradiction*> contradictions(const Journey& journey, const Answers& answers,
                                                 base::Date today);
// Of a journey with a proxy rule: somebody else files, without the other's card. The papers are
// for staff to see, so the evidence is then less than the journey's.
inline constexpr std::string_view filed_by = "filed_by";
bool is_filed_by_another(const Journey& journey, const Answers& answers);

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
