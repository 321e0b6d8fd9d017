#include "tests/unit/kiosk/acting_pack.h"

#include "tests/unit/kiosk/hall.h"

namespace acting {
namespace {

using town::Journey;
using town::Question;
using town::QuestionKind;

constexpr int wares = 8;
constexpr int colours = 14;

Question question(const std::string& id, QuestionKind kind) {
    Question asked;
    asked.id = id;
    asked.kind = kind;
    return asked;
}

Question parcel() {
    Question asked = question("parcel", QuestionKind::code);
    asked.form = town::CodeForm{"parcel", "[A-Z]{2}[0-9]{6}", false, {"QR", "Code128"}};
    return asked;
}

Question person() { return question("person", QuestionKind::person_from_card); }

Question choice(const std::string& id, int options) {
    Question asked = question(id, QuestionKind::one_of);
    for (int i = 1; i <= options; ++i) asked.options.push_back({.id = "o" + std::to_string(i)});
    return asked;
}

Journey journey(const std::string& id, int tile, std::vector<std::string> roles,
                std::vector<Question> questions) {
    Journey made;
    made.id = id;
    made.register_name = "shop";
    made.section = "kurashi_anzen";
    made.roles = std::move(roles);
    made.tile = tile;
    made.questions = std::move(questions);
    made.act = id;
    return made;
}

Journey order() {
    Question lines = question("wares", QuestionKind::lines);
    lines.most = 3;
    lines.options_from = "wares";
    for (int i = 1; i <= wares; ++i) {
        const std::string id = "w" + std::to_string(i);
        lines.options.push_back({.id = id, .words = "table.wares.row." + id});
    }
    Question note = question("note", QuestionKind::text);
    note.may_skip = true;
    note.most = 40;
    Journey made = journey("order", 51, {"hall", "counter"}, {parcel(), lines, note});
    made.group = "shopping";
    made.awaits = true;
    made.next_steps = 1;
    made.shows = "mine";
    made.prints = {{"list", {}, town::Print::Layout::sheet, {}, 0, 1},
                   {"slip", {}, town::Print::Layout::pass, "paid", 30, 1}};
    return made;
}

std::vector<Journey> journeys() {
    std::vector<Journey> all{order()};
    all.push_back(journey("my-orders", 50, {"hall"}, {person()}));
    all.back().group = "shopping";
    all.back().act = "look";
    all.back().shows = "mine";
    all.push_back(journey("cancel", 0, {"hall"}, {parcel()}));
    all.back().subject = "parcel";
    all.push_back(journey("hand-over", 0, {"counter"}, {parcel()}));
    all.back().subject = "parcel";
    all.back().signs = true;
    Question seen = parcel();
    seen.form->pattern = "[A-Z]{2}[0-9]{6}|[A-Z]{2}[0-9]{6}-[0-9A-F]{16}";
    all.push_back(journey("settle", 0, {"counter"}, {seen, choice("colour", 2)}));
    all.back().subject = "parcel";
    all.push_back(journey("call-next", 0, {"counter"}, {}));
    all.push_back(journey("call-shown", 0, {"counter"}, {seen}));
    all.back().subject = "parcel";
    Question day = question("day", QuestionKind::date);
    day.side = town::DateSide::after_today;
    all.push_back(journey("by-day", 0, {"counter"}, {day}));
    all.push_back(journey("by-day-signed", 0, {"counter"}, {day}));
    all.back().signs = true;
    all.push_back(journey("all-desks", 0, {"counter"}, {choice("colour", colours)}));
    all.back().section = "all";
    all.push_back(journey("child-desk-act", 0, {"counter"}, {choice("colour", 2)}));
    all.back().section = "child_desk";
    all.push_back(journey("rehearsal", 52, {"hall"}, {person(), choice("colour", 2)}));
    all.back().practice = true;
    all.push_back(journey("proxied", 53, {"hall"}, {choice("filed_by", 2), person()}));
    all.back().evidence = town::EvidenceLevel::l2;
    all.back().questions[1].when = {{"filed_by", town::Condition::Test::is, "o1"}};
    return all;
}

const std::map<std::string, std::string, std::less<>> shop_words{
    {"group.shopping.title", "買い物"},
    {"group.shopping.subtitle", "注文と荷物"},
    {"journey.order.title", "注文"},
    {"journey.order.next.1", "お店が品物を そろえます"},
    {"journey.order.submit", "注文する"},
    {"journey.order.question.wares.title", "品物"},
    {"table.wares.row.w1", "米"},
    {"table.wares.detail.w1", "180円"},
    {"journey.order.print.list.title", "注文の写し"},
    {"journey.order.print.list.line.1", "{answer.parcel} {answer.note}"},
    {"journey.order.print.slip.title", "引換証"},
    {"journey.order.print.slip.line.1", "{valid_until}まで {number}"},
    {"journey.cancel.submit", "取り消す"},
    {"journey.hand-over.title", "渡す"},
    {"journey.hand-over.submit", "渡した"},
    {"journey.settle.title", "済ませる"},
    {"journey.settle.submit", "済ませる"},
    {"journey.call-next.title", "次を呼ぶ"},
    {"journey.call-next.submit", "呼ぶ"},
    {"journey.call-shown.title", "次を呼ぶ"},
    {"journey.call-shown.submit", "呼ぶ"},
    {"register.shop.view.order.title", "注文の内容"},
    {"register.shop.view.order.empty", "この番号の注文は ありません"},
    {"register.shop.view.next.title", "つぎの注文"},
    {"register.shop.view.next.empty", "つぎの注文は ありません"},
    {"journey.all-desks.title", "色"},
    {"journey.my-orders.title", "わたしの注文"},
    {"register.shop.view.mine.title", "注文のいま"},
    {"register.shop.view.mine.empty", "注文は ありません"},
    {"register.shop.column.parcel", "番号"},
    {"register.shop.column.state", "いま"},
    {"register.shop.column.day", "日"},
    {"register.shop.word.waiting", "待っています"},
    {"register.shop.figure.total", "合計"},
    {"register.shop.note.day", "お届けは {value}です"},
    {"register.shop.note.waits", "職員が 見てから 送ります"},
    {"register.shop.refused.sold_out", "売り切れました"},
};

}  // namespace

const town::Pack& pack() {
    static const town::Pack made = [] {
        town::Pack like = hall::misaki();
        // What the town offers today is none of these tests' business.
        std::erase_if(like.journeys, [](const Journey& one) {
            return one.id != "taxi-pass" && one.id != "life-certificate" &&
                   one.id != "consultation";
        });
        for (Journey& one : journeys()) like.journeys.push_back(std::move(one));
        auto& ja = like.words.at("ja");
        auto phrases = ja.phrases();
        for (const auto& [key, phrase] : shop_words) phrases[key] = phrase;
        ja = town::Words("ja", std::move(phrases));
        like.tables["play_person"] = {{"p1",
                                       {{"name", "練習 花子"},
                                        {"address", "練習町"},
                                        {"birth_date", "1950-01-01"},
                                        {"sex", "female"}}}};
        like.tables["seen_before"] = {{"settle", {{"view", "order"}}},
                                      {"call-next", {{"view", "next"}}},
                                      {"call-shown", {{"view", "next"}, {"next", "true"}}}};
        like.tables["wares"] = {{"w1", {{"yen", "1800"}}}, {"w2", {{"yen", ""}}}};
        return like;
    }();
    return made;
}

std::string orders(int count, const std::string& acts) {
    std::string rows;
    for (int i = 1; i <= count; ++i) {
        const std::string id = "AB00000" + std::to_string(i % 10);
        rows += std::string(i > 1 ? "," : "") + R"({"id":")" + id +
                R"(","cells":[{"kind":"text","text":")" + id +
                R"("},{"kind":"word","text":"waiting"},{"kind":"date","text":"2026-11-25"}],)" +
                R"("acts":[)" + acts + R"(],"attention":false})";
    }
    return R"({"register":"shop","view":"mine","columns":["parcel","state","day"],"rows":[)" +
           rows + R"(],"figures":{"total":{"kind":"yen","text":"12800"}},"paper":true})";
}

}  // namespace acting
