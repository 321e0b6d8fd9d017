// madoguchi pack check: the lint, one language of it, and how plain the Japanese is.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "provisioning/tool/pack_check.h"
#include "provisioning/tool/pack_dictionary.h"

namespace tool {
namespace {

// "journey.taxi-pass.question.grounds" belongs to journey.taxi-pass; else a screen is its own.
std::string journey_of(const std::string& screen) {
    const std::size_t question = screen.find(".question.");
    return screen.substr(0, question);
}

struct PlainRow {
    int phrases = 0;
    std::map<std::string, int> lowest;  // by language
};

void print_table(const town::PlainReport& report) {
    std::map<std::string, PlainRow> rows;
    std::vector<std::string> languages;
    for (const town::PlainScreen& screen : report.screens) {
        PlainRow& row = rows[journey_of(screen.id)];
        const auto [lowest, first] = row.lowest.emplace(screen.language, screen.score);
        if (!first) lowest->second = std::min(lowest->second, screen.score);
        row.phrases += static_cast<int>(screen.phrases.size());
        if (std::ranges::find(languages, screen.language) == languages.end()) {
            languages.push_back(screen.language);
        }
    }
    fmt::print("{:32} {:>7}", "lowest score of its screens", "phrases");
    for (const std::string& language : languages) fmt::print(" {:>6}", language);
    fmt::print("\n");
    for (const auto& [id, row] : rows) {
        fmt::print("{:32} {:>7}", id, row.phrases);
        for (const std::string& language : languages) {
            const auto lowest = row.lowest.find(language);
            fmt::print(" {:>6}", lowest == row.lowest.end() ? "-" : std::to_string(lowest->second));
        }
        fmt::print("\n");
    }
    for (const std::string& language : languages) {
        int screens = 0, sum = 0, lowest = 100, floor = 0;
        for (const town::PlainScreen& screen : report.screens) {
            if (screen.language != language) continue;
            ++screens;
            sum += screen.score;
            lowest = std::min(lowest, screen.score);
            floor = screen.floor;
        }
        fmt::print("{}: {} screens, mean {}, lowest {}, floor {}\n", language, screens,
                   sum / std::max(screens, 1), lowest, floor);
    }
}

void print_worst(const town::PlainReport& report) {
    constexpr std::size_t most = 10;
    std::map<std::string, std::vector<const town::PlainPhrase*>> worst;
    for (const town::PlainScreen& screen : report.screens) {
        for (const town::PlainPhrase& phrase : screen.phrases) {
            if (phrase.score < 100) worst[screen.language].push_back(&phrase);
        }
    }
    for (auto& [language, phrases] : worst) {
        std::ranges::stable_sort(phrases, {}, &town::PlainPhrase::score);
        phrases.resize(std::min(phrases.size(), most));
        fmt::print("worst of {}:\n", language);
        for (const town::PlainPhrase* phrase : phrases) {
            fmt::print("  {:>3} {}  {}\n      {}\n", phrase->score, phrase->key,
                       fmt::join(phrase->reasons, "; "), phrase->text);
        }
    }
}

}  // namespace

PlainOutcome check_plain(const town::PackSource& source, PlainTable table) {
    const auto dictionary = plain_dictionary();
    if (!dictionary) return {.judged = false, .complaints = {}};
    town::PlainReport report = town::score_plain(source, *dictionary);
    if (table == PlainTable::printed) {
        print_table(report);
        print_worst(report);
    }
    return {.judged = true, .complaints = std::move(report.complaints)};
}

}  // namespace tool
