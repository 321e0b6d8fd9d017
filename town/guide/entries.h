#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "town/guide/article.h"
#include "town/toml.h"

namespace town::guide {

using Files = std::map<std::string, std::string, std::less<>>;  // as Pack::files: path → TOML text

struct EntryText {
    std::string title;
    std::string text;
    std::vector<std::string> asked;
};

// One answer of the town (guide/faq/*.toml), shown word for word and never made up.
struct Entry {
    std::string id;
    std::string section;  // the desk: words section.ID
    std::string journey;  // "" = none
    std::string place;
    std::string source;
    std::string checked_on;
    std::string status;                      // verified | general | unknown
    std::map<std::string, EntryText> texts;  // by language; `ja` is always there

    const EntryText& text_in(const std::string& language) const;
};

struct FileFault {
    std::string file;
    std::string what;
};
base::Result<std::vector<Entry>, FileFault> entries_in(const Files& files);

// What is searched: an article an entry and language. `entry` says whose an article is.
struct Searched {
    std::vector<Article> articles;
    std::vector<std::size_t> entry;
};
Searched searched(const std::vector<Entry>& entries);

// Reads of a TOML table what may be absent: then an empty text or list.
std::string text_of(const TomlTable& table, std::string_view key);
std::vector<std::string> texts_of(const TomlTable& table, std::string_view key);
std::vector<const TomlTable*> tables_of(const TomlTable& table, std::string_view key);
const TomlTable* table_of(const TomlTable& table, std::string_view key);

}  // namespace town::guide
