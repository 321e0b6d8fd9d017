#include <catch2/catch.hpp>

#include "town/person.h"
#include "town/person_date.h"

namespace {

std::optional<int> age(const char* birth_date, const char* on) {
    return town::age_on(birth_date, *base::from_iso_date(on));
}

}  // namespace

TEST_CASE("a year is complete on the birthday and not the day before") {
    CHECK(age("1961-11-22", "2026-11-21") == 64);
    CHECK(age("1961-11-22", "2026-11-22") == 65);
    CHECK(age("1961-12-31", "2026-12-31") == 65);
    CHECK(age("1962-01-01", "2026-12-31") == 64);
}

TEST_CASE("who was born on 29 February completes a year on 1 March of a common year") {
    CHECK(age("1960-02-29", "2025-02-28") == 64);
    CHECK(age("1960-02-29", "2025-03-01") == 65);
    CHECK(age("1960-02-29", "2024-02-28") == 63);
    CHECK(age("1960-02-29", "2024-02-29") == 64);
}

TEST_CASE("an unknown month counts as the last day of the year") {
    CHECK(age("1961-00-00", "2026-12-30") == 64);
    CHECK(age("1961-00-00", "2026-12-31") == 65);
}

TEST_CASE("an unknown day counts as the last day of the month") {
    CHECK(age("1961-11-00", "2026-11-29") == 64);
    CHECK(age("1961-11-00", "2026-11-30") == 65);
    CHECK(age("1960-02-00", "2025-02-28") == 64);
}

TEST_CASE("nobody has an age before they can have been born") {
    CHECK(age("2026-11-22", "2026-11-22") == 0);
    CHECK_FALSE(age("2026-11-23", "2026-11-22"));
    CHECK_FALSE(age("2026-00-00", "2026-11-22"));
}

TEST_CASE("a text that is no date proves no age") {
    for (const char* text : {"", "1961", "1961-13-01", "1961-02-30", "0000-00-00", "0000-01-01",
                             "1961-11-22 ", "1961/11/22", "196a-11-22", "1961-11-32"}) {
        INFO(text);
        CHECK_FALSE(age(text, "2026-11-22"));
    }
}

TEST_CASE("a date without its month has no day either") {
    const auto date = town::partial_date("1955-00-17");
    REQUIRE(date);
    CHECK(date->month == 0);
    CHECK(date->day == 0);
}

TEST_CASE("sexes are found by their word") {
    for (const auto sex :
         {town::Sex::male, town::Sex::female, town::Sex::unknown, town::Sex::not_applicable}) {
        CHECK(town::sex_from(town::word(sex)) == sex);
    }
    CHECK_FALSE(town::sex_from("M"));
}

TEST_CASE("a register knows a person again by name and birth date alone") {
    const auto key = [](const char* name, const char* born, const char* address) {
        town::Person person;
        person.name = base::SecretText(name);
        person.birth_date = base::SecretText(born);
        person.address = base::SecretText(address);
        return town::person_key(person);
    };
    const std::string known = key("見本 花子", "1955-02-17", "原田1");
    CHECK(known.size() == 64);
    CHECK(key("見本花子", "1955-02-17", "原田1") == known);
    CHECK(key("見本\u3000花子", "1955-02-17", "吉ケ原2") == known);  // Moved house.
    CHECK(key("見本 花子", "1955-02-18", "原田1") != known);
    CHECK(key("見本 華子", "1955-02-17", "原田1") != known);
}

TEST_CASE("a date of an era may leave the day or month and day unknown") {
    const auto iso = [](town::Era era, int year, unsigned month, unsigned day) {
        const auto date = town::partial_from_era({era, year, month, day});
        return date ? town::iso_date(*date) : "";
    };
    CHECK(iso(town::Era::showa, 30, 4, 12) == "1955-04-12");
    CHECK(iso(town::Era::showa, 30, 4, 0) == "1955-04-00");
    CHECK(iso(town::Era::showa, 30, 0, 0) == "1955-00-00");
    CHECK(iso(town::Era::taisho, 1, 7, 0) == "1912-07-00");  // from the 30th on
    CHECK(iso(town::Era::taisho, 1, 6, 0).empty());
    CHECK(iso(town::Era::heisei, 1, 0, 0) == "1989-00-00");
    CHECK(iso(town::Era::showa, 64, 0, 0) == "1989-00-00");
    CHECK(iso(town::Era::showa, 30, 2, 30).empty());
    CHECK(iso(town::Era::showa, 30, 13, 0).empty());
}
