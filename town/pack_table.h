#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "town/pack_load.h"

namespace town {

// Reads one TOML table key by key. What is missing, of the wrong kind or left over becomes a
// complaint that names the file and the place, so that a town's officer can find it.
class PackTable {
public:
    PackTable(const TomlTable& table, std::string file, std::string where,
              PackComplaints& complaints)
        : table_(&table),
          file_(std::move(file)),
          where_(std::move(where)),
          complaints_(&complaints) {}

    std::string text(std::string_view key);  // must be there
    std::string text_or_nothing(std::string_view key);
    std::string id(std::string_view key);  // must be lower-case letters, digits, - and _
    std::string id_or_nothing(std::string_view key);
    std::string path(std::string_view key);  // ids with dots between them: a question's copy
    std::int64_t number(std::string_view key, std::int64_t least, std::int64_t most);
    std::int64_t number_or(std::string_view key, std::int64_t otherwise, std::int64_t least,
                           std::int64_t most);
    bool flag(std::string_view key, bool otherwise = false);
    bool is_text(std::string_view key) const;
    std::string value(std::string_view key);  // a text, a number or a flag as text
    std::vector<std::string> texts(std::string_view key);
    std::vector<PackTable> tables(std::string_view key);  // none unless there
    std::optional<PackTable> table(std::string_view key);
    bool has(std::string_view key) const { return table_->contains(key); }
    std::vector<std::string> keys() const;
    // Says which keys nobody asked for. Last of all.
    void refuse_the_rest();

    void complain(const std::string& what);
    const std::string& file() const { return file_; }

private:
    const TomlValue* take(std::string_view key);
    std::string place(std::string_view key) const;

    const TomlTable* table_;
    std::string file_;
    std::string where_;  // "question 3", "" at the top
    PackComplaints* complaints_;
    std::set<std::string, std::less<>> taken_;
};

bool is_pack_id(std::string_view id);
bool is_pack_id_path(std::string_view path);  // "child.1.name"

}  // namespace town
