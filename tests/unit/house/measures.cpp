// Every measure of the plan is data and one register: the rooms that serve them all know none by
// name.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace fs = std::filesystem;

namespace {

std::string text_of(const fs::path& file) {
    std::ifstream stream(file);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

// The pack's journeys, and the groups and registers they belong to. Words that are roles of
// terminals too ("taxi", "hub", "library") are no measure's alone.
std::set<std::string> names_of_measures() {
    std::set<std::string> names;
    const std::set<std::string> roles{"hall", "library", "counter", "hub", "taxi", "applications"};
    for (const auto& entry :
         fs::directory_iterator(fs::path(SOURCE_DIR) / "provisioning/towns/misaki/journeys")) {
        names.insert(entry.path().stem().string());
        std::istringstream lines(text_of(entry.path()));
        for (std::string line; std::getline(lines, line);) {
            constexpr std::string_view key = "register = \"";
            if (!line.starts_with(key)) continue;
            const auto rest = line.substr(key.size());
            const auto name = rest.substr(0, rest.find('"'));
            if (!roles.contains(name)) names.insert(name);
        }
    }
    return names;
}

std::vector<std::string> namings(const std::string& file, const std::string& text,
                                 const std::set<std::string>& names) {
    std::vector<std::string> found;
    for (const auto& name : names) {
        if (text.find("\"" + name + "\"") != std::string::npos) found.push_back(file + ": " + name);
    }
    return found;
}

}  // namespace

TEST_CASE("no measure is named in the rooms that serve all of them") {
    const auto names = names_of_measures();
    REQUIRE(names.size() > 50);
    REQUIRE(names.contains("shopping-order"));
    int files = 0;
    for (const char* room : {"kiosk", "screens", "town", "server/pages", "server/apply"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / room)) {
            const auto& path = entry.path();
            if (path.extension() != ".h" && path.extension() != ".cpp") continue;
            if (path.string().find("town/rules/") != std::string::npos) continue;
            ++files;
            for (const auto& one : namings(path.string(), text_of(path), names)) FAIL_CHECK(one);
        }
    }
    CHECK(files > 200);
}

TEST_CASE("a branch that names a journey is caught") {
    CHECK(namings("kiosk/x.cpp", R"(if (id == "taxi-pass") return;)", {"taxi-pass"}).size() == 1);
    CHECK(namings("kiosk/x.cpp", R"(if (id == other) return;)", {"taxi-pass"}).empty());
}
