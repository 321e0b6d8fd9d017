#include "town/pack_put_off.h"

#include <algorithm>
#include <memory>

#include "town/pack_phrases.h"

namespace town {
namespace {

// What the words of any language are made of: kept until the last of them was read.
struct PutOff {
    WordTexts texts;
    std::map<std::string, Fact, std::less<>> facts;
    std::map<std::string, PackTableRows, std::less<>> tables;
    Words first;
};

// As `load` would have read it. A pack that could not be read would not have been signed; were it
// so all the same, the town's first language speaks.
Words::Phrases read_now(const PutOff& put_off, const std::string& language, bool is_filled) {
    LoadedPack loaded;
    loaded.pack.languages = {language};
    loaded.pack.facts = put_off.facts;
    loaded.pack.tables = put_off.tables;
    WordFiles files;
    for (const auto& [path, text] : put_off.texts) {
        if (last_part(path) != language) continue;
        auto table = parse_file(path, text, loaded.complaints);
        if (table) files.emplace(path, std::move(*table));
    }
    load_phrases(files, loaded);
    const Words::Phrases& first = put_off.first.phrases();
    if (!loaded.complaints.empty()) return first;
    Words::Phrases phrases = loaded.pack.words.find(language)->second.phrases();
    if (is_filled) phrases.insert(first.begin(), first.end());
    return phrases;
}

}  // namespace

void put_off_words(WordTexts texts, LoadedPack& loaded) {
    Pack& pack = loaded.pack;
    if (texts.empty() || pack.languages.empty()) return;
    for (const auto& [path, text] : texts) {
        const std::string language = last_part(path);
        const bool known = std::ranges::find(pack.languages, language) != pack.languages.end();
        if (known || loaded.drafts.contains(language)) continue;
        loaded.complaints.push_back({path, "pack.toml does not name this language."});
    }
    // Owners: the words of every language that is still to be read.
    const auto put_off = std::make_shared<const PutOff>(
        PutOff{std::move(texts), pack.facts, pack.tables, pack.words[pack.languages.front()]});
    for (const std::string& language : pack.languages) {
        if (language == pack.languages.front()) continue;
        const bool is_filled =
            std::ranges::find(pack.residents_languages, language) != pack.residents_languages.end();
        pack.words[language] = Words::read_later(language, [put_off, language, is_filled] {
            return read_now(*put_off, language, is_filled);
        });
    }
}

}  // namespace town
