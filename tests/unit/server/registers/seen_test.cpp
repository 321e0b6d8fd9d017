// What a clerk is shown before an act: the pack's table names it, the registers have it.
#include "server/registers/seen.h"

#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;

TEST_CASE("every view the pack wants shown before an act is one of the act's register") {
    ActingTown town;
    const auto table = town.pack().tables.find("seen_before");
    REQUIRE(table != town.pack().tables.end());
    for (const auto& row : table->second) {
        INFO(row.id << " is shown " << row.values.at("view"));
        const auto* journey = town::journey(town.pack(), row.id);
        REQUIRE(journey != nullptr);
        CHECK(journey->roles == std::vector<std::string>{"counter"});
        const auto* reg = server::find_register(town.registers(), journey->register_name);
        REQUIRE(reg != nullptr);
        const auto views = reg->views();
        const auto rule = std::ranges::find(views, row.values.at("view"), &server::ViewRule::view);
        REQUIRE(rule != views.end());
        CHECK(rule->desk);
        CHECK_FALSE(rule->listed);
        const bool alike = rule->section.empty() || rule->section == journey->section;
        CHECK(alike);  // Who may do it may see it.
    }
}

TEST_CASE("what was shown is named by its number and a digest of sixteen signs") {
    const auto digest = server::digest_of_shown("what is shown");
    CHECK(digest.size() == 16);
    CHECK(digest != server::digest_of_shown("what is shown!"));
    const auto named = server::name_of_seen("H1-7K3M-9P2Q-X", digest);
    CHECK(server::seen_of(named).subject == "H1-7K3M-9P2Q-X");
    CHECK(server::seen_of(named).digest == digest);
    for (const char* alone : {"H1-7K3M-9P2Q-X", "2026-11.taxi-1", "", "-"}) {
        CHECK(server::seen_of(alone).subject == alone);
        CHECK(server::seen_of(alone).digest.empty());
    }
}
