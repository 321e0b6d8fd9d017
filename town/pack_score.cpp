// How plain the words of residents are, by length, negation, kanji and words nobody knows.
#include "town/pack_score.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/bytes.h"
#include "town/letters.h"
#include "town/pack_load.h"
#include "town/pack_plain.h"
#include "town/pack_residents.h"
#include "town/pack_score_rules.h"
#include "town/ruby.h"

namespace town {
namespace {

bool is_among(const std::vector<std::string>& list, std::string_view one) {
    return std::ranges::find(list, one) != list.end();
}

int times_said(std::string_view text, const std::vector<std::string>& patterns) {
    int times = 0;
    for (const std::string& pattern : patterns) {
        if (pattern.empty()) continue;
        for (auto at = text.find(pattern); at != std::string_view::npos;
             at = text.find(pattern, at + pattern.size())) {
            ++times;
        }
    }
    return times;
}

// Where a reading in brackets ends that begins at `at`; 0 when it is none.
std::size_t end_of_reading(std::u32string_view letters, std::size_t at) {
    constexpr char32_t bracket = 0xFF08, bracket_end = 0xFF09, wide_blank = 0x3000, dot = 0x30FB;
    if (letters[at] != bracket) return 0;
    for (std::size_t i = at + 1; i < letters.size(); ++i) {
        const char32_t letter = letters[i];
        if (letter == bracket_end) return i > at + 1 ? i : 0;
        if (!is_kana_letter(letter) && letter != U' ' && letter != wide_blank && letter != dot) {
            return 0;
        }
    }
    return 0;
}

struct ReadablePhrase {
    std::u32string words;  // without readings
    std::u32string kanji;  // without those whose reading stands above or behind them
};

constexpr char32_t word_joiner = 0x2060;

ReadablePhrase readable(std::string_view phrase) {
    ReadablePhrase made;
    for (const RubyPart& part : ruby_parts(phrase)) {
        const std::u32string letters = letters_of(part.base);
        std::size_t run = 0;  // of kanji just before
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const std::size_t end = run > 0 ? end_of_reading(letters, i) : 0;
            if (end > 0) {
                made.kanji.resize(made.kanji.size() - run);
                run = 0;
                i = end;
                continue;
            }
            if (letters[i] == word_joiner) continue;  // A mark for line breaks.
            made.words += letters[i];
            const bool hard = part.reading.empty() && is_kanji_letter(letters[i]);
            run = hard ? run + 1 : 0;
            if (hard) made.kanji += letters[i];
        }
    }
    return made;
}

// A word to look at: written out in kana only, a dictionary of kanji may not know it.
bool is_telling(std::string_view word) {
    const std::u32string letters = letters_of(word);
    return std::ranges::any_of(letters, [](char32_t letter) {
        const bool latin = (letter >= U'A' && letter <= U'Z') || (letter >= U'a' && letter <= U'z');
        const bool katakana = letter >= 0x30A1 && letter <= 0x30FA;
        return latin || katakana || is_kanji_letter(letter);
    });
}

// Counts one phrase after the other of one language.
class PhraseScore {
public:
    PhraseScore(const ScoreRules& rules, const PlainMeasure& measure, std::string_view language,
                const PlainSpeech& speech, const PlainDictionary& dictionary)
        : rules_(rules),
          measure_(measure),
          language_(language),
          speech_(speech),
          dictionary_(dictionary) {}

    PlainPhrase of(const std::string& key, const std::string& phrase) const {
        PlainPhrase made{.key = key, .text = phrase, .score = 100, .reasons = {}};
        const ReadablePhrase text = readable(PlainSpeech::without_marks(phrase));
        const std::string words = utf8_of(text.words);
        for (const std::string& sentence : speech_.sentences(words)) count_sentence(sentence, made);
        count_kanji(text.kanji, made);
        count_words(words, made);
        for (const HardPattern& hard : rules_.hard) {
            if (!is_among(hard.languages, language_)) continue;
            const int times = times_said(phrase, hard.patterns);
            if (times > 0) take(hard.points * times, hard.why, made);
        }
        made.score = std::max(made.score, 0);
        return made;
    }

private:
    static void take(std::int64_t points, const std::string& why, PlainPhrase& made) {
        made.score -= static_cast<int>(points);
        made.reasons.push_back(fmt::format("-{} {}", points, why));
    }

    void count_sentence(const std::string& sentence, PlainPhrase& made) const {
        const auto length = static_cast<std::int64_t>(base::characters_in(sentence));
        if (length > measure_.sentence) {
            take((length - measure_.sentence) * rules_.character,
                 fmt::format("a sentence of {} letters", length), made);
        }
        const int noes =
            times_said(sentence, rules_.negations) - times_said(sentence, rules_.no_negations);
        if (noes > 1) {
            take(rules_.second_no, "a sentence that says no twice", made);
        }
    }

