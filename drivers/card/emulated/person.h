#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "drivers/card/my_number.h"

namespace drivers::card {

// A synthetic resident whose card is emulated: the person file of `madoguchi emulate card`.
struct CardPerson {
    std::string name;
    std::string address;
    std::string birth_date;  // "YYYY-MM-DD", parts may be "00"
    std::string sex;         // male | female | unknown | not_applicable
    std::string expires_on;  // "YYYY-MM-DD"
    std::string security_code;
    std::string individual_number;  // The canary; nobody may ever read it.
    struct Pins {
        std::string authentication;
        std::string text;
        std::string signing;  // empty = no signing certificate, as children have
    };
    std::optional<Pins> pins;  // empty = a card issued without PINs
    CardKind kind = CardKind::my_number;
};

// The error is one plain sentence.
base::Result<CardPerson, std::string> read_person(const std::filesystem::path& file);
base::Result<CardPerson, std::string> person_from_toml(std::string_view text);

// 照合番号B: era year, month and day of birth, year of expiry, security code.
std::string code_b(const CardPerson& person);

}  // namespace drivers::card
