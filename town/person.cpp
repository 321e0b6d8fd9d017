#include "town/person.h"

#include <array>
#include <utility>

#include "base/crypto/crypto.h"
#include "town/person_date.h"

namespace town {
namespace {

constexpr std::array<std::pair<Sex, std::string_view>, 4> sexes{{
    {Sex::male, "male"},
    {Sex::female, "female"},
    {Sex::unknown, "unknown"},
    {Sex::not_applicable, "not_applicable"},
}};

}  // namespace

std::string person_key(const Person& person) {
    std::string text = person.name.reveal();
    for (const std::string_view blank : {" ", "\u3000"}) {
        for (auto at = text.find(blank); at != std::string::npos; at = text.find(blank)) {
            text.erase(at, blank.size());
        }
    }
    const base::SecretText known(std::move(text) + "|" + person.birth_date.reveal());
    const auto digest = base::crypto::sha256(base::view_of(known.reveal()));
    return base::hex(base::ByteView(digest));
}

std::string_view word(Sex sex) { return sexes[static_cast<std::size_t>(sex)].second; }

std::optional<Sex> sex_from(std::string_view word) {
    for (const auto& [sex, name] : sexes) {
        if (name == word) return sex;
    }
    return std::nullopt;
}

// Full years by the birthday; who was born on 29 February completes a year on 1 March of a common
// year. (The law on counting ages completes it as the day before ends; a scheme that counts from
// that day says so in its own rule.)
std::optional<int> age_on(std::string_view birth_date, base::Date day) {
    const auto birth = partial_date(birth_date);
    if (!birth || !day.ok()) return std::nullopt;
    const base::Date latest = birth->last_day();
    if (latest > day) return std::nullopt;
    const int years = static_cast<int>(day.year()) - static_cast<int>(latest.year());
    const auto birthday = std::pair(latest.month(), latest.day());
    return std::pair(day.month(), day.day()) < birthday ? years - 1 : years;
}

}  // namespace town
