// ⑤ 黄福タクシー: passes, rides and claims, through the real way from a sealed record to the
// register.
#include <fmt/core.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "base/crypto/crypto.h"
#include "server/registers/said.h"
#include "tests/unit/server/registers/told.h"

using namespace server_test;
using std::chrono::days;

namespace {

town::Table seen(ActingTown& town, const std::string& reg, const std::string& view,
                 const Looker& who) {
    return told(town, see(town, reg, view, who));
}

// What an operator types of one ride.
struct TypedRide {
    std::string pass;
    std::string day{};
    std::string time = "0935";
    std::string category = "general";
    std::int64_t meter = 1480;
    std::string device = "taxi-1";
};

class TaxiTown {
public:
    ActingTown town;

    // Late in the evening: every ride of the day lies behind.
    TaxiTown() { town.clock().advance(std::chrono::minutes(12 * 60 + 55)); }

    std::string today(int ahead = 0) {
        return base::iso_date(base::tokyo_date(town.clock().now() + days(ahead)));
    }
    // A resident's pass; of somebody of 71 unless told otherwise.
    Filed pass(const TestPerson& person = {}, const std::string& more = {}) {
        const auto grounds =
            more.empty() ? std::string(R"("other_grounds":{"chosen":["none"]})") : more;
        return told(town, "taxi",
                    file_act(town, "taxi-pass",
                             R"({"person":)" + person.json() + "," + grounds +
                                 R"(,"notice":{"chosen":["letter"]}})"));
    }
    Filed ride(const TypedRide& ride) {
        const nlohmann::json answers = {{"pass", {{"written", ride.pass}}},
                                        {"day", {{"dated", ride.day.empty() ? today() : ride.day}}},
                                        {"time", {{"written", ride.time}}},
                                        {"from", {{"written", "原田"}}},
                                        {"to", {{"written", "みさキラリ"}}},
                                        {"category", {{"chosen", {ride.category}}}},
                                        {"meter", {{"counted", ride.meter}}},
                                        {"aboard", {{"counted", 1}}}};
        return told(
            town, "taxi",
            file_act(town, "taxi-ride", answers.dump(), {.role = "taxi", .device = ride.device}));
    }
    Filed by_clerk(const std::string& journey, const nlohmann::json& answers) {
        return told(town, "taxi",
                    file_act(town, journey, answers.dump(), {.section = "kurashi_anzen"}));
    }
    // The month that runs, of one operator, as the counter looks it up before it is closed.
    std::string this_month(const std::string& operator_name = "taxi-1") {
        return today().substr(0, 7) + "." + operator_name;
    }
    town::Table month(const std::string& named) {
        return seen(town, "taxi", "month",
                    {.section = "kurashi_anzen", .parameters = {{"month", named}}});
    }
    Filed close_as_named(const std::string& named) {
        return by_clerk("taxi-month", {{"month", {{"written", named}}}});
    }
    Filed close(const std::string& operator_name = "taxi-1") {
        const auto shown = month(this_month(operator_name));
        return close_as_named(shown.rows.empty() ? this_month(operator_name) : shown.rows[0].id);
    }
    // As the counter looks it up before the check.
    town::Table one_ride(const std::string& named) {
        return seen(town, "taxi", "ride",
                    {.section = "kurashi_anzen", .parameters = {{"ride", named}}});
    }
    Filed check(const std::string& ride, const std::string& result) {
        const auto shown = one_ride(ride);
        return check_as_named(shown.rows.empty() ? ride : shown.rows[0].id, result);
    }
    Filed check_as_named(const std::string& ride, const std::string& result) {
        return by_clerk("taxi-check", {{"ride", {{"written", ride}}},
                                       {"result", {{"chosen", {result}}}},
                                       {"reason", {{"written", "事業者に 電話で 確認"}}}});
    }
    void confirm(const std::string& id) {
        auto& counter = town.terminal("counter");
        auto& clerk = town.clerk("kurashi_anzen");
        clerk.sign_in(counter);
        const auto done = clerk.ask(counter, "POST", "/v1/desk/applications/" + id + "/decisions",
                                    R"({"decision":"confirm"})", {{"if-match", "\"1\""}});
        REQUIRE(done.status == 201);
    }
    town::Table desk(const std::string& view, const std::string& claim = {}) {
        Looker who{.section = "kurashi_anzen"};
        if (!claim.empty()) who.parameters["claim"] = claim;
        return seen(town, "taxi", view, who);
    }
    std::int64_t sum(const std::string& column) {
        return town.rows("SELECT COALESCE(SUM(" + column + "), 0) FROM taxi_rides")[0].number(0);
    }
};

}  // namespace

