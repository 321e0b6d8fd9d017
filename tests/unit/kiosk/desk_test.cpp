#include <nlohmann/json.hpp>

#include "tests/unit/kiosk/desk_files.h"
#include "town/challenge.h"

using namespace kiosk;
using namespace kiosk::view;
using namespace desk_files;
using SignIn = DeskSignIn::State;

namespace {

DeskField field(const Counter& counter, const std::string& id, const std::string& part = "") {
    const auto shown = counter.shown();
    for (const auto& one : shown.open->fields) {
        if (one.question_id == id && one.part == part) return one;
    }
    FAIL("no field " + id);
    return {};
}

}  // namespace

TEST_CASE("a clerk signs the town's challenge with the card and sees the queue") {
    Counter counter;
    CHECK(counter.sign_in_state() == SignIn::place_card);
    counter.place();
    CHECK(counter.sign_in_state() == SignIn::enter_pin);
    counter.type_pin();
    CHECK(counter.sign_in_state() == SignIn::signing_in);
    CHECK(counter.request()->request.method == "POST");
    counter.answer(201, R"({"session":"s1","nonce":"000102030405060708090a0b0c0d0e0f",)"
                        R"("time":"2026-11-22T01:38:00.000Z","terminal":"t1"})");
    const auto proof = nlohmann::json::parse(counter.request()->request.body);
    CHECK(proof["session"] == "s1");
    const auto certificate = base::crypto::Certificate::from_der(
        *base::from_base64(proof["certificate"].get<std::string>()));
    REQUIRE(certificate);
    const auto nothing = base::crypto::sha256({});
    base::Bytes nonce;
    for (std::uint8_t i = 0; i < 16; ++i) nonce.push_back(i);
    const auto message = town::challenge_bytes(
        {"staff sign-in", "t1", "s1", nonce, {nothing.begin(), nothing.end()}, hall::start()});
    CHECK(certificate->public_key().verifies(
        message, *base::from_base64(proof["signature"].get<std::string>())));
    counter.answer(201, R"({"token":"t","clerk":{"name":"見本 太郎","section":"kurashi_anzen"}})");
    counter.answer_queue(list);
    const auto shown = counter.shown();
    CHECK(shown.clerk == "見本 太郎");
    CHECK(shown.time == "10:38");
    REQUIRE(shown.rows.size() == 1);
    CHECK(shown.rows[0].age == "4分");
    CHECK(shown.filters[0].count == 1);
}

TEST_CASE("a clerk who is quicker than the look at the card still signs in") {
    Counter counter;
    (void)counter.reader().place_card(hall::card("ichiro"));
    counter.desk().on(ReaderChanged{drivers::card::ReaderEvent::card_placed});
    for (const int digit : {1, 2, 3, 4}) counter.desk().on(Intent(DigitPressed{digit}));
    counter.desk().on(Intent(PinEntered{}));
    REQUIRE(counter.sign_in_state() == SignIn::signing_in);
    counter.touch(PersonalShown{});  // Nothing to the desk; the card has been looked at meanwhile.
    CHECK(counter.sign_in_state() == SignIn::signing_in);
}

TEST_CASE("taking the card off ends the session here and in the town") {
    Counter counter;
    open(counter);
    counter.pull();
    CHECK(counter.sign_in_state() == SignIn::place_card);
    const auto request = counter.request()->request;
    CHECK(request.method == "DELETE");
    CHECK(request.path == "/v1/desk/sessions/self");
    CHECK(request.bearer == "secret");
}

TEST_CASE("an answer for a clerk who has left is shown to nobody") {
    Counter counter;
    counter.sign_in(list);
    counter.touch(DeskRowChosen{"a1"});
    counter.request();
    counter.pull();
    counter.answer(200, file("0868-66-000"), "\"1\"");
    CHECK(counter.sign_in_state() == SignIn::place_card);
}

TEST_CASE("who is no clerk and a wrong PIN and no line each have their screen") {
    Counter counter;
    counter.place();
    SECTION("wrong PIN twice") {
        for (const auto expected : {SignIn::wrong_pin, SignIn::card_trouble}) {
            counter.type_pin("9999");
            counter.request();
            counter.answer(201, R"({"session":"s1","nonce":"000102030405060708090a0b0c0d0e0f",)"
                                R"("time":"2026-11-22T01:38:00.000Z","terminal":"t1"})");
            CHECK(counter.sign_in_state() == expected);
        }
    }
    SECTION("no line") {
        counter.type_pin();
        counter.request();
        counter.refuse(RequestFault::no_line);
        CHECK(counter.sign_in_state() == SignIn::no_line);
    }
    SECTION("a counter the town does not admit") {
        counter.type_pin();
        counter.request();
        counter.refuse(RequestFault::not_admitted);
        CHECK(counter.sign_in_state() == SignIn::not_this_counter);
    }
    SECTION("not staff") {
        counter.type_pin();
        counter.request();
        counter.answer(201, R"({"session":"s1","nonce":"000102030405060708090a0b0c0d0e0f",)"
                            R"("time":"2026-11-22T01:38:00.000Z","terminal":"t1"})");
        counter.request();
        counter.refuse(RequestFault::not_admitted);
        CHECK(counter.sign_in_state() == SignIn::not_staff);
    }
}

