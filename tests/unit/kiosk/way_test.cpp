// The way in the building at a terminal, and a number to be read from afar.
#include "kiosk/session/way_plan.h"
#include "tests/unit/kiosk/hall.h"
#include "tests/unit/way/two_floors.h"

using namespace kiosk;
using namespace kiosk::view;

namespace {

// Misaki with a house of which everything is known.
const kiosk::Terminal& in_the_sample() {
    static const town::Pack pack = [] {
        town::Pack made = hall::misaki();
        std::erase_if(made.files, [](const auto& f) { return f.first.starts_with("floors/"); });
        made.files.emplace("floors/sample.toml", way_test::two_floors);
        return made;
    }();
    static const kiosk::Terminal made = hall::terminal_with(pack);
    return made;
}

bool has_tile(const view::Welcome& welcome, std::string_view id) {
    return std::ranges::any_of(welcome.tiles, [&](const auto& tile) { return tile.id == id; });
}

// The tile stands in the group of what is done here.
void open_way(Hall& hall) {
    for (int page = 0; page < 4 && !has_tile(hall.shown<view::Welcome>(), "group:here"); ++page)
        hall.touch(Started{"more"});
    hall.touch(Started{"group:here"}, Started{"way"});
    REQUIRE(hall.shows<view::Way>());
}

}  // namespace

TEST_CASE("the way begins behind a tile with a place to choose and goes back to the tiles") {
    Hall hall;
    open_way(hall);
    const auto choosing = hall.shown<view::Way>();
    CHECK(choosing.to.empty());
    CHECK(choosing.places.size() > 10);
    hall.touch(GoBack{});
    CHECK(hall.shows<view::Welcome>());
    open_way(hall);
    hall.touch(OptionToggled{"health_centre"});
    CHECK_FALSE(hall.shown<view::Way>().to.empty());
    hall.touch(GoBack{});
    CHECK(hall.shown<view::Way>().to.empty());
}

TEST_CASE("of Misaki's buildings only what is told is shown and staff are named for the rest") {
    Hall hall;
    open_way(hall);
    hall.touch(OptionToggled{"health_centre"});
    const auto told = hall.shown<view::Way>();
    CHECK(told.where == "生涯学習センター 2階");
    CHECK(told.steps.size() == 1);
    CHECK(told.unknown.find("職員") != std::string::npos);
    REQUIRE(told.floors.size() == 1);
    CHECK(told.floors[0].points.empty());
    for (const WayBox& box : told.floors[0].boxes) CHECK_FALSE(box.known);
    hall.touch(GoBack{}, OptionToggled{"resident_desk"});
    const auto untold = hall.shown<view::Way>();
    CHECK(untold.steps.empty());
    CHECK(untold.checked.empty());
    CHECK(untold.unknown.find("職員") != std::string::npos);
    CHECK(untold.title.ends_with("の 場所"));  // no way is promised
}

TEST_CASE("a known way is drawn over two floors and spoken as steps") {
    Hall hall(std::nullopt, in_the_sample());
    open_way(hall);
    hall.touch(OptionToggled{"care"});
    const auto way = hall.shown<view::Way>();
    REQUIRE(way.floors.size() == 2);
    CHECK(way.floors[0].begins_here);
    CHECK(way.floors[0].points.size() >= 2);
    CHECK(way.floors[1].points.size() >= 2);
    CHECK(std::ranges::count_if(way.floors[1].boxes, [](auto& box) { return box.goal; }) == 1);
    CHECK(way.steps.size() == 4);
    CHECK(way.unknown.empty());
}

TEST_CASE("in reach mode the way has no stairs and says so where there is none without") {
    Hall hall(std::nullopt, in_the_sample());
    hall.touch(ReachChanged{});
    open_way(hall);
    hall.touch(OptionToggled{"care"});
    CHECK(hall.shown<view::Way>().steps.size() == 6);
    hall.touch(GoBack{}, OptionToggled{"stage"});
    CHECK_FALSE(hall.shown<view::Way>().unknown.empty());
    CHECK(hall.shown<view::Way>().floors.size() == 1);
}