TEST_CASE("who is old enough has a provisional pass at once (⑤-1)") {
    TaxiTown here;
    const auto pass = here.pass();
    CHECK(pass.refused.empty());
    CHECK(pass.notes.at("pass") == pass.number);
    const auto rows = here.town.rows("SELECT number, ground, from_day, until_day FROM taxi_passes");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].text(0) == pass.number);
    CHECK(rows[0].text(1) == "age");
    CHECK(rows[0].text(2) == here.today());
    CHECK(rows[0].text(3) == here.today(30));
    CHECK(pass.state == "received");  // and still stands in the clerks' queue
}

TEST_CASE("a ground that staff have to see gives no provisional pass (⑤-1)") {
    TaxiTown here;
    const TestPerson young{.birth_date = "1990-04-01"};
    const auto pass = here.pass(young, R"("grounds":{"chosen":["notebook"]})");
    CHECK(pass.refused.empty());
    CHECK(pass.notes.contains("waits"));
    CHECK(here.ride({.pass = pass.number}).refused == "not-eligible-that-day");
    here.confirm(pass.id);
    CHECK(here.ride({.pass = pass.number}).refused.empty());
}

TEST_CASE("a ride is shared between resident and town by the dated fares (⑤-4)") {
    TaxiTown here;
    const auto pass = here.pass();
    const auto ride = here.ride({.pass = pass.number, .meter = 1480});
    CHECK(ride.refused.empty());
    CHECK(ride.notes.at("own") == "300");
    CHECK(ride.notes.at("town") == "1,180");
    CHECK(ride.notes.contains("example"));  // not the town's own figure, and it says so
    CHECK(here.sum("own") + here.sum("town_share") == 1480);
    const auto cafe =
        here.ride({.pass = pass.number, .time = "1430", .category = "dementia_cafe", .meter = 900});
    CHECK(cafe.notes.at("own") == "100");
    CHECK_FALSE(cafe.notes.contains("example"));
    CHECK(cafe.state == "kept");  // no clerk has to look
}

TEST_CASE("a pass is not good before its first day nor after its provisional days (⑤-3)") {
    TaxiTown here;
    const auto pass = here.pass();
    CHECK(here.ride({.pass = pass.number, .day = here.today(-1)}).refused ==
          "not-eligible-that-day");
    here.town.tick(std::chrono::hours(24 * 31));
    CHECK(here.ride({.pass = pass.number}).refused == "not-eligible-that-day");
    CHECK(here.town.count("taxi_rides") == 0);
    here.confirm(pass.id);
    CHECK(here.ride({.pass = pass.number}).refused.empty());
    CHECK(here.town.count("taxi_rides") == 1);
}

TEST_CASE("a new pass stops the old one (⑤-2)") {
    TaxiTown here;
    const auto lost = here.pass();
    const auto found = here.pass();
    CHECK(here.ride({.pass = lost.number}).refused == "not-eligible-that-day");
    CHECK(here.ride({.pass = found.number}).refused.empty());
}

TEST_CASE("a number that was never given and one that cannot be read are refused") {
    TaxiTown here;
    const auto other = town::make_receipt("H1", here.town.clock().now(), base::crypto::random(21));
    CHECK(here.ride({.pass = other.number}).refused == "not-eligible-that-day");
    auto wrong = other.number;
    wrong.back() = wrong.back() == '2' ? '3' : '2';
    CHECK(here.ride({.pass = wrong}).refused == "unreadable-pass");
    CHECK(here.ride({.pass = here.pass().number, .time = "2510"}).refused == "no-such-time");
    CHECK(here.town.count("taxi_rides") == 0);
}

