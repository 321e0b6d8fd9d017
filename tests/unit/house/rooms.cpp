// Reads every include line against the rooms of house-style.md.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

// A room, by the longest matching folder; what it may include, by prefix.
const std::map<std::string, std::vector<std::string>>& may_include() {
    static const std::map<std::string, std::vector<std::string>> rooms = {
        {"base/", {"base/"}},
        {"town/", {"town/", "base/"}},
        {"drivers/", {"drivers/", "base/"}},
        // Driver interfaces only: never a sibling's folder.
        {"kiosk/",
         {"kiosk/", "town/", "base/", "drivers/card/reader.h", "drivers/card/my_number.h",
          "drivers/camera/camera.h", "drivers/code/read.h", "drivers/code/scanner.h",
          "drivers/printer/printer.h", "drivers/code/qr.h", "drivers/voice/voice.h"}},
        {"screens/", {"screens/", "kiosk/view/", "base/"}},
        {"server/", {"server/", "town/", "base/"}},
        {"provisioning/tool/",
         {"provisioning/tool/", "base/", "town/", "drivers/", "screens/ui/", "kiosk/guide/",
          "kiosk/outbox/", "kiosk/sync/", "server/"}},
    };
    return rooms;
}

bool wires(const std::string& file) {
    return file == "kiosk/main.cpp" || file.starts_with("tests/");
}

struct Include {
    std::string file;
    int line;
    std::string target;
};

std::vector<Include> includes_below(const fs::path& root) {
    static const std::regex quoted(R"re(^\s*#\s*include\s*"([^"]+)")re");
    std::vector<Include> found;
    for (const auto& [room, allowed] : may_include()) {
        for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp") continue;
            std::ifstream text(entry.path());
            std::string line;
            for (int number = 1; std::getline(text, line); ++number) {
                std::smatch match;
                if (!std::regex_search(line, match, quoted)) continue;
                found.push_back({fs::relative(entry.path(), root).string(), number, match[1]});
            }
        }
    }
    return found;
}

std::vector<std::string> offences(const std::vector<Include>& includes) {
    std::vector<std::string> sentences;
    for (const auto& include : includes) {
        if (wires(include.file)) continue;
        for (const auto& [room, allowed] : may_include()) {
            if (!include.file.starts_with(room)) continue;
            const bool fits = std::any_of(allowed.begin(), allowed.end(), [&](const auto& prefix) {
                return include.target.starts_with(prefix);
            });
            if (!fits) {
                sentences.push_back(include.file + ":" + std::to_string(include.line) + " in " +
                                    room + " reaches into " + include.target);
            }
        }
    }
    return sentences;
}

}  // namespace

TEST_CASE("every include line reaches only into rooms its own room may know") {
    const auto includes = includes_below(SOURCE_DIR);
    REQUIRE(includes.size() > 100);
    for (const auto& sentence : offences(includes)) FAIL_CHECK(sentence);
}

TEST_CASE("a town file that includes a driver is caught") {
    CHECK(offences({{"town/pack.cpp", 3, "drivers/card/reader.h"}}).size() == 1);
    CHECK(offences({{"kiosk/session/x.cpp", 3, "drivers/card/pcsc/reader.h"}}).size() == 1);
    CHECK(offences({{"screens/pin.cpp", 3, "kiosk/outbox/outbox.h"}}).size() == 1);
    CHECK(offences({{"kiosk/main.cpp", 3, "drivers/card/pcsc/reader.h"}}).empty());
}

TEST_CASE("no file of ours is longer than 400 lines") {
    for (const auto& [room, allowed] : may_include()) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / room)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp") continue;
            std::ifstream text(entry.path());
            std::string line;
            int lines = 0;
            while (std::getline(text, line)) ++lines;
            INFO(entry.path().string());
            CHECK(lines <= 400);
        }
    }
}

TEST_CASE("no words for people stand in C++ outside tests and emulated devices") {
    for (const auto& [room, allowed] : may_include()) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / room)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp") continue;
            if (entry.path().string().find("/emulated/") != std::string::npos) continue;
            std::ifstream text(entry.path());
            std::string line;
            for (int number = 1; std::getline(text, line); ++number) {
                // Kanji in UTF-8 begin with E4-E9. Kana pads and line breaking hold the alphabet
                // itself, not words.
                const auto name = entry.path().filename().string();
                if (name.find("kana") != std::string::npos || name == "line_breaks.cpp") break;
                const auto comment = line.find("//");
                const auto code = line.substr(0, comment);
                const auto open = code.find('"');
                if (open == std::string::npos) continue;
                bool japanese = false;
                for (std::size_t i = open; i < code.size(); ++i) {
                    const auto byte = static_cast<unsigned char>(code[i]);
                    if (byte >= 0xE4 && byte <= 0xE9) japanese = true;
                }
                INFO(entry.path().string() << ":" << number);
                CHECK_FALSE(japanese);
            }
        }
    }
}
