#include "tests/unit/card/cards.h"

#include <catch2/catch.hpp>
#include <map>

#include <filesystem>

#include "base/calendar.h"
#include "base/files.h"
#include "drivers/card/emulated/state.h"

namespace cards {

base::Time now() { return *base::from_rfc3339("2026-11-22T01:00:00Z"); }

// Keys are kept in the build folder, because each test is a program of its own and RSA is slow.
// Other sources of the authority mean another folder, so that nothing stale is tested.
const std::filesystem::path& kept_keys() {
    static const std::filesystem::path folder = [] {
        base::Bytes sources;
        for (const char* file : {"authority.cpp", "issue.cpp"}) {
            const auto text = base::read_file(
                std::string(SOURCE_DIR) + "/drivers/card/emulated/" + file, 1 << 20);
            REQUIRE(text);
            sources.insert(sources.end(), text.value().begin(), text.value().end());
        }
        const auto digest = base::hex(base::crypto::sha256(sources)).substr(0, 8);
        const auto made = std::filesystem::path(BIN_DIR) / ".." / ("test-cards-" + digest);
        std::filesystem::create_directories(made);
        return made;
    }();
    return folder;
}

const TestAuthority& authority() {
    static const TestAuthority made = [] {
        auto kept = TestAuthority::kept_in(kept_keys(), now());
        if (!kept) FAIL(kept.error());
        return kept.take();
    }();
    return made;
}

CardPerson person(const std::string& name) {
    auto read = read_person(std::string(SOURCE_DIR) + "/tests/people/" + name + ".toml");
    if (!read) FAIL(read.error());
    return read.take();
}

EmulatedCard card(const std::string& name, ChipHabits habits) {
    // Shared by all cards of one person in this program.
    static std::map<std::string, std::shared_ptr<const CardKeys>> keys;
    const CardPerson holder = person(name);
    auto& kept = keys[name];
    if (!kept) {
        auto opened = KeptCard::open(std::string(SOURCE_DIR) + "/tests/people/" + name + ".toml",
                                     kept_keys() / (name + ".state"), now());
        if (!opened) FAIL(opened.error());
        kept = opened.value().card().shared_keys();
    }
    return {holder, kept, std::move(habits)};
}

}  // namespace cards
