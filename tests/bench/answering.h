#pragma once

#include <random>
#include <string>

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

private:
    std::optional<town::Answer> one(const town::Question& question, base::Date today);
    town::Answer several(const town::Question& question);
    std::string code(const town::CodeForm& form);
    town::Person somebody();

    const town::Pack& pack_;
    std::mt19937 random_;
};

}  // namespace bench
