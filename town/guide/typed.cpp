#include "town/guide/typed.h"

#include <algorithm>
#include <array>
#include <map>

#include "town/guide/text.h"

namespace town::guide {

namespace {

constexpr std::size_t most_meant = 12;
constexpr std::size_t least_romaji = 6;       // letters of one word alone
constexpr std::size_t longest_left_over = 2;  // longer runs are words: PDF, ATM

bool is_small_letter(char32_t c) { return c >= U'a' && c <= U'z'; }

struct Row {
    std::u32string_view begins;
    std::u32string_view kana;  // with a, i, u, e, o; two each where `kana` is twice as long
};
constexpr std::array<Row, 15> one_kana = {{{U"", U"あいうえお"},
                                           {U"k", U"かきくけこ"},
                                           {U"s", U"さしすせそ"},
                                           {U"t", U"たちつてと"},
                                           {U"n", U"なにぬねの"},
                                           {U"h", U"はひふへほ"},
                                           {U"m", U"まみむめも"},
                                           {U"r", U"らりるれろ"},
                                           {U"g", U"がぎぐげご"},
                                           {U"z", U"ざじずぜぞ"},
                                           {U"d", U"だぢづでど"},
                                           {U"b", U"ばびぶべぼ"},
                                           {U"p", U"ぱぴぷぺぽ"},
                                           {U"y", U"やいゆえよ"},
                                           {U"w", U"わいうえを"}}};
constexpr std::u32string_view vowels = U"aiueo";

// Syllable by syllable; Hepburn and Kunrei alike.
std::map<std::u32string, std::u32string> syllables() {
    std::map<std::u32string, std::u32string> all;
    for (const Row& row : one_kana) {
        for (std::size_t i = 0; i < vowels.size(); ++i)
            all[std::u32string(row.begins) + vowels[i]] = row.kana.substr(i, 1);
    }
    const auto with_small = [&](std::u32string_view begins, char32_t first) {
        all[std::u32string(begins) + U"a"] = std::u32string{first, U'ゃ'};
        all[std::u32string(begins) + U"u"] = std::u32string{first, U'ゅ'};
        all[std::u32string(begins) + U"o"] = std::u32string{first, U'ょ'};
    };
    const std::array<std::pair<std::u32string_view, char32_t>, 15> glides = {{{U"ky", U'き'},
                                                                              {U"gy", U'ぎ'},
                                                                              {U"sh", U'し'},
                                                                              {U"sy", U'し'},
                                                                              {U"ch", U'ち'},
                                                                              {U"ty", U'ち'},
                                                                              {U"cy", U'ち'},
                                                                              {U"ny", U'に'},
                                                                              {U"hy", U'ひ'},
                                                                              {U"by", U'び'},
                                                                              {U"py", U'ぴ'},
                                                                              {U"my", U'み'},
                                                                              {U"ry", U'り'},
                                                                              {U"j", U'じ'},
                                                                              {U"zy", U'じ'}}};
    for (const auto& [begins, first] : glides) with_small(begins, first);
    all[U"shi"] = U"し";
    all[U"chi"] = U"ち";
    all[U"tsu"] = U"つ";
    all[U"fu"] = U"ふ";
    all[U"ji"] = U"じ";
    return all;
}

// Empty: the word is none of Japanese.
std::u32string kana_of(std::u32string_view word) {
    static const auto known = syllables();
    std::u32string kana;
    for (std::size_t at = 0; at < word.size();) {
        std::size_t length = 3;
        for (; length > 0; --length) {
            const auto found = known.find(std::u32string(word.substr(at, length)));
            if (found == known.end()) continue;
            kana += found->second;
            break;
        }
        if (length > 0) {
            at += std::min(length, word.size() - at);
            continue;
        }
        const bool twice = at + 1 < word.size() && word[at] == word[at + 1] && word[at] != U'n';
        const bool before_ch = word.substr(at).starts_with(U"tch");
        if (word[at] == U'n') {
            kana += U'ん';
        } else if (twice || before_ch) {
            kana += U'っ';
        } else {
            return {};
        }
        ++at;
    }
    return kana;
}

// The whole question in kana, or nothing where one word of it is not Japanese.
std::u32string from_romaji(const std::u32string& text) {
    std::u32string kana;
    std::u32string word;
    std::size_t words = 0;
    std::size_t letters = 0;
    bool all_japanese = true;
    const auto end_word = [&] {
        if (word.empty()) return;
        const auto read = kana_of(word);
        all_japanese = all_japanese && !read.empty();
        kana += read;
        ++words;
        letters += word.size();
        word.clear();
    };
    for (const char32_t c : text) {
        if (is_small_letter(c)) {
            word += c;
            continue;
        }
        if (c >= 0x80) return {};
        end_word();
        kana += c;
    }
    end_word();
    return all_japanese && words > 0 && letters >= least_romaji ? kana : std::u32string();
}

// `said` with the letters left over behind kana read in every way they may have begun.
std::vector<std::u32string> completed(const std::u32string& text) {
    std::vector<std::u32string> meant{{}};
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_small_letter(text[end])) ++end;
        const std::size_t length = end - at;
        const bool left_over =
            length > 0 && length <= longest_left_over && at > 0 && is_kana(text[at - 1]);
        if (!left_over) {
            end = std::max(end, at + 1);
            for (auto& one : meant) one += text.substr(at, end - at);
            at = end;
            continue;
        }
        any = true;
        std::vector<std::u32string> more = meant;  // as if it were not there
        for (const char32_t vowel : vowels) {
            const auto kana = kana_of(std::u32string{text[at], vowel});
            for (const auto& one : meant) more.push_back(one + kana);
        }
        if (more.size() > most_meant) more.resize(most_meant);
        meant = std::move(more);
        at = end;
    }
    return any ? meant : std::vector<std::u32string>();
}

}  // namespace

std::vector<std::string> as_meant(std::string_view question) {
    std::vector<std::string> meant{std::string(question)};
    const auto text = characters(normalise(question));
    if (const auto kana = from_romaji(text); !kana.empty()) meant.push_back(utf8(kana));
    for (const auto& one : completed(text)) meant.push_back(utf8(one));
    return meant;
}

}  // namespace town::guide
