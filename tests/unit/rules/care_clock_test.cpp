// ⑦ the clock of a 要介護認定: what may follow what, and whose turn it is.
#include "town/rules/care_clock.h"

#include <catch2/catch.hpp>

using town::CareFault;
using town::CareStep;
using town::CareSteps;
using town::CareWait;

namespace {

const base::Date day = *base::from_iso_date("2026-11-02");

CareSteps after(std::initializer_list<CareStep> done) {
    CareSteps steps{{CareStep::applied, day}};
    for (const auto step : done) steps[step] = day;
    return steps;
}

}  // namespace

TEST_CASE("the board gets a case only with both the survey and the doctor's opinion ⑦-5") {
    CHECK(against(after({}), CareStep::board_sent) == CareFault::not_ready);
    CHECK(against(after({CareStep::survey_asked, CareStep::survey_done}), CareStep::board_sent) ==
          CareFault::not_ready);
    CHECK(against(after({CareStep::opinion_received}), CareStep::board_sent) ==
          CareFault::not_ready);
    CHECK_FALSE(
        against(after({CareStep::survey_asked, CareStep::survey_done, CareStep::opinion_received}),
                CareStep::board_sent));
}

TEST_CASE("a doctor's opinion that nobody asked for is taken all the same") {
    CHECK_FALSE(against(after({}), CareStep::opinion_received));
    CHECK(against(after({}), CareStep::survey_done) == CareFault::not_ready);
}

TEST_CASE("no step happens twice and none after the person was told or withdrew") {
    CHECK(against(after({CareStep::opinion_asked}), CareStep::opinion_asked) ==
          CareFault::already_done);
    for (const auto end : {CareStep::notified, CareStep::withdrawn}) {
        CHECK(against(after({end}), CareStep::opinion_received) == CareFault::closed);
        CHECK(waits_on(after({end})) == CareWait::nobody);
    }
}

TEST_CASE("the clock says whose turn it is") {
    using enum CareStep;
    CHECK(waits_on(after({})) == CareWait::desk);
    CHECK(waits_on(after({survey_asked})) == CareWait::desk);
    CHECK(waits_on(after({survey_asked, opinion_asked})) == CareWait::investigator_and_doctor);
    CHECK(waits_on(after({survey_asked, opinion_asked, opinion_received})) ==
          CareWait::investigator);
    CHECK(waits_on(after({survey_asked, survey_done, opinion_asked})) == CareWait::doctor);
    CHECK(waits_on(after({survey_asked, survey_done, opinion_received})) == CareWait::desk);
    CHECK(waits_on(after({survey_asked, survey_done, opinion_received, board_sent})) ==
          CareWait::board);
    CHECK(waits_on(after({survey_asked, survey_done, opinion_received, board_sent, board_held})) ==
          CareWait::desk);
}

TEST_CASE("thirty days from the 2nd of November end on the 2nd of December") {
    CHECK(base::iso_date(town::days_after(day, 30)) == "2026-12-02");
    CHECK(town::days_between(day, town::days_after(day, 30)) == 30);
}

TEST_CASE("every step is read back from its word and nothing else is") {
    using enum CareStep;
    for (const auto step : {applied, survey_asked, survey_done, opinion_asked, opinion_received,
                            board_sent, board_held, notified, withdrawn}) {
        CHECK(town::care_step_from(town::word(step)) == step);
    }
    CHECK_FALSE(town::care_step_from("done"));
}
