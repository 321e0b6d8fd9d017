#include "town/pack_load.h"

#include <fmt/core.h>

#include <algorithm>

#include "town/pack_data.h"
#include "town/pack_journey.h"
#include "town/pack_phrases.h"
#include "town/pack_put_off.h"
#include "town/pack_table.h"

namespace town {
namespace {

using Tables = std::map<std::string, TomlTable, std::less<>>;  // by path

// The files of the pack by what they are, each as a table.
struct Tree {
    TomlTable town;
    Tables facts, words, journeys, codes, tables;
    base::Bytes guide_model;
    WordTexts word_texts;  // files of words/ that nobody has read yet
    std::map<std::string, std::string, std::less<>> files;  // of other rooms, as text
};

// One file of another room; the whole pack has its own limit.
constexpr std::size_t most_file_bytes = std::size_t{8} << 20;
constexpr std::string_view guide_model_path = "guide/model.bin";  // the one file that is no text
constexpr std::size_t most_model_bytes = std::size_t{32} << 20;

bool is_below(std::string_view path, std::string_view folder) { return path.starts_with(folder); }

bool is_of_a_room(std::string_view path) {
    return is_below(path, "guide/") || is_below(path, "speech/") || is_below(path, "typing/") ||
           is_below(path, "floors/");
}

std::string_view text_of(base::ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// What pack.toml names first; "" when it names none.
std::string first_language(const TomlTable& town) {
    const auto languages = town.find("languages");
    if (languages == town.end()) return {};
    const auto* all = std::get_if<TomlArray>(&languages->second.held);
    if (all == nullptr || all->empty()) return {};
    const auto* first = std::get_if<std::string>(&all->front().held);
    return first == nullptr ? "" : *first;
}

// Puts every file in its place, parsed where somebody will ask for it at once.
class Sorting {
public:
    Sorting(const PackFiles& files, Parsed parsed, PackComplaints& complaints)
        : parsed_(parsed), complaints_(complaints) {
        const auto town = std::ranges::find(files, "pack.toml", &PackFiles::value_type::first);
        if (town == files.end()) {
            complaints_.push_back({"pack.toml", "The file is missing."});
        } else if (auto table = parse_file("pack.toml", text_of(town->second), complaints_)) {
            tree_.town = std::move(*table);
            first_language_ = first_language(tree_.town);
        }
        for (const auto& [path, bytes] : files) {
            if (path != "pack.toml") sort(std::string(path), bytes);
        }
    }

    Tree take() { return std::move(tree_); }

private:
    void sort(const std::string& path, base::ByteView bytes) {
        if (is_below(path, "rules/") || path == "README.md") return;
        if (path == guide_model_path) {
            tree_.guide_model.assign(bytes.begin(), bytes.end());
            if (bytes.size() > most_model_bytes)
                complaints_.push_back({path, "It is over 32 MiB."});
            return;
        }
        Tables* const folder = is_below(path, "facts/")      ? &tree_.facts
                               : is_below(path, "words/")    ? &tree_.words
                               : is_below(path, "journeys/") ? &tree_.journeys
                               : is_below(path, "codes/")    ? &tree_.codes
                               : is_below(path, "tables/")   ? &tree_.tables
                                                             : nullptr;
        const bool of_a_room = is_of_a_room(path);
        if ((folder == nullptr && !of_a_room) || !path.ends_with(".toml")) {
            complaints_.push_back({path, "A pack has no place for this file."});
        } else if (of_a_room && bytes.size() > most_file_bytes) {
            complaints_.push_back({path, "The file is over 8 MiB."});
        } else if (of_a_room && parsed_ != Parsed::everything) {
            tree_.files.emplace(path, text_of(bytes));
        } else if (folder == &tree_.words && is_put_off(path)) {
            tree_.word_texts.emplace(path, text_of(bytes));
        } else if (auto table = parse_file(path, text_of(bytes), complaints_)) {
            if (folder == nullptr) {
                tree_.files.emplace(path, text_of(bytes));
            } else {
                folder->emplace(path, std::move(*table));
            }
        }
    }

    bool is_put_off(std::string_view path) const {
        return parsed_ == Parsed::first_language && last_part(path) != first_language_;
    }

    Parsed parsed_;
    PackComplaints& complaints_;
    std::string first_language_;
    Tree tree_;
};

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

}  // namespace

std::optional<TomlTable> parse_file(const std::string& path, std::string_view text,
                                    PackComplaints& complaints) {
    if (!base::is_utf8(base::view_of(text))) {
        complaints.push_back({path, "The file is not UTF-8."});
        return std::nullopt;
    }
    auto table = parse_toml(text);
    if (table) return table.take();
    complaints.push_back(
        {path, "Line " + std::to_string(table.error().line) + ": " + table.error().why + "."});
    return std::nullopt;
}

LoadedPack load(const PackSource& source, std::string_view draft) {
    return load(PackFiles(source.begin(), source.end()), Parsed::everything, draft);
}

LoadedPack load(const PackFiles& files, Parsed parsed, std::string_view draft) {
    LoadedPack loaded;
    Tree tree = Sorting(files, parsed, loaded.complaints).take();
    loaded.pack.files = std::move(tree.files);
    loaded.pack.guide_model = std::move(tree.guide_model);
    load_facts(tree, loaded);
    load_town(tree, loaded);
    if (loaded.drafts.erase(std::string(draft)) > 0) {
        loaded.pack.languages.emplace_back(draft);
        loaded.pack.residents_languages.emplace_back(draft);
    }
    load_data(tree, loaded);
    load_phrases(tree.words, loaded);
    put_off_words(std::move(tree.word_texts), loaded);
    for (const auto& [path, table] : tree.journeys) {
        PackTable file(table, path, "", loaded.complaints);
        Journey journey = load_journey(file, loaded);
        if (journey.id != last_part(path)) file.complain("\"id\" must be the name of the file.");
        loaded.pack.journeys.push_back(std::move(journey));
    }
    return loaded;
}

}  // namespace town
