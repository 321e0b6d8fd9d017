#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "screens/stage.h"
#include "tests/unit/screens/samples.h"
#include "tests/unit/screens/words.h"

namespace {

std::string told(const screens::Sheeted& sheet) {
    std::ostringstream out;
    out << "screen " << sheet.screen << '\n';
    for (const auto& element : sheet.elements) {
        out << screens::ui::word(element.role) << ' ' << element.id << " \"" << element.label
            << '"';
        if (element.speech != element.label) out << " speech \"" << element.speech << '"';
        if (!element.value.empty()) out << " = \"" << element.value << '"';
        if (!element.enabled) out << " (not yet)";
        if (element.target) {
            out << " @" << element.at.x << ',' << element.at.y << ' ' << element.at.w << 'x'
                << element.at.h;
        }
        out << '\n';
    }
    return out.str();
}

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool leans_on_no_other(const std::string& language) {
    return language == "ja" || language == "easy";
}

void compare(const std::string& language) {
    const std::filesystem::path folder =
        std::filesystem::path(SOURCE_DIR) / "tests/unit/screens/golden";
    auto stage = screens::Stage::open().take();
    const auto say = samples::say_from(samples::read_words(language));
    for (const samples::Sample& sample : samples::all(language, 0)) {
        // The counter's words are Japanese in every language.
        if (!leans_on_no_other(language) && sample.name.starts_with("desk")) continue;
        const auto path = folder / (sample.name + "." + language + ".txt");
        const std::string now = told(stage->make(sample.frame, say, 1920, 1080));
        CAPTURE(path);
        CHECK(now == read(path));
        // The new text is put beside the old one: look, and rename it if it is right.
        if (now != read(path)) std::ofstream(path.string() + ".new") << now;
    }
}

}  // namespace

TEST_CASE("every screen says in Japanese what its golden text says") { compare("ja"); }
TEST_CASE("every screen says in plain Japanese what its golden text says") { compare("easy"); }
TEST_CASE("every screen says in English what its golden text says") { compare("en"); }
TEST_CASE("every screen says in Chinese what its golden text says") { compare("zh"); }
TEST_CASE("every screen says in Vietnamese what its golden text says") { compare("vi"); }
