#pragma once

#include "server/registers/care_cases.h"
#include "town/pack.h"
#include "town/table.h"

namespace server {

// What of ⑦ is shown, and to whom: the desk's cases (late ones first), an investigator's own, the
// resident's own stage and nothing more, the 調査票 and the 延期通知 as papers.
town::Table care_desk_table(const std::vector<CareCase>& cases, base::Date today, int notice_day,
                            const town::Pack& pack);
town::Table care_investigator_table(const std::vector<CareCase>& cases,
                                    const std::string& investigator);
// How long each part took on the mean, of all cases where it is over: the plan's own yardstick.
town::Table care_pace_table(const std::vector<CareCase>& cases);
town::Table care_clock_table(const std::optional<CareCase>& found);
town::Table care_resident_table(const std::vector<CareCase>& cases,
                                const std::optional<town::Person>& person);
town::Table care_survey_table(const std::optional<CareCase>& found,
                              const std::optional<CareSurvey>& survey, const town::Pack& pack);
town::Table care_delay_table(const std::optional<CareCase>& found);

}  // namespace server
