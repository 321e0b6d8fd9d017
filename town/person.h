#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/secret.h"

namespace town {

enum class Sex { male, female, unknown, not_applicable };

// "YYYY-MM-DD" where month or day may be "00" (unknown in the resident registry).
struct BirthDate {
    std::string iso;
    bool operator==(const BirthDate&) const = default;
};

// The four attributes, as the card gave them (byte-exact UTF-8) or as they were typed.
struct Person {
    base::SecretText name;
    base::SecretText address;
    base::SecretText birth_date;  // BirthDate::iso
    Sex sex = Sex::unknown;
};

// How registers know the same person again: hex SHA-256 over the name without blanks, "|" and the
// birth date. Two people of one name and one birth date are one to it, and who changes a name is
// another; the address does not count, so moving house keeps it. It is an identifier: personal data
// itself.
std::string person_key(const Person& person);

std::string_view word(Sex sex);  // "male", "female", "unknown", "not_applicable"
std::optional<Sex> sex_from(std::string_view word);

// Full years on `day`, for a birth date whose "00" parts count as the last day they could mean
// (nobody is made older than proved). Empty when the text is no date or lies after `day`.
std::optional<int> age_on(std::string_view birth_date, base::Date day);

}  // namespace town
