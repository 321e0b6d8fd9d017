// The clerk's side: asking to see a screen, pointing, writing with leave.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "kiosk/session/shared_screen.h"
#include "tests/unit/kiosk/counter.h"

using namespace kiosk;
using namespace kiosk::view;
using namespace std::chrono_literals;
using Json = nlohmann::json;

namespace {

const std::string answered_call =
    R"({"id":"c1","at":"2026-11-22T01:38:00.000Z","terminal":"hall-1","reason":"help","state":"answered"})";

Json content(const std::string& question) {
    SharedContent made;
    made.seen.screen = "question";
    made.seen.language = "ja";
    made.seen.width = 1920;
    made.seen.height = 1080;
    made.asked = {question.empty() ? "" : "consultation", question};
    SeenElement onward;
    onward.id = "onward";
    onward.role = "button";
    onward.label = "つぎへ";
    onward.target = true;
    made.seen.elements = {onward};
    return Json::parse(to_json(made));
}

struct Watcher : Counter {
    int revision = 0;

    Watcher() {
        sign_in(R"({"items":[],"after":null})");
        touch(Refreshed{});
        answer_queue(R"({"items":[],"after":null})", answered_call);
        touch(DeskFilterChosen{"calls"}, DeskRowChosen{"c1"});
    }
    // The next request, which must be this one.
    std::string next(const std::string& method, const std::string& path) {
        desk().tick();
        auto asked = request();
        if (!asked) {
            wait(1s);
            asked = request();
        }
        REQUIRE(asked);
        CHECK(asked->request.method == method);
        CHECK(asked->request.path.substr(0, asked->request.path.find('?')) ==
              "/v1/desk/calls/c1/screen" + path);
        CHECK(asked->request.bearer == "secret");
        return asked->request.body;
    }
    void look(const std::string& state, const std::string& writing, const Json& screen = nullptr) {
        next("GET", "");
        answer(200, Json({{"state", state},
                          {"writing", writing},
                          {"revision", ++revision},
                          {"screen", screen}})
                        .dump());
    }
    void let_in(const std::string& question) {
        next("POST", "");
        answer(201, R"({"state":"asked"})");
        look("allowed", "no", content(question));
    }
    SharedScreen screen() const { return shown_as<SharedScreen>(); }
};

}  // namespace

TEST_CASE("touching an answered call asks to see its screen and shows it once that is allowed") {
    Watcher clerk;
    clerk.next("POST", "");
    clerk.answer(201, R"({"state":"asked"})");
    clerk.look("asked", "no");
    CHECK_FALSE(clerk.screen().seen);
    clerk.look("allowed", "no", content("areas"));
    REQUIRE(clerk.screen().seen);
    CHECK(clerk.screen().seen->elements[0].label == "つぎへ");
    CHECK(clerk.screen().may_write);
}

TEST_CASE("a clerk points and takes it back and leaves") {
    Watcher clerk;
    clerk.let_in("areas");
    clerk.touch(SharedPointed{"onward"});
    CHECK(Json::parse(clerk.next("POST", "/acts"))["point"] == "onward");
    clerk.answer(201, "{}");
    CHECK(clerk.screen().pointed == "onward");
    clerk.touch(SharedPointed{"onward"});
    CHECK(Json::parse(clerk.next("POST", "/acts"))["point"] == "");
    clerk.answer(201, "{}");
    clerk.touch(GoBack{});
    clerk.next("DELETE", "");
    CHECK(clerk.signed_in());
}

TEST_CASE("a clerk writes only after asking and sends one whole answer") {
    Watcher clerk;
    clerk.let_in("areas");
    clerk.touch(WriteWanted{});
    CHECK(Json::parse(clerk.next("POST", "/acts"))["asks_to_write"] == true);
    clerk.answer(201, "{}");
    CHECK_FALSE(clerk.screen().may_write);
    clerk.look("allowed", "allowed");
    const auto question = clerk.shown_as<view::Question>();
    CHECK(question.question_id == "areas");
    CHECK_FALSE(question.can_go_on);
    clerk.touch(OptionToggled{"money"}, GoOn{});
    const Json sent = Json::parse(clerk.next("POST", "/acts"));
    CHECK(sent["question"] == "areas");
    CHECK(sent["answer"] == Json{{"chosen", {"money"}}});
    clerk.answer(201, "{}");
    CHECK(clerk.screen().seen);
}

TEST_CASE("what was being written is dropped when the visitor goes on") {
    Watcher clerk;
    clerk.let_in("areas");
    clerk.touch(WriteWanted{});
    clerk.next("POST", "/acts");
    clerk.answer(201, "{}");
    clerk.look("allowed", "allowed");
    clerk.touch(OptionToggled{"money"});
    clerk.look("allowed", "allowed", content("how_soon"));
    CHECK(clerk.screen().seen);
    clerk.touch(WriteWanted{});
    CHECK(clerk.shown_as<view::Question>().question_id == "how_soon");
}

TEST_CASE("where only the visitor can answer there is nothing to write") {
    Watcher clerk;
    clerk.let_in("share");  // an agreement
    CHECK_FALSE(clerk.screen().may_write);
    clerk.touch(WriteWanted{});
    clerk.look("allowed", "allowed", content(""));
    CHECK_FALSE(clerk.screen().may_write);
    CHECK(clerk.screen().seen);
}

TEST_CASE("what the town will not have is said and the screen stays shared") {
    Watcher clerk;
    clerk.let_in("areas");
    clerk.touch(WriteWanted{});
    clerk.next("POST", "/acts");
    clerk.refuse(RequestFault::unfit);
    CHECK(clerk.screen().seen);
    CHECK(clerk.screen().state == hall::misaki().words.at("ja").say("desk_said.value_unfit"));
}

TEST_CASE("a session that the town has ended ends the watching too") {
    Watcher clerk;
    clerk.let_in("areas");
    clerk.next("GET", "");
    clerk.refuse(RequestFault::not_admitted);
    CHECK(clerk.sign_in_state() == DeskSignIn::State::session_over);
}

TEST_CASE("nothing stays at the counter when it is over") {
    Watcher clerk;
    clerk.let_in("areas");
    clerk.next("GET", "");
    clerk.refuse(RequestFault::not_found);
    CHECK_FALSE(clerk.screen().seen);
    clerk.touch(GoBack{});
    CHECK(clerk.signed_in());
    CHECK_FALSE(clerk.request());
}

TEST_CASE("taking the card off leaves no screen behind") {
    Watcher clerk;
    clerk.let_in("areas");
    clerk.pull();
    CHECK(clerk.sign_in_state() == DeskSignIn::State::place_card);
    clerk.place();
    clerk.wait(2s);
    CHECK(clerk.sign_in_state() == DeskSignIn::State::enter_pin);
}
