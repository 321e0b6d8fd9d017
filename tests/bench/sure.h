#pragma once

#include <vector>

#include "town/guide/judged.h"

namespace bench {

// How far the guide's confidence can be believed: of the half of the questions it is surest of, in
// how many a relevant article is among the three it would show. The confidence is the pack's own,
// fitted on the town's questions; no judgement of this benchmark reaches it.
void print_how_sure(const town::guide::Ranker& ranker,
                    const std::vector<town::guide::JudgedQuery>& queries, bool json);

}  // namespace bench
