#include "kiosk/session/idle.h"
#include "tests/unit/kiosk/hall.h"

using namespace kiosk;
using namespace kiosk::view;
using namespace std::chrono_literals;

TEST_CASE("after 45 seconds the screen asks for 15 and then forgets") {
    Hall hall;
    hall.begin("consultation");
    hall.wait(44s);
    CHECK_FALSE(hall.asks_whether_to_go_on());
    hall.wait(1s);
    REQUIRE(hall.asks_whether_to_go_on());
    CHECK(hall.session().frame().idle->seconds_left == 15);
    hall.wait(5s);
    CHECK(hall.session().frame().idle->seconds_left == 10);
    hall.wait(9s);
    CHECK(hall.state() == State::question);
    hall.wait(1s);
    CHECK(hall.state() == State::welcome);
    CHECK_FALSE(hall.visit().runner);
}

TEST_CASE("an answer to the idle question goes on where the visitor was") {
    Hall hall;
    hall.begin("consultation");
    hall.touch(OptionToggled{"money"});
    hall.wait(50s);
    hall.touch(StaysHere{});
    CHECK_FALSE(hall.asks_whether_to_go_on());
    CHECK(std::get<AskOptions>(hall.shown<view::Question>().ask).options[0].chosen);
}

TEST_CASE("leaving from the idle question asks no second question") {
    Hall hall;
    hall.begin("consultation");
    hall.touch(OptionToggled{"money"});
    hall.wait(50s);
    hall.touch(GaveUp{});
    CHECK(hall.state() == State::welcome);
}

TEST_CASE("whoever types or looks something up has 120 seconds") {
    Hall hall;
    hall.begin("taxi-pass");
    hall.place("hanako");
    hall.wait(119s);
    CHECK_FALSE(hall.asks_whether_to_go_on());
    hall.wait(1s);
    CHECK(hall.asks_whether_to_go_on());
}

TEST_CASE("nobody is hurried while the record is saved or the paper printed") {
    Hall hall;
    hall.begin_with_card("taxi-pass", "hanako");
    hall.answer_taxi();
    hall.touch(Submitted{});
    hall.wait(300s);
    CHECK_FALSE(hall.asks_whether_to_go_on());
    const auto order = hall.ordered<SyncWorker::Order>();
    hall.session().on(SyncWorker::Kept{order->ticket, Stored{}});
    hall.wait(300s);
    CHECK_FALSE(hall.asks_whether_to_go_on());
    hall.print_all();
    hall.wait(44s);
    CHECK_FALSE(hall.asks_whether_to_go_on());
    hall.wait(1s);
    CHECK(hall.asks_whether_to_go_on());
}

TEST_CASE("the idle question over an emergency lets go of the visit at once") {
    Hall hall;
    hall.begin("consultation");
    hall.touch(OptionToggled{"money"});
    hall.wait(1s);
    REQUIRE(hall.notices_asked.size() == 1);
    hall.session().on(TownAnswered{
        hall.notices_asked.front().ticket,
        HttpReply{200, R"({"emergency":{"id":"e1","title":"避難指示","text":"高台へ"}})", {}}});
    REQUIRE(hall.shows<Emergency>());
    hall.touch(GaveUp{});  // No button of the warning itself.
    CHECK(hall.state() == State::question);
    hall.wait(50s);
    REQUIRE(hall.asks_whether_to_go_on());
    hall.touch(GaveUp{});
    CHECK(hall.state() == State::welcome);
    CHECK_FALSE(hall.visit().runner);
}

TEST_CASE("the question whether to leave is answered over an emergency too") {
    Hall hall;
    hall.begin("consultation");
    hall.touch(OptionToggled{"money"});
    hall.wait(1s);
    hall.touch(GaveUp{});
    REQUIRE(hall.session().frame().dialog_quit);
    hall.session().on(TownAnswered{
        hall.notices_asked.front().ticket,
        HttpReply{200, R"({"emergency":{"id":"e1","title":"避難指示","text":"高台へ"}})", {}}});
    hall.touch(GaveUp{});
    CHECK(hall.state() == State::welcome);
}

TEST_CASE("the menu of languages left open on the first screen does not stay for the next") {
    Hall hall;
    hall.session().touched();
    hall.session().seen({"languages", "ja", 0, 0, {}});
    hall.wait(45s);
    REQUIRE(hall.asks_whether_to_go_on());  // Over the menu, which the stage then puts away.
    hall.session().seen({"idle", "ja", 0, 0, {}});
    hall.wait(16s);
    CHECK_FALSE(hall.asks_whether_to_go_on());
    hall.wait(600s);
    CHECK_FALSE(hall.asks_whether_to_go_on());
}

