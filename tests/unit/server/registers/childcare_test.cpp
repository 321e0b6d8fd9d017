#include <catch2/catch.hpp>

#include "tests/unit/server/support/acting_town.h"

using namespace server_test;

namespace {

const TypedBy desk{.section = "child_desk"};
const TypedBy hall{.role = "hall"};

std::string wish(const std::string& channel) {
    return R"({"person":)" + TestPerson{}.json() +
           R"(,"schemes":{"chosen":["checkup_one_and_half"]},"channel":{"chosen":[")" + channel +
           R"("]}})";
}

// 20 months old on the day of the town in test.
Filed enter_child(ActingTown& town) {
    return file_act(town, "childcare-child",
                    R"({"parent_name":{"written":"美咲花子"},"parent_birth":{"dated":"1955-02-17"},
      "child_name":{"written":"みほん"},"born":{"dated":"2025-03-10"}})",
                    desk);
}

std::string out(const std::string& child, const std::string& reason) {
    return R"({"child":{"written":")" + child + R"("},"reason":{"chosen":[")" + reason + R"("]}})";
}

const std::string send = R"({"scheme":{"chosen":["checkup_one_and_half"]}})";

town::Table mine(ActingTown& town) {
    return see(town, "childcare", "mine", {.role = "hall", .person = TestPerson{}.person()});
}

}  // namespace

TEST_CASE("①-4 the preview says who would get a 健診 notice and why before anything is sent") {
    ActingTown town;
    const auto child = enter_child(town);
    CHECK(
        see(town, "childcare", "preview", {.section = "child_desk"}).rows.empty());  // No consent.
    REQUIRE(file_act(town, "childcare-consent", wish("terminal"), hall).refused.empty());
    const auto preview = see(town, "childcare", "preview", {.section = "child_desk"});
    REQUIRE(preview.rows.size() == 1);
    CHECK(preview.rows[0].id == child.number);
    CHECK(preview.rows[0].cells[3].text == "20");
    CHECK(town.rows("SELECT 1 FROM childcare_notices").empty());
}

TEST_CASE(
    "①-6 a notice that was sent stands at the terminal for its owner alone and goes out once") {
    ActingTown town;
    enter_child(town);
    REQUIRE(file_act(town, "childcare-consent", wish("line"), hall).refused.empty());
    REQUIRE(file_act(town, "childcare-send", send, desk).refused.empty());
    CHECK(mine(town).rows.size() == 1);
    CHECK(see(town, "childcare", "mine",
              {.role = "hall", .person = TestPerson{.name = "別の 人"}.person()})
              .rows.empty());
    CHECK(file_act(town, "childcare-send", send, desk).refused == "nobody");
    const auto messages = town.rows("SELECT key, state FROM line_messages");
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].text(0) == "child_notice");  // No name, no scheme.
}

TEST_CASE("①-8 after a death or a move nothing is sent and nothing is shown") {
    for (const char* reason : {"death", "moved_out", "protected"}) {
        ActingTown town;
        const auto child = enter_child(town);
        REQUIRE(file_act(town, "childcare-consent", wish("line"), hall).refused.empty());
        REQUIRE(
            file_act(town, "childcare-take-out", out(child.number, reason), desk).refused.empty());
        CHECK(file_act(town, "childcare-send", send, desk).refused == "nobody");
        CHECK(town.rows("SELECT 1 FROM line_messages").empty());
        CHECK(mine(town).rows.empty());
        CHECK(file_act(town, "childcare-take-out", out(child.number, reason), desk).refused ==
              "already-out");
    }
}

TEST_CASE("①-1 who wants no notices any more is forgotten") {
    ActingTown town;
    enter_child(town);
    REQUIRE(file_act(town, "childcare-consent", wish("terminal"), hall).refused.empty());
    REQUIRE(file_act(town, "childcare-consent", wish("none"), hall).refused.empty());
    CHECK(town.rows("SELECT 1 FROM childcare_wishes").empty());
    CHECK(file_act(town, "childcare-send", send, desk).refused == "nobody");
}
