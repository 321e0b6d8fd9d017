#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "town/guide/answer.h"
#include "town/guide/help.h"

namespace guide_test {

namespace fs = std::filesystem;
using namespace town::guide;

inline std::string text_in(const fs::path& file) {
    const std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

// guide/ of the Misaki pack, as Pack::files holds it.
inline Files misaki_files() {
    const fs::path pack = fs::path(SOURCE_DIR) / "provisioning/towns/misaki";
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator(pack / "guide")) {
        if (entry.path().extension() != ".toml") continue;
        files.emplace(entry.path().lexically_relative(pack).generic_string(),
                      text_in(entry.path()));
    }
    return files;
}

// What stands in tests/guide/NAME.toml under `key`.
inline town::TomlTable judging(const std::string& name) {
    return town::parse_toml(text_in(fs::path(SOURCE_DIR) / "tests/guide" / name)).take();
}

// The lines of tests/guide/NAME that say something.
inline std::vector<std::string> judging_lines(const std::string& name) {
    std::istringstream lines(text_in(fs::path(SOURCE_DIR) / "tests/guide" / name));
    std::vector<std::string> said;
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line[0] != '#') said.push_back(line);
    }
    INFO(name);
    REQUIRE_FALSE(said.empty());  // A list that is gone judges nothing.
    return said;
}

inline std::vector<std::string> residents_questions() {
    std::vector<std::string> asked;
    const auto table = judging("questions.toml");
    for (const auto* question : tables_of(table, "question"))
        asked.push_back(text_of(*question, "text"));
    return asked;
}

// What somebody who may be in distress would see.
enum class Met { at_once, perhaps, not_at_all };
inline Met met(const Guide& guide, const std::string& said) {
    const auto answer = guide.ask(said, "ja");
    if (answer.decision == Decision::urgent) return Met::at_once;
    return answer.perhaps.empty() ? Met::not_at_all : Met::perhaps;
}

inline std::vector<std::string> off_topic() { return judging_lines("off_topic.txt"); }

// How many of the residents' questions have a right entry or journey among the three shown.
inline std::pair<int, int> right_in_three(const Guide& guide) {
    int asked = 0;
    int right = 0;
    const auto table = judging("questions.toml");
    for (const auto* question : tables_of(table, "question")) {
        ++asked;
        const auto wanted = texts_of(*question, "entry");
        const auto journey = text_of(*question, "journey");
        for (const auto& choice :
             guide.ask(text_of(*question, "text"), text_of(*question, "language")).choices) {
            const bool is_entry = std::ranges::find(wanted, choice.entry->id) != wanted.end();
            if (is_entry || (!journey.empty() && choice.entry->journey == journey)) {
                ++right;
                break;
            }
        }
    }
    return {right, asked};
}

// The words most people begin with, and the entry that must stand first.
inline void commonest_words_meet_their_entry(const Guide& guide) {
    const auto table = judging("commonest.toml");
    int said = 0;
    for (const auto* phrase : tables_of(table, "phrase")) {
        ++said;
        INFO(text_of(*phrase, "text"));
        const auto answer = guide.ask(text_of(*phrase, "text"), "ja");
        CHECK((answer.decision == Decision::answer || answer.decision == Decision::choose));
        REQUIRE_FALSE(answer.choices.empty());
        CHECK(answer.choices.front().entry->id == text_of(*phrase, "first"));
    }
    CHECK(said > 0);
}

inline int answered(const Guide& guide, const std::vector<std::string>& said) {
    return static_cast<int>(std::ranges::count_if(said, [&](const std::string& text) {
        const auto decision = guide.ask(text, "ja").decision;
        return decision == Decision::answer || decision == Decision::choose;
    }));
}

}  // namespace guide_test
