// Questions beyond plain choices: codes, orders, free text, long lists, a card in between.
#include "kiosk/journey/runner.h"
#include "kiosk/session/facts.h"
#include "tests/unit/kiosk/acting_pack.h"
#include "tests/unit/kiosk/hall.h"

using namespace kiosk;
using namespace kiosk::view;
using Went = Runner::Went;

namespace {

Runner begun(const std::string& journey) {
    Runner runner(*town::journey(acting::pack(), journey), base::tokyo_date(hall::start()));
    runner.has_camera();
    return runner;
}

view::Question shown(const Runner& runner) {
    return runner.question(acting::pack().words.at("ja"));
}

void type(Runner& runner, const std::string& signs) {
    for (const char one : signs) runner.take(CharacterTyped{std::string(1, one)});
}

CodeScanned qr(const std::string& text) { return {"QR", base::SecretText(text), false}; }

Runner at_wares() {
    Runner runner = begun("order");
    take_scanned(runner, qr("AB123456"));
    REQUIRE(runner.go_on() == Went::next_question);
    return runner;
}

}  // namespace

TEST_CASE("a code is typed in capitals and goes on only when its form fits") {
    Runner runner = begun("order");
    CHECK(std::get<AskText>(shown(runner).ask).pad == KeyPad::code);
    CHECK(std::get<AskText>(shown(runner).ask).camera);
    type(runner, "ab12345");
    CHECK_FALSE(shown(runner).can_go_on);
    type(runner, "6");
    CHECK(std::get<AskText>(shown(runner).ask).text == "AB123456");
    CHECK(shown(runner).can_go_on);
}

TEST_CASE("a code held before the camera answers the question it fits") {
    Runner runner = begun("order");
    take_scanned(runner, qr("AB123456"));
    CHECK(std::get<AskText>(shown(runner).ask).text == "AB123456");
    CHECK(runner.go_on() == Went::next_question);
    CHECK(std::get<town::Written>(runner.answers().at("parcel")).text.reveal() == "AB123456");
}

TEST_CASE("another code and another symbology and the back of a card are refused in words") {
    Runner runner = begun("order");
    const auto problem = [&] { return std::get<AskText>(shown(runner).ask).problem; };
    take_scanned(runner, qr("1234"));
    const std::string other = problem();
    CHECK_FALSE(other.empty());
    take_scanned(runner, {"ITF", base::SecretText("AB123456"), false});
    CHECK(problem() == other);
    take_scanned(runner, {"", {}, true});
    CHECK_FALSE(problem().empty());
    CHECK(problem() != other);
    CHECK(std::get<AskText>(shown(runner).ask).text.empty());
    type(runner, "A");
    CHECK(problem().empty());
}

TEST_CASE("an order counts up to the most of a line and down to nothing") {
    Runner runner = at_wares();
    CHECK_FALSE(shown(runner).can_go_on);
    for (int i = 0; i < 5; ++i) runner.take(LineChanged{"w1", 1});
    runner.take(LineChanged{"w2", 1});
    runner.take(LineChanged{"w2", -1});
    runner.take(LineChanged{"w3", -1});
    CHECK_FALSE(runner.take(LineChanged{"no-such-ware", 1}));
    const auto ask = std::get<AskLines>(shown(runner).ask);
    CHECK(ask.rows[0].label == "米");
    CHECK(ask.rows[0].detail == "180円");
    CHECK(ask.rows[0].count == 3);
    CHECK(ask.rows[1].count == 0);
    CHECK(ask.total == "あわせて 3個");
    CHECK(runner.go_on() == Went::next_question);
    const auto lined = std::get<town::Lined>(runner.answers().at("wares"));
    CHECK(lined.counts == std::map<std::string, std::int64_t>{{"w1", 3}});
}

TEST_CASE("an order says what it costs only when every price is known") {
    Runner runner = at_wares();
    runner.has_tables(acting::pack());
    runner.take(LineChanged{"w1", 1});
    runner.take(LineChanged{"w1", 1});
    const auto total = [&] { return std::get<AskLines>(shown(runner).ask).total; };
    CHECK(total() == "あわせて 2個　3,600円");
    runner.take(LineChanged{"w2", 1});
    CHECK(total() == "あわせて 3個");
}

TEST_CASE("free text is converted like a name and a new line settles what was typed") {
    Runner runner = at_wares();
    runner.take(LineChanged{"w1", 1});
    runner.go_on();
    CHECK(std::get<AskText>(shown(runner).ask).pad == KeyPad::text);
    for (const std::string one : {"ほ", "ん", "\n", "を", "。"}) runner.take(CharacterTyped{one});
    const auto ask = std::get<AskText>(shown(runner).ask);
    CHECK(ask.text == "ほん\n");
    CHECK(ask.unconverted == "を。");
    CHECK(runner.go_on() == Went::all_answered);
    CHECK(std::get<town::Written>(runner.answers().at("note")).text.reveal() == "ほん\nを。");
}

TEST_CASE("a long list is handed over whole for the screens to make pages of") {
    const auto ask = std::get<AskOptions>(shown(begun("all-desks")).ask);
    CHECK(ask.options.size() == 14);
    CHECK(ask.pages == 1);
    CHECK(std::get<AskLines>(shown(at_wares()).ask).rows.size() == 8);
}

TEST_CASE("a preset row is neither asked nor changed but stands in the review") {
    Runner runner = begun("cancel");
    runner.preset("parcel", "AB123456");
    CHECK(runner.has_nothing_to_ask());
    const auto review = runner.review(acting::pack().words.at("ja"));
    REQUIRE(review.rows.size() == 1);
    CHECK(review.rows[0].value == "AB123456");
    CHECK_FALSE(review.rows[0].can_change);
    Runner other = begun("cancel");
    other.preset("parcel", "not a parcel");
    CHECK_FALSE(other.has_nothing_to_ask());
}

TEST_CASE("only who files for themselves is asked for the card and can go back to say otherwise") {
    const auto terminal = hall::terminal_with(acting::pack());
    Hall hall(std::nullopt, terminal);
    hall.begin("proxied");
    CHECK(hall.state() == State::question);
    hall.touch(OptionToggled{"o2"}, GoOn{});
    CHECK(hall.state() == State::review);
    hall.touch(GoBack{}, OptionToggled{"o1"}, GoOn{});
    CHECK(hall.state() == State::place_card);
    hall.touch(GoBack{});
    CHECK(hall.shown<view::Question>().question_id == "filed_by");
    hall.touch(GoOn{});
    hall.place("hanako");
    hall.type_pin("1234");
    CHECK(hall.shown<view::Question>().question_id == "person");
    hall.touch(GoOn{});
    CHECK(hall.state() == State::review);
}
