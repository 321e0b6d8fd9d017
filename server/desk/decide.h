#pragma once

#include "server/registers/applications.h"
#include "server/registers/staff.h"
#include "town/journey.h"

namespace server {

// What a clerk wants done.
struct DecisionWish {
    DecisionKind kind = DecisionKind::confirm;
    std::string question;
    std::string part;        // of a person from the card: name, address, birth_date, sex
    base::SecretText value;  // an answer as in town/answers_json.h, or plain text of a part
    std::string reason;
    std::string what, until;  // ask_completion: a word, and YYYY-MM-DD
};

enum class DecisionFault {
    illegal_transition,  // e.g. correcting what is 確認済
    no_reason,
    no_such_question,
    unfit_value,
    unknown_journey
};

struct Decided {
    Filed filed;  // with its new version
    Decision decision;
};

// The whole of what staff may do to an application, as a rule without a store: a clerk marks
// 確認済 or corrects one answer with a reason; both values are kept. `journey` may be missing when
// the pack no longer has it: then nothing can be corrected.
base::Result<Decided, DecisionFault> decide(const Filed& filed, const DecisionWish& wish,
                                            const Clerk& clerk, const town::Journey* journey,
                                            std::uint64_t n, base::Time now);

}  // namespace server
