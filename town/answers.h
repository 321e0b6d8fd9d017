#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "base/calendar.h"
#include "base/secret.h"
#include "town/person.h"

namespace town {

struct DoesNotKnow {};  // わからない: staff will ask.
struct Chosen {
    std::vector<std::string> options;
};  // ids; one for one_of, any for several_of
struct Written {
    base::SecretText text;
};  // kana, kanji, phone (digits and hyphens), text, code
struct Counted {
    std::int64_t number = 0;
};
struct Dated {
    base::SecretText iso;
};  // "YYYY-MM-DD"
struct FromCard {
    Person person;
};  // read from the chip by PIN
struct Consented {
    bool given = false;
};
struct Lined {
    std::map<std::string, std::int64_t> counts;
};  // lines: option id → 1 or more

using Answer =
    std::variant<DoesNotKnow, Chosen, Written, Counted, Dated, FromCard, Consented, Lined>;
// By question id; only questions that were asked have an answer.
using Answers = std::map<std::string, Answer>;

}  // namespace town
