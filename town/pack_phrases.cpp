// The words of a pack: from the tables of words/ to phrases, their marks of facts filled.
#include "town/pack_phrases.h"

#include <fmt/core.h>

#include "town/pack_data.h"

namespace town {
namespace {

using WrittenPhrases = Words::Phrases;

void flatten(const TomlTable& table, const std::string& prefix, const std::string& path,
             WrittenPhrases& phrases, PackComplaints& complaints) {
    for (const auto& [name, value] : table) {
        const std::string key = prefix.empty() ? name : fmt::format("{}.{}", prefix, name);
        if (const auto* inner = std::get_if<TomlTable>(&value.held)) {
            flatten(*inner, key, path, phrases, complaints);
        } else if (const auto* text = std::get_if<std::string>(&value.held)) {
            if (!phrases.emplace(key, *text).second) {
                complaints.push_back({path, "\"" + key + "\" is said in another file too."});
            }
        } else {
            complaints.push_back({path, "\"" + key + "\" must be a text in quotes."});
        }
    }
}

// One kind of {mark} that the loader fills: what stands behind the name, nothing when nobody knows.
template <class Filling>
std::string with_marks(std::string_view phrase, std::string_view mark, const Filling& filling) {
    std::string text;
    while (true) {
        const std::size_t start = phrase.find(mark);
        const std::size_t end = phrase.find('}', start);
        text += phrase.substr(0, start);
        if (start == std::string_view::npos) return text;
        if (end == std::string_view::npos) return text + std::string(phrase.substr(start));
        text += filling(std::string(phrase.substr(start + mark.size(), end - start - mark.size())));
        phrase.remove_prefix(end + 1);
    }
}

// Facts may be shown only when verified; else the visitor is told to ask the town hall.
std::string with_facts(std::string_view phrase, const WrittenPhrases& phrases, LoadedPack& loaded,
                       const std::string& where) {
    return with_marks(phrase, "{fact.", [&](const std::string& id) -> std::string {
        loaded.facts_used.insert(id);
        const auto fact = loaded.pack.facts.find(id);
        if (fact == loaded.pack.facts.end()) {
            loaded.complaints.push_back({where, "There is no fact \"" + id + "\"."});
            return {};
        }
        if (fact->second.status == "verified") return fact->second.value;
        const auto ask = phrases.find("fact.ask");
        return ask == phrases.end() ? "" : ask->second;
    });
}

// {section.ID} is the name of that 課, with the fact that it may be.
std::string with_sections(std::string_view phrase, const WrittenPhrases& phrases,
                          LoadedPack& loaded, const std::string& where) {
    return with_marks(phrase, "{section.", [&](const std::string& id) -> std::string {
        const auto name = phrases.find("section." + id);
        if (name != phrases.end()) return name->second;
        loaded.complaints.push_back({where, "There is no section \"" + id + "\"."});
        return {};
    });
}

void load_written(const WordFiles& files, LoadedPack& loaded) {
    for (const std::string& language : loaded.pack.languages) loaded.written[language];
    for (const auto& [path, table] : files) {
        if (loaded.drafts.contains(last_part(path))) continue;
        const auto language = loaded.written.find(last_part(path));
        if (language == loaded.written.end()) {
            loaded.complaints.push_back({path, "pack.toml does not name this language."});
            continue;
        }
        flatten(table, "", path, language->second, loaded.complaints);
    }
}

// Facts, sections and values of tables stand in the words from now on.
void fill_marks(LoadedPack& loaded) {
    for (const auto& [language, written] : loaded.written) {
        WrittenPhrases phrases;
        const auto ask = written.find("fact.ask");
        const std::string ask_for_it = ask == written.end() ? "" : ask->second;
        for (const auto& [key, phrase] : written) {
            if (phrase.find('{') == std::string::npos) {
                phrases.emplace_hint(phrases.end(), key, phrase);
                continue;
            }
            const std::string where = fmt::format("words {} {}", language, key);
            const std::string named = with_sections(phrase, written, loaded, where);
            phrases.emplace_hint(phrases.end(), key,
                                 with_values(key, with_facts(named, written, loaded, where),
                                             ask_for_it, loaded, where));
        }
        loaded.pack.words.emplace(language, Words(language, std::move(phrases)));
    }
}

// A clerk's screen in a language for residents speaks the town's first language.
void fill_from_the_first(Pack& pack) {
    if (pack.languages.empty()) return;
    const auto first = pack.words.find(pack.languages.front());
    for (const std::string& language : pack.residents_languages) {
        const auto words = pack.words.find(language);
        if (words == pack.words.end() || words == first) continue;
        words->second = Words::read_later(language, [own = words->second, first = first->second] {
            Words::Phrases phrases = own.phrases();
            phrases.insert(first.phrases().begin(), first.phrases().end());
            return phrases;
        });
    }
}

}  // namespace

std::string last_part(std::string_view path) {
    path.remove_suffix(std::string_view(".toml").size());
    return std::string(path.substr(path.find_last_of("./") + 1));
}

void load_phrases(const WordFiles& files, LoadedPack& loaded) {
    load_written(files, loaded);
    fill_marks(loaded);
    fill_from_the_first(loaded.pack);
}

}  // namespace town
