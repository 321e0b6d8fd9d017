#include "town/guide/town_words.h"

#include <algorithm>

#include "town/guide/text.h"

namespace town::guide {

namespace {

base::Result<TomlTable, FileFault> table_in(const Files& files, const std::string& path) {
    const auto file = files.find(path);
    if (file == files.end()) return TomlTable();
    auto table = parse_toml(file->second);
    if (!table) return base::Failure{FileFault{path, table.error().why}};
    return table.take();
}

// The longest first; of equally long ones the earlier, so that the file's order decides.
template <class One, class Length>
void longest_first(std::vector<One>& list, Length length) {
    std::ranges::stable_sort(list,
                             [&](const One& a, const One& b) { return length(a) > length(b); });
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    if (from.empty()) return;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

bool in_letters(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// A word of Latin letters must stand alone; of others it is enough that it stands there.
bool stands_in(const std::string& text, const std::string& word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool begins = at == 0 || !in_letters(word.front()) || !in_letters(text[at - 1]);
        const bool ends = end == text.size() || !in_letters(word.back()) || !in_letters(text[end]);
        if (begins && ends) return true;
    }
    return false;
}

constexpr std::u32string_view blanks = U" \t\u3000'`\u2018\u2019";
constexpr std::u32string_view breaks = U"\n\r\u3001\u3002,.";

std::string without_any(std::string_view text, std::u32string_view dropped) {
    std::u32string kept;
    for (const char32_t c : characters(text)) {
        if (dropped.find(c) == std::u32string_view::npos) kept += c;
    }
    return utf8(kept);
}

// As distress is compared: no blanks, commas and apostrophes, width and case alike.
std::string as_compared(std::string_view text) {
    return without_any(without_any(normalise(text), blanks), breaks);
}

std::vector<std::string> sentences_of(const std::string& written) {
    std::vector<std::string> sentences(1);
    for (const char32_t c : characters(written)) {
        if (std::u32string_view(U"\n\r\u3002.!?").find(c) == std::u32string_view::npos) {
            sentences.back() += utf8(std::u32string_view(&c, 1));
        } else if (!sentences.back().empty()) {
            sentences.emplace_back();
        }
    }
    if (sentences.back().empty()) sentences.pop_back();
    return sentences;
}

// Where one word of each list, one upon the other from `at` on, ends at the latest; 0 = they do
// not stand there.
std::size_t end_of_row(const std::vector<std::vector<std::string>>& lists, std::string_view text,
                       std::size_t at, std::size_t list) {
    if (list == lists.size()) return at;
    std::size_t end = 0;
    for (const std::string& word : lists[list]) {
        if (text.substr(at).starts_with(word))
            end = std::max(end, end_of_row(lists, text, at + word.size(), list + 1));
    }
    return end;
}

// Of so many kana a word is told by its sound too, however it is written: 泣きさけぶ is heard as
// なきさけぶ. Shorter ones stand in too many others; a phrase, which holds alone, must be longer.
constexpr std::size_t least_heard_beside_others = 3;
constexpr std::size_t least_heard_alone = 5;

// Empty = told by its letters only.
std::string sound_sought(const std::string& word, std::size_t least) {
    std::u32string letters = characters(word);
    if (letters.size() < least || !std::ranges::all_of(letters, is_kana)) return {};
    for (char32_t& c : letters) c = hiragana(c);
    return utf8(letters);
}

// Shorter ones without their accents are words of other languages.
constexpr std::size_t least_typed_plain = 8;

// Empty = it has no accents, or is too short to be known without.
std::string plain_sought(const std::string& word) {
    std::string plain = without_accents(word);
    const bool latin =
        std::ranges::all_of(plain, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return latin && plain != word && plain.size() >= least_typed_plain ? plain : std::string();
}

using SoughtWords = std::vector<Recogniser::Sought>;

// The words of `list`; "@name" stands for those of the list of that name.
SoughtWords words_sought(const TomlTable& lists, const std::vector<std::string>& list,
                         std::size_t least_heard) {
    SoughtWords words;
    for (const std::string& word : list) {
        const bool named = word.starts_with('@');
        const auto spread = named ? texts_of(lists, word.substr(1)) : std::vector{word};
        for (const std::string& one : spread) {
            const std::string letters = as_compared(one);
            words.push_back({letters, sound_sought(letters, least_heard), plain_sought(letters)});
        }
    }
    return words;
}

std::vector<std::string> plain_texts(const TomlTable& table, std::string_view key) {
    auto texts = texts_of(table, key);
    for (auto& text : texts) text = as_compared(text);
    return texts;
}

std::vector<std::vector<std::string>> lists_of(const TomlTable& table, std::string_view key) {
    std::vector<std::vector<std::string>> lists;
    const auto written = table.find(key);
    const auto* array =
        written == table.end() ? nullptr : std::get_if<TomlArray>(&written->second.held);
    if (array == nullptr) return lists;
    for (const auto& list : *array) lists.push_back(texts_of(TomlTable{{"list", list}}, "list"));
    return lists;
}

bool any_in(const std::string& text, const std::vector<std::string>& words) {
    return std::ranges::any_of(
        words, [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

std::string without_end_marks(std::string text) {
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view mark : {"\u3002", "\u3001", "!", "?", "."}) {
            if (text.ends_with(mark)) {
                text.resize(text.size() - mark.size());
                more = true;
            }
        }
    }
    return text;
}

}  // namespace

base::Result<TownWords, FileFault> TownWords::from(const Files& files) {
    const TomlTable table = TRY(table_in(files, "guide/words.toml"));
    TownWords words;
    for (const auto& text : texts_of(table, "padding")) words.padding_.push_back(normalise(text));
    const auto length = [](const auto& one) { return one.size(); };
    longest_first(words.padding_, length);
    for (const auto* one : tables_of(table, "dialect")) {
        words.replaced_.emplace_back(normalise(text_of(*one, "from")),
                                     normalise(text_of(*one, "to")));
    }
    for (const auto* one : tables_of(table, "name")) {
        words.replaced_.emplace_back(normalise(text_of(*one, "wrong")),
                                     normalise(text_of(*one, "right")));
    }
    const auto first_length = [](const auto& one) { return one.first.size(); };
    longest_first(words.replaced_, first_length);
    for (const auto* one : tables_of(table, "synonym")) {
        const auto same = texts_of(*one, "words");
        for (std::size_t i = 1; i < same.size(); ++i) {
            words.added_.emplace_back(normalise(same[i]), normalise(same[0]));
        }
    }
    longest_first(words.added_, first_length);
    return words;
}

std::string TownWords::in_town_words(std::string_view question) const {
    const std::string plain = normalise(question);
    std::string text = plain;
    for (const auto& one : padding_) replace_all(text, one, " ");
    // One place is replaced once: what dialect became is not dialect again.
    std::string said;
    for (std::size_t at = 0; at < text.size();) {
        const auto found = std::ranges::find_if(replaced_, [&](const auto& one) {
            return !one.first.empty() && std::string_view(text).substr(at).starts_with(one.first);
        });
        if (found == replaced_.end()) {
            said += text[at++];
        } else {
            said += found->second;
            at += found->first.size();
        }
    }
    std::string added;
    for (const auto& [word, town_word] : added_) {
        const bool there =
            said.find(town_word) != std::string::npos || added.find(town_word) != std::string::npos;
        if (!there && stands_in(said, word)) added += " " + town_word;
    }
    said += added;
    const bool nothing_left = std::ranges::all_of(said, [](char c) { return c == ' '; });
    return nothing_left ? plain : said;
}

base::Result<Recogniser, FileFault> Recogniser::from(const Files& files, const std::string& path) {
    const TomlTable table = TRY(table_in(files, path));
    const TomlTable none;
    const TomlTable* named = table_of(table, "lists");
    const TomlTable& lists = named == nullptr ? none : *named;
    Recogniser recogniser;
    for (const auto* one : tables_of(table, "about")) {
        About about;
        for (const auto& list : lists_of(*one, "words")) {
            about.emplace_back();
            for (const auto& word : words_sought(lists, list, least_heard_alone))
                about.back().push_back(word.letters);
        }
        if (!about.empty()) recogniser.abouts_.push_back(std::move(about));
    }
    for (const auto* one : tables_of(table, "kind")) {
        Kind kind{text_of(*one, "id"),
                  plain_texts(*one, "exact"),
                  words_sought(lists, texts_of(*one, "phrases"), least_heard_alone),
                  plain_texts(*one, "unless"),
                  {}};
        for (const auto* group : tables_of(*one, "together")) {
            Together together{{}, plain_texts(*group, "unless")};
            for (const auto& list : lists_of(*group, "words"))
                together.words.push_back(words_sought(lists, list, least_heard_beside_others));
            kind.together.push_back(std::move(together));
        }
        recogniser.kinds_.push_back(std::move(kind));
    }
    // Without MeCab's dictionary what is said is told by its letters alone.
    if (auto reader = Reader::open()) recogniser.reader_ = std::make_shared<Reader>(reader.take());
    return recogniser;
}

bool Recogniser::any_said(const Said& said, const std::vector<Sought>& words) {
    return std::ranges::any_of(words, [&](const Sought& word) {
        return said.letters.find(word.letters) != std::string::npos ||
               (!word.sound.empty() && said.sound.find(word.sound) != std::string::npos) ||
               (!word.plain.empty() && said.plain.find(word.plain) != std::string::npos);
    });
}

bool Recogniser::holds(const Kind& kind, const Said& said) {
    if (any_in(said.whole, kind.unless)) return false;
    const std::string bare = without_end_marks(said.letters);
    if (std::ranges::find(kind.exact, bare) != kind.exact.end()) return true;
    if (any_said(said, kind.phrases)) return true;
    return std::ranges::any_of(kind.together, [&](const Together& together) {
        return !together.words.empty() && !any_in(said.whole, together.unless) &&
               std::ranges::all_of(together.words,
                                   [&](const auto& list) { return any_said(said, list); });
    });
}

std::string Recogniser::without_talk(std::string text) const {
    constexpr std::string_view gap = "|";  // what stood on both sides is not joined
    std::string left;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = 0;
        for (const About& about : abouts_) end = std::max(end, end_of_row(about, text, at, 0));
        left += end > at ? gap : std::string_view(text).substr(at, 1);
        at = std::max(end, at + 1);
    }
    return left;
}

std::vector<std::string> Recogniser::kinds(std::string_view question) const {
    const auto heard = [&](const std::string& written) {
        Said said;
        said.whole = without_any(written, breaks);
        said.letters = without_any(without_talk(written), breaks);
        said.plain = without_accents(said.letters);
        if (reader_ != nullptr) said.sound = reader_->sound_of(said.letters);
        return said;
    };
    const std::string written = without_any(normalise(question), blanks);
    std::vector<Said> all{heard(written)};
    // Where it matters that nobody is missed (the file says what is only talked about), a word of
    // one sentence does not silence another. What holds for a whole question alone (`exact`) is no
    // sentence's: a mark stands before each.
    if (!abouts_.empty()) {
        const auto sentences = sentences_of(written);
        for (const auto& sentence : sentences) {
            if (sentences.size() > 1) all.push_back(heard("|" + sentence));
        }
    }
    std::vector<std::string> held;
    for (const auto& kind : kinds_) {
        if (std::ranges::any_of(all, [&](const Said& said) { return holds(kind, said); }))
            held.push_back(kind.id);
    }
    return held;
}

}  // namespace town::guide
