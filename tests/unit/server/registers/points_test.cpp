// ⑥ 健康ポイント: joining, a venue's code, the ledger and vouchers, through the real way.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "tests/unit/server/registers/told.h"

using namespace server_test;
using std::chrono::minutes;

namespace {

town::Table seen(ActingTown& town, const std::string& reg, const std::string& view,
                 const Looker& who) {
    return told(town, see(town, reg, view, who));
}

class PointsTown {
public:
    ActingTown town;

    Filed join(const TestPerson& person = {}) {
        return told(town, "points",
                    file_act(town, "points-join",
                             R"({"person":)" + person.json() + R"(,"agree":{"consented":true}})"));
    }
    Filed open(const std::string& activity = "salon", const std::string& device = "venue-1") {
        const nlohmann::json answers = {{"activity", {{"chosen", {activity}}}},
                                        {"place", {{"written", "公民館"}}}};
        return told(
            town, "points",
            file_act(town, "points-open", answers.dump(), {.role = "venue", .device = device}));
    }
    // What hangs on the wall now.
    std::string code(const std::string& device = "venue-1") {
        const auto shown = seen(town, "points", "code", {.role = "venue", .device = device});
        REQUIRE_FALSE(shown.rows.empty());
        return shown.rows.back().cells[2].text;
    }
    Filed scan(const std::string& member, const std::string& shown, base::Time at = {}) {
        const nlohmann::json answers = {{"member", {{"written", member}}},
                                        {"code", {{"written", shown}}}};
        return told(town, "points",
                    file_act(town, "points-scan", answers.dump(), {.role = "hall", .at = at}));
    }
    Filed redeem(const std::string& reward = "small", const TestPerson& person = {}) {
        return told(town, "points",
                    file_act(town, "points-redeem",
                             R"({"person":)" + person.json() + R"(,"reward":{"chosen":[")" +
                                 reward + R"("]}})"));
    }
    Filed end(const std::string& voucher, const std::string& result) {
        nlohmann::json answers = {{"voucher", {{"written", voucher}}},
                                  {"result", {{"chosen", {result}}}}};
        if (result == "mistake") answers["reason"] = {{"written", "二度 押した"}};
        return told(town, "points",
                    file_act(town, "points-void", answers.dump(), {.section = "health_desk"}));
    }
    std::string balance(const TestPerson& person = {}) {
        const auto mine = seen(town, "points", "mine", {.role = "hall", .person = person.person()});
        const auto found = mine.figures.find("balance");
        return found == mine.figures.end() ? "" : found->second.text;
    }
};

}  // namespace

TEST_CASE("who joins has a number and is a member once (⑥-1)") {
    PointsTown here;
    const auto joined = here.join();
    CHECK(joined.notes.at("member") == joined.number);
    CHECK(here.join().refused == "already-joined");
    CHECK(here.town.count("points_members") == 1);
    CHECK(here.balance() == "0");
}

TEST_CASE("no name and no address stands in the register of points") {
    PointsTown here;
    here.join();
    const auto rows = here.town.rows("SELECT number, whose, birth_year FROM points_members");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].text(1).find("美咲") == std::string::npos);
    CHECK(rows[0].text(2) == "1955");
}

TEST_CASE("the code on the venue's wall is worth a point once (⑥-2)") {
    PointsTown here;
    const auto member = here.join().number;
    CHECK(here.open().refused.empty());
    const auto first = here.scan(member, here.code());
    CHECK(first.refused.empty());
    CHECK(first.notes.at("points") == "1");
    CHECK(first.notes.at("balance") == "1");
    CHECK(here.scan(member, here.code()).refused == "already-scanned");
    CHECK(here.town.count("points_ledger") == 1);
}

TEST_CASE("a code photographed an hour ago is stale (⑥-2)") {
    PointsTown here;
    const auto member = here.join().number;
    here.open();
    const auto photograph = here.code();
    here.town.tick(minutes(60));
    CHECK(here.code() != photograph);
    CHECK(here.scan(member, photograph).refused == "stale-code");
    CHECK(here.scan(member, here.code()).refused.empty());
}

TEST_CASE("a code that no venue showed is forged (⑥-2)") {
    PointsTown here;
    const auto member = here.join().number;
    here.open();
    auto code = here.code();
    code.back() = code.back() == '0' ? '2' : '0';
    code[7] = code[7] == 'A' ? 'B' : 'A';
    CHECK(here.scan(member, code).refused == "forged-code");
    CHECK(here.scan(member, "00000-0000-0000").refused == "forged-code");
    CHECK(here.town.count("points_ledger") == 0);
}

TEST_CASE("a terminal without a line loses nobody a point: the moment of scanning counts") {
    PointsTown here;
    const auto member = here.join().number;
    here.open();
    const auto code = here.code();
    const auto scanned = here.town.clock().now();
    here.town.tick(std::chrono::hours(30));
    CHECK(here.scan(member, code, scanned).refused.empty());
    CHECK(here.balance() == "1");
}