TEST_CASE("an open menu does not hide that a card is to be taken") {
    Hall hall;
    hall.begin_with_card("taxi-pass", "hanako");
    hall.touch(LooksWanted{});
    hall.wait(60s);
    CHECK(hall.state() == State::take_card);
    CHECK_FALSE(hall.session().frame().looks_menu);
}

TEST_CASE("after the wipe language and text size are back as well") {
    Hall hall;
    hall.touch(LanguageChosen{"easy"}, TextSizeChanged{});
    CHECK(hall.session().frame().language == "easy");
    CHECK(hall.session().frame().text_size == 1);
    hall.wait(60s);
    CHECK(hall.session().frame().language == "ja");
    CHECK(hall.session().frame().text_size == 0);
}

TEST_CASE("an untouched welcome waits for nothing but the next word of an emergency") {
    Hall hall;
    hall.wait(1s);
    CHECK_FALSE(hall.session().due());  // The town is being asked.
    REQUIRE(hall.notices_asked.size() == 1);
    hall.session().on(TownAnswered{hall.notices_asked.front().ticket,
                                   HttpReply{200, R"({"emergency":null})", {}}});
    CHECK(*hall.session().due() - hall.clock().monotonic() == 29001ms);
    hall.wait(3600s);
    CHECK(hall.shows<Welcome>());
}

TEST_CASE("a card forgotten by a visitor who walked away calls and shows nothing of theirs") {
    Hall hall;
    hall.begin_with_card("taxi-pass", "hanako");
    hall.wait(60s);
    CHECK(hall.shows<TakeCard>());
    CHECK_FALSE(hall.visit().runner);
}

TEST_CASE("every screen on the way can be left at once and leaves nothing") {
    Hall hall;
    const auto left_nothing = [&] {
        hall.touch(GaveUp{});
        if (hall.session().frame().dialog_quit) hall.touch(GaveUp{});
        CHECK(hall.state() == State::welcome);
        CHECK_FALSE(hall.visit().runner);
        CHECK(hall.visit().pin.empty());
        CHECK(hall.visit().look_up.number.empty());
    };
    hall.touch(Started{"taxi-pass"});
    left_nothing();
    hall.begin("taxi-pass");
    left_nothing();
    hall.begin("taxi-pass");
    hall.touch(HasNoCard{});
    left_nothing();
    hall.begin("consultation");
    hall.touch(OptionToggled{"money"}, GoOn{});
    left_nothing();
    hall.touch(Started{"lookup"});
    hall.type("H1");
    left_nothing();
}

TEST_CASE("somebody who typed is asked before all is thrown away") {
    Hall hall;
    hall.begin("consultation");
    hall.touch(OptionToggled{"money"}, GaveUp{});
    CHECK(hall.session().frame().dialog_quit);
    hall.touch(StaysHere{});
    CHECK_FALSE(hall.session().frame().dialog_quit);
    CHECK(hall.state() == State::question);
}

TEST_CASE("calling staff keeps everything where it was") {
    Hall hall;
    hall.begin("consultation");
    hall.touch(OptionToggled{"money"}, CallsStaff{});
    CHECK(hall.shows<CallStaff>());
    hall.touch(GoBack{});
    CHECK(std::get<AskOptions>(hall.shown<view::Question>().ask).options[0].chosen);
}

TEST_CASE("a call for staff is sent to the town and the screen says when it arrived") {
    Hall hall;
    hall.begin("consultation");
    hall.touch(CallsStaff{});
    const auto call = hall.ordered<AskTown>();
    REQUIRE(call);
    CHECK(call->request.path == "/v1/terminals/self/calls");
    CHECK(call->request.body == R"({"reason":"help"})");
    CHECK_FALSE(hall.shown<CallStaff>().sent);
    hall.session().on(TownAnswered{call->ticket, HttpReply{201, "{}", {}}});
    CHECK(hall.shown<CallStaff>().sent);
}

TEST_CASE("a call that did not arrive never says that somebody comes") {
    Hall hall;
    hall.begin("consultation");
    hall.touch(CallsStaff{});
    const auto call = hall.ordered<AskTown>();
    hall.session().on(TownAnswered{call->ticket, base::Failure{RequestFault::no_line}});
    CHECK_FALSE(hall.shown<CallStaff>().sent);
}

TEST_CASE("a printer that never answers does not keep a receipt on the screen") {
    Hall hall;
    hall.begin_with_card("taxi-pass", "hanako");
    hall.answer_taxi();
    hall.touch(Submitted{});
    hall.pull();
    const auto order = hall.ordered<SyncWorker::Order>();
    hall.session().on(SyncWorker::Kept{order->ticket, Stored{}});
    hall.wait(599s);
    CHECK(hall.shows<view::Receipt>());
    hall.wait(16s);
    CHECK(hall.shows<Welcome>());
}
