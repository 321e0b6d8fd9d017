#include <algorithm>

#include "town/identity_words.h"
#include "town/letters.h"
#include "town/unanswered.h"

namespace town {

namespace {

constexpr char32_t hidden_sign = 0x25CB;  // ○
constexpr std::u32string_view number_joiners = U" -()./:\u30FC\u2010\u2011\u2012\u2013\u2014\u30FB";
// 0 to 9, 10, 100 and 1000 in kanji.
constexpr std::u32string_view kanji_numbers =
    U"\u3007\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E\u5343";

bool is_hiragana(char32_t letter) { return letter >= 0x3041 && letter <= 0x3096; }
bool is_katakana(char32_t letter) { return letter >= 0x30A1 && letter <= 0x30FC; }
bool is_name_kanji(char32_t letter) { return is_kanji_letter(letter) || letter == 0x3005; }  // 々
bool is_small_kanji_number(char32_t letter) {
    return kanji_numbers.find(letter) != std::u32string_view::npos;
}
bool is_latin_letter(char32_t letter) {
    return (letter >= U'a' && letter <= U'z') || (letter >= 0xC0 && letter <= 0x24F) ||
           (letter >= 0x1E00 && letter <= 0x1EFF) || letter == U'\'';
}
bool is_any_digit(char32_t letter) {
    return (letter >= U'0' && letter <= U'9') || (letter >= 0x2460 && letter <= 0x249B) ||
           (letter >= 0x660 && letter <= 0x669) || (letter >= 0x2080 && letter <= 0x2089);
}

// One text while its names, numbers and places are being found. All letters are compared folded;
// what is written at the end are the letters as they were.
class Veil {
public:
    Veil(std::string_view text, const IdentityWords& words)
        : words_(words), asked_(letters_of(text)), text_(folded_letters(text)) {
        hidden_.resize(text_.size());
        stays_.resize(text_.size());
        for (std::size_t at = 0; at < text_.size(); ++at) {
            const auto length = longest_at(words_.stays, text_, at);
            for (std::size_t i = at; i < at + length; ++i) stays_[i] = true;
        }
    }

    void hide_all() {
        hide_addresses_of_machines();
        hide_numbers();
        hide_places();
        hide_known_names();
        hide_names_in_kana();
        hide_before_honorifics();
        hide_after_introductions();
        hide_before_closings();
        hide_latin_names();
    }
    std::string what_is_left() const;

private:
    template <class Is>
    std::size_t run_from(std::size_t at, std::size_t most, Is is) const {
        std::size_t end = at;
        while (end < text_.size() && end < at + most && is(text_[end])) ++end;
        return end - at;
    }
    template <class Is>
    std::size_t run_before(std::size_t at, std::size_t most, Is is) const {
        std::size_t begin = at;
        while (begin > 0 && at - begin < most && !stays_[begin - 1] && is(text_[begin - 1])) {
            --begin;
        }
        return at - begin;
    }
    void hide(std::size_t at, std::size_t length) {
        for (std::size_t i = at; i < at + length && i < hidden_.size(); ++i) hidden_[i] = true;
    }
    bool is_blank(std::size_t at) const { return at < text_.size() && text_[at] == U' '; }

    void hide_addresses_of_machines();
    void hide_numbers();
    void hide_number(std::size_t begin, std::size_t end);
    void hide_places();
    void hide_known_names();
    void hide_given_after(std::size_t at);
    void hide_names_in_kana();
    void hide_before_honorifics();
    void hide_same_script_before(std::size_t at);
    void hide_after_introductions();
    void hide_before_closings();
    void hide_latin_names();

    const IdentityWords& words_;
    std::u32string asked_;
    std::u32string text_;
    std::vector<bool> hidden_;
    std::vector<bool> stays_;
};

// E-mail, web and handles: whatever is joined to @ or //.
void Veil::hide_addresses_of_machines() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
        const bool marks = text_[at] == U'@' || text_.compare(at, 3, U"://") == 0 ||
                           text_.compare(at, 4, U"www.") == 0;
        if (!marks) continue;
        const auto ascii = [](char32_t letter) { return letter > U' ' && letter < 0x7F; };
        const auto before = run_before(at, 200, ascii);
        hide(at - before, before + run_from(at, 200, ascii));
    }
}