TEST_CASE("a signed pass that is faster than its record waits for a clerk (⑤-3)") {
    TaxiTown here;
    const auto later = town::make_receipt("H1", here.town.clock().now(), base::crypto::random(21));
    base::ByteWriter fields;
    for (const std::string& field : {std::string("taxi-pass"), later.number}) {
        fields.u16(static_cast<std::uint16_t>(field.size())).bytes(base::view_of(field));
    }
    const auto ride = here.ride({.pass = "MDP1." + base::base64url(fields.written())});
    CHECK(ride.refused.empty());
    CHECK(ride.notes.contains("to_check"));
    CHECK(here.close().refused == "nothing-to-claim");
    CHECK(here.check("R1", "counted").refused == "not-eligible-that-day");
    CHECK(here.check("R1", "returned").refused.empty());
    CHECK(here.check("R1", "returned").refused == "nothing-to-check");
}

TEST_CASE("a ride that is still to come is refused (⑤-4)") {
    TaxiTown here;  // 23:33
    const auto pass = here.pass();
    CHECK(here.ride({.pass = pass.number, .time = "2350"}).refused == "not-yet-ridden");
    CHECK(here.town.count("taxi_rides") == 0);
    CHECK(here.ride({.pass = pass.number, .time = "2333"}).refused.empty());
}

TEST_CASE("a ride typed twice is flagged and not paid for until a clerk has looked (⑤-5)") {
    TaxiTown here;
    const auto pass = here.pass();
    CHECK_FALSE(here.ride({.pass = pass.number}).notes.contains("to_check"));
    CHECK(here.ride({.pass = pass.number}).notes.contains("to_check"));
    const auto open = here.desk("rides");
    REQUIRE(open.rows.size() == 2);
    CHECK(open.rows[0].attention);
    CHECK(open.rows[0].acts == std::vector<std::string>{"taxi-check"});
    const auto closed = here.close();
    CHECK(closed.notes.at("rides") == "1");
    CHECK(closed.notes.at("left_to_check") == "1");
    CHECK(here.check("R2", "counted").refused.empty());
    CHECK(here.close().notes.at("claim") == "C2");
}

TEST_CASE("the town closes a month of one operator and the sheet has every line (⑤-5)") {
    TaxiTown here;
    const auto pass = here.pass();
    here.ride({.pass = pass.number, .time = "0900"});
    here.ride({.pass = pass.number, .time = "1300", .category = "medical", .meter = 1001});
    here.ride({.pass = pass.number, .time = "1700", .device = "taxi-2"});
    const auto months = here.desk("months");
    REQUIRE(months.rows.size() == 2);
    CHECK(months.rows[0].acts == std::vector<std::string>{"taxi-month"});
    CHECK(months.rows[0].id == here.today().substr(0, 7) + ".taxi-1");
    const auto closed = here.close();
    CHECK(closed.refused.empty());
    CHECK(closed.notes.at("town") == "1,681");  // 1180 and 501
    const auto sheet = here.desk("claim", closed.notes.at("claim"));
    CHECK(sheet.paper);
    REQUIRE(sheet.rows.size() == 2);
    CHECK(sheet.figures.at("town").text == "1681");
    CHECK(sheet.figures.at("operator").text == "タクシーの 事業者 1");
    CHECK(sheet.figures.at("month").text == "令和8年11月");
    CHECK(months.rows[0].cells[0].text == "令和8年11月");
    CHECK(sheet.figures.at("fares").text == "example");
    CHECK(town::to_csv(sheet, sheet.columns).find(pass.number) != std::string::npos);
    CHECK(here.close().refused == "nothing-to-claim");
    CHECK(here.desk("months").rows.size() == 1);
    CHECK(here.desk("claims").rows.size() == 1);
}

