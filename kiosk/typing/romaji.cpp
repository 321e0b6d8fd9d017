#include "kiosk/typing/romaji.h"

#include <algorithm>
#include <array>
#include <optional>

#include "town/letters.h"

namespace kiosk::typing {
namespace {

constexpr std::string_view vowels = "aiueo";
constexpr std::string_view lone_n = "\u3093", small_tu = "\u3063", long_mark = "\u30fc";

// What the vowels make of the consonants before them; "" = no such sound.
struct SyllableRow {
    std::string_view consonants;
    std::array<std::u32string_view, 5> sounds;
};
constexpr std::array<SyllableRow, 41> syllables = {{
    {"", {U"\u3042", U"\u3044", U"\u3046", U"\u3048", U"\u304a"}},
    {"k", {U"\u304b", U"\u304d", U"\u304f", U"\u3051", U"\u3053"}},
    {"s", {U"\u3055", U"\u3057", U"\u3059", U"\u305b", U"\u305d"}},
    {"t", {U"\u305f", U"\u3061", U"\u3064", U"\u3066", U"\u3068"}},
    {"n", {U"\u306a", U"\u306b", U"\u306c", U"\u306d", U"\u306e"}},
    {"h", {U"\u306f", U"\u3072", U"\u3075", U"\u3078", U"\u307b"}},
    {"m", {U"\u307e", U"\u307f", U"\u3080", U"\u3081", U"\u3082"}},
    {"y", {U"\u3084", U"\u3044", U"\u3086", U"\u3044\u3047", U"\u3088"}},
    {"r", {U"\u3089", U"\u308a", U"\u308b", U"\u308c", U"\u308d"}},
    {"w", {U"\u308f", U"\u3046\u3043", U"\u3046", U"\u3046\u3047", U"\u3092"}},
    {"g", {U"\u304c", U"\u304e", U"\u3050", U"\u3052", U"\u3054"}},
    {"z", {U"\u3056", U"\u3058", U"\u305a", U"\u305c", U"\u305e"}},
    {"d", {U"\u3060", U"\u3062", U"\u3065", U"\u3067", U"\u3069"}},
    {"b", {U"\u3070", U"\u3073", U"\u3076", U"\u3079", U"\u307c"}},
    {"p", {U"\u3071", U"\u3074", U"\u3077", U"\u307a", U"\u307d"}},
    {"f", {U"\u3075\u3041", U"\u3075\u3043", U"\u3075", U"\u3075\u3047", U"\u3075\u3049"}},
    {"v", {U"\u3094\u3041", U"\u3094\u3043", U"\u3094", U"\u3094\u3047", U"\u3094\u3049"}},
    {"j", {U"\u3058\u3083", U"\u3058", U"\u3058\u3085", U"\u3058\u3047", U"\u3058\u3087"}},
    {"l", {U"\u3089", U"\u308a", U"\u308b", U"\u308c", U"\u308d"}},
    {"x", {U"\u3041", U"\u3043", U"\u3045", U"\u3047", U"\u3049"}},
    {"c", {U"\u304b", U"\u3057", U"\u304f", U"\u305b", U"\u3053"}},
    {"sh", {U"\u3057\u3083", U"\u3057", U"\u3057\u3085", U"\u3057\u3047", U"\u3057\u3087"}},
    {"ch", {U"\u3061\u3083", U"\u3061", U"\u3061\u3085", U"\u3061\u3047", U"\u3061\u3087"}},
    {"ts", {U"\u3064\u3041", U"\u3064\u3043", U"\u3064", U"\u3064\u3047", U"\u3064\u3049"}},
    {"ky", {U"\u304d\u3083", U"", U"\u304d\u3085", U"", U"\u304d\u3087"}},
    {"sy", {U"\u3057\u3083", U"", U"\u3057\u3085", U"", U"\u3057\u3087"}},
    {"ty", {U"\u3061\u3083", U"", U"\u3061\u3085", U"", U"\u3061\u3087"}},
    {"cy", {U"\u3061\u3083", U"", U"\u3061\u3085", U"", U"\u3061\u3087"}},
    {"ny", {U"\u306b\u3083", U"", U"\u306b\u3085", U"", U"\u306b\u3087"}},
    {"hy", {U"\u3072\u3083", U"", U"\u3072\u3085", U"", U"\u3072\u3087"}},
    {"my", {U"\u307f\u3083", U"", U"\u307f\u3085", U"", U"\u307f\u3087"}},
    {"ry", {U"\u308a\u3083", U"", U"\u308a\u3085", U"", U"\u308a\u3087"}},
    {"gy", {U"\u304e\u3083", U"", U"\u304e\u3085", U"", U"\u304e\u3087"}},
    {"zy", {U"\u3058\u3083", U"", U"\u3058\u3085", U"", U"\u3058\u3087"}},
    {"jy", {U"\u3058\u3083", U"", U"\u3058\u3085", U"", U"\u3058\u3087"}},
    {"dy", {U"\u3062\u3083", U"", U"\u3062\u3085", U"", U"\u3062\u3087"}},
    {"by", {U"\u3073\u3083", U"", U"\u3073\u3085", U"", U"\u3073\u3087"}},
    {"py", {U"\u3074\u3083", U"", U"\u3074\u3085", U"", U"\u3074\u3087"}},
    {"th", {U"\u3066\u3083", U"\u3066\u3043", U"\u3066\u3085", U"", U"\u3066\u3087"}},
    {"dh", {U"\u3067\u3083", U"\u3067\u3043", U"\u3067\u3085", U"", U"\u3067\u3087"}},
    {"xy", {U"\u3083", U"", U"\u3085", U"", U"\u3087"}},
}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_vowel(char c) { return vowels.find(c) != std::string_view::npos; }

// A syllable the letters begin with: its sound and how many letters it is.
struct Syllable {
    std::string kana;
    std::size_t letters = 0;
};
std::optional<Syllable> syllable_at(std::string_view letters) {
    const std::size_t vowel = letters.find_first_of(vowels);
    if (vowel == std::string_view::npos) return std::nullopt;
    const auto row =
        std::ranges::find(syllables, letters.substr(0, vowel), &SyllableRow::consonants);
    if (row == syllables.end()) return std::nullopt;
    const std::u32string_view sound = row->sounds[vowels.find(letters[vowel])];
    if (sound.empty()) return std::nullopt;
    return Syllable{town::utf8_of(sound), vowel + 1};
}

// n before a consonant, or with its mark; nn before a vowel is the n and a syllable, else it is how
// keyboards write the n alone.
std::optional<Syllable> lone_n_at(std::string_view letters) {
    if (letters.size() < 2 || letters[0] != 'n') return std::nullopt;
    const std::string kana(lone_n);
    if (letters[1] == '\'') return Syllable{kana, 2};
    if (letters[1] == 'n') {
        if (letters.size() < 3) return std::nullopt;
        return Syllable{kana, is_vowel(letters[2]) || letters[2] == 'y' ? 1U : 2U};
    }
    if (is_vowel(letters[1]) || letters[1] == 'y') return std::nullopt;
    return Syllable{kana, 1};
}

// A consonant written twice, or t before ch, holds its breath.
bool is_doubled(std::string_view letters) {
    if (letters.size() < 2 || !is_letter(letters[0]) || is_vowel(letters[0])) return false;
    return letters[0] == letters[1] || letters.starts_with("tch");
}

std::string lower(std::string_view letters) {
    std::string all(letters);
    std::ranges::transform(all, all.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return all;
}

}  // namespace

Sounds sounds_of(std::string_view letters) {
    Sounds sounds;
    const std::string small = lower(letters);
    std::string_view left = small;
    while (!left.empty()) {
        auto next = lone_n_at(left);
        if (!next && left[0] != 'n' && is_doubled(left)) next = Syllable{std::string(small_tu), 1};
        if (!next && left[0] == '-') next = Syllable{std::string(long_mark), 1};
        if (!next) next = syllable_at(left);
        if (!next) break;
        sounds.kana += next->kana;
        left.remove_prefix(next->letters);
    }
    sounds.rest = letters.substr(letters.size() - left.size());
    return sounds;
}

std::string whole_sounds_of(std::string_view letters) {
    const Sounds sounds = sounds_of(letters);
    const std::string rest = lower(sounds.rest);
    return sounds.kana + (rest == "n" || rest == "nn" ? std::string(lone_n) : sounds.rest);
}

bool is_romaji(std::string_view sign) {
    return sign.size() == 1 && (is_letter(sign[0]) || sign[0] == '-' || sign[0] == '\'');
}

}  // namespace kiosk::typing
