#include "town/guide/entries.h"

namespace town::guide {

namespace {

constexpr std::string_view first_language = "ja";

EntryText entry_text(const TomlTable& table) {
    return {text_of(table, "title"), text_of(table, "text"), texts_of(table, "asked")};
}

Entry entry_from(const TomlTable& table) {
    Entry entry{text_of(table, "id"),      text_of(table, "section"),
                text_of(table, "journey"), text_of(table, "place"),
                text_of(table, "source"),  text_of(table, "checked_on"),
                text_of(table, "status"),  {}};
    entry.texts.emplace(first_language, entry_text(table));
    for (const auto& [key, value] : table) {
        if (const auto* other = std::get_if<TomlTable>(&value.held)) {
            entry.texts.emplace(key, entry_text(*other));
        }
    }
    return entry;
}

}  // namespace

std::string text_of(const TomlTable& table, std::string_view key) {
    const auto found = table.find(key);
    if (found == table.end()) return {};
    const auto* text = std::get_if<std::string>(&found->second.held);
    return text == nullptr ? std::string() : *text;
}

std::vector<std::string> texts_of(const TomlTable& table, std::string_view key) {
    const auto found = table.find(key);
    if (found == table.end()) return {};
    const auto* array = std::get_if<TomlArray>(&found->second.held);
    std::vector<std::string> texts;
    if (array == nullptr) return texts;
    for (const auto& value : *array) {
        if (const auto* text = std::get_if<std::string>(&value.held)) texts.push_back(*text);
    }
    return texts;
}

std::vector<const TomlTable*> tables_of(const TomlTable& table, std::string_view key) {
    const auto found = table.find(key);
    if (found == table.end()) return {};
    const auto* array = std::get_if<TomlArray>(&found->second.held);
    std::vector<const TomlTable*> tables;
    if (array == nullptr) return tables;
    for (const auto& value : *array) {
        if (const auto* one = std::get_if<TomlTable>(&value.held)) tables.push_back(one);
    }
    return tables;
}

const TomlTable* table_of(const TomlTable& table, std::string_view key) {
    const auto found = table.find(key);
    return found == table.end() ? nullptr : std::get_if<TomlTable>(&found->second.held);
}

const EntryText& Entry::text_in(const std::string& language) const {
    const auto found = texts.find(language);
    if (found != texts.end() && !found->second.text.empty()) return found->second;
    return texts.at(std::string(first_language));
}

base::Result<std::vector<Entry>, FileFault> entries_in(const Files& files) {
    constexpr std::string_view folder = "guide/faq/";
    std::vector<Entry> entries;
    for (auto file = files.lower_bound(folder); file != files.end(); ++file) {
        if (!file->first.starts_with(folder)) break;
        const auto table = parse_toml(file->second);
        if (!table) return base::Failure{FileFault{file->first, table.error().why}};
        for (const auto* one : tables_of(table.value(), "entry")) {
            Entry entry = entry_from(*one);
            const auto& first = entry.text_in(std::string(first_language));
            if (entry.id.empty() || first.title.empty() || first.text.empty()) {
                return base::Failure{FileFault{file->first, "an entry lacks id, title or text"}};
            }
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

Searched searched(const std::vector<Entry>& entries) {
    Searched all;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        for (const auto& [language, text] : entries[i].texts) {
            Article article{entries[i].id, {text.title}, text.text};
            article.questions.insert(article.questions.end(), text.asked.begin(), text.asked.end());
            all.articles.push_back(std::move(article));
            all.entry.push_back(i);
        }
    }
    return all;
}

}  // namespace town::guide
