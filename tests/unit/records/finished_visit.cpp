#include "town/finished_visit.h"

#include <catch2/catch.hpp>

#include "town/application.h"
#include "town/left_visit.h"

namespace {

town::FinishedVisit sample_finished() {
    return {"taxi-pass", 4, town::HowItWas::good, *base::from_iso_date("2026-11-22")};
}

bool read_as_finished(const std::string& text) {
    return town::finished_visit_from(base::SecretText(text)).has_value();
}

}  // namespace

TEST_CASE("how a visit was comes out as it went in and says nothing else") {
    const auto body = town::to_body(sample_finished());
    CHECK(
        body.reveal() ==
        R"({"kind":"visit_finished","journey":"taxi-pass","minutes":4,"how":"good","day":"2026-11-22"})");
    const auto read = town::finished_visit_from(body);
    REQUIRE(read);
    CHECK(read->journey == "taxi-pass");
    CHECK(read->minutes == 4);
    CHECK(read->how == town::HowItWas::good);
    CHECK(base::iso_date(read->day) == "2026-11-22");
    CHECK_FALSE(town::left_visit_from(body));
    CHECK_FALSE(town::application_from(body));
}

TEST_CASE("a body with a foreign word or an impossible time is not how a visit was") {
    const std::string tail = R"("day":"2026-11-22"})";
    const std::string head = R"({"kind":"visit_finished","journey":"a",)";
    CHECK(read_as_finished(head + R"("minutes":0,"how":"not_said",)" + tail));
    CHECK_FALSE(read_as_finished(head + R"("minutes":241,"how":"good",)" + tail));
    CHECK_FALSE(read_as_finished(head + R"("minutes":-1,"how":"good",)" + tail));
    CHECK_FALSE(read_as_finished(head + R"("minutes":1.5,"how":"good",)" + tail));
    CHECK_FALSE(read_as_finished(head + R"("minutes":1,"how":"angry",)" + tail));
    CHECK_FALSE(read_as_finished(head + R"("minutes":1,"how":"good","day":"soon"})"));
    CHECK_FALSE(read_as_finished("{}"));
}

TEST_CASE("a visit longer than the longest is told as the longest") {
    auto slow = sample_finished();
    slow.minutes = 10'000;
    CHECK(town::finished_visit_from(town::to_body(slow))->minutes == town::most_visit_minutes);
}
