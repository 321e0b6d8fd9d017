#include <catch2/catch.hpp>

#include "town/journey.h"

namespace {

bool fits(const std::string& pattern, const std::string& text) {
    town::CodeForm form;
    form.pattern = pattern;
    return town::fits(form, text);
}

}  // namespace

TEST_CASE("a code fits as a whole and not in part") {
    CHECK(fits("[0-9]{7}", "0012345"));
    CHECK_FALSE(fits("[0-9]{7}", "00123456"));
    CHECK_FALSE(fits("[0-9]{7}", "001234"));
    CHECK_FALSE(fits("[0-9]{7}", " 0012345"));
    CHECK_FALSE(fits("[0-9]{7}", ""));
}

TEST_CASE("counts, what may be missing, what repeats and what is one of two") {
    CHECK(fits("AB-?[0-9]{2,3}", "AB-12"));
    CHECK(fits("AB-?[0-9]{2,3}", "AB123"));
    CHECK_FALSE(fits("AB-?[0-9]{2,3}", "AB-1234"));
    CHECK(fits("MDP1\\.[0-9A-Za-z_-]+", "MDP1.aB-_9"));
    CHECK_FALSE(fits("MDP1\\.[0-9A-Za-z_-]+", "MDP1."));
    CHECK_FALSE(fits("MDP1\\.[0-9A-Za-z_-]+", "MDP1x9"));
    CHECK(fits("97[89]\\d{10}|\\d{8}", "9784101010014"));
    CHECK(fits("97[89]\\d{10}|\\d{8}", "12345678"));
    CHECK_FALSE(fits("97[89]\\d{10}|\\d{8}", "9770101010014"));
    CHECK(fits("[A-Z]{1,3}[A-Z]{2}", "ABC"));  // The first gives back what the second needs.
    CHECK(fits("[0-9A-Za-z._:/-]+", "https://misaki.example/a-1"));
}

TEST_CASE("a code is no text of other scripts") {
    CHECK_FALSE(fits("[0-9]{3}", "１２３"));
    CHECK_FALSE(fits("[0-9A-Za-z]+", "é"));
}

TEST_CASE("a pattern that a pack may not hold is told from one it may") {
    for (const char* good : {"[0-9]{7}", "A", "A|B", "\\[x\\]", "[A-Z0-9-]{2,40}", "a?b+"}) {
        INFO(good);
        CHECK(town::is_code_pattern(good));
    }
    for (const char* bad : {"", "A|", "(A|B)", "[", "[]", "[^0-9]", "[9-0]", ".", "A*", "^A$", "A{",
                            "A{2", "A{3,2}", "A{0}", "A{,3}", "A{99999}", "\\", "あ", "A B"}) {
        INFO(bad);
        CHECK_FALSE(town::is_code_pattern(bad));
    }
}

TEST_CASE("a long text against a hard pattern is judged at once") {
    const std::string hard = "[a]{1,2000}[a]{1,2000}[a]{1,2000}b";
    CHECK_FALSE(fits(hard, std::string(4000, 'a')));
    CHECK(fits(hard, std::string(4000, 'a') + "b"));
}
