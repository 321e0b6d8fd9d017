// One application lies open, another is on its way: each answer is about its own.
#include "tests/unit/kiosk/desk_files.h"

using namespace kiosk;
using namespace kiosk::view;
using namespace desk_files;
using SignIn = DeskSignIn::State;

TEST_CASE("somebody else was faster is said and the newest state is read") {
    Counter counter;
    open(counter);
    correct_phone(counter);
    counter.request();
    counter.refuse(RequestFault::stale);
    CHECK_FALSE(counter.shown().message.empty());
    CHECK_FALSE(counter.shown().edit);
    CHECK(counter.request()->request.path == "/v1/desk/applications/a1?purpose=application-check");
}

TEST_CASE("a session that the town has ended asks for the PIN again and says why") {
    Counter counter;
    open(counter);
    SECTION("when a correction is saved") { correct_phone(counter); }
    SECTION("when the queue is read by itself") { counter.wait(std::chrono::seconds(30)); }
    REQUIRE(counter.request());
    counter.refuse(RequestFault::not_admitted);
    CHECK_FALSE(counter.signed_in());
    CHECK(counter.sign_in_state() == SignIn::session_over);
    counter.type_pin();
    CHECK(counter.sign_in_state() == SignIn::signing_in);
}

TEST_CASE("what the town will not have leaves the clerk signed in and is said") {
    Counter counter;
    open(counter);
    SECTION("a value that does not fit") {
        correct_phone(counter);
        counter.request();
        counter.refuse(RequestFault::unfit);
        REQUIRE(counter.shown().edit);
        CHECK_FALSE(counter.shown().edit->problem.empty());
    }
    SECTION("anything else") {
        counter.touch(Confirmed{});
        counter.request();
        counter.refuse(RequestFault::unfit);
        CHECK_FALSE(counter.shown().message.empty());
        CHECK(counter.shown().open);
    }
    CHECK(counter.signed_in());
}

TEST_CASE("a correction goes to the application it was begun on") {
    Counter counter;
    open(counter, two_rows);
    counter.touch(DeskRowChosen{"a2"});
    const auto slow = counter.request();
    REQUIRE(slow);
    counter.touch(FieldCorrected{"phone", ""});
    REQUIRE(counter.shown().edit);
    counter.answer(200, file("0868-66-9999", "", "a2"), "\"7\"");
    REQUIRE(counter.shown().edit);
    counter.touch(CharacterTyped{"0"}, ReasonChosen{"heard"}, CorrectionSaved{});
    const auto sent = counter.request()->request;
    CHECK(sent.path == "/v1/desk/applications/a1/decisions");
    CHECK(sent.if_match == "\"1\"");
}

TEST_CASE("of two applications asked for the one asked for last is shown") {
    Counter counter;
    counter.sign_in(two_rows);
    counter.touch(DeskRowChosen{"a1"}, DeskRowChosen{"a2"});
    counter.request();
    SECTION("and the other came") { counter.answer(200, file("0868-66-000"), "\"1\""); }
    SECTION("and the other is gone") { counter.refuse(RequestFault::not_found); }
    CHECK_FALSE(counter.shown().open);
    CHECK(counter.shown().message.empty());
    counter.request();
    counter.answer(200, file("0868-66-000", "", "a2"), "\"7\"");
    REQUIRE(counter.shown().open);
    CHECK(counter.shown().open->id == "a2");
}

TEST_CASE("what became of one application's decision leaves the edit of another alone") {
    Counter counter;
    open(counter, two_rows);
    counter.touch(Confirmed{});
    const auto decision = counter.request();
    REQUIRE(decision->request.path == "/v1/desk/applications/a1/decisions");
    counter.touch(DeskRowChosen{"a2"});
    counter.request();
    counter.answer(200, file("0868-66-000", "", "a2"), "\"7\"");
    counter.touch(FieldCorrected{"phone", ""}, CharacterTyped{"0"});
    REQUIRE(counter.shown().edit);
    const auto comes = [&](base::Result<HttpReply, RequestFault> reply) {
        counter.desk().on(TownAnswered{decision->ticket, std::move(reply)});
    };
    SECTION("made") { comes(HttpReply{201, R"({"version":2})", "\"2\""}); }
    SECTION("somebody was faster") { comes(base::Failure{RequestFault::stale}); }
    SECTION("gone") { comes(base::Failure{RequestFault::not_found}); }
    SECTION("not accepted") { comes(base::Failure{RequestFault::unfit}); }
    const auto shown = counter.shown();
    REQUIRE(shown.edit);
    CHECK(std::get<AskText>(shown.edit->ask).text == "0868-66-0000");
    CHECK(shown.edit->problem.empty());
    CHECK(shown.open->id == "a2");
    CHECK(shown.message.find("H1-0000") == 0);  // It says of which.
}

TEST_CASE("two presses are one decision") {
    Counter counter;
    open(counter);
    counter.touch(Confirmed{}, Confirmed{});
    CHECK(counter.request());
    CHECK_FALSE(counter.request());
}