// A number, with the hyphens within it; said in kanji too, where it cannot be a word.
void Veil::hide_numbers() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
        std::size_t end = at;
        while (end < text_.size()) {
            if (is_any_digit(text_[end])) {
                ++end;
            } else if (end > at && end + 1 < text_.size() && is_any_digit(text_[end + 1]) &&
                       number_joiners.find(text_[end]) != std::u32string_view::npos) {
                ++end;
            } else {
                break;
            }
        }
        if (end == at && !stays_[at]) {
            end = at + run_from(at, 20, is_small_kanji_number);
            const bool of_house = end > at && longest_at(words_.house_signs, text_, end) > 0;
            if (end - at < 2 && !of_house) end = at;
        }
        if (end == at) continue;
        hide_number(at, end);
        at = end - 1;
    }
}

// A number of a house takes the place before it along.
void Veil::hide_number(std::size_t begin, std::size_t end) {
    hide(begin, end - begin);
    const auto sign = longest_at(words_.house_signs, text_, end);
    hide(end, sign);
    const auto number = std::u32string_view(text_).substr(begin, end - begin);
    const bool joined = number.find_first_of(U"-\u30FC\u2010\u2013") != std::u32string_view::npos;
    if (sign == 0 && !joined) return;
    const auto of_a_place = [](char32_t letter) {
        return is_name_kanji(letter) || is_katakana(letter);
    };
    const auto before = run_before(begin, 12, of_a_place);
    hide(begin - before, before);
}

void Veil::hide_places() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
        const auto length = longest_at(words_.places, text_, at);
        if (length == 0 || stays_[at]) continue;
        if (longest_at(words_.place_tails, text_, at + length) == 0) hide(at, length);
    }
}

void Veil::hide_known_names() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
        const auto length = longest_at(words_.family, text_, at);
        if (length == 0 || stays_[at]) continue;
        if (longest_at(words_.place_tails, text_, at + length) > 0) continue;
        hide(at, length);
        hide_given_after(at + length);
        at += length - 1;
    }
}

// A given name of the lists, or, joined to a family name, up to three signs that may be one.
void Veil::hide_given_after(std::size_t at) {
    const std::size_t begin = is_blank(at) ? at + 1 : at;
    if (begin >= text_.size() || stays_[begin]) return;
    const auto known = std::max(longest_at(words_.given, text_, begin),
                                longest_at(words_.given_readings, text_, begin));
    const auto run = run_from(begin, 4, is_name_kanji);
    const bool likely = run > 0 && run <= (begin == at || known > 0 ? 3U : 2U);
    const auto length = std::max(known, likely ? run : 0);
    if (length > 0) hide(at, begin - at + length);
}

// 「さとう はなこです」: a reading stands alone, or says who one is; within other words it is none.
void Veil::hide_names_in_kana() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
        if (at > 0 && is_hiragana(text_[at - 1])) continue;
        const auto length = longest_at(words_.family_readings, text_, at);
        if (length == 0 || stays_[at]) continue;
        std::size_t end = at + length;
        const std::size_t next = is_blank(end) ? end + 1 : end;
        const auto given = longest_at(words_.given_readings, text_, next);
        if (given > 0) end = next + given;
        const bool alone = end >= text_.size() || !is_hiragana(text_[end]);
        const bool said = longest_at(words_.says, text_, end) > 0 ||
                          longest_at(words_.closings, text_, end) > 0 ||
                          longest_at(words_.honorifics, text_, end) > 0;
        if (given > 0 || alone || said) hide(at, end - at);
    }
}

void Veil::hide_before_honorifics() {
    for (std::size_t at = 1; at < text_.size(); ++at) {
        if (stays_[at] || longest_at(words_.honorifics, text_, at) == 0) continue;
        hide_same_script_before(at);
    }
}

