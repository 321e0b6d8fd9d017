// docs/operations/terminal.toml, read as a terminal reads it.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "kiosk/settings.h"

namespace {

const std::string sample = SOURCE_DIR "/docs/operations/terminal.toml";

// The sample with its left-away keys (`# key = "…"`) put in.
std::string with_every_key() {
    std::ifstream stream(sample);
    REQUIRE(stream);
    std::string text;
    int put_in = 0;
    for (std::string line; std::getline(stream, line);) {
        const bool left_away = line.starts_with("# ") && line.find(" = \"") == line.find(' ', 2);
        if (left_away) ++put_in;
        text += (left_away ? line.substr(2) : line) + "\n";
    }
    CHECK(put_in == 3);
    return text;
}

}  // namespace

TEST_CASE("the sample of the handbook starts a terminal") {
    const std::vector<std::string> words{"--config", sample};
    const auto settings = kiosk::settings_from(words);
    REQUIRE(settings);
    CHECK(settings.value().state == "/var/lib/madoguchi");
    CHECK(settings.value().server == "https://town-server:8443");
    CHECK(settings.value().reader == "pcsc");
    CHECK(settings.value().voice);
    CHECK_FALSE(settings.value().windowed);
}

TEST_CASE("what the handbook's sample leaves away is right too when it is put in") {
    char name[] = "/tmp/madoguchi-sample-XXXXXX";
    REQUIRE(mkstemp(name) >= 0);
    std::ofstream(name) << with_every_key();
    const std::vector<std::string> words{"--config", name};
    const auto settings = kiosk::settings_from(words);
    std::remove(name);
    REQUIRE(settings);
    CHECK(settings.value().role == "hall");
    CHECK(settings.value().windowed);
    CHECK(settings.value().camera == "emulated:/tmp/camera");
}
