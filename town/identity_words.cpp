#include "town/identity_words.h"

#include <algorithm>

#include "town/letters.h"
#include "town/toml.h"

namespace town {

namespace {

using Files = IdentityWords::Files;
using List = IdentityWords::List;

std::optional<TomlTable> identity_table(const Files& files, std::string_view path) {
    const auto file = files.find(path);
    if (file == files.end()) return std::nullopt;
    auto table = parse_toml(file->second);
    if (!table) return std::nullopt;
    return table.take();
}

const TomlArray* identity_array(const TomlTable& table, std::string_view key) {
    const auto found = table.find(key);
    return found == table.end() ? nullptr : std::get_if<TomlArray>(&found->second.held);
}

List in_order(List list) {
    std::ranges::stable_sort(list,
                             [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return list;
}

List identity_list(const TomlTable& table, std::string_view key) {
    List list;
    if (const auto* array = identity_array(table, key)) {
        for (const auto& one : *array) {
            const auto* text = std::get_if<std::string>(&one.held);
            if (text != nullptr && !text->empty()) list.push_back(folded_letters(*text));
        }
    }
    return in_order(std::move(list));
}

// One field of every row of a list of tables, where it has at least so many letters.
List column_of(const TomlTable& table, std::string_view rows, std::string_view key,
               std::size_t fewest, std::string_view only_kind = {}) {
    List list;
    const auto* array = identity_array(table, rows);
    if (array == nullptr) return list;
    for (const auto& one : *array) {
        const auto* row = std::get_if<TomlTable>(&one.held);
        if (row == nullptr) continue;
        const auto text_in = [&](std::string_view name) {
            const auto found = row->find(name);
            const auto* text =
                found == row->end() ? nullptr : std::get_if<std::string>(&found->second.held);
            return text == nullptr ? std::string() : *text;
        };
        if (!only_kind.empty() && text_in("kind") != only_kind) continue;
        auto letters = folded_letters(text_in(key));
        if (letters.size() >= fewest) list.push_back(std::move(letters));
    }
    return in_order(std::move(list));
}

}  // namespace

char32_t folded_letter(char32_t letter) {
    if (letter == 0x3000) return U' ';
    if (letter >= 0xFF01 && letter <= 0xFF5E) letter -= 0xFEE0;  // full width
    if (letter >= U'A' && letter <= U'Z') return letter + 0x20;
    if (letter >= 0xC0 && letter <= 0xDE && letter != 0xD7) return letter + 0x20;
    if (letter == 0x1A0) return 0x1A1;  // Ơ, Ư of Vietnamese
    if (letter == 0x1AF) return 0x1B0;
    const bool in_pairs =
        (letter >= 0x100 && letter <= 0x137) || (letter >= 0x1E00 && letter <= 0x1EFF);
    return in_pairs ? letter | 1U : letter;
}

std::u32string folded_letters(std::string_view text) {
    std::u32string letters = letters_of(text);
    for (auto& letter : letters) letter = folded_letter(letter);
    return letters;
}

std::optional<IdentityWords> IdentityWords::from(const Files& files) {
    const auto table = identity_table(files, "guide/identity.toml");
    if (!table) return std::nullopt;
    IdentityWords words;
    const auto longest = table->find("longest");
    const auto* letters =
        longest == table->end() ? nullptr : std::get_if<std::int64_t>(&longest->second.held);
    if (letters == nullptr || *letters <= 0) return std::nullopt;
    words.longest = static_cast<std::size_t>(*letters);
    words.honorifics = identity_list(*table, "honorifics");
    if (words.honorifics.empty()) return std::nullopt;
    words.introductions = identity_list(*table, "introductions");
    words.closings = identity_list(*table, "closings");
    words.says = identity_list(*table, "says");
    if (const auto found = table->find("particles"); found != table->end()) {
        const auto* particles = std::get_if<std::string>(&found->second.held);
        if (particles != nullptr) words.particles = letters_of(*particles);
    }
    words.house_signs = identity_list(*table, "house_signs");
    words.place_tails = identity_list(*table, "place_tails");
    words.stays = identity_list(*table, "stays");
    words.stays_latin = identity_list(*table, "stays_latin");
    const auto names = identity_table(files, "typing/names.toml").value_or(TomlTable());
    words.family = column_of(names, "family", "written", 2);
    words.given = column_of(names, "given", "written", 2);
    words.family_readings = column_of(names, "family", "reading", 3);
    words.given_readings = column_of(names, "given", "reading", 2);
    const auto places = identity_table(files, "typing/places.toml").value_or(TomlTable());
    words.places = column_of(places, "place", "written", 2, "aza");
    return words;
}

std::size_t longest_at(const IdentityWords::List& list, std::u32string_view text, std::size_t at) {
    const auto found = std::ranges::find_if(
        list, [&](const auto& one) { return text.substr(at).starts_with(one); });
    return found == list.end() ? 0 : found->size();
}

}  // namespace town
