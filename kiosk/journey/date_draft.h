#pragma once

#include <optional>
#include <string>

#include "base/calendar.h"
#include "kiosk/view/view.h"
#include "town/journey.h"
#include "town/words.h"

namespace kiosk {

// A month or day that is not known, as the registry and the card write it.
inline constexpr const char* unknown_part = "00";

// A date being typed as people say it: the era, then year, month and day by digits.
struct DateDraft {
    std::string era;
    std::string year, month, day;
    int part = 0;  // 0 era, 1 year, 2 month, 3 day

    void choose_era(const std::string& word);
    void press(int digit);
    void erase();
    // わからない, of the month being typed (and so of the day) or of the day; again takes it back.
    void press_unknown();
    bool may_be_unknown() const { return part == 2 || part == 3; }
    bool is_unknown() const;
    bool empty() const { return era.empty() && year.empty() && month.empty() && day.empty(); }
    std::optional<base::Date> date() const;
    // As the registry writes it, "00" for what is not known; "" = no day it could mean.
    std::string iso() const;
};

// Shows the eras a date on this side of today can lie in.
view::AskDate view_of(const DateDraft& draft, town::DateSide side, base::Date today,
                      const town::Words& words);
// A draft to begin with: the era chosen already where only one is possible.
DateDraft new_date_draft(town::DateSide side, base::Date today);

}  // namespace kiosk
