// ④ the hub: a parcel from the van to the hand, and what a driver saw, through the real way.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "tests/unit/server/registers/told.h"

using namespace server_test;

namespace {

town::Table seen(ActingTown& town, const std::string& reg, const std::string& view,
                 const Looker& who) {
    return told(town, see(town, reg, view, who));
}

enum class Watch { agreed, not_agreed };

class HubTown {
public:
    ActingTown town;
    const TypedBy driver{.role = "driver", .device = "driver-1"};
    const Looker clerk{.section = "kurashi_anzen"};

    Filed arrive(const std::string& carrier_code, Watch watch = Watch::not_agreed) {
        const nlohmann::json answers = {{"parcel", {{"written", carrier_code}}},
                                        {"name", {{"written", "美咲 花子"}}},
                                        {"address", {{"written", "原田1735"}}},
                                        {"handling", {{"chosen", {"chilled"}}}},
                                        {"watch", {{"consented", watch == Watch::agreed}}}};
        return told(town, "hub", file_act(town, "hub-arrive", answers.dump(), driver));
    }
    Filed route(const std::string& parcel) {
        return told(
            town, "hub",
            file_act(town, "hub-route",
                     R"({"parcel":{"written":")" + parcel + R"("},"route":{"chosen":["asahi"]}})",
                     driver));
    }
    Filed deliver(const std::string& parcel, const std::string& how, const std::string& seen = {}) {
        nlohmann::json answers = {{"parcel", {{"written", parcel}}}, {"how", {{"chosen", {how}}}}};
        if (!seen.empty()) answers["watch"] = {{"chosen", {seen}}};
        return told(town, "hub",
                    file_act(town, seen.empty() ? "hub-deliver" : "hub-deliver-watch",
                             answers.dump(), driver));
    }
    Filed take(const std::string& parcel, const std::string& code,
               const std::string& terminal_role = "hub") {
        return told(town, "hub",
                    file_act(town, "hub-take",
                             R"({"parcel":{"written":")" + parcel + R"("},"code":{"written":")" +
                                 code + R"("}})",
                             {.role = terminal_role}));
    }
    std::string state(const std::string& parcel) {
        return town.rows("SELECT state FROM hub_parcels WHERE n = " + parcel.substr(1))[0].text(0);
    }
};

std::string another(std::string code) {
    code[0] = code[0] == '9' ? '0' : static_cast<char>(code[0] + 1);
    return code;
}

}  // namespace

TEST_CASE("a parcel comes in once and gets a code for its slip (④-1)") {
    HubTown here;
    const auto first = here.arrive("123456789012");
    CHECK(first.notes.at("parcel") == "P1");
    CHECK(first.notes.at("code").size() == 4);
    CHECK(here.arrive("123456789012").refused == "already-here");
    CHECK(here.town.count("hub_parcels") == 1);
    const auto shelf = seen(here.town, "hub", "here", here.clerk);
    REQUIRE(shelf.rows.size() == 1);
    CHECK(shelf.rows[0].id == "P1");
    CHECK(town::to_json(shelf).find(first.notes.at("code")) == std::string::npos);
}

TEST_CASE("who holds the slip takes the parcel once (④-5)") {
    HubTown here;
    const auto parcel = here.arrive("A123456");
    const auto taken = here.take("P1", parcel.notes.at("code"));
    CHECK(taken.refused.empty());
    CHECK(taken.notes.at("taken") == "P1");
    CHECK(here.state("P1") == "taken");
    CHECK(here.take("P1", parcel.notes.at("code"), "hall").refused == "already-taken");
    CHECK(here.arrive("A123456").refused.empty());  // the carrier may use its number again
}

