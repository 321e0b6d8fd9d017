#include "kiosk/settings.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

using kiosk::settings_from;

namespace {

auto from(const std::vector<std::string>& words) { return settings_from(words); }

std::string file_with(const std::string& toml) {
    char name[] = "/tmp/madoguchi-settings-XXXXXX";
    const int descriptor = mkstemp(name);
    REQUIRE(descriptor >= 0);
    std::ofstream(name) << toml;
    return name;
}

}  // namespace

TEST_CASE("flags say how a terminal starts") {
    const auto read = from({"--state", "/s", "--windowed", "1280x720", "--reader", "pcsc:Virtual",
                            "--printer=pdf:/p", "--voice", "off", "--role", "counter"});
    REQUIRE(read);
    CHECK(read.value().width == 1280);
    CHECK(read.value().height == 720);
    CHECK(read.value().windowed);
    CHECK(read.value().reader == "pcsc:Virtual");
    CHECK(read.value().printer == "pdf:/p");
    CHECK(read.value().role == "counter");
}

TEST_CASE("a flag wins over the same key of the file") {
    const std::string file = file_with("state = \"/a\"\nrole = \"hall\"\nwindowed = \"800x600\"\n");
    const auto read = from({"--config", file, "--role", "library"});
    std::filesystem::remove(file);
    REQUIRE(read);
    CHECK(read.value().state == "/a");
    CHECK(read.value().role == "library");
    CHECK(read.value().width == 800);
}

TEST_CASE("wrong usage is refused with a sentence") {
    const std::vector<std::vector<std::string>> wrong = {
        {"--state", "/s", "--nonsense"},
        {"--state", "/s", "--nonsense", "x"},
        {"--state"},
        {"state"},
        {},
        {"--state", "/s", "--windowed", "wide"},
        {"--state", "/s", "--windowed", "12x9"},
        {"--state", "/s", "--reader", "usb"},
        {"--state", "/s", "--printer", "pdf:"},
        {"--state", "/s", "--voice", "loud"},
        {"--state", "/s", "--enrol", "CODE"},
        {"--state", "/s", "--role", "nonsense"},
        {"--state", "/s", "--role", "taxi"},
        {"--state", "/s", "--server", "frob"},
        {"--state", "/s", "--server", "http://127.0.0.1:8443"},
        {"--state", "/s", "--server", "https://"},
    };
    for (const auto& words : wrong) {
        const auto read = from(words);
        REQUIRE_FALSE(read);
        CHECK_FALSE(read.error().what.empty());
        CHECK(read.error().kind == kiosk::SettingsFault::Kind::usage);
    }
}

TEST_CASE("a file of settings that is missing or a folder or broken is not the usage's fault") {
    const std::string file = file_with("state = \n");
    for (const std::string& config : {std::string("/nowhere.toml"), std::string("/tmp"), file}) {
        const auto read = from({"--config", config, "--state", "/s"});
        REQUIRE_FALSE(read);
        CHECK(read.error().what.find(config) != std::string::npos);
        CHECK(read.error().kind == kiosk::SettingsFault::Kind::file);
    }
    std::filesystem::remove(file);
}

TEST_CASE("what is documented and not yet built is no wrong usage") {
    for (const std::vector<std::string>& device : {std::vector<std::string>{"--reader", "nfc:x"},
                                                   {"--camera", "v4l2:/dev/video0"},
                                                   {"--printer", "cups:roll"}}) {
        const auto read = from({"--state", "/s", device[0], device[1]});
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == kiosk::SettingsFault::Kind::not_built);
    }
}

TEST_CASE("an unknown key of the file is refused") {
    const std::string file = file_with("state = \"/a\"\ncolour = \"blue\"\n");
    const auto read = from({"--config", file});
    std::filesystem::remove(file);
    REQUIRE_FALSE(read);
    CHECK(read.error().what.find("colour") != std::string::npos);
}

TEST_CASE("help needs nothing else") {
    const auto read = from({"--help"});
    REQUIRE(read);
    CHECK(read.value().help);
    for (const char* flag : {"--config", "--role", "--windowed", "--accessibility-socket",
                             "--state", "--pack", "--server", "--reader", "--camera", "--printer",
                             "--voice", "--clock", "--enrol", "--check"}) {
        CHECK(kiosk::help_text().find(flag) != std::string::npos);
    }
}