TEST_CASE("a month is closed as its sums were shown and never by its name alone (⑤-5)") {
    TaxiTown here;
    const auto pass = here.pass();
    here.ride({.pass = pass.number, .time = "0900"});
    here.ride({.pass = pass.number, .time = "1300", .category = "medical", .meter = 1001});
    CHECK(here.close_as_named(here.this_month()).refused == "not-seen");
    const auto shown = here.month(here.this_month());
    REQUIRE(shown.rows.size() == 1);
    std::map<std::string, std::string> said;
    for (std::size_t i = 0; i < shown.columns.size(); ++i)
        said[shown.columns[i]] = shown.rows[0].cells[i].text;
    CHECK(said["month"] == "令和8年11月");
    CHECK(said["operator"] == "タクシーの 事業者 1");
    CHECK(said["rides"] == "2");
    CHECK(said["meter"] == "2481");
    CHECK(said["town"] == "1681");
    CHECK(said["to_check"] == "0");
    here.ride({.pass = pass.number, .time = "0900"});  // Comes while the clerk still reads.
    CHECK(here.close_as_named(shown.rows[0].id).refused == "changed");
    CHECK(here.town.count("taxi_claims") == 0);
    const auto again = here.month(shown.rows[0].id);
    REQUIRE(again.rows.size() == 1);
    CHECK(again.rows[0].cells.back().text == "1");
    CHECK(here.close_as_named(again.rows[0].id).notes.at("rides") == "2");
    CHECK(here.month(here.this_month()).rows.empty());
    CHECK(here.month("2026-11").rows.empty());
    CHECK_FALSE(try_to_see(here.town, "taxi", "month", {.role = "taxi", .device = "taxi-1"}));
}

TEST_CASE("a ride in doubt is shown to who checks it and one that is settled is not (⑤-5)") {
    TaxiTown here;
    const auto pass = here.pass();
    here.ride({.pass = pass.number});
    here.ride({.pass = pass.number});
    const auto shown = here.one_ride("R2").rows;
    REQUIRE(shown.size() == 1);
    CHECK(shown[0].cells.back().text == "duplicate");
    CHECK(here.one_ride(shown[0].id).rows.size() == 1);
    CHECK(here.one_ride("R1").rows.empty());
    REQUIRE(here.check("R2", "returned").refused.empty());
    CHECK(here.one_ride("R2").rows.empty());
}

TEST_CASE("a ride in doubt is judged as it was shown and never by its number alone (⑤-5)") {
    TaxiTown here;
    const auto pass = here.pass();
    here.ride({.pass = pass.number});
    here.ride({.pass = pass.number});
    CHECK(here.check_as_named("R2", "counted").refused == "not-seen");
    const auto shown = here.one_ride("R2").rows.at(0).id;
    here.town.rows("UPDATE taxi_rides SET meter = meter + 10 WHERE n = 2");
    CHECK(here.check_as_named(shown, "counted").refused == "changed");
    const auto state = [&] {
        return here.town.rows("SELECT standing FROM taxi_rides WHERE n = 2").at(0).text(0);
    };
    CHECK(state() == "to_check");
    CHECK(here.check("R2", "counted").refused.empty());
    CHECK(state() == "counted");
}

TEST_CASE("an operator sees own rides and claims only (⑤-4)") {
    TaxiTown here;
    const auto pass = here.pass();
    here.ride({.pass = pass.number});
    here.ride({.pass = pass.number, .time = "1700", .device = "taxi-2"});
    here.close();
    const Looker first{.role = "taxi", .device = "taxi-1"};
    const Looker second{.role = "taxi", .device = "taxi-2"};
    CHECK(seen(here.town, "taxi", "day", first).rows.size() == 1);
    CHECK(seen(here.town, "taxi", "claims", first).rows.size() == 1);
    CHECK(seen(here.town, "taxi", "claims", second).rows.empty());
    auto curious = second;
    curious.parameters["claim"] = "C1";
    CHECK(seen(here.town, "taxi", "claim", curious).rows.empty());
    CHECK_FALSE(try_to_see(here.town, "taxi", "rides", first));
    CHECK_FALSE(try_to_see(here.town, "taxi", "rides", {.section = "care_desk"}));
}

