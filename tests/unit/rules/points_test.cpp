#include "town/rules/points.h"

#include <catch2/catch.hpp>
#include <random>

#include "base/calendar.h"

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using town::CodeWorth;

const base::Bytes secret(32, 7);
constexpr minutes step{10};

base::Time at(std::string_view text) { return *base::from_rfc3339(text); }
const base::Time opened = at("2026-11-22T00:03:00.000Z");
const town::OpenHours session{opened, opened + hours(3)};

CodeWorth worth(const std::string& code, base::Time when) {
    return town::judge(secret, code, session, when, step);
}

}  // namespace

TEST_CASE("a venue's code names its session and is good while it hangs there") {
    const auto code = town::venue_code(secret, 4711, opened, step);
    CHECK(code.size() == 15);
    CHECK(town::session_of(code) == 4711U);
    CHECK(worth(code, opened) == CodeWorth::good);
    CHECK(worth(code, opened + step) == CodeWorth::good);
}

TEST_CASE("a code may be typed in small letters and without hyphens") {
    auto typed = town::venue_code(secret, 12, opened, step);
    std::erase(typed, '-');
    std::ranges::transform(typed, typed.begin(), [](unsigned char sign) {
        return static_cast<char>(std::tolower(sign));
    });
    CHECK(worth(typed, opened) == CodeWorth::good);
}

TEST_CASE("a photograph of the code is stale before half an hour is over (⑥-2)") {
    const auto code = town::venue_code(secret, 3, opened, step);
    CHECK(worth(code, opened + 2 * step) == CodeWorth::stale);
    CHECK(worth(code, opened + hours(2)) == CodeWorth::stale);
}

TEST_CASE("a code of a session that is over is stale however fresh it is") {
    const auto late = session.closes + minutes(1);
    CHECK(worth(town::venue_code(secret, 3, late, step), late) == CodeWorth::stale);
}

TEST_CASE("a terminal whose clock is a little slow still takes the venue's new code") {
    const auto shown = opened + step;
    CHECK(worth(town::venue_code(secret, 3, shown, step), opened) == CodeWorth::good);
}

TEST_CASE("a code of another secret or another session is forged (⑥-2)") {
    const base::Bytes other(32, 8);
    CHECK(worth(town::venue_code(other, 3, opened, step), opened) == CodeWorth::forged);
    const auto mine = town::venue_code(secret, 3, opened, step);
    const auto theirs = town::venue_code(secret, 4, opened, step);
    CHECK(worth(theirs.substr(0, 5) + mine.substr(5), opened) == CodeWorth::forged);
    CHECK(worth("", opened) == CodeWorth::forged);
    CHECK(worth("AAAAA", opened) == CodeWorth::forged);
}

TEST_CASE("no code with one wrong sign is believed") {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::mt19937 dice(6);
    std::uniform_int_distribution<std::size_t> sign(0, 31);
    for (std::uint32_t number = 1; number < 60; ++number) {
        const auto code = town::venue_code(secret, number, opened, step);
        for (std::size_t place = 0; place < code.size() - 1; ++place) {
            if (code[place] == '-') continue;
            auto wrong = code;
            wrong[place] = alphabet[sign(dice)];
            if (wrong == code) continue;
            REQUIRE(worth(wrong, opened) == CodeWorth::forged);
        }
    }
}
