#pragma once

#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

namespace server_test {

inline void has_words(const ActingTown& town, const std::string& key) {
    for (const auto& [language, words] : town.pack().words) {
        INFO(key << " in " << language);
        CHECK(words.has(key));
    }
}

// Whatever a register answers to a record, and whatever word it shows in a table, people can read
// it in every language of the pack: the pack's own check cannot know what a register says.
inline Filed told(const ActingTown& town, const std::string& reg, Filed filed) {
    const auto prefix = "register." + reg + ".";
    if (!filed.refused.empty()) has_words(town, prefix + "refused." + filed.refused);
    for (const auto& [note, value] : filed.notes) has_words(town, prefix + "note." + note);
    return filed;
}

inline town::Table told(const ActingTown& town, town::Table table) {
    const auto prefix = "register." + table.reg + ".";
    const auto read = [&](const town::Cell& cell) {
        if (cell.kind == town::Cell::Kind::word) has_words(town, prefix + "word." + cell.text);
    };
    for (const auto& row : table.rows) {
        CHECK(row.cells.size() == table.columns.size());
        for (const auto& cell : row.cells) read(cell);
        for (const auto& act : row.acts) {
            INFO("the act " << act);
            CHECK(town::journey(town.pack(), act) != nullptr);
        }
    }
    for (const auto& [figure, cell] : table.figures) {
        has_words(town, prefix + "figure." + figure);
        read(cell);
    }
    return table;
}

}  // namespace server_test