TEST_CASE("the way goes on paper with its plan and its steps") {
    Hall hall(std::nullopt, in_the_sample());
    open_way(hall);
    hall.touch(OptionToggled{"care"}, Printed{});
    const auto order = hall.ordered<PrintPaper>();
    REQUIRE(order);
    CHECK(order->paper.plans.size() == 2);
    CHECK_FALSE(order->paper.plans[0].points.empty());
    CHECK(order->paper.title.ends_with("への 行き方"));
    hall.session().on(PaperDone{order->ticket, {}});
    hall.touch(Finished{});
    CHECK(hall.state() == State::take_card);  // the paper is to be taken
}

TEST_CASE("a plan of which nobody told enough says on paper what its dashed lines are") {
    Hall hall;
    open_way(hall);
    hall.touch(OptionToggled{"health_centre"}, Printed{});
    const auto order = hall.ordered<PrintPaper>();
    REQUIRE(order);
    CHECK(order->paper.head == "美咲町役場");
    CHECK(order->paper.title.ends_with("の 場所"));
    CHECK(std::ranges::any_of(order->paper.paragraphs,
                              [](auto& line) { return line.starts_with("点線は"); }));
}

TEST_CASE("the end of the way leads to the first screen where nothing was printed") {
    Hall hall;
    open_way(hall);
    hall.touch(OptionToggled{"library"}, Finished{});
    CHECK(hall.shows<view::Welcome>());
    CHECK_FALSE(hall.visit().way);
}

TEST_CASE("who leaves on the way is forgotten like anybody else") {
    Hall hall;
    open_way(hall);
    hall.touch(OptionToggled{"library"}, GaveUp{});
    CHECK(hall.shows<view::Welcome>());
    CHECK_FALSE(hall.visit().way);
    open_way(hall);
    CHECK(hall.shown<view::Way>().to.empty());
}

TEST_CASE("staff can be called over the way and it is there again afterwards") {
    Hall hall;
    open_way(hall);
    hall.touch(OptionToggled{"library"}, CallsStaff{});
    CHECK(hall.shows<view::CallStaff>());
    hall.touch(GoBack{});
    CHECK(hall.shown<view::Way>().to == "中央図書館");
}

TEST_CASE("a number of the register stands large on screen and paper before the receipt's own") {
    Hall hall;
    hall.begin("wait-take");
    hall.touch(OptionToggled{"records"}, GoOn{}, Submitted{});
    const auto order = hall.ordered<SyncWorker::Order>();
    REQUIRE(order);
    Stored stored;
    stored.id = *base::uuid_from_text("018f0000-0000-7000-8000-0000000000aa");
    hall.session().on(SyncWorker::Kept{order->ticket, stored});
    hall.answer(
        R"({"state":"applied","refused":"","notes":{"big":"12","desk":"library_desk","before":"3"}})");
    const auto receipt = hall.shown<view::Receipt>();
    CHECK(receipt.big == "12番");
    CHECK(receipt.told.size() == 2);
    CHECK(receipt.has_way);  // the library's building is told
    const auto paper = hall.ordered<PrintPaper>();
    REQUIRE(paper);
    CHECK(paper->paper.big == "12番");
    CHECK(paper->paper.title == "番号札");
    CHECK(paper->paper.big_label.empty());
    // The desk stands right under the number, before how many wait.
    CHECK(paper->paper.rows.front().first.empty());
    CHECK(paper->paper.rows.front().second == receipt.told.front());
    CHECK(receipt.told.front().ends_with("で お呼びします。"));
    CHECK(std::ranges::any_of(paper->paper.rows,
                              [&](auto& row) { return row.second == receipt.number; }));
    hall.session().on(PaperDone{paper->ticket, {}});
    hall.touch(WayWanted{});
    CHECK(hall.shown<view::Way>().to == "中央図書館");
    hall.touch(GoBack{});
    CHECK(hall.shown<view::Receipt>().number == receipt.number);
}
