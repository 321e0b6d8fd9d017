#include <catch2/catch.hpp>

#include "town/eras.h"

using town::Era;
using town::EraDate;

namespace {

base::Date day(const char* iso) {
    const auto date = base::from_iso_date(iso);
    REQUIRE(date);
    return *date;
}

void check_in_era(const char* iso, Era era, int year) {
    INFO(iso);
    const auto found = town::in_era(day(iso));
    REQUIRE(found);
    CHECK(found->era == era);
    CHECK(found->year == year);
    const auto back = town::from_era(*found);
    REQUIRE(back);
    CHECK(*back == day(iso));
}

}  // namespace

TEST_CASE("the last day of an era and the first of the next are told apart") {
    check_in_era("1868-01-25", Era::meiji, 1);
    check_in_era("1912-07-29", Era::meiji, 45);
    check_in_era("1912-07-30", Era::taisho, 1);
    check_in_era("1926-12-24", Era::taisho, 15);
    check_in_era("1926-12-25", Era::showa, 1);
    check_in_era("1989-01-07", Era::showa, 64);
    check_in_era("1989-01-08", Era::heisei, 1);
    check_in_era("2019-04-30", Era::heisei, 31);
    check_in_era("2019-05-01", Era::reiwa, 1);
}

TEST_CASE("the second year of an era begins on 1 January") {
    check_in_era("1927-01-01", Era::showa, 2);
    check_in_era("1990-01-01", Era::heisei, 2);
    check_in_era("2020-01-01", Era::reiwa, 2);
}

TEST_CASE("a day before Meiji has no era") { CHECK_FALSE(town::in_era(day("1868-01-24"))); }

TEST_CASE("a day that lies outside the era it names is no date") {
    CHECK_FALSE(town::from_era({Era::showa, 64, 1, 8}));
    CHECK_FALSE(town::from_era({Era::showa, 64, 2, 1}));
    CHECK_FALSE(town::from_era({Era::showa, 65, 1, 1}));
    CHECK_FALSE(town::from_era({Era::heisei, 1, 1, 7}));
    CHECK_FALSE(town::from_era({Era::heisei, 31, 5, 1}));
    CHECK_FALSE(town::from_era({Era::reiwa, 1, 4, 30}));
    CHECK_FALSE(town::from_era({Era::taisho, 15, 12, 25}));
    CHECK_FALSE(town::from_era({Era::meiji, 45, 7, 30}));
    CHECK_FALSE(town::from_era({Era::meiji, 1, 1, 24}));
}

TEST_CASE("a day that is in no calendar is no date") {
    CHECK_FALSE(town::from_era({Era::heisei, 3, 2, 29}));
    CHECK(town::from_era({Era::heisei, 4, 2, 29}));
    CHECK_FALSE(town::from_era({Era::reiwa, 2, 13, 1}));
    CHECK_FALSE(town::from_era({Era::reiwa, 2, 0, 1}));
    CHECK_FALSE(town::from_era({Era::reiwa, 2, 4, 31}));
    CHECK_FALSE(town::from_era({Era::reiwa, 0, 5, 1}));
    CHECK_FALSE(town::from_era({Era::reiwa, -3, 5, 1}));
}

TEST_CASE("every day since Meiji goes into its era and comes back the same") {
    using std::chrono::sys_days;
    auto at = sys_days(day("1868-01-25"));
    const auto last = sys_days(day("2030-12-31"));
    std::size_t lost = 0;
    for (; at <= last; at += std::chrono::days(1)) {
        const auto era = town::in_era(base::Date(at));
        const auto back = era ? town::from_era(*era) : std::nullopt;
        if (!back || *back != base::Date(at)) ++lost;
    }
    CHECK(lost == 0);
}

TEST_CASE("eras are found by their word") {
    for (const Era era : {Era::meiji, Era::taisho, Era::showa, Era::heisei, Era::reiwa}) {
        CHECK(town::era_from(town::word(era)) == era);
    }
    CHECK_FALSE(town::era_from("edo"));
}