// What stands before: a run of kanji (and of kanji before a blank), of katakana, or of hiragana
// after the last particle.
void Veil::hide_same_script_before(std::size_t at) {
    if (const auto kanji = run_before(at, 5, is_name_kanji); kanji > 0) {
        return hide(at - kanji, kanji);
    }
    if (const auto katakana = run_before(at, 16, is_katakana); katakana > 0) {
        return hide(at - katakana, katakana);
    }
    if (const auto latin = run_before(at, 24, is_latin_letter); latin > 0)
        return hide(at - latin, latin);
    auto kana = run_before(at, 6, is_hiragana);
    const auto cut =
        std::u32string_view(text_).substr(at - kana, kana).find_last_of(words_.particles);
    if (cut != std::u32string_view::npos) kana -= cut + 1;
    if (kana >= 2) hide(at - kana, kana);
}

void Veil::hide_after_introductions() {
    const auto ends = [](char32_t letter) {
        return std::u32string_view(U"。、,.!?！？").find(letter) != std::u32string_view::npos;
    };
    for (std::size_t at = 0; at < text_.size(); ++at) {
        const auto length = longest_at(words_.introductions, text_, at);
        if (length == 0 || (at > 0 && is_latin_letter(text_[at]) && is_latin_letter(text_[at - 1])))
            continue;
        std::size_t begin = at + length;
        while (begin < text_.size() && (is_blank(begin) || text_[begin] == U':')) ++begin;
        const auto until = [&](char32_t letter) { return !ends(letter); };
        const bool latin = begin < text_.size() && is_latin_letter(text_[begin]);
        const auto rest = run_from(begin, latin ? 40 : 16, until);
        std::size_t said = 0;
        while (said < rest && longest_at(words_.says, text_, begin + said) == 0) ++said;
        hide(begin, said);
    }
}

void Veil::hide_before_closings() {
    for (std::size_t at = 1; at < text_.size(); ++at) {
        if (longest_at(words_.closings, text_, at) > 0) hide_same_script_before(at);
    }
}

// A Latin word that begins large: where two stand together, or not at the beginning of a sentence.
void Veil::hide_latin_names() {
    struct Word {
        std::size_t at, length;
        bool large, first;
    };
    std::vector<Word> all;
    bool first = true;
    for (std::size_t at = 0; at < text_.size(); ++at) {
        const auto length = run_from(at, 40, is_latin_letter);
        if (length == 0) {
            if (std::u32string_view(U".!?。！？").find(text_[at]) != std::u32string_view::npos) {
                first = true;
            }
            continue;
        }
        const auto word = text_.substr(at, length);
        std::size_t capitals = 0;
        for (std::size_t i = at; i < at + length; ++i) capitals += asked_[i] != text_[i] ? 1 : 0;
        const bool known = std::ranges::find(words_.stays_latin, word) != words_.stays_latin.end();
        const bool short_form = capitals == length && length <= 4;
        all.push_back({at, length, asked_[at] != text_[at] && !known && !short_form, first});
        first = false;
        at += length - 1;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].large) continue;
        const bool next = i + 1 < all.size() && all[i + 1].large && !all[i + 1].first;
        if (!all[i].first || next) hide(all[i].at, all[i].length);
    }
}

std::string Veil::what_is_left() const {
    std::u32string left;
    bool anything = false;
    for (std::size_t at = 0; at < asked_.size() && left.size() < words_.longest; ++at) {
        const char32_t letter = asked_[at];
        if (hidden_[at]) {
            if (left.empty() || left.back() != hidden_sign) left += hidden_sign;
        } else if (letter < U' ' || letter == 0x7F || letter == U' ' || letter == 0x3000) {
            if (!left.empty() && left.back() != U' ') left += U' ';
        } else {
            left += letter;
            anything = anything || is_kana_letter(letter) || is_name_kanji(letter) ||
                       is_latin_letter(folded_letter(letter));
        }
    }
    while (!left.empty() && left.back() == U' ') left.pop_back();
    return anything ? utf8_of(left) : std::string();
}

}  // namespace

std::string without_identity(std::string_view text, const IdentityWords::Files& files) {
    const auto words = IdentityWords::from(files);
    if (!words) return {};
    Veil veil(text, *words);
    veil.hide_all();
    return veil.what_is_left();
}

}  // namespace town
