// Nobody confirms what they have not seen: an act is about what the town has told of it before.
#include "tests/unit/kiosk/acting_pack.h"
#include "tests/unit/kiosk/counter.h"

using namespace kiosk;
using namespace kiosk::view;

namespace {

const kiosk::Terminal& counter_terminal() {
    static const kiosk::Terminal made = hall::terminal_with(acting::pack(), "counter");
    return made;
}

const std::string seen_id = "AB000002-0123456789ABCDEF";

std::string told(const std::string& view, const std::string& rows) {
    return R"({"register":"shop","view":")" + view +
           R"(","columns":["parcel","state","day"],"rows":[)" + rows +
           R"(],"figures":{},"paper":false})";
}
const std::string one_row = R"({"id":")" + seen_id +
                            R"(","cells":[{"kind":"text","text":"AB000002"},)"
                            R"({"kind":"word","text":"waiting"},{"kind":"text","text":""}],)"
                            R"("acts":[],"attention":false})";

struct SeeingDesk : Counter {
    SeeingDesk() : Counter(counter_terminal()) {
        sign_in(R"({"items":[],"after":null})", R"({"items":[{"register":"shop","view":"mine"}]})");
    }
    // On the row AB000002 of a table.
    void begin_on_row() {
        touch(TabChosen{"shop/mine"});
        REQUIRE(request());
        answer(200, acting::orders(9, R"("settle")"));
        touch(ActChosen{"settle", "AB000002"});
    }
    void type_number(const std::string& number) {
        touch(ActChosen{"settle", ""});
        desk().on(CodeScanned{"QR", base::SecretText(number), false});
        touch(GoOn{});
    }
    std::string asked() {
        const auto next = request();
        return next ? next->request.path : "nothing";
    }
    std::string kept_answer(const std::string& question) {
        REQUIRE(kept.size() == 1);
        const auto read = town::application_from(kept.front().body);
        REQUIRE(read);
        return std::get<town::Written>(read.value().answers.at(question)).text.reveal();
    }
};

}  // namespace

TEST_CASE(
    "what an act on a row is about is read before its questions and again above the answers") {
    SeeingDesk desk;
    desk.begin_on_row();
    CHECK(desk.asked() == "/v1/desk/registers/shop/order?parcel=AB000002");
    CHECK(desk.shown_as<view::Table>().loading);
    desk.touch(Submitted{});
    CHECK(desk.shown_as<view::Table>().loading);
    desk.answer(200, told("order", one_row));
    const auto about = desk.shown_as<view::Review>();
    CHECK(about.submit == "読みました");
    REQUIRE(about.rows.size() == 2);  // An empty cell says nothing.
    CHECK(about.rows[0].label == "番号");
    CHECK(about.rows[0].value == "AB000002");
    CHECK(about.rows[1].value == "待っています");
    CHECK_FALSE(about.rows[1].can_change);
    desk.touch(Submitted{});
    CHECK(desk.shown_as<view::Question>().question_id == "colour");
    desk.touch(GoBack{});
    CHECK(desk.shown_as<view::Review>().submit == "読みました");
    desk.touch(Submitted{}, OptionToggled{"o1"}, GoOn{});
    const auto review = desk.shown_as<view::Review>();
    CHECK(review.submit == "済ませる");
    REQUIRE(review.rows.size() == 3);
    CHECK(review.rows[0].value == "AB000002");
    CHECK(review.rows[2].question_id == "colour");
    for (const ReviewRow& row : review.rows)
        CHECK(row.value.find("0123456789ABCDEF") == std::string::npos);
    desk.touch(Submitted{});
    CHECK(desk.kept_answer("parcel") == seen_id);  // What was shown, not only its number.
}

TEST_CASE("a number typed by hand is looked up before anything else is asked") {
    SeeingDesk desk;
    desk.type_number("AB000002");
    CHECK(desk.asked() == "/v1/desk/registers/shop/order?parcel=AB000002");
    desk.answer(200, told("order", one_row));
    CHECK(desk.shown_as<view::Review>().rows[0].value == "AB000002");
    desk.touch(Submitted{}, OptionToggled{"o1"}, GoOn{}, Submitted{});
    CHECK(desk.kept_answer("parcel") == seen_id);
}

