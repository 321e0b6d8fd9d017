// How the desk stands, counted from its rows.
#include "kiosk/desk/charts.h"

#include "tests/unit/kiosk/hall.h"

namespace {

using namespace kiosk;
using namespace std::chrono_literals;

const town::Words& desk_words() { return hall::misaki().words.at("ja"); }

DeskItem received(const std::string& journey, std::chrono::minutes ago,
                  const std::string& state = "received") {
    DeskItem item;
    item.id = journey;
    item.journey = journey;
    item.state = state;
    item.received_at = hall::start() - ago;
    return item;
}

std::string told(const view::DeskChart& chart) {
    std::string all;
    for (const view::DeskBar& bar : chart.bars) {
        all += bar.label + "=" + bar.count + (bar.attention ? "! " : " ");
    }
    return all;
}

}  // namespace

TEST_CASE("a desk where nothing is draws nothing") {
    CHECK(charts_of({}, {}, hall::start(), desk_words()).empty());
}

TEST_CASE("a desk tells how many of each state there are and who calls") {
    std::vector<DeskItem> items{received("taxi-pass", 1min), received("taxi-pass", 2min),
                                received("consultation", 3min, "confirmed")};
    DeskCall open, answered;
    answered.answered = true;
    const auto charts = charts_of(items, {open, answered}, hall::start(), desk_words());
    REQUIRE(charts.size() == 3);
    CHECK(charts[0].id == "queue");
    CHECK(told(charts[0]) == "待ち=2件 補正=0件 済=1件 取下げ=0件 呼び出し=1件! ");
    CHECK(charts[0].bars[0].share == 1.F);
    CHECK(charts[0].bars[2].share == .5F);
    CHECK(charts[0].bars[3].share == 0.F);
}

TEST_CASE("a desk tells how long what is open has waited") {
    const auto charts = charts_of(
        {received("taxi-pass", 59min), received("taxi-pass", 60min), received("taxi-pass", 23h),
         received("taxi-pass", 24h), received("taxi-pass", 71h), received("taxi-pass", 167h),
         received("taxi-pass", 168h), received("taxi-pass", 2000h, "confirmed"),
         received("taxi-pass", 300h, "completion_asked")},
        {}, hall::start(), desk_words());
    REQUIRE(charts.size() == 3);
    CHECK(told(charts[1]) ==
          "1時間 まで=1件 1日 まで=2件 3日 まで=2件 7日 まで=1件 7日を こえた=2件! ");
}

TEST_CASE("a desk tells which procedures wait and counts the rarest together") {
    std::vector<DeskItem> items;
    int times = 9;
    for (const char* journey : {"taxi-pass", "resident-record", "consultation", "lookup",
                                "care-apply", "handbook", "points"}) {
        for (int i = 0; i < times; ++i) items.push_back(received(journey, 5min));
        --times;
    }
    const auto charts = charts_of(items, {}, hall::start(), desk_words());
    const auto& bars = charts.at(2).bars;
    REQUIRE(bars.size() == 6);
    CHECK(bars.front().label == desk_words().say("journey.taxi-pass.title"));
    CHECK(bars.front().count == "9件");
    CHECK(bars.back().label == "ほかの 手続き");
    CHECK(bars.back().count == "7件");
}

TEST_CASE("what is settled alone shows neither waiting nor procedures") {
    const auto charts =
        charts_of({received("taxi-pass", 5min, "confirmed")}, {}, hall::start(), desk_words());
    REQUIRE(charts.size() == 1);
    CHECK(charts[0].id == "queue");
}
