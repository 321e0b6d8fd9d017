#include "town/guide/text.h"

#include <mecab.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cassert>
#include <unordered_set>

#include "town/guide/polite.h"

namespace town::guide {

namespace {

// Numbers of pos-id.def of the IPA dictionary: adjectives 10, prefixes 27-30, verbs 31, adverbs
// 34-35, nouns 36-47, 49-58, 67. Left out are numerals 48, pronouns 59-60, dependent nouns 61-66,
// special ones, suffix and auxiliary verbs.
bool carries_meaning(unsigned pos) {
    if (pos == 10 || (pos >= 27 && pos <= 31) || pos == 34 || pos == 35 || pos == 67) return true;
    return pos >= 36 && pos <= 58 && pos != 48 && pos != 54 && pos != 57;
}

// The nth field of MeCab's comma-separated feature, or nothing.
std::string_view field(std::string_view feature, int nth) {
    for (; nth > 0; --nth) {
        const auto comma = feature.find(',');
        if (comma == std::string_view::npos) return {};
        feature.remove_prefix(comma + 1);
    }
    return feature.substr(0, feature.find(','));
}

bool has_letter(std::u32string_view word) {
    for (const char32_t c : word) {
        if (u_isalpha(static_cast<UChar32>(c))) return true;
    }
    return false;
}

const std::unordered_set<std::string_view>& polite_words() {
    static const std::unordered_set<std::string_view> words(std::begin(polite), std::end(polite));
    return words;
}

}  // namespace

std::string normalise(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCCasefoldInstance(status);
    assert(U_SUCCESS(status));
    const auto folded = nfkc->normalize(
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size()))),
        status);
    assert(U_SUCCESS(status));
    std::string out;
    folded.toUTF8String(out);
    return out;
}

std::string without_accents(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* apart = icu::Normalizer2::getNFDInstance(status);
    assert(U_SUCCESS(status));
    std::u32string bare;
    for (const char32_t c : characters(text)) {
        icu::UnicodeString pieces;
        const bool latin = (c >= 0xc0 && c < 0x250) || (c >= 0x1e00 && c < 0x1f00);
        if (c == U'\u0111') {
            bare += U'd';
        } else if (latin && apart->getDecomposition(static_cast<UChar32>(c), pieces)) {
            bare += static_cast<char32_t>(pieces.char32At(0));
        } else {
            bare += c;
        }
    }
    return utf8(bare);
}

std::u32string characters(std::string_view text) {
    const auto wide =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
    std::u32string out;
    for (int at = 0; at < wide.length(); at = wide.moveIndex32(at, 1)) {
        out.push_back(static_cast<char32_t>(wide.char32At(at)));
    }
    return out;
}

std::string utf8(std::u32string_view text) {
    icu::UnicodeString wide;
    for (const char32_t c : text) wide.append(static_cast<UChar32>(c));
    std::string out;
    wide.toUTF8String(out);
    return out;
}

bool is_kanji(char32_t c) { return (c >= 0x3400 && c <= 0x9fff) || c == 0x3005; }
bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30ff && c != 0x30fb; }
char32_t hiragana(char32_t c) { return c >= 0x30a1 && c <= 0x30f6 ? c - 0x60 : c; }

struct Reader::Inside {
    std::unique_ptr<MeCab::Model> model;
    std::unique_ptr<MeCab::Tagger> tagger;
    std::unique_ptr<MeCab::Lattice> lattice;
};

Reader::Reader(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

base::Result<Reader, TextFault> Reader::open() {
    auto inside = std::make_unique<Inside>();
    inside->model.reset(MeCab::createModel(""));
    if (!inside->model) return base::Failure{TextFault::no_dictionary};
    inside->tagger.reset(inside->model->createTagger());
    inside->lattice.reset(inside->model->createLattice());
    return Reader(std::move(inside));
}

Reading Reader::read(std::string_view text) const {
    const std::string plain = normalise(text);
    Reading reading;
    auto& lattice = *inside_->lattice;
    lattice.set_sentence(plain.data(), plain.size());
    if (!inside_->tagger->parse(&lattice)) return reading;
    for (const auto* node = lattice.bos_node(); node != nullptr; node = node->next) {
        if (node->stat == MECAB_BOS_NODE || node->stat == MECAB_EOS_NODE) continue;
        const std::string_view surface(node->surface, node->length);
        const std::string_view feature(node->feature);
        std::string_view base = field(feature, 6);
        if (base.empty() || base == "*") base = surface;
        if (!carries_meaning(node->posid) || polite_words().contains(base)) continue;
        const auto letters = characters(surface);
        if (!has_letter(letters)) continue;
        reading.words.emplace_back(base);
        const auto said = field(feature, 7);
        for (const char32_t c : said.empty() || said == "*" ? letters : characters(said)) {
            reading.sound.push_back(hiragana(c));
        }
        reading.sound.push_back(U' ');
    }
    return reading;
}

std::vector<Morpheme> Reader::morphemes(std::string_view text) const {
    const std::string plain = normalise(text);
    std::vector<Morpheme> all;
    auto& lattice = *inside_->lattice;
    lattice.set_sentence(plain.data(), plain.size());
    if (!inside_->tagger->parse(&lattice)) return all;
    const auto or_surface = [](std::string_view known, std::string_view surface) {
        return std::string(known.empty() || known == "*" ? surface : known);
    };
    for (const auto* node = lattice.bos_node(); node != nullptr; node = node->next) {
        if (node->stat == MECAB_BOS_NODE || node->stat == MECAB_EOS_NODE) continue;
        const std::string_view surface(node->surface, node->length);
        const std::string_view feature(node->feature);
        std::u32string sound = characters(or_surface(field(feature, 7), surface));
        for (char32_t& c : sound) c = hiragana(c);
        all.push_back({std::string(surface), or_surface(field(feature, 6), surface), utf8(sound),
                       node->posid, node->stat == MECAB_UNK_NODE});
    }
    return all;
}

std::string Reader::sound_of(std::string_view text) const {
    std::string sound;
    for (const Morpheme& one : morphemes(text)) sound += one.sound;
    return sound;
}

}  // namespace town::guide
