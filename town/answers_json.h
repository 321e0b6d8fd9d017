#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "town/answers.h"

namespace town {

// `too_large`: beyond 64 KiB, 400 answers, 64 options or 4,000 bytes of one text.
enum class AnswersFault { too_large, not_json, not_answers };
std::string_view word(AnswersFault fault);

// The `answers` object of a sealed body, by question id; each answer has exactly one key:
//   {"does_not_know": true}, {"chosen": ["own"]}, {"written": "0868…"}, {"counted": 2},
//   {"dated": "2026-12-01"}, {"consented": true}, {"lined": {"milk": 2}},
//   {"from_card": {"name": …, "address": …, "birth_date": "1955-02-17", "sex": "female"}}
// Texts are kept byte for byte. The text holds what people said: the caller seals or wipes it.
std::string to_json(const Answers& answers);
base::Result<Answers, AnswersFault> answers_from_json(std::string_view json);

}  // namespace town