    void count_kanji(const std::u32string& kanji, PlainPhrase& made) const {
        std::u32string hard;
        for (const char32_t letter : kanji) {
            const auto year = dictionary_.school_years.find(letter);
            const bool known =
                year != dictionary_.school_years.end() && year->second <= measure_.school_year;
            const bool own = rules_.own_words.contains(utf8_of({&letter, 1}));
            if (!known && !own) hard += letter;
        }
        if (hard.empty()) return;
        take(rules_.kanji * static_cast<std::int64_t>(hard.size()), "kanji " + utf8_of(hard), made);
    }

    void count_words(const std::string& text, PlainPhrase& made) const {
        for (const std::string& word : dictionary_.unknown_words(text)) {
            if (!is_telling(word) || rules_.own_words.contains(word)) continue;
            take(rules_.unknown_word, "the word " + word, made);
        }
    }

    const ScoreRules& rules_;
    const PlainMeasure& measure_;
    std::string_view language_;
    const PlainSpeech& speech_;
    const PlainDictionary& dictionary_;
};

// The screen a phrase stands on: a question is one, what is around it another.
std::string screen_of(std::string_view key) {
    const auto words = [&](std::size_t count) {
        std::size_t end = 0;
        for (std::size_t i = 0; i < count && end != std::string_view::npos; ++i) {
            end = key.find('.', end == 0 ? 0 : end + 1);
        }
        return std::string(key.substr(0, end));
    };
    if (key.starts_with("journey.")) {
        return key.find(".question.") == std::string_view::npos ? words(2) : words(4);
    }
    constexpr std::array<std::string_view, 7> of_two{"register.", "table.", "group.", "pages.",
                                                     "account.",  "proxy.", "repeat."};
    const bool two = std::ranges::any_of(
        of_two, [&](std::string_view beginning) { return key.starts_with(beginning); });
    return two && std::ranges::count(key, '.') > 1 ? words(2) : words(1);
}

void finish(PlainScreen& screen) {
    std::int64_t sum = 0, letters = 0;
    for (const PlainPhrase& phrase : screen.phrases) {
        const auto size = static_cast<std::int64_t>(base::characters_in(phrase.text)) + 1;
        sum += phrase.score * size;
        letters += size;
    }
    std::ranges::stable_sort(screen.phrases, {}, &PlainPhrase::score);
    const auto together = static_cast<int>(sum / std::max<std::int64_t>(letters, 1));
    screen.score = (together + screen.phrases.front().score) / 2;
}

void complain_of(const PlainScreen& screen, PackComplaints& complaints) {
    if (screen.score >= screen.floor) return;
    const PlainPhrase& worst = screen.phrases.front();
    complaints.push_back(
        {"words " + screen.language,
         fmt::format("\"{}\" scores {} of {} in plain speech; worst: \"{}\" ({}).", screen.id,
                     screen.score, screen.floor, worst.key, fmt::join(worst.reasons, "; "))});
}

}  // namespace

PlainReport score_plain(const PackSource& source, const PlainDictionary& dictionary) {
    PlainReport report;
    const auto file = source.find(score_path);
    if (file == source.end()) return report;
    const ScoreRules rules = score_rules(file->second, report.complaints);
    const LoadedPack loaded = load(source);
    PackComplaints of_check;  // `check` says these.
    const PlainSpeech speech = PlainSpeech::from(source, of_check);
    const ResidentsRule residents = ResidentsRule::from(source, loaded.pack, of_check);
    for (const auto& [language, measure] : rules.languages) {
        const auto written = loaded.written.find(language);
        if (written == loaded.written.end()) {
            report.complaints.push_back({score_path, "There is no language \"" + language + "\"."});
            continue;
        }
        const PhraseScore score(rules, measure, language, speech, dictionary);
        std::map<std::string, PlainScreen> screens;
        for (const auto& [key, phrase] : written->second) {
            if (residents.meets(key) != ResidentsRule::Meets::yes) continue;
            const std::string id = screen_of(key);
            PlainScreen& screen = screens[id];
            screen.language = language;
            screen.id = id;
            screen.floor = static_cast<int>(measure.floor);
            screen.phrases.push_back(score.of(key, phrase));
        }
        for (auto& [id, screen] : screens) {
            finish(screen);
            complain_of(screen, report.complaints);
            report.screens.push_back(std::move(screen));
        }
    }
    return report;
}

}  // namespace town