TEST_CASE("a number nothing is known of confirms nothing and can be typed again") {
    SeeingDesk desk;
    desk.type_number("AB000009");
    REQUIRE(desk.request());
    desk.answer(200, told("order", ""));
    CHECK(desk.shown_as<view::Table>().empty == "この番号の注文は ありません");
    desk.touch(Submitted{}, OptionToggled{"o1"});
    CHECK(desk.shown_as<view::Table>().rows.empty());
    desk.touch(GoBack{});
    CHECK(desk.shown_as<view::Question>().question_id == "parcel");
    CHECK(desk.kept.empty());
}

TEST_CASE("an answer about a number that was gone back from is not taken for the next number") {
    SeeingDesk desk;
    desk.type_number("AB000002");
    REQUIRE(desk.request());
    desk.touch(GoBack{});
    REQUIRE(desk.shown_as<view::Question>().question_id == "parcel");
    desk.answer(200, told("order", one_row));
    desk.desk().on(CodeScanned{"QR", base::SecretText("AB000009"), false});
    desk.touch(GoOn{});
    CHECK(desk.asked() == "/v1/desk/registers/shop/order?parcel=AB000009");
    CHECK(desk.kept.empty());
}

TEST_CASE("without a line what cannot be shown cannot be confirmed and is said so") {
    SeeingDesk desk;
    desk.begin_on_row();
    REQUIRE(desk.request());
    desk.refuse(RequestFault::no_line);
    CHECK(desk.shown_as<view::Table>().problem.find("見てから") != std::string::npos);
    desk.touch(Submitted{});
    CHECK(desk.kept.empty());
    desk.touch(TriesAgain{});
    CHECK(desk.asked() == "/v1/desk/registers/shop/order?parcel=AB000002");
    desk.answer(200, told("order", one_row));
    CHECK(desk.shown_as<view::Review>().rows.size() == 2);
}

TEST_CASE(
    "an act about whatever is next shows it above the button and nothing when there is none") {
    SeeingDesk desk;
    desk.touch(ActChosen{"call-next", ""});
    CHECK(desk.asked() == "/v1/desk/registers/shop/next");
    desk.answer(200, told("next", ""));
    CHECK(desk.shown_as<view::Table>().empty == "つぎの注文は ありません");
    desk.touch(Finished{});
    CHECK(desk.kept.empty());
    REQUIRE(desk.signed_in());
    while (desk.request()) desk.refuse(RequestFault::no_line);
    desk.touch(ActChosen{"call-next", ""});
    CHECK(desk.asked() == "/v1/desk/registers/shop/next");
    desk.answer(200, told("next", one_row));
    const auto review = desk.shown_as<view::Review>();
    CHECK(review.submit == "呼ぶ");
    CHECK(review.rows.at(0).value == "AB000002");
    desk.touch(Submitted{});
    CHECK(desk.kept.size() == 1);
}

TEST_CASE("an act about whatever is next names what was shown and nobody types it") {
    SeeingDesk desk;
    desk.touch(ActChosen{"call-shown", ""});
    CHECK(desk.asked() == "/v1/desk/registers/shop/next");
    desk.answer(200, told("next", one_row));
    const auto review = desk.shown_as<view::Review>();
    CHECK(review.submit == "呼ぶ");
    CHECK(review.rows.at(0).value == "AB000002");
    desk.touch(Submitted{});
    CHECK(desk.kept_answer("parcel") == seen_id);
}

TEST_CASE("what is next cannot be shown without a line and then there is only the way back") {
    SeeingDesk desk;
    desk.touch(ActChosen{"call-shown", ""});
    REQUIRE(desk.request());
    desk.refuse(RequestFault::no_line);
    CHECK_FALSE(desk.shown_as<view::Table>().problem.empty());
    desk.touch(GoBack{});
    CHECK(std::holds_alternative<view::Desk>(desk.desk().frame().body));
    CHECK(desk.kept.empty());
}

TEST_CASE("a session that the town has ended while it looked up asks for the PIN again") {
    SeeingDesk desk;
    desk.begin_on_row();
    REQUIRE(desk.request());
    desk.refuse(RequestFault::not_admitted);
    CHECK(desk.sign_in_state() == DeskSignIn::State::session_over);
}