TEST_CASE("two sessions of one kind on a day give what the rules of the pack say (⑥-3)") {
    PointsTown here;
    const auto member = here.join().number;
    here.open("salon", "venue-1");
    here.open("salon", "venue-2");
    CHECK(here.scan(member, here.code("venue-1")).refused.empty());
    CHECK(here.scan(member, here.code("venue-2")).refused == "enough-for-today");
    here.open("class", "venue-2");
    CHECK(here.scan(member, here.code("venue-2")).refused.empty());
    CHECK(here.balance() == "3");
}

TEST_CASE("a venue is opened once and only its own device shows the code") {
    PointsTown here;
    here.open("salon", "venue-1");
    CHECK(here.open("salon", "venue-1").refused == "already-open");
    CHECK(seen(here.town, "points", "code", {.role = "venue", .device = "venue-2"}).rows.empty());
    CHECK_FALSE(try_to_see(here.town, "points", "code", {.role = "hall"}));
    here.town.tick(std::chrono::hours(5));
    CHECK(seen(here.town, "points", "code", {.role = "venue", .device = "venue-1"}).rows.empty());
}

TEST_CASE("a number nobody joined with earns nothing") {
    PointsTown here;
    here.open();
    const auto stranger =
        town::make_receipt("H1", here.town.clock().now(), base::crypto::random(21)).number;
    CHECK(here.scan(stranger, here.code()).refused == "unknown-member");
}

TEST_CASE("points become a voucher that a clerk ends once (⑥-6)") {
    PointsTown here;
    const auto member = here.join().number;
    CHECK(here.redeem().refused == "not-enough-points");
    here.open("class");
    here.scan(member, here.code());
    const auto voucher = here.redeem();
    CHECK(voucher.notes.at("voucher") == voucher.number);
    CHECK(here.balance() == "0");
    CHECK(here.redeem().refused == "not-enough-points");
    const auto open = seen(here.town, "points", "vouchers", {.section = "health_desk"});
    REQUIRE(open.rows.size() == 1);
    CHECK(open.rows[0].acts == std::vector<std::string>{"points-void"});
    CHECK(here.end(voucher.number, "handed_over").refused.empty());
    CHECK(here.end(voucher.number, "mistake").refused == "already-void");
    CHECK(here.balance() == "0");
}

TEST_CASE("a voucher made by mistake gives its points back (⑥-6)") {
    PointsTown here;
    const auto member = here.join().number;
    here.open("class");
    here.scan(member, here.code());
    const auto voucher = here.redeem();
    CHECK(here.end(voucher.number, "mistake").refused.empty());
    CHECK(here.balance() == "2");
    CHECK(here.town.count("points_ledger") == 3);  // nothing is ever taken out of it
}

TEST_CASE("who has not joined redeems nothing and sees an empty sheet") {
    PointsTown here;
    CHECK(here.redeem().refused == "not-joined");
    CHECK(here.balance().empty());
}

TEST_CASE("the sheet has one line a stamp and the number to be scanned (⑥-4)") {
    PointsTown here;
    const auto member = here.join().number;
    here.open("checkup");
    here.scan(member, here.code());
    const auto sheet =
        seen(here.town, "points", "sheet", {.role = "hall", .person = TestPerson{}.person()});
    CHECK(sheet.paper);
    REQUIRE(sheet.rows.size() == 1);
    CHECK(sheet.rows[0].cells[2].text == "checkup");
    CHECK(sheet.figures.at("member").kind == town::Cell::Kind::code);
    CHECK(sheet.figures.at("balance").text == "5");
    const auto came = seen(here.town, "points", "sessions", {.section = "health_desk"});
    CHECK(came.rows.at(0).cells.at(3).text == "1");
}

TEST_CASE("whatever happens a balance is the sum of its ledger and never below nothing") {
    PointsTown here;
    const auto member = here.join().number;
    std::mt19937 dice(6);
    std::uniform_int_distribution<int> what(0, 4);
    std::vector<std::string> open;
    for (int step = 0; step < 60; ++step) {
        switch (what(dice)) {
            case 0:
                here.town.tick(std::chrono::hours(9));
                here.open("class", "venue-1");
                break;
            case 1:
                if (!here.open("salon", "venue-1").refused.empty()) here.town.tick(minutes(20));
                here.scan(member, here.code());
                break;
            case 2: {
                const auto made = here.redeem(step % 2 == 0 ? "small" : "large");
                if (made.refused.empty()) open.push_back(made.number);
                break;
            }
            case 3:
                if (!open.empty()) here.end(open.back(), "mistake");
                break;
            case 4:
                if (!open.empty()) here.end(open.front(), "handed_over");
                break;
        }
        const auto running = here.town.rows(
            "SELECT MIN(after) FROM (SELECT SUM(points) OVER (ORDER BY n) AS after"
            " FROM points_ledger)");
        if (!running[0].is_null(0)) REQUIRE(running[0].number(0) >= 0);
    }
    const auto sum = here.town.rows("SELECT COALESCE(SUM(points), 0) FROM points_ledger");
    CHECK(here.balance() == std::to_string(sum[0].number(0)));
    CHECK(here.town.count("points_ledger") > 5);
}
