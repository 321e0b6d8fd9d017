#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "tests/unit/screens/words.h"

namespace {

namespace fs = std::filesystem;

// Every key said in a room's sources, as a literal.
std::set<std::string> said_in(const char* room) {
    static const std::regex said("say\\(\\s*\"([a-z0-9_.-]+)\"");
    std::set<std::string> keys;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / room)) {
        const auto ending = entry.path().extension();
        if (ending != ".cpp" && ending != ".h") continue;
        std::ifstream file(entry.path());
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        for (std::sregex_iterator i(text.begin(), text.end(), said), end; i != end; ++i) {
            // A key that goes on with an id of the pack is the pack check's to find.
            const std::string key = (*i)[1].str();
            if (!key.ends_with(".") && !key.ends_with("_")) keys.insert(key);
        }
    }
    return keys;
}

}  // namespace

TEST_CASE("every key that screens and kiosk say is a phrase in every language") {
    for (const std::string language : {"ja", "easy"}) {
        const auto words = samples::read_words(language);
        for (const char* room : {"screens", "kiosk"}) {
            for (const std::string& key : said_in(room)) {
                CAPTURE(language, room, key);
                CHECK(words.count(key) == 1);
            }
        }
    }
}

TEST_CASE("no phrase of the screens is left unused") {
    auto used = said_in("screens");
    used.merge(said_in("kiosk"));
    std::string sources;  // A key the kiosk chooses from a table stands there as a plain string.
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / "kiosk")) {
        if (entry.path().extension() != ".cpp") continue;
        std::ifstream file(entry.path());
        sources.append(std::istreambuf_iterator<char>(file), {});
    }
    for (const std::string language : {"ja", "easy"}) {
        for (const auto& [key, phrase] : samples::read_screen_words(language)) {
            CAPTURE(language, key);
            CHECK((used.count(key) == 1 || sources.find('"' + key + '"') != std::string::npos));
        }
    }
}

TEST_CASE("the screens have the same phrases in every language") {
    const auto japanese = samples::read_screen_words("ja");
    const auto easy = samples::read_screen_words("easy");
    for (const auto& [key, phrase] : japanese) {
        CAPTURE(key);
        CHECK(easy.count(key) == 1);
    }
    CHECK(easy.size() == japanese.size());
}
