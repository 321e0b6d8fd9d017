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

// As distress is compared: no blanks, width and case alike.
std::string without_blanks(std::string_view text) {
    std::string plain;
    for (const char c : normalise(text)) {
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') plain += c;
    }
    return plain;
}

std::vector<std::string> plain_texts(const TomlTable& table, std::string_view key) {
    auto texts = texts_of(table, key);
    for (auto& text : texts) text = without_blanks(text);
    return texts;
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
    Recogniser recogniser;
    for (const auto* one : tables_of(table, "kind")) {
        Kind kind{text_of(*one, "id"),
                  plain_texts(*one, "exact"),
                  plain_texts(*one, "phrases"),
                  plain_texts(*one, "unless"),
                  {}};
        for (const auto* group : tables_of(*one, "together")) {
            Together together{{}, plain_texts(*group, "unless")};
            const auto lists = group->find("words");
            const auto* array =
                lists == group->end() ? nullptr : std::get_if<TomlArray>(&lists->second.held);
            if (array == nullptr) continue;
            for (const auto& list : *array) {
                together.words.push_back(plain_texts(TomlTable{{"list", list}}, "list"));
            }
            kind.together.push_back(std::move(together));
        }
        recogniser.kinds_.push_back(std::move(kind));
    }
    return recogniser;
}

bool Recogniser::holds(const Kind& kind, const std::string& question) {
    if (any_in(question, kind.unless)) return false;
    const std::string bare = without_end_marks(question);
    if (std::ranges::find(kind.exact, bare) != kind.exact.end()) return true;
    if (any_in(question, kind.phrases)) return true;
    return std::ranges::any_of(kind.together, [&](const Together& together) {
        return !together.words.empty() && !any_in(question, together.unless) &&
               std::ranges::all_of(together.words,
                                   [&](const auto& list) { return any_in(question, list); });
    });
}

std::vector<std::string> Recogniser::kinds(std::string_view question) const {
    const std::string plain = without_blanks(question);
    std::vector<std::string> held;
    for (const auto& kind : kinds_) {
        if (holds(kind, plain)) held.push_back(kind.id);
    }
    return held;
}

}  // namespace town::guide
