#include "drivers/card/emulated/person.h"

#include <array>

#include "base/files.h"
#include "base/toml_library.h"

namespace drivers::card {

namespace {

constexpr std::size_t largest_person_file = 64 * 1024;

bool is_digits(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "YYYY-MM-DD"; months and days of "00" stand for unknown.
bool is_date(const std::string& text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
           is_digits(text.substr(0, 4) + text.substr(5, 2) + text.substr(8, 2), 8, 8);
}

bool is_password(const std::string& text) {
    return text.size() >= 6 && text.size() <= 16 &&
           text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string::npos;
}

// my-number-card.md §4.1.
bool has_valid_check_digit(const std::string& number) {
    int sum = 0;
    for (int n = 1; n <= 11; ++n) {
        sum += (number[static_cast<std::size_t>(11 - n)] - '0') * (n <= 6 ? n + 1 : n - 5);
    }
    const int rest = sum % 11;
    return number[11] - '0' == (rest <= 1 ? 0 : 11 - rest);
}

std::string person_text(const toml::table& table, std::string_view key) {
    return table[key].value_or(std::string());
}

std::optional<CardKind> kind_from(std::string_view name) {
    for (const CardKind kind : {CardKind::my_number, CardKind::juki, CardKind::android,
                                CardKind::iphone, CardKind::unknown}) {
        if (word(kind) == name) return kind;
    }
    return std::nullopt;
}

// Empty when nothing is wrong.
std::string complaint(const CardPerson& person) {
    constexpr std::array sexes = {"male", "female", "unknown", "not_applicable"};
    if (person.name.empty()) return "name is missing";
    if (person.address.empty()) return "address is missing";
    if (!is_date(person.birth_date)) return "birth_date is not YYYY-MM-DD";
    if (std::find(sexes.begin(), sexes.end(), person.sex) == sexes.end()) {
        return "sex is not male, female, unknown or not_applicable";
    }
    if (!is_date(person.expires_on)) return "expires_on is not YYYY-MM-DD";
    if (!is_digits(person.security_code, 4, 4)) return "security_code is not four digits";
    if (!person.individual_number.empty() && (!is_digits(person.individual_number, 12, 12) ||
                                              !has_valid_check_digit(person.individual_number))) {
        return "individual_number is not twelve digits with a valid check digit";
    }
    if (!person.pins) return {};
    if (!is_digits(person.pins->authentication, 4, 4)) return "pin.authentication is not 4 digits";
    if (!is_digits(person.pins->text, 4, 4)) return "pin.text is not 4 digits";
    if (!person.pins->signing.empty() && !is_password(person.pins->signing)) {
        return "pin.signing is not 6 to 16 of A-Z and 0-9";
    }
    return {};
}

// Only the year of the era goes into code B, not the era (§4.5).
int era_year(int date) {
    constexpr std::array<std::pair<int, int>, 5> eras = {
        {{20190501, 2019}, {19890108, 1989}, {19261225, 1926}, {19120730, 1912}, {18680125, 1868}}};
    for (const auto& [from, first_year] : eras) {
        if (date >= from) return date / 10000 - first_year + 1;
    }
    return 0;
}

}  // namespace

base::Result<CardPerson, std::string> person_from_toml(std::string_view source) {
    const toml::parse_result parsed = toml::parse(source);
    if (!parsed) return base::Failure{"not TOML: " + std::string(parsed.error().description())};
    const toml::table& table = parsed.table();
    CardPerson person;
    person.name = person_text(table, "name");
    person.address = person_text(table, "address");
    person.birth_date = person_text(table, "birth_date");
    person.sex = person_text(table, "sex");
    person.expires_on = person_text(table, "expires_on");
    person.security_code = person_text(table, "security_code");
    person.individual_number = person_text(table, "individual_number");
    const auto kind = kind_from(table["kind"].value_or(std::string("my_number")));
    if (!kind) return base::Failure{std::string("kind is not a kind of card")};
    person.kind = *kind;
    if (const toml::table* pin = table["pin"].as_table()) {
        person.pins = CardPerson::Pins{.authentication = person_text(*pin, "authentication"),
                                       .text = person_text(*pin, "text"),
                                       .signing = person_text(*pin, "signing")};
    }
    if (std::string wrong = complaint(person); !wrong.empty()) return base::Failure{wrong};
    return person;
}

base::Result<CardPerson, std::string> read_person(const std::filesystem::path& file) {
    const auto bytes = base::read_file(file, largest_person_file);
    if (!bytes) return base::Failure{"cannot read " + file.string()};
    auto person = person_from_toml(base::to_text(bytes.value()));
    if (!person) return base::Failure{file.string() + ": " + person.error()};
    return person;
}

std::string code_b(const CardPerson& person) {
    const std::string& birth = person.birth_date;
    const std::string month_and_day = birth.substr(5, 2) + birth.substr(8, 2);
    const int year = era_year(std::stoi(birth.substr(0, 4) + month_and_day));
    const std::string two_digits{static_cast<char>('0' + year / 10 % 10),
                                 static_cast<char>('0' + year % 10)};
    return two_digits + month_and_day + person.expires_on.substr(0, 4) + person.security_code;
}

}  // namespace drivers::card
