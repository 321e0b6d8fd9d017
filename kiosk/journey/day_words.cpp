#include "kiosk/journey/day_words.h"

#include "base/calendar.h"

namespace kiosk {

std::string day_to_come(std::string_view iso, const town::Words& words) {
    std::string spoken = town::spoken_date(iso, words);
    const auto day = base::from_iso_date(iso);
    if (!day || !words.has("weekday.with_date")) return spoken;
    const auto number = std::chrono::weekday(*day).iso_encoding();
    return words.say("weekday.with_date",
                     {{"date", std::move(spoken)},
                      {"weekday", words.say("weekday.day." + std::to_string(number))}});
}

}  // namespace kiosk
