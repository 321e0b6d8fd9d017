#include "kiosk/session/terminal.h"

#include <fmt/core.h>

#include <cassert>

#include "town/place_words.h"

namespace kiosk {

const town::Words& words_in(const town::Pack& pack, const std::string& language) {
    const auto found = pack.words.find(language);
    if (found != pack.words.end()) return found->second;
    assert(!pack.languages.empty());
    return pack.words.find(pack.languages.front())->second;
}

std::string place_of(const Terminal& terminal, const town::Words& words) {
    const std::string stem = terminal.name.substr(0, terminal.name.find_last_of('-'));
    for (const std::string& place : {terminal.name, stem, terminal.role}) {
        if (words.has("place." + place)) return words.say("place." + place);
    }
    return terminal.name;
}

std::string place_called(const std::string& name, const town::Words& words) {
    return town::place_words(name, words);
}

std::string printed_on(const Terminal& terminal, base::Time at, const town::Words& words) {
    const auto minutes = base::tokyo_minute_of_day(at).count();
    return words.say("kiosk.received_on_paper",
                     {{"date", town::spoken_date(base::iso_date(base::tokyo_date(at)), words)},
                      {"time", fmt::format("{}:{:02}", minutes / 60, minutes % 60)},
                      {"place", place_of(terminal, words)}});
}

}  // namespace kiosk
