#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "drivers/card/emulated/card.h"
#include "drivers/card/emulated/reader.h"

// Cards for tests: the people of tests/people with keys made once per program (RSA is slow).
namespace cards {

using namespace drivers::card;

const TestAuthority& authority();
// Where its keys, and those of every card made so far, lie: NAME.state, auth-ca.pem, ….
const std::filesystem::path& kept_keys();
CardPerson person(const std::string& name);  // "hanako": tests/people/hanako.toml
// Every card made of one name has the same keys.
EmulatedCard card(const std::string& name, ChipHabits habits = {});
base::Time now();

inline base::SecretText secret(std::string text) { return base::SecretText(std::move(text)); }

}  // namespace cards
