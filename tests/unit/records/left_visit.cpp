#include "town/left_visit.h"

#include <catch2/catch.hpp>

#include "town/application.h"

using base::SecretText;

namespace {

town::LeftVisit sample_left() {
    return {"taxi-pass", "phone", town::LeftHow::idle, *base::from_iso_date("2026-11-22")};
}

}  // namespace

TEST_CASE("where somebody turned back comes out as it went in and says nothing else") {
    const auto body = town::to_body(sample_left());
    CHECK(
        body.reveal() ==
        R"({"kind":"visit_left","journey":"taxi-pass","step":"phone","how":"idle","day":"2026-11-22"})");
    const auto read = town::left_visit_from(body);
    REQUIRE(read);
    CHECK(read->journey == "taxi-pass");
    CHECK(read->step == "phone");
    CHECK(read->how == town::LeftHow::idle);
    CHECK(base::iso_date(read->day) == "2026-11-22");
}

TEST_CASE("a body of another kind or with a foreign word is not where somebody turned back") {
    const auto read = [](const std::string& text) {
        return town::left_visit_from(SecretText(text)).has_value();
    };
    CHECK_FALSE(read("{}"));
    CHECK_FALSE(read("not json"));
    CHECK_FALSE(
        read(R"({"kind":"application","journey":"a","step":"b","how":"idle","day":"2026-11-22"})"));
    CHECK_FALSE(
        read(R"({"kind":"visit_left","journey":"a","step":"b","how":"angry","day":"2026-11-22"})"));
    CHECK_FALSE(
        read(R"({"kind":"visit_left","journey":"a","step":"b","how":"idle","day":"soon"})"));
    CHECK_FALSE(read(R"({"kind":"visit_left","journey":"a","how":"idle","day":"2026-11-22"})"));
    // The other way round: an older server makes it a dead letter, never an application.
    const auto as_application = town::application_from(town::to_body(sample_left()));
    REQUIRE_FALSE(as_application);
    CHECK(as_application.error() == town::BodyFault::unknown_kind);
}
