#pragma once

#include <vector>

#include "server/pages/progress.h"
#include "town/journey.h"

// Which questions stand on which page, and where to go from one: pure, from the answers alone.
namespace server::pages {

using QuestionPage = std::vector<const town::Question*>;

// Asked here: all but a person from the card, who is asked for at the terminal, and what a row of a
// table has answered. Neighbours of one `page` stand together.
std::vector<QuestionPage> pages_for(const town::Journey& journey, const Progress& progress,
                                    base::Date today);

// What is wrong with what was answered here; what only a terminal can ask is no complaint.
std::vector<town::Complaint> complaints_here(const town::Journey& journey, const Progress& progress,
                                             base::Date today);

// Each sets `shown` (and `seen`) of the progress and returns the page; empty: the review.
QuestionPage go_to_first(const town::Journey& journey, Progress& progress, base::Date today);
QuestionPage go_on(const town::Journey& journey, Progress& progress, base::Date today);
// Empty: there is no page before, the purpose comes again.
QuestionPage go_back(const town::Journey& journey, Progress& progress, base::Date today);
QuestionPage go_to(const town::Journey& journey, Progress& progress, std::string_view question,
                   base::Date today);
// The page it stands on, as it is.
QuestionPage stay(const town::Journey& journey, const Progress& progress, base::Date today);

// The answers and what was seen, without what is no longer asked.
void forget_the_unasked(const town::Journey& journey, Progress& progress, base::Date today);

bool asks_for_a_card(const town::Journey& journey);

}  // namespace server::pages
