// Whatever a register shows, the pack has words for it: the pack's own check cannot know this.
#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;

namespace {

// Somebody whom `rule` lets in.
Looker welcome_at(const server::ViewRule& rule) {
    Looker who;
    if (rule.desk) who.section = rule.section.empty() ? "resident_desk" : rule.section;
    if (!rule.desk && !rule.roles.empty()) {
        who.role = rule.roles[0];
        who.device = who.role + "-1";
    }
    who.person = TestPerson{}.person();
    return who;
}

std::vector<std::string> words_of(const town::Table& table) {
    const auto reg = "register." + table.reg + ".";
    std::vector<std::string> keys{reg + "view." + table.view + ".title",
                                  reg + "view." + table.view + ".empty"};
    for (const auto& column : table.columns) keys.push_back(reg + "column." + column);
    for (const auto& [figure, cell] : table.figures) keys.push_back(reg + "figure." + figure);
    return keys;
}

}  // namespace

TEST_CASE("every view and column of every register has words in every language") {
    ActingTown town;
    for (const auto& one : town.registers()) {
        for (const auto& rule : one->views()) {
            INFO(one->name() << "/" << rule.view);
            CHECK((rule.desk || !rule.roles.empty()));  // else nobody ever sees it
            const auto table = see(town, std::string(one->name()), rule.view, welcome_at(rule));
            CHECK(!table.columns.empty());
            for (const auto& key : words_of(table)) {
                for (const auto& language : town.pack().languages) {
                    INFO(key << " in " << language);
                    const auto words = town.pack().words.find(language);
                    REQUIRE(words != town.pack().words.end());
                    CHECK(words->second.has(key));
                }
            }
        }
    }
}

TEST_CASE("every journey names a register that the server has") {
    ActingTown town;
    for (const auto& journey : town.pack().journeys) {
        if (journey.register_name == "applications") continue;
        INFO(journey.id << " goes to " << journey.register_name);
        const auto* reg = server::find_register(town.registers(), journey.register_name);
        CHECK(reg != nullptr);
        if (reg == nullptr || journey.shows.empty()) continue;
        const auto views = reg->views();
        INFO("and shows " << journey.shows);
        CHECK(std::any_of(views.begin(), views.end(),
                          [&](const auto& rule) { return rule.view == journey.shows; }));
    }
}
