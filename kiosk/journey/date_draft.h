#pragma once

#include <optional>
#include <string>

#include "base/calendar.h"
#include "kiosk/view/view.h"
#include "town/journey.h"
#include "town/words.h"

namespace kiosk {

// A date being typed as people say it: the era, then year, month and day by digits.
struct DateDraft {
    std::string era;
    std::string year, month, day;
    int part = 0;  // 0 era, 1 year, 2 month, 3 day

    void choose_era(const std::string& word);
    void press(int digit);
    void erase();
    bool empty() const { return era.empty() && year.empty() && month.empty() && day.empty(); }
    std::optional<base::Date> date() const;
};

// Shows the eras a date on this side of today can lie in.
view::AskDate view_of(const DateDraft& draft, town::DateSide side, base::Date today,
                      const town::Words& words);
// A draft to begin with: the era chosen already where only one is possible.
DateDraft new_date_draft(town::DateSide side, base::Date today);

}  // namespace kiosk
