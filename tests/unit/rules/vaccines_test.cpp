#include "town/rules/vaccines.h"

#include <catch2/catch.hpp>

namespace {

town::PackRow dose(const std::string& id, int months, const std::string& after, int days) {
    return {id,
            {{"months", std::to_string(months)},
             {"after", after},
             {"after_days", std::to_string(days)}}};
}

const town::PackTableRows rows{dose("first", 2, "", 0), dose("second", 2, "first", 20),
                               dose("booster", 12, "second", 60)};

std::string from(const std::vector<town::PlannedDose>& plan, const std::string& id) {
    for (const auto& one : plan) {
        if (one.dose == id) return base::iso_date(one.from);
    }
    return "none";
}

}  // namespace

TEST_CASE("②-5 doses come by age and by the interval since the one before") {
    const auto plan = town::vaccine_plan(rows, *base::from_iso_date("2026-01-31"));
    CHECK(from(plan, "first") == "2026-03-31");
    CHECK(from(plan, "second") == "2026-04-20");
    CHECK(from(plan, "booster") == "2027-01-31");
}

TEST_CASE("②-5 a child born on a day the month has not gets its last day") {
    const auto plan = town::vaccine_plan(rows, *base::from_iso_date("2025-12-31"));
    CHECK(from(plan, "first") == "2026-02-28");
}

TEST_CASE("②-5 a late dose moves those after it and is no error") {
    const auto plan = town::vaccine_plan(rows, *base::from_iso_date("2026-01-31"),
                                         {{"first", *base::from_iso_date("2027-06-01")}});
    CHECK(from(plan, "first") == "none");
    CHECK(from(plan, "second") == "2027-06-21");
    CHECK(from(plan, "booster") == "2027-08-20");
}
