#include "tests/unit/card/cards.h"

#include <catch2/catch.hpp>
#include <map>

#include "base/calendar.h"

namespace cards {

base::Time now() { return *base::from_rfc3339("2026-11-22T01:00:00Z"); }

const TestAuthority& authority() {
    static const TestAuthority made = TestAuthority::make(now());
    return made;
}

CardPerson person(const std::string& name) {
    auto read = read_person(std::string(SOURCE_DIR) + "/tests/people/" + name + ".toml");
    if (!read) FAIL(read.error());
    return read.take();
}

EmulatedCard card(const std::string& name, ChipHabits habits) {
    // Shared by all cards of one person in this program.
    static std::map<std::string, std::shared_ptr<const CardKeys>> keys;
    const CardPerson holder = person(name);
    auto& kept = keys[name];
    if (!kept) kept = std::make_shared<const CardKeys>(authority().issue(holder, now()));
    return {holder, kept, std::move(habits)};
}

}  // namespace cards
