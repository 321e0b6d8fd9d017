// Papers in languages whose letters the Japanese face has not.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <set>

#include "drivers/printer/pdf/faces.h"
#include "drivers/printer/pdf/pen.h"

using namespace drivers::printer;

namespace {

// One set of faces at a time: whoever closes his ends what cairo keeps for all.
std::unique_ptr<Faces> faces() {
    auto made = Faces::open();
    REQUIRE(made);
    return made.take();
}

using Shapes = Faces::Shapes;

std::vector<std::string> parts(const std::string& text, Shapes shapes = Shapes::japanese) {
    std::vector<std::string> all;
    for (const auto& run : faces()->runs_of(text, false, shapes)) all.push_back(run.text);
    return all;
}

bool same_face(const std::string& one, const std::string& other, Shapes shapes = Shapes::japanese) {
    const auto opened = faces();
    return opened->runs_of(one, false, shapes).front().face ==
           opened->runs_of(other, false, shapes).front().face;
}

std::vector<std::string> lines(const std::string& text, double most) {
    const auto opened = faces();
    Pen pen(measures_for(PaperSize::a4), PaperSize::a4, *opened, Shapes::japanese);
    return pen.lines_of(text, 13, false, most);
}

}  // namespace

TEST_CASE("Japanese and figures stay in the one face that has them") {
    CHECK(parts("受付 11月22日（日）ABC") == std::vector<std::string>{"受付 11月22日（日）ABC"});
}

TEST_CASE("Vietnamese is in one face and the Japanese word beside it in its own") {
    CHECK(parts("Thẻ đi taxi (黄福タクシー)") ==
          std::vector<std::string>{"Thẻ đi taxi (", "黄福タクシー)"});
    CHECK_FALSE(same_face("Thẻ đi taxi", "黄福タクシー"));
}

TEST_CASE("Chinese that the Japanese face lacks is in one face from its first letter to its last") {
    CHECK(parts("请问町政府。工作人员会看到。") ==
          std::vector<std::string>{"请问町政府。工作人员会看到。"});
    CHECK_FALSE(same_face("请问町政府", "町役場"));
}

TEST_CASE("a paper in Chinese has one face for all its Chinese words") {
    CHECK(same_face("请问", "受理回执", Shapes::chinese));
    CHECK(same_face("请问", "町役場", Shapes::chinese));
    CHECK_FALSE(same_face("受理", "H1-7K3M", Shapes::chinese));
    CHECK_FALSE(same_face("受理", "请问", Shapes::japanese));
}

TEST_CASE("a rare letter of a name is drawn with all its name in one face") {
    CHECK(parts("𠮷田").size() == 1);
    CHECK_FALSE(same_face("𠮷田", "吉田"));
}

TEST_CASE("a line of Latin letters breaks between words and loses none") {
    const std::string text = "Vui lòng hỏi văn phòng thị trấn về thời gian lưu hồ sơ của quý vị.";
    const auto broken = lines(text, 120);
    CHECK(broken.size() > 3);
    std::string whole;
    for (const auto& line : broken) whole += (whole.empty() ? "" : " ") + line;
    CHECK(whole == text);
}

TEST_CASE("a word longer than a line is broken where the line ends") {
    const auto broken = lines(std::string(60, 'm'), 120);
    CHECK(broken.size() > 1);
    for (const auto& line : broken) CHECK_FALSE(line.empty());
}
