#include "town/pack_table.h"

#include <algorithm>

namespace town {

bool is_pack_id(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

bool is_pack_id_path(std::string_view path) {
    while (true) {
        const std::size_t dot = path.find('.');
        if (!is_pack_id(path.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        path.remove_prefix(dot + 1);
    }
}

const TomlValue* PackTable::take(std::string_view key) {
    taken_.emplace(key);
    const auto found = table_->find(key);
    return found == table_->end() ? nullptr : &found->second;
}

std::string PackTable::place(std::string_view key) const {
    const std::string quoted = "\"" + std::string(key) + "\"";
    return where_.empty() ? quoted : where_ + ": " + quoted;
}

void PackTable::complain(const std::string& what) {
    complaints_->push_back({file_, where_.empty() ? what : where_ + ": " + what});
}

std::string PackTable::text(std::string_view key) {
    if (!has(key)) complaints_->push_back({file_, place(key) + " is missing."});
    return text_or_nothing(key);
}

std::string PackTable::text_or_nothing(std::string_view key) {
    const TomlValue* value = take(key);
    if (value == nullptr) return {};
    if (const auto* text = std::get_if<std::string>(&value->held)) return *text;
    complaints_->push_back({file_, place(key) + " must be a text in quotes."});
    return {};
}

std::string PackTable::id(std::string_view key) {
    std::string id = text(key);
    if (has(key) && !is_pack_id(id)) {
        complaints_->push_back(
            {file_, place(key) + " must be made of lower-case letters, digits, - and _."});
    }
    return id;
}

std::string PackTable::id_or_nothing(std::string_view key) { return has(key) ? id(key) : ""; }

std::string PackTable::path(std::string_view key) {
    std::string path = text(key);
    if (has(key) && !is_pack_id_path(path)) {
        complaints_->push_back({file_, place(key) + " must be the id of a question."});
    }
    return path;
}

std::int64_t PackTable::number(std::string_view key, std::int64_t least, std::int64_t most) {
    if (!has(key)) complaints_->push_back({file_, place(key) + " is missing."});
    return number_or(key, least, least, most);
}

std::int64_t PackTable::number_or(std::string_view key, std::int64_t otherwise, std::int64_t least,
                                  std::int64_t most) {
    const TomlValue* value = take(key);
    if (value == nullptr) return otherwise;
    const auto* number = std::get_if<std::int64_t>(&value->held);
    if (number != nullptr && *number >= least && *number <= most) return *number;
    complaints_->push_back({file_, place(key) + " must be a whole number from " +
                                       std::to_string(least) + " to " + std::to_string(most) +
                                       "."});
    return otherwise;
}

bool PackTable::flag(std::string_view key, bool otherwise) {
    const TomlValue* value = take(key);
    if (value == nullptr) return otherwise;
    if (const auto* flag = std::get_if<bool>(&value->held)) return *flag;
    complaints_->push_back({file_, place(key) + " must be true or false."});
    return otherwise;
}

bool PackTable::is_text(std::string_view key) const {
    const auto found = table_->find(key);
    return found != table_->end() && std::holds_alternative<std::string>(found->second.held);
}

std::string PackTable::value(std::string_view key) {
    const TomlValue* value = take(key);
    if (value == nullptr) return {};
    if (const auto* text = std::get_if<std::string>(&value->held)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&value->held)) {
        return std::to_string(*number);
    }
    if (const auto* flag = std::get_if<bool>(&value->held)) return *flag ? "true" : "false";
    complaints_->push_back({file_, place(key) + " must be a text, a whole number or a flag."});
    return {};
}

std::vector<std::string> PackTable::texts(std::string_view key) {
    std::vector<std::string> texts;
    const TomlValue* value = take(key);
    const auto* array = value == nullptr ? nullptr : std::get_if<TomlArray>(&value->held);
    bool all_texts = array != nullptr;
    for (std::size_t i = 0; all_texts && i < array->size(); ++i) {
        const auto* text = std::get_if<std::string>(&(*array)[i].held);
        all_texts = text != nullptr;
        if (all_texts) texts.push_back(*text);
    }
    if (!all_texts) complaints_->push_back({file_, place(key) + " must be a list of texts."});
    return texts;
}

std::vector<PackTable> PackTable::tables(std::string_view key) {
    std::vector<PackTable> tables;
    const TomlValue* value = take(key);
    if (value == nullptr) return tables;
    const auto* array = std::get_if<TomlArray>(&value->held);
    bool all_tables = array != nullptr;
    for (std::size_t i = 0; all_tables && i < array->size(); ++i) {
        const auto* table = std::get_if<TomlTable>(&(*array)[i].held);
        all_tables = table != nullptr;
        if (!all_tables) break;
        const std::string number = std::string(key) + " " + std::to_string(i + 1);
        tables.emplace_back(*table, file_, where_.empty() ? number : where_ + ", " + number,
                            *complaints_);
    }
    if (!all_tables) complaints_->push_back({file_, place(key) + " must be a list of tables."});
    return tables;
}

std::optional<PackTable> PackTable::table(std::string_view key) {
    const TomlValue* value = take(key);
    if (value == nullptr) return std::nullopt;
    if (const auto* table = std::get_if<TomlTable>(&value->held)) {
        return PackTable(*table, file_,
                         where_.empty() ? std::string(key) : where_ + ", " + std::string(key),
                         *complaints_);
    }
    complaints_->push_back({file_, place(key) + " must be a table."});
    return std::nullopt;
}

std::vector<std::string> PackTable::keys() const {
    std::vector<std::string> keys;
    for (const auto& [key, value] : *table_) keys.push_back(key);
    return keys;
}

void PackTable::refuse_the_rest() {
    for (const auto& [key, value] : *table_) {
        if (!taken_.contains(key)) {
            complaints_->push_back({file_, place(key) + " is not a key that means anything here."});
        }
    }
}

}  // namespace town
