#include "tests/unit/screens/sampling.h"
#include "tests/unit/screens/words.h"

namespace samples {
namespace {

using Kind = view::WayBox::Kind;

view::WayBox box(Kind kind, float x, float y, float w, float h, const std::string& label) {
    view::WayBox made;
    made.kind = kind;
    made.x = x;
    made.y = y;
    made.w = w;
    made.h = h;
    made.label = label;
    return made;
}

// An invented house of two floors, of which everything is known.
view::Way known() {
    view::Way way;
    way.to = "介護の窓口";
    way.where = "見本の建物 2階";
    view::WayFloor first;
    first.label = "見本の建物 1階";
    first.width = 60;
    first.height = 40;
    first.begins_here = true;
    first.boxes = {box(Kind::floor, 0, 0, 60, 40, ""), box(Kind::entrance, 0, 26, 6, 8, "入口"),
                   box(Kind::desk, 20, 4, 18, 8, "住民票の窓口"),
                   box(Kind::stairs, 38, 26, 8, 8, "階段"),
                   box(Kind::lift, 50, 26, 10, 8, "エレベーター")};
    first.points = {{10, 30}, {30, 30}, {50, 30}};
    view::WayFloor second = first;
    second.label = "見本の建物 2階";
    second.begins_here = false;
    second.boxes = {box(Kind::floor, 0, 0, 60, 40, ""), box(Kind::desk, 28, 4, 20, 9, way.to),
                    box(Kind::room, 4, 4, 12, 9, "会議室"), box(Kind::stairs, 38, 26, 8, 8, "階段"),
                    box(Kind::lift, 50, 26, 10, 8, "エレベーター")};
    second.boxes[1].goal = true;
    second.points = {{54, 26}, {38, 26}, {38, 13}};
    way.floors = {first, second};
    way.steps = {"エレベーターまで まっすぐ 進みます。（約20メートル）",
                 "エレベーターで 2階へ 行きます。", "階段まで まっすぐ 進みます。（約8メートル）",
                 "階段の ところで 右へ 曲がります。", "介護の窓口に 着きます。"};
    way.checked = "令和8年11月22日に 確認した 内容です。";
    way.can_print = true;
    return way;
}

// What the town of today knows: the building and the floor.
view::Way floor_only() {
    view::Way way;
    way.to = "中央保健センター";
    way.where = "生涯学習センター 2階";
    view::WayFloor floor;
    floor.label = "生涯学習センター";
    floor.width = 100;
    floor.height = 64;
    floor.boxes = {box(Kind::floor, 0, 0, 100, 30, "2階"), box(Kind::floor, 0, 34, 100, 30, "1階"),
                   box(Kind::room, 34, 6, 60, 18, way.to)};
    for (view::WayBox& one : floor.boxes) one.known = false;
    floor.boxes.back().goal = true;
    way.floors = {floor};
    way.steps = {"生涯学習センター 2階に あります。"};
    way.unknown = "ここからの 道順は まだ 登録されていません。職員に おたずねください。";
    way.checked = "令和8年11月22日に 確認した 内容です。";
    way.can_print = true;
    return way;
}

// The town's own places, in the visitor's words.
view::Way choosing(const std::string& language) {
    const Words words = read_words(language);
    const std::string key = "floors.misakirari.";
    const std::string learning = words.at(key + "building.learning");
    const auto place = [&](const char* id, const std::string& where) {
        return view::WayPlace{id, words.at(key + "spot." + id), where};
    };
    view::Way way;
    way.places = {place("welfare_council", learning + " " + words.at(key + "floor.learning_first")),
                  place("health_centre", learning + " " + words.at(key + "floor.learning_second")),
                  place("library", learning), place("community_hall", learning),
                  place("market", words.at(key + "building.market"))};
    for (const char* desk : {"resident_desk", "welfare_desk", "child_desk", "health_desk",
                             "care_desk", "general_desk"}) {
        way.places.push_back(
            {desk, words.at(std::string("section.") + desk), words.at("way.not_told")});
    }
    return way;
}

}  // namespace

void add_way(std::vector<Sample>& all, const view::Frame& plain, const view::Receipt& receipt) {
    Samples samples(all, plain);
    samples.add("way_choose", choosing(plain.language));
    const auto say = say_from(read_words(plain.language));
    view::Way way = known();
    way.title = say("way.title_to", {{"to", way.to}});
    samples.add("way", way);
    way = floor_only();
    way.title = say("way.title_where", {{"to", way.to}});
    way.sketch = say("way.sketch", {});
    samples.add("way_unknown", way);
    view::Receipt number = receipt;
    number.answer = view::Receipt::Answer::done;
    number.big = "12番";
    number.told = {"住民票の窓口で お呼びします。", "前に 3人 待っています。"};
    number.bring.clear();
    number.has_way = true;
    samples.add("receipt_wait_number", number);
}

}  // namespace samples
