#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "base/calendar.h"

namespace town {

// Japanese eras by their first civil day in force: Meiji 1868-01-25 (civil use of the solar
// calendar from 1873), Taisho 1912-07-30, Showa 1926-12-25, Heisei 1989-01-08, Reiwa 2019-05-01.
enum class Era { meiji, taisho, showa, heisei, reiwa };

struct EraDate {
    Era era;
    int year;  // 1 = 元年
    unsigned month;
    unsigned day;
};

std::string_view word(Era era);  // "meiji" …
std::optional<Era> era_from(std::string_view word);
std::optional<EraDate> in_era(base::Date date);
// Empty when there is no such day, or it does not lie in that era (昭和64年2月1日).
std::optional<base::Date> from_era(const EraDate& date);

}  // namespace town