TEST_CASE("a resident sees own rides without places and nobody else's (⑤-6)") {
    TaxiTown here;
    here.ride({.pass = here.pass().number});
    const TestPerson other{.name = "美咲 一郎", .birth_date = "1950-01-03"};
    const auto mine =
        seen(here.town, "taxi", "mine", {.role = "hall", .person = TestPerson{}.person()});
    REQUIRE(mine.rows.size() == 1);
    CHECK(town::to_json(mine).find("原田") == std::string::npos);
    CHECK(seen(here.town, "taxi", "mine", {.role = "hall", .person = other.person()}).rows.empty());
}

TEST_CASE("a driver's list has the passes that were replaced or withdrawn and no name (⑤-3)") {
    TaxiTown here;
    const Looker driver{.role = "taxi", .device = "taxi-1"};
    const auto first = here.pass();
    CHECK(seen(here.town, "taxi", "passes", driver).rows.empty());
    const auto second = here.pass();  // The same person again: only the newest holds.
    auto list = seen(here.town, "taxi", "passes", driver);
    REQUIRE(list.rows.size() == 1);
    CHECK(list.rows[0].id == first.number);
    CHECK(list.rows[0].cells[2].text == "replaced");
    CHECK(list.figures.at("terminals").text.size() >= 64);
    CHECK(town::to_json(list).find("美咲") == std::string::npos);
    here.town.rows("UPDATE applications SET state = 'withdrawn' WHERE number = '" + second.number +
                   "'");
    list = seen(here.town, "taxi", "passes", driver);
    REQUIRE(list.rows.size() == 2);
    here.town.clock().advance(std::chrono::hours(24 * 40));  // Their papers' last days are past.
    CHECK(seen(here.town, "taxi", "passes", driver).rows.empty());
    CHECK_FALSE(try_to_see(here.town, "taxi", "passes", {.role = "hall"}));
}

TEST_CASE("a ride is believed from an operator's device only and a closing from a clerk only") {
    TaxiTown here;
    const auto pass = here.pass();
    const auto at_a_counter =
        file_act(here.town, "taxi-month", R"({"month":{"written":"2026-11.taxi-1"}})",
                 {.section = "care_desk"});
    CHECK(at_a_counter.dead == "not-allowed");
    CHECK(here.ride({.pass = pass.number, .device = "taxi-1"}).dead.empty());
    const auto from_hall = file_act(
        here.town, "taxi-ride",
        R"({"pass":{"written":")" + pass.number + R"("},"day":{"dated":")" + here.today() +
            R"("},"time":{"written":"0900"},"from":{"written":"a"},"to":{"written":"b"},)"
            R"("category":{"chosen":["general"]},"meter":{"counted":500},"aboard":{"counted":1}})",
        {.role = "hall"});
    CHECK(from_hall.dead == "not-allowed");
}

TEST_CASE("whatever is ridden the shares are the meters and a claim is the sum of its rides") {
    TaxiTown here;
    const auto pass = here.pass();
    std::mt19937 dice(55);
    std::uniform_int_distribution<std::int64_t> yen(1, 20'000);
    constexpr std::array categories{"general", "medical", "dementia_cafe"};
    std::int64_t meters = 0;
    for (int n = 0; n < 24; ++n) {
        const auto meter = yen(dice);
        meters += meter;
        const auto ride = here.ride({.pass = pass.number,
                                     .time = fmt::format("{:02}{:02}", n % 24, n % 2 * 30),
                                     .category = categories[static_cast<std::size_t>(n) % 3],
                                     .meter = meter});
        REQUIRE(ride.refused.empty());
    }
    CHECK(here.sum("own") + here.sum("town_share") == meters);
    const auto claim = here.close();
    CHECK(claim.notes.at("rides") == "24");
    CHECK(claim.notes.at("town") == server::grouped_digits(here.sum("town_share")));
}
