#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "town/guide/answer.h"
#include "town/unanswered.h"

namespace server {

// The same question as often as it was kept: text, language and how it ended are all that is known.
struct KeptQuestion {
    std::string text, language;
    town::UnansweredQuestion::How how = town::UnansweredQuestion::How::staff_first;
    std::int64_t n = 0;
    // What the guide makes of it; filled by `read`.
    std::vector<std::string> words{};    // that carry meaning, in base form, without ○
    std::vector<std::string> nearest{};  // ids of entries, the best first, three at most
    double confidence = 0;
};

// Questions that are about one thing.
struct QuestionGroup {
    std::vector<std::size_t> members;  // of the list given
    std::int64_t n = 0, staff_first = 0, left = 0, none_fit = 0;
    // Only what at least three questions share: what one person alone wrote is never shown.
    std::vector<std::string> words;
    std::string example;  // a text that was asked so at least three times; "" = there is none
    std::vector<std::string> nearest;
};

inline constexpr std::int64_t fewest_alike = 3;

// Fills words and nearest entries. Without a guide (null) by words alone. What the guide takes for
// distress, though a terminal sent it, has n = 0 afterwards: it is told to nobody.
void read_questions(std::vector<KeptQuestion>& questions, const town::guide::Reader& reader,
                    const town::guide::Guide* guide);
// Groups of at least three questions, the largest first; the same list gives the same groups.
std::vector<QuestionGroup> grouped(const std::vector<KeptQuestion>& questions);

}  // namespace server
