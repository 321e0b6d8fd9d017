#pragma once

#include <string>

#include "server/yardsticks/unanswered_questions.h"

namespace server {

// What was accepted, for the pack's maker: [[synonym]] as in guide/words.toml, [[asked]] for the
// `asked` of an entry of guide/faq, [[wanted]] an entry to be written. TOML that town::parse_toml
// reads; nothing of it says who asked.
std::string proposals_toml(const std::vector<UnansweredQuestions::Proposal>& proposals);

}  // namespace server
