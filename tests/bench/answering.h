#pragma once

#include <deque>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "town/pack.h"

namespace bench {

// Somebody who answers whatever a journey asks: valid, random, synthetic. `subject` answers the
// journey's subject question.
class Answering {
public:
    Answering(const town::Pack& pack, unsigned seed) : pack_(pack), random_(seed) {}

    // Empty: a question cannot be answered by chance (a code nobody handed out).
    std::optional<town::Answers> answer(const town::Journey& journey, const std::string& subject,
                                        base::Date today);
    std::size_t below(std::size_t limit);

    // What a register told together on a slip or a page: a number and its code, a venue's code of
    // this minute. Who is asked for one by a journey of that register tells one of the latest.
    void remember(const std::string& register_name, std::vector<std::string> told);

private:
    using Slip = std::vector<std::string>;
    std::optional<town::Answer> one(const town::Question& question, base::Date today);
    town::Answer several(const town::Question& question);
    std::string code(const town::CodeForm& form);
    const std::string* told(const town::CodeForm& form) const;
    town::Person somebody();

    const town::Pack& pack_;
    std::mt19937 random_;
    std::map<std::string, std::deque<Slip>, std::less<>> slips_;  // by register, the latest first
    Slip latest_;
    std::deque<Slip> at_hand_;  // of the journey being answered, in the order they are tried
};

}  // namespace bench
