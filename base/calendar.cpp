#include "base/calendar.h"

#include <fmt/core.h>

#include <charconv>

namespace base {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

constexpr hours tokyo_offset{9};

// All of `text` as a non-negative decimal number.
std::optional<int> number_in(std::string_view text) {
    int number = 0;
    for (const char sign : text) {
        if (sign < '0' || sign > '9') return std::nullopt;
    }
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

std::string iso_date(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Date> from_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number_in(text.substr(0, 4));
    const auto month = number_in(text.substr(5, 2));
    const auto day = number_in(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string rfc3339(Time time) {
    const auto day = floor<days>(time);
    const std::chrono::hh_mm_ss clock(time - day);
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", iso_date(Date{day}), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

std::optional<Time> from_rfc3339(std::string_view text) {
    // "2026-11-22T01:38:05[.123]Z": we write only UTC, and read nothing else.
    if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        !text.ends_with('Z')) {
        return std::nullopt;
    }
    const auto date = from_iso_date(text.substr(0, 10));
    const auto hour = number_in(text.substr(11, 2));
    const auto minute = number_in(text.substr(14, 2));
    const auto second = number_in(text.substr(17, 2));
    if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
        return std::nullopt;
    }
    int thousandths = 0;
    auto fraction = text.substr(19, text.size() - 20);
    if (!fraction.empty()) {
        if (fraction[0] != '.' || fraction.size() < 2 || fraction.size() > 10) return std::nullopt;
        const auto digits = std::string(fraction.substr(1)) + "00";
        if (!number_in(fraction.substr(1))) return std::nullopt;
        thousandths = *number_in(std::string_view(digits).substr(0, 3));
    }
    return Time{std::chrono::sys_days{*date} + hours{*hour} + minutes{*minute} +
                std::chrono::seconds{*second} + milliseconds{thousandths}};
}

Date tokyo_date(Time time) { return Date{floor<days>(time + tokyo_offset)}; }

minutes tokyo_minute_of_day(Time time) {
    const auto there = time + tokyo_offset;
    return floor<minutes>(there - floor<days>(there));
}

}  // namespace base