TEST_CASE("an open application shows each value beside what proves it") {
    Counter counter;
    open(counter);
    CHECK(counter.shown().open->received == "11月22日 10時34分（役場 1）");
    CHECK(field(counter, "person", "name").proven);
    CHECK(field(counter, "person", "birth_date").value == "昭和30年4月12日（71歳）");
    CHECK_FALSE(field(counter, "phone").proven);
    CHECK(field(counter, "phone").before.empty());
}

TEST_CASE("a correction needs a fitting value and a reason") {
    Counter counter;
    open(counter);
    counter.touch(FieldCorrected{"phone", ""});
    CHECK_FALSE(counter.shown().edit->can_save);
    counter.touch(CharacterTyped{"0"});
    CHECK_FALSE(counter.shown().edit->can_save);
    counter.touch(CorrectionSaved{});
    CHECK_FALSE(counter.shown().edit->problem.empty());
    CHECK_FALSE(counter.request());
    counter.touch(ReasonChosen{"heard"});
    CHECK(counter.shown().edit->can_save);
}

TEST_CASE("a correction is sent with its reason and both values are shown") {
    Counter counter;
    open(counter);
    correct_phone(counter);
    const auto request = counter.request()->request;
    CHECK(request.path == "/v1/desk/applications/a1/decisions");
    CHECK(request.if_match == "\"1\"");
    const auto body = nlohmann::json::parse(request.body);
    CHECK(body["decision"] == "correct");
    CHECK(body["value"]["written"] == "0868-66-0000");
    CHECK(body["reason"] == "本人から窓口で聞いた");
    counter.answer(201, R"({"version":2})", "\"2\"");
    CHECK(counter.request()->request.path == "/v1/desk/applications/a1?purpose=application-check");
    counter.answer(
        200,
        file("0868-66-0000",
             R"({"n":1,"at":"2026-11-22T01:38:00.000Z","clerk":"x","decision":"correct",)"
             R"("question":"phone","part":"","before":{"written":"0868-66-000"},)"
             R"("after":{"written":"0868-66-0000"},"reason":"本人から窓口で聞いた"})"),
        "\"2\"");
    CHECK(field(counter, "phone").value == "0868-66-0000");
    CHECK(field(counter, "phone").before == "0868-66-000");
    CHECK(field(counter, "phone").reason == "本人から窓口で聞いた");
    CHECK_FALSE(counter.shown().edit);
}

TEST_CASE("without a line the correction stays typed and the clerk is told what still works") {
    Counter counter;
    open(counter);
    correct_phone(counter);
    counter.request();
    counter.refuse(RequestFault::no_line);
    CHECK(counter.shown().line == view::Desk::Line::down);
    CHECK_FALSE(counter.shown().message.empty());
    REQUIRE(counter.shown().edit);
    CHECK(counter.shown().edit->can_save);
}

TEST_CASE("a part of the person is corrected as plain text") {
    Counter counter;
    open(counter);
    counter.touch(FieldCorrected{"person", "birth_date"});
    REQUIRE(counter.shown().edit);
    CHECK(std::get<AskDate>(counter.shown().edit->ask).read_back == "昭和30年4月12日");
    counter.touch(DatePartChosen{3}, DigitPressed{1}, DigitPressed{3}, ReasonChosen{"paper"},
                  CorrectionSaved{});
    const auto body = nlohmann::json::parse(counter.request()->request.body);
    CHECK(body["part"] == "birth_date");
    CHECK(body["value"] == "1955-04-13");
}

TEST_CASE("an application is confirmed once") {
    Counter counter;
    open(counter);
    CHECK(counter.shown().open->may_confirm);
    counter.touch(Confirmed{});
    CHECK(nlohmann::json::parse(counter.request()->request.body)["decision"] == "confirm");
    counter.answer(201, R"({"version":2})", "\"2\"");
    counter.request();
    std::string confirmed = file("0868-66-0000");
    confirmed.replace(confirmed.find("received\",\"terminal"), 8, "confirmed");
    counter.answer(200, confirmed, "\"2\"");
    CHECK(counter.shown().open->confirmed);
    CHECK_FALSE(field(counter, "phone").can_correct);
    counter.answer_queue(list);
    counter.touch(Confirmed{});
    CHECK_FALSE(counter.request());
}

