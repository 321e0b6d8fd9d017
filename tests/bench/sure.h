#pragma once

#include <vector>

#include "town/guide/judged.h"

namespace bench {

// How far the guide's confidence can be believed: of the half of the questions it is surest of, in
// how many a relevant article is among the three it would show. The confidence is the pack's own,
// fitted on the town's questions; no judgement of this benchmark reaches it.
void print_how_sure(const town::guide::Ranker& ranker,
                    const std::vector<town::guide::JudgedQuery>& queries, bool json);
// The same where judged queries teach the ranking and how sure it is of itself, each query by what
// the other parts taught: coverage → served, and how much may be answered to serve in .92.
void print_how_sure_with_labels(const std::vector<town::guide::Showing>& showings, bool json);

}  // namespace bench
