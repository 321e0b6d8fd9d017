#include "town/pack_load.h"

#include <fmt/core.h>

#include <algorithm>

#include "town/pack_data.h"
#include "town/pack_journey.h"
#include "town/pack_table.h"

namespace town {
namespace {

using Phrases = std::map<std::string, std::string, std::less<>>;

// The files of the pack by what they are, each as a table.
struct Tree {
    TomlTable town;
    std::map<std::string, TomlTable, std::less<>> facts, words, journeys, codes,
        tables;                                             // by path
    std::map<std::string, std::string, std::less<>> files;  // of other rooms, as text
};

// One file of another room; the whole pack has its own limit.
constexpr std::size_t most_file_bytes = std::size_t{8} << 20;

bool is_below(std::string_view path, std::string_view folder) { return path.starts_with(folder); }

bool is_of_a_room(std::string_view path) {
    return is_below(path, "guide/") || is_below(path, "speech/") || is_below(path, "typing/");
}

std::optional<TomlTable> parse_file(const std::string& path, const base::Bytes& bytes,
                                    PackComplaints& complaints) {
    if (!base::is_utf8(bytes)) {
        complaints.push_back({path, "The file is not UTF-8."});
        return std::nullopt;
    }
    auto table = parse_toml(base::to_text(bytes));
    if (table) return table.take();
    complaints.push_back(
        {path, "Line " + std::to_string(table.error().line) + ": " + table.error().why + "."});
    return std::nullopt;
}

Tree parse_tree(const PackSource& source, PackComplaints& complaints) {
    Tree tree;
    if (!source.contains("pack.toml")) complaints.push_back({"pack.toml", "The file is missing."});
    for (const auto& [path, bytes] : source) {
        if (is_below(path, "rules/") || path == "README.md") continue;
        auto* folder = is_below(path, "facts/")      ? &tree.facts
                       : is_below(path, "words/")    ? &tree.words
                       : is_below(path, "journeys/") ? &tree.journeys
                       : is_below(path, "codes/")    ? &tree.codes
                       : is_below(path, "tables/")   ? &tree.tables
                                                     : nullptr;
        const bool of_a_room = is_of_a_room(path);
        const bool has_place = folder != nullptr || of_a_room || path == "pack.toml";
        if (!has_place || !path.ends_with(".toml")) {
            complaints.push_back({path, "A pack has no place for this file."});
            continue;
        }
        if (of_a_room && bytes.size() > most_file_bytes) {
            complaints.push_back({path, "The file is over 8 MiB."});
            continue;
        }
        auto table = parse_file(path, bytes, complaints);
        if (!table) continue;
        if (of_a_room) {
            tree.files.emplace(path, base::to_text(bytes));
        } else if (folder == nullptr) {
            tree.town = std::move(*table);
        } else {
            folder->emplace(path, std::move(*table));
        }
    }
    return tree;
}

void load_facts(const Tree& tree, LoadedPack& loaded) {
    for (const auto& [path, table] : tree.facts) {
        PackTable file(table, path, "", loaded.complaints);
        for (const std::string& id : file.keys()) {
            auto entry = file.table(id);
            if (!entry) continue;
            Fact fact{.id = id,
                      .value = entry->text("value"),
                      .source = entry->text("source"),
                      .checked_on = entry->text("checked_on"),
                      .status = entry->text("status")};
            entry->refuse_the_rest();
            if (!is_pack_id(id)) entry->complain("The fact's name may hold a-z, 0-9, - and _.");
            if (!loaded.pack.facts.emplace(id, std::move(fact)).second) {
                entry->complain("There is another fact of this name.");
            }
        }
    }
}

// The value of a verified fact, "" when the key is empty or the fact not verified.
std::string verified(PackTable& table, std::string_view key, LoadedPack& loaded) {
    const std::string id = table.text_or_nothing(key);
    if (id.empty()) return {};
    loaded.facts_used.insert(id);
    const auto fact = loaded.pack.facts.find(id);
    if (fact == loaded.pack.facts.end()) {
        table.complain("There is no fact \"" + id + "\".");
        return {};
    }
    return fact->second.status == "verified" ? fact->second.value : "";
}

void load_languages(PackTable& file, LoadedPack& loaded) {
    Pack& pack = loaded.pack;
    pack.languages = file.texts("languages");
    if (file.has("residents_languages"))
        pack.residents_languages = file.texts("residents_languages");
    if (file.has("drafts")) {
        const auto drafts = file.texts("drafts");
        loaded.drafts = {drafts.begin(), drafts.end()};
    }
    for (const std::string& language : pack.residents_languages) {
        const auto found = std::ranges::find(pack.languages, language);
        if (found == pack.languages.end() || found == pack.languages.begin()) {
            file.complain("\"residents_languages\": \"" + language +
                          "\" is none of the languages after the first.");
        }
    }
    for (const std::string& language : loaded.drafts) {
        if (std::ranges::find(pack.languages, language) == pack.languages.end()) continue;
        file.complain("\"" + language + "\" is both a language and a draft.");
    }
}

void load_town(const Tree& tree, LoadedPack& loaded) {
    PackTable file(tree.town, "pack.toml", "", loaded.complaints);
    Pack& pack = loaded.pack;
    pack.town = file.id("town");
    pack.version = static_cast<std::uint64_t>(file.number("version", 1, INT64_MAX));
    load_languages(file, loaded);
    pack.sections = file.texts("sections");
    if (auto idle = file.table("idle")) {
        const auto seconds = [&](std::string_view key) {
            return std::chrono::seconds(idle->number(key, 5, 3600));
        };
        pack.idle = {seconds("ordinary_s"), seconds("looking_up_s"), seconds("answer_s")};
        idle->refuse_the_rest();
    }
    for (PackTable& table : file.tables("place")) {
        const std::string id = table.id("id");
        const std::string hours = verified(table, "hours", loaded);
        pack.places.push_back({id, hours, verified(table, "phone", loaded)});
        table.refuse_the_rest();
    }
    file.refuse_the_rest();
}

void flatten(const TomlTable& table, const std::string& prefix, const std::string& path,
             Phrases& phrases, PackComplaints& complaints) {
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
std::string with_facts(std::string_view phrase, const Phrases& phrases, LoadedPack& loaded,
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
std::string with_sections(std::string_view phrase, const Phrases& phrases, LoadedPack& loaded,
                          const std::string& where) {
    return with_marks(phrase, "{section.", [&](const std::string& id) -> std::string {
        const auto name = phrases.find("section." + id);
        if (name != phrases.end()) return name->second;
        loaded.complaints.push_back({where, "There is no section \"" + id + "\"."});
        return {};
    });
}

void load_data(const Tree& tree, LoadedPack& loaded) {
    for (const auto& [path, table] : tree.codes) {
        PackTable file(table, path, "", loaded.complaints);
        CodeForm form = load_code(file);
        if (form.id != last_part(path)) file.complain("\"id\" must be the name of the file.");
        loaded.pack.codes.push_back(std::move(form));
    }
    for (const auto& [path, table] : tree.tables) {
        PackTable file(table, path, "", loaded.complaints);
        const std::string id = last_part(path);
        if (!is_pack_id(id)) file.complain("The table's name may hold a-z, 0-9, - and _.");
        auto rows = load_rows(file, id, loaded);
        if (!loaded.pack.tables.emplace(id, std::move(rows)).second) {
            file.complain("There is another table of this name.");
        }
    }
}

void load_words(const Tree& tree, LoadedPack& loaded) {
    for (const std::string& language : loaded.pack.languages) loaded.written[language];
    for (const auto& [path, table] : tree.words) {
        if (loaded.drafts.contains(last_part(path))) continue;
        const auto language = loaded.written.find(last_part(path));
        if (language == loaded.written.end()) {
            loaded.complaints.push_back({path, "pack.toml does not name this language."});
            continue;
        }
        flatten(table, "", path, language->second, loaded.complaints);
    }
    for (const auto& [language, written] : loaded.written) {
        Phrases phrases;
        const auto ask = written.find("fact.ask");
        const std::string ask_for_it = ask == written.end() ? "" : ask->second;
        for (const auto& [key, phrase] : written) {
            const std::string where = fmt::format("words {} {}", language, key);
            const std::string named = with_sections(phrase, written, loaded, where);
            phrases[key] = with_values(key, with_facts(named, written, loaded, where), ask_for_it,
                                       loaded, where);
        }
        loaded.pack.words.emplace(language, Words(language, std::move(phrases)));
    }
}

// A clerk's screen in a language for residents speaks the town's first language.
void fill_from_the_first(Pack& pack) {
    if (pack.residents_languages.empty()) return;
    const auto first = pack.words.find(pack.languages.front());
    for (const std::string& language : pack.residents_languages) {
        const auto words = pack.words.find(language);
        if (words == pack.words.end() || words == first) continue;
        auto phrases = words->second.phrases();
        phrases.insert(first->second.phrases().begin(), first->second.phrases().end());
        words->second = Words(language, std::move(phrases));
    }
}

}  // namespace

std::string last_part(std::string_view path) {
    path.remove_suffix(std::string_view(".toml").size());
    return std::string(path.substr(path.find_last_of("./") + 1));
}

LoadedPack load(const PackSource& source) {
    LoadedPack loaded;
    Tree tree = parse_tree(source, loaded.complaints);
    loaded.pack.files = std::move(tree.files);
    load_facts(tree, loaded);
    load_town(tree, loaded);
    load_data(tree, loaded);
    load_words(tree, loaded);
    fill_from_the_first(loaded.pack);
    for (const auto& [path, table] : tree.journeys) {
        PackTable file(table, path, "", loaded.complaints);
        Journey journey = load_journey(file, loaded);
        if (journey.id != last_part(path)) file.complain("\"id\" must be the name of the file.");
        loaded.pack.journeys.push_back(std::move(journey));
    }
    return loaded;
}

}  // namespace town
