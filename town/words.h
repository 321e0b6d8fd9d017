#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "town/answers.h"
#include "town/journey.h"

namespace town {

// The words of one language of a pack, keyed `screen.phrase`.
class Words {
public:
    using Phrases = std::map<std::string, std::string, std::less<>>;

    Words() = default;
    Words(std::string language, Phrases phrases);
    // Words that are read when somebody first asks for one: once, by whichever thread comes first.
    // A terminal starts with one language and rarely speaks all of them.
    static Words read_later(std::string language, std::function<Phrases()> read);

    const std::string& language() const { return language_; }  // "ja", "easy", …
    bool has(std::string_view key) const;
    // The phrase with {name} marks filled from `values`; a missing key gives the key in ⟦⟧, which
    // the pack check makes impossible in a signed pack.
    std::string say(std::string_view key,
                    const std::vector<std::pair<std::string_view, std::string>>& values = {}) const;
    const Phrases& phrases() const;

private:
    struct Book;
    std::string language_;
    // Owners: these words and every copy of them, so that what one of them reads all have read.
    std::shared_ptr<Book> book_;
};

// How values are read back to people: 昭和30年2月17日, 月・日 without the unknown parts, phone,
// options.
std::string spoken_date(std::string_view iso, const Words& words);
std::string spoken_time(base::Time time, const Words& words);  // 11月22日 10時38分 (Asia/Tokyo)
std::string spoken(const Journey& journey, const Question& question, const Answer& answer,
                   const Words& words);

// The keys all words of a question and of an option begin with ("journey.ID.question.QID.") or are.
std::string question_key(const Journey& journey, const Question& question);
std::string option_key(const Journey& journey, const Question& question, const Option& option);
// "title", "label", "help", "why" or "unit" of a question, with its {n}; "" when it has no such
// help, why or unit.
std::string say_of(const Journey& journey, const Question& question, std::string_view part,
                   const Words& words);
std::string bring_key(const Journey& journey, std::string_view id);

struct SummaryRow {
    std::string question;  // id
    std::string part;  // "" or, of a person from the card: "name", "birth_date", "address", "sex"
    std::string label;
    std::string value;
    bool personal = false;  // Hidden until asked for: all of a card but the name.
    bool from_card = false;
};
std::vector<SummaryRow> summary(const Journey& journey, const Answers& answers, base::Date today,
                                const Words& words);

}  // namespace town