TEST_CASE("three wrong codes lock a parcel until staff give a new one (④-5)") {
    HubTown here;
    const auto code = here.arrive("A123456").notes.at("code");
    CHECK(here.take("P1", another(code)).refused == "wrong-code");
    CHECK(here.take("1", another(code)).refused == "one-try-left");
    CHECK(here.take("P1", another(code)).refused == "locked");
    CHECK(here.take("P1", code).refused == "locked");
    CHECK(here.state("P1") == "here");
    const auto shelf = seen(here.town, "hub", "here", here.clerk);
    CHECK(shelf.rows.at(0).attention);
    const auto fresh = told(here.town, "hub",
                            file_act(here.town, "hub-unlock",
                                     R"({"parcel":{"written":"P1"},"seen":{"chosen":["licence"]}})",
                                     {.section = "kurashi_anzen"}));
    CHECK(here.take("P1", fresh.notes.at("code")).refused.empty());
}

TEST_CASE("a parcel there never was answers like a wrong code") {
    HubTown here;
    CHECK(here.take("P77", "1234").refused == "wrong-code");
}

TEST_CASE("a run is a sheet with what is on the van and nothing else (④-2)") {
    HubTown here;
    here.arrive("A000001");
    here.arrive("A000002");
    CHECK(here.route("P1").refused.empty());
    CHECK(here.route("P1").refused == "not-here");
    CHECK(here.route("P9").refused == "unknown-parcel");
    const auto run = seen(here.town, "hub", "run", {.role = "driver", .device = "driver-1"});
    CHECK(run.paper);
    REQUIRE(run.rows.size() == 1);
    CHECK(run.rows[0].cells[0].text == "asahi");
    CHECK(run.rows[0].acts == std::vector<std::string>{"hub-deliver"});
    CHECK(here.take("P1", "0000").refused != "");
    CHECK_FALSE(try_to_see(here.town, "hub", "run", {.role = "taxi", .device = "taxi-1"}));
}

TEST_CASE("a delivered parcel is off the sheet and an absent one is back on its shelf (④-3)") {
    HubTown here;
    const auto code = here.arrive("A000001").notes.at("code");
    here.arrive("A000002");
    CHECK(here.deliver("P1", "delivered").refused == "not-on-route");
    here.route("P1");
    here.route("P2");
    CHECK(here.deliver("P1", "absent").refused.empty());
    CHECK(here.deliver("P2", "delivered").refused.empty());
    CHECK(here.state("P1") == "here");
    CHECK(here.state("P2") == "delivered");
    CHECK(here.take("P1", code).refused.empty());
    CHECK(seen(here.town, "hub", "run", here.clerk).rows.empty());
}

TEST_CASE("what a driver saw at an agreed door is a task of the welfare desk (④-4)") {
    HubTown here;
    here.arrive("A000001", Watch::agreed);
    here.arrive("A000002", Watch::agreed);
    here.route("P1");
    here.route("P2");
    const auto run = seen(here.town, "hub", "run", here.clerk);
    CHECK(run.rows.at(0).acts == std::vector<std::string>{"hub-deliver-watch"});
    here.deliver("P1", "delivered", "concern");
    here.deliver("P2", "absent", "urgent");
    const auto tasks = seen(here.town, "hub", "tasks", {.section = "welfare_desk"});
    REQUIRE(tasks.rows.size() == 2);
    CHECK(tasks.rows[0].attention);  // 緊急 stands first
    CHECK(tasks.rows[0].cells[1].text == "urgent");
    CHECK_FALSE(try_to_see(here.town, "hub", "tasks", here.clerk));
    const std::string done = R"({"task":{"written":"T2"},"done":{"chosen":["visited"]}})";
    CHECK(file_act(here.town, "hub-task", done, {.section = "welfare_desk"}).refused.empty());
    CHECK(file_act(here.town, "hub-task", done, {.section = "welfare_desk"}).refused ==
          "already-done");
    CHECK(seen(here.town, "hub", "tasks", {.section = "welfare_desk"}).rows.size() == 1);
}