TEST_CASE("an empty chair shows nobody's papers for long") {
    Counter counter;
    open(counter);
    counter.wait(std::chrono::minutes(10));
    CHECK(counter.desk().frame().idle);
    counter.wait(std::chrono::seconds(15));
    CHECK_FALSE(counter.signed_in());
    CHECK(counter.sign_in_state() == SignIn::enter_pin);  // The card still lies there.
}

TEST_CASE("who leaves at the question whether they are still there is signed out") {
    Counter counter;
    open(counter);
    counter.wait(std::chrono::minutes(10));
    REQUIRE(counter.desk().frame().idle);
    counter.touch(GaveUp{});
    CHECK_FALSE(counter.signed_in());
}

TEST_CASE("a clerk the town did not hear of sits on and no longer than it believes them") {
    Counter counter;
    counter.sign_in(list);
    for (int minute = 0; minute < 12 * 60 - 1; ++minute) {
        counter.wait(std::chrono::minutes(1));
        counter.touch(PersonalShown{});
        while (counter.request()) counter.refuse(RequestFault::no_line);
    }
    CHECK(counter.signed_in());
    counter.wait(std::chrono::minutes(1));
    CHECK(counter.sign_in_state() == SignIn::session_over);
}

TEST_CASE("the queue is read again every half minute") {
    Counter counter;
    counter.sign_in(list);
    CHECK_FALSE(counter.request());
    counter.wait(std::chrono::seconds(30));
    counter.answer_queue(R"({"items":[],"after":null})");
    CHECK(counter.shown().rows.empty());
}

TEST_CASE("a town that answers nonsense is told and shows nothing half") {
    Counter counter;
    counter.sign_in(list);
    counter.touch(DeskRowChosen{"a1"});
    counter.request();
    counter.answer(200, R"({"answers":7})", "\"1\"");
    CHECK_FALSE(counter.shown().open);
    CHECK_FALSE(counter.shown().message.empty());
}

TEST_CASE("a call stands above the queue until a clerk says they are on their way") {
    const std::string call = R"({"id":"c1","at":"2026-11-22T01:37:00.000Z","terminal":"hall-1",)"
                             R"("reason":"pin_unknown","state":)";
    Counter counter;
    counter.sign_in(list);
    counter.wait(std::chrono::seconds(30));
    counter.answer_queue(list, call + R"("open"})");
    REQUIRE(counter.shown().rows.size() == 2);
    CHECK(counter.shown().rows[0].title == "呼び出し：役場 1");
    CHECK(counter.shown().rows[0].number == "暗証番号がわからない");
    CHECK(counter.shown().rows[0].attention);
    counter.touch(DeskRowChosen{"c1"});
    CHECK(counter.request()->request.path == "/v1/desk/calls/c1/answers");
    counter.answer(201, "{}");
    CHECK(counter.request()->request.path == "/v1/desk/calls");
    counter.answer(200, R"({"items":[)" + call + R"("answered"}]})");
    CHECK(counter.shown().rows.size() == 1);
    counter.touch(DeskFilterChosen{"calls"});
    CHECK(counter.shown().rows.size() == 1);
}

TEST_CASE("a clerk who waits for the town longer than a moment is told so") {
    Counter counter;
    counter.sign_in(list);
    counter.touch(DeskRowChosen{"a1"});
    CHECK(counter.request()->request.path == "/v1/desk/applications/a1?purpose=application-check");
    CHECK_FALSE(counter.shown().waits);
    REQUIRE(counter.desk().due());
    CHECK(*counter.desk().due() <= counter.clock().monotonic() + kiosk::told_after);
    counter.clock().advance(kiosk::told_after);
    CHECK(counter.shown().waits);
    counter.answer(200, file("0868-66-000"), "\"1\"");
    CHECK_FALSE(counter.shown().waits);
    CHECK(counter.shown().open);
}

TEST_CASE("the desk's charts stand beside the queue until a case is opened") {
    Counter counter;
    counter.sign_in(list);
    REQUIRE(counter.shown().charts.size() == 3);
    CHECK(counter.shown().charts[1].bars[0].count == "1件");
    counter.touch(DeskRowChosen{"a1"});
    CHECK(counter.request()->request.path == "/v1/desk/applications/a1?purpose=application-check");
    counter.answer(200, file("0868-66-000"), "\"1\"");
    REQUIRE(counter.shown().open);
    CHECK(counter.shown().charts.empty());
}
