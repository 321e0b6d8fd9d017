#include "town/person_date.h"

#include <fmt/core.h>

#include <vector>

namespace town {
namespace {

std::optional<unsigned> digits(std::string_view text) {
    unsigned number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<unsigned>(c - '0');
    }
    return number;
}

}  // namespace

base::Date PartialDate::first_day() const {
    return std::chrono::year{year} / std::chrono::month{month == 0 ? 1 : month} /
           std::chrono::day{day == 0 ? 1 : day};
}

base::Date PartialDate::last_day() const {
    const auto in_year = std::chrono::year{year};
    if (month == 0) return in_year / std::chrono::December / 31;
    if (day == 0) return in_year / std::chrono::month{month} / std::chrono::last;
    return in_year / std::chrono::month{month} / std::chrono::day{day};
}

std::optional<PartialDate> partial_date(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto year = digits(iso.substr(0, 4));
    const auto month = digits(iso.substr(5, 2));
    const auto day = digits(iso.substr(8, 2));
    if (!year || *year == 0 || !month || *month > 12 || !day) return std::nullopt;
    const PartialDate date{static_cast<int>(*year), *month, *month == 0 ? 0 : *day};
    if (*day > 31 || !date.last_day().ok()) return std::nullopt;
    return date;
}

std::string iso_date(const PartialDate& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::optional<PartialDate> partial_from_era(const EraDate& date) {
    const unsigned month = date.month, day = date.month == 0 ? 0 : date.day;
    // An era begins and ends within a month: one of these days is in it or none is.
    for (const unsigned in_month : month == 0 ? std::vector{1U, 12U} : std::vector{month}) {
        for (const unsigned in_day :
             day == 0 ? std::vector{1U, 28U, 29U, 30U, 31U} : std::vector{day}) {
            const auto meant = from_era({date.era, date.year, in_month, in_day});
            if (meant) return PartialDate{static_cast<int>(meant->year()), month, day};
        }
    }
    return std::nullopt;
}

}  // namespace town