TEST_CASE("what drivers saw stands in the one list of the welfare desk (④-4 ⑧-4)") {
    HubTown here;
    here.arrive("A000001", Watch::agreed);
    here.arrive("A000002", Watch::agreed);
    here.route("P1");
    here.route("P2");
    here.deliver("P1", "delivered", "concern");
    const Looker desk{.section = "welfare_desk"};
    CHECK_FALSE(seen(here.town, "welfare", "urgent", desk).rows.at(0).attention);
    here.deliver("P2", "absent", "urgent");
    const auto list = seen(here.town, "welfare", "urgent", desk);
    REQUIRE(list.rows.size() == 2);
    CHECK(list.rows[0].id == "T2");  // 緊急 stands first
    CHECK(list.rows[0].attention);
    CHECK(list.rows[0].cells.at(3).text == "美咲 花子");
    CHECK(list.rows[0].cells.at(6).text == "driver_urgent");
    CHECK(list.rows[0].acts == std::vector<std::string>{"hub-task"});
    CHECK(list.rows[1].cells.at(6).text == "driver_concern");
    const std::string done = R"({"task":{"written":"T2"},"done":{"chosen":["visited"]}})";
    CHECK(file_act(here.town, "hub-task", done, {.section = "welfare_desk"}).refused.empty());
    const auto left = seen(here.town, "welfare", "urgent", desk);
    REQUIRE(left.rows.size() == 1);
    CHECK(left.rows[0].id == "T1");
    CHECK_FALSE(try_to_see(here.town, "welfare", "urgent", here.clerk));
}

TEST_CASE("somebody who is well makes no task and nobody is watched without consent (④-3)") {
    HubTown here;
    here.arrive("A000001", Watch::agreed);
    here.arrive("A000002");
    here.route("P1");
    here.route("P2");
    CHECK(here.deliver("P1", "delivered", "fine").refused.empty());
    CHECK(here.deliver("P2", "delivered", "concern").refused == "no-consent");
    CHECK(here.town.count("hub_tasks") == 0);
    CHECK(here.state("P2") == "on_route");  // the register is as it was
}

TEST_CASE("only a driver's device delivers and only a clerk of the section gives a new code") {
    HubTown here;
    here.arrive("A000001");
    here.route("P1");
    const auto by_taxi = file_act(here.town, "hub-deliver",
                                  R"({"parcel":{"written":"P1"},"how":{"chosen":["delivered"]}})",
                                  {.role = "taxi", .device = "taxi-1"});
    CHECK(by_taxi.dead == "not-allowed");
    const auto other_desk = file_act(here.town, "hub-unlock",
                                     R"({"parcel":{"written":"P1"},"seen":{"chosen":["card"]}})",
                                     {.section = "care_desk"});
    CHECK(other_desk.dead == "not-allowed");
    CHECK(here.state("P1") == "on_route");
}

TEST_CASE("whatever happens a parcel leaves the hub at most once") {
    HubTown here;
    std::mt19937 dice(4);
    std::uniform_int_distribution<int> what(0, 4);
    std::uniform_int_distribution<int> which(1, 3);
    std::map<std::string, std::string> codes;
    for (int n = 1; n <= 3; ++n) {
        const auto made = here.arrive("A00000" + std::to_string(n));
        codes[made.notes.at("parcel")] = made.notes.at("code");
    }
    for (int step = 0; step < 60; ++step) {
        const auto parcel = "P" + std::to_string(which(dice));
        switch (what(dice)) {
            case 0:
                here.route(parcel);
                break;
            case 1:
                here.deliver(parcel, step % 3 == 0 ? "delivered" : "absent");
                break;
            case 2:
                here.take(parcel, codes[parcel]);
                break;
            case 3:
                here.take(parcel, another(codes[parcel]));
                break;
            case 4:
                here.deliver(parcel, "left");
                break;
        }
    }
    const auto gone = here.town.rows(
        "SELECT parcel, COUNT(*) FROM hub_events WHERE what IN ('delivered', 'left', 'taken')"
        " GROUP BY parcel");
    for (const auto& row : gone) CHECK(row.number(1) == 1);
    CHECK_FALSE(gone.empty());
}
