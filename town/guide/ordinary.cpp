#include "town/guide/ordinary.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace town::guide {

namespace {

constexpr std::string_view ordinary_file = "guide/ordinary.toml";
constexpr std::size_t longest_ordinary = 60;  // letters: a story is nobody's to keep

// Numbers of pos-id.def of the IPA dictionary.
namespace speech {
constexpr unsigned interjection = 2, adjective = 10, adjective_beside = 12, auxiliary = 25;
constexpr unsigned verb = 31, verb_suffix = 32, verb_beside = 33, number = 48;
constexpr unsigned region = 46, country = 47;
bool filler(unsigned id) { return id == 1; }
bool sign(unsigned id) { return id >= 4 && id <= 9; }
bool particle(unsigned id) { return id >= 13 && id <= 24; }
bool connecting(unsigned id) { return id == 26 || id == 68; }
bool prefix(unsigned id) { return id >= 27 && id <= 30; }
bool adverb(unsigned id) { return id == 34 || id == 35; }
bool tail(unsigned id) { return id >= 50 && id <= 58; }
bool pointing(unsigned id) { return id == 59 || id == 60; }
bool loose(unsigned id) { return id >= 61 && id <= 66; }
bool noun(unsigned id) { return (id >= 36 && id <= 47) || id == 49 || id == 67; }
}  // namespace speech

bool is_denial(std::string_view base) {
    return base == "ない" || base == "ぬ" || base == "ん" || base == "まい";
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// A letter, a picture, anything that could say something: all but digits and marks of punctuation.
bool could_say(char32_t c) {
    const auto sign = static_cast<UChar32>(c);
    return !u_isdigit(sign) && !u_ispunct(sign) && !u_isspace(sign) &&
           u_charType(sign) != U_MATH_SYMBOL;
}

bool has_kana(const std::u32string& text) { return std::ranges::any_of(text, is_kana); }
bool has_kanji(const std::u32string& text) { return std::ranges::any_of(text, is_kanji); }

}  // namespace

struct OrdinaryWords::Sentence {
    bool names_a_topic = false;
    std::string meant;  // the last word that carried meaning
    bool meant_verb = false;
    std::string just_said;  // the last word as it stands there
};

base::Result<OrdinaryWords, FileFault> OrdinaryWords::from(const Files& files) {
    OrdinaryWords words;
    const auto written = files.find(ordinary_file);
    if (written == files.end()) return words;
    const auto table = parse_toml(written->second);
    if (!table) return base::Failure{FileFault{std::string(ordinary_file), table.error().why}};
    const auto fill = [](Words& into, const TomlTable& from, std::string_view key) {
        for (auto& word : texts_of(from, key)) into.insert(normalise(word));
    };
    const TomlTable& all = table.value();
    fill(words.topics_, all, "topics");
    fill(words.plain_, all, "plain");
    fill(words.asks_, all, "asks");
    fill(words.beside_, all, "beside");
    fill(words.past_, all, "past");
    fill(words.not_, all, "not");
    fill(words.passive_, all, "passive");
    fill(words.objects_, all, "objects");
    fill(words.endings_, all, "endings");
    fill(words.adverbs_, all, "adverbs");
    fill(words.pointing_, all, "pointing");
    fill(words.loose_, all, "loose");
    fill(words.tails_, all, "tails");
    fill(words.connecting_, all, "connecting");
    fill(words.greetings_, all, "greetings");
    if (const auto* english = table_of(all, "english")) {
        fill(words.english_topics_, *english, "topics");
        fill(words.english_plain_, *english, "plain");
    }
    if (auto reader = Reader::open()) words.reader_ = std::make_shared<Reader>(reader.take());
    return words;
}

bool OrdinaryWords::lets_verb_through(const Morpheme& word, const Sentence& so_far) const {
    if (word.pos == speech::verb_suffix)
        return (word.base == "れる" || word.base == "られる") && passive_.contains(so_far.meant);
    if (word.pos == speech::verb_beside || word.pos == speech::adjective_beside)
        return beside_.contains(word.base);
    // What is needed, not who is where.
    if (word.base == "いる" && (so_far.just_said == "に" || so_far.just_said == "で")) return false;
    // Something is put out or taken; nobody is let out of a place.
    const auto& before = so_far.just_said;
    const bool of_a_thing = before == "を" || before == "は" || before == "が" || before == "も";
    if (objects_.contains(word.base) && !of_a_thing) return false;
    return asks_.contains(word.base);
}

bool OrdinaryWords::lets_noun_through(const Morpheme& word, Sentence& so_far) const {
    if (word.pos == speech::number || word.pos == speech::region || word.pos == speech::country)
        return true;
    if (speech::pointing(word.pos)) return pointing_.contains(word.base);
    if (speech::loose(word.pos)) return loose_.contains(word.base);
    if (speech::tail(word.pos)) return tails_.contains(word.base);
    if (topics_.contains(word.base)) {
        so_far.names_a_topic = true;
        return true;
    }
    return plain_.contains(word.base);
}

bool OrdinaryWords::lets_through(const Morpheme& word, Sentence& so_far) const {
    // What MeCab does not know it files by its letters alone, a cry in Korean under signs: only
    // the list lets it through. The same for a sign that is a letter.
    const std::u32string letters = characters(word.surface);
    const bool says = std::ranges::any_of(letters, could_say);
    const bool letter =
        std::ranges::any_of(letters, [](char32_t c) { return u_isalpha(static_cast<UChar32>(c)); });
    if (says && (word.unknown || (letter && speech::sign(word.pos)))) {
        so_far.names_a_topic = so_far.names_a_topic || topics_.contains(word.base);
        so_far.meant = word.base;
        so_far.meant_verb = false;
        return topics_.contains(word.base) || plain_.contains(word.base);
    }
    if (speech::sign(word.pos) || speech::particle(word.pos) || speech::filler(word.pos))
        return true;
    if (speech::prefix(word.pos)) return true;
    if (word.pos == speech::interjection) return greetings_.contains(word.base);
    if (speech::connecting(word.pos)) return connecting_.contains(word.base);
    if (speech::adverb(word.pos)) return adverbs_.contains(word.base);
    if (word.pos == speech::auxiliary) {
        if (is_denial(word.base)) return not_.contains(so_far.meant);
        // たい: to do, never to be.
        const bool to_be =
            so_far.meant == "なる" || so_far.meant == "いる" || so_far.meant == "ある";
        if (word.base == "たい" && so_far.meant_verb && to_be) return false;
        if (word.base == "た") return !so_far.meant_verb || past_.contains(so_far.meant);
        so_far.meant_verb = so_far.meant_verb && word.base == "ます";
        return endings_.contains(word.base);
    }
    const bool verb = word.pos >= speech::verb && word.pos <= speech::verb_beside;
    if (verb || word.pos == speech::adjective || word.pos == speech::adjective_beside) {
        if (!lets_verb_through(word, so_far)) return false;
        if (word.pos == speech::verb || word.pos == speech::adjective) {
            so_far.meant = word.base;
            so_far.meant_verb = verb;
        }
        return true;
    }
    const bool noun = speech::noun(word.pos) || speech::number == word.pos ||
                      speech::tail(word.pos) || speech::pointing(word.pos) ||
                      speech::loose(word.pos);
    if (!noun || !lets_noun_through(word, so_far)) return false;
    so_far.meant = word.base;
    so_far.meant_verb = false;
    return true;
}

bool OrdinaryWords::is_ordinary_english(std::string_view plain) const {
    bool names_a_topic = false;
    std::string word;
    const auto lets_word = [&] {
        if (word.empty()) return true;
        const bool topic = english_topics_.contains(word);
        names_a_topic = names_a_topic || topic;
        const bool let = topic || english_plain_.contains(word);
        word.clear();
        return let;
    };
    for (const char c : plain) {
        if ((c >= 'a' && c <= 'z') || c == '\'') {
            word += c;
        } else if (!lets_word()) {
            return false;
        }
    }
    return lets_word() && names_a_topic;
}

bool OrdinaryWords::is_ordinary(std::string_view question) const {
    if (reader_ == nullptr) return false;
    const std::string plain = normalise(question);
    const std::u32string letters = characters(plain);
    if (letters.size() > longest_ordinary) return false;
    if (is_ascii(plain)) return is_ordinary_english(plain);
    // What has no kana may be Chinese; alone it is let through only as one town's word or two.
    if (!has_kana(letters) && (!has_kanji(letters) || letters.size() > 8)) return false;
    Sentence so_far;
    for (const Morpheme& word : reader_->morphemes(plain)) {
        if (!lets_through(word, so_far)) return false;
        so_far.just_said = word.surface;
    }
    return so_far.names_a_topic;
}

}  // namespace town::guide
