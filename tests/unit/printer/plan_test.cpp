// A plan on paper: what is laid out, before it is drawn.
#include <algorithm>
#include <catch2/catch.hpp>

#include "drivers/printer/pdf/layout.h"

using namespace drivers::printer;

namespace {

Paper with_plans(int plans) {
    PaperPlan plan;
    plan.label = "見本の建物 2階";
    plan.width = 60;
    plan.height = 40;
    plan.boxes = {{0, 0, 60, 40, "", true, false},
                  {20, 4, 20, 9, "介護の窓口", true, true},
                  {4, 20, 12, 9, "場所のわからない部屋", false, false}};
    plan.points = {{54, 26}, {30, 26}, {30, 13}};
    Paper paper;
    paper.form = Paper::Form::sheet;
    paper.title = "介護の窓口への 行き方";
    for (int i = 0; i < plans; ++i) paper.plans.push_back(plan);
    return paper;
}

Layout laid_out(const Paper& paper) {
    auto faces = Faces::open();
    REQUIRE(faces);
    return lay_out(paper, PaperSize::a4, *faces.value());
}

}  // namespace

TEST_CASE("a plan has an edge a box, dashed where nobody told, and the way as thick lines") {
    const Layout layout = laid_out(with_plans(1));
    const auto dashed = std::ranges::count_if(layout.lines, &PlacedLine::dashed);
    CHECK(dashed == 4);
    const auto thick =
        std::ranges::count_if(layout.lines, [](const PlacedLine& line) { return line.width > 3; });
    CHECK(thick == 2);
    CHECK(layout.lines.size() == 4 * 3 + 2 + 4);  // boxes, way, the mark at its end
    for (const PlacedLine& line : layout.lines) {
        for (const double x : {line.from_x, line.to_x}) CHECK((x >= 0 && x <= layout.width_pt));
        for (const double y : {line.from_y, line.to_y}) CHECK((y >= 0 && y <= layout.height_pt));
    }
}

TEST_CASE("a plan is never broken between two pages") {
    const Layout layout = laid_out(with_plans(3));
    CHECK(layout.pages.size() == 2);
    for (const PlacedLine& line : layout.lines) {
        CHECK(line.page < layout.pages.size());
        CHECK(std::max(line.from_y, line.to_y) < layout.height_pt);
    }
}
