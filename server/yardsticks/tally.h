#pragma once

#include <map>
#include <vector>

#include "server/registers/applications.h"
#include "server/yardsticks/finished_visits.h"
#include "town/table.h"

namespace server {

// The parts of a whole that is itself told (server/registers/said.h): where what is left of the
// whole would give a hidden part away, the smallest told parts are hidden with it, and all hidden
// ones are the word "kept_back". `whole` may be more than the sum: not everybody is in a part.
std::vector<town::Cell> told_parts(const std::vector<std::int64_t>& parts, std::int64_t whole);

// What happened under one measure in one month.
struct Tally {
    std::int64_t uses = 0, without_a_line = 0, to_staff = 0, withdrawn = 0, completion = 0;
    std::int64_t turned_back = 0, good = 0, fair = 0, poor = 0;
    std::map<std::int64_t, std::int64_t> confirmed_after;  // minutes from 受付 to 確認済 → how many
    std::map<std::int64_t, std::int64_t> receipt_after;  // minutes from first touch to receipt

    void add(const Applications::Used& used);
    void add(const FinishedVisits::Counted& finished);
    // The middle one of so many minutes: a word where there are none, or too few to tell.
    static town::Cell middle(const std::map<std::int64_t, std::int64_t>& minutes);
};

}  // namespace server
