#include "town/eras.h"

#include <array>

namespace town {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

struct EraStart {
    Era era;
    std::string_view word;
    year_month_day first_day;
};

constexpr std::array<EraStart, 5> starts{{
    {Era::meiji, "meiji", year{1868} / month{1} / day{25}},
    {Era::taisho, "taisho", year{1912} / month{7} / day{30}},
    {Era::showa, "showa", year{1926} / month{12} / day{25}},
    {Era::heisei, "heisei", year{1989} / month{1} / day{8}},
    {Era::reiwa, "reiwa", year{2019} / month{5} / day{1}},
}};

const EraStart& start_of(Era era) { return starts[static_cast<std::size_t>(era)]; }

}  // namespace

std::string_view word(Era era) { return start_of(era).word; }

std::optional<Era> era_from(std::string_view word) {
    for (const EraStart& start : starts) {
        if (start.word == word) return start.era;
    }
    return std::nullopt;
}

std::optional<EraDate> in_era(base::Date date) {
    if (!date.ok()) return std::nullopt;
    for (auto start = starts.rbegin(); start != starts.rend(); ++start) {
        if (date < start->first_day) continue;
        const int years = static_cast<int>(date.year()) - static_cast<int>(start->first_day.year());
        return EraDate{start->era, years + 1, static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day())};
    }
    return std::nullopt;
}

std::optional<base::Date> from_era(const EraDate& date) {
    if (date.year < 1 || date.year > 1000) return std::nullopt;
    const int first_year = static_cast<int>(start_of(date.era).first_day.year());
    const base::Date day_meant =
        year{first_year + date.year - 1} / month{date.month} / day{date.day};
    const auto era_there = in_era(day_meant);  // Also empty when there is no such day.
    if (!era_there || era_there->era != date.era) return std::nullopt;
    return day_meant;
}

}  // namespace town
