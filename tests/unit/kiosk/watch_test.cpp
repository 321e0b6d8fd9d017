// A clerk elsewhere who sees this screen: what goes over, what stays here, who decides.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "kiosk/session/shared_screen.h"
#include "tests/unit/kiosk/hall.h"

using namespace kiosk;
using namespace kiosk::view;
using namespace std::chrono_literals;
using Json = nlohmann::json;

namespace {

SeenElement element(const std::string& id, const std::string& label,
                    const std::string& value = {}) {
    SeenElement made;
    made.id = id;
    made.role = "text";
    made.label = label;
    made.value = value;
    return made;
}

Seen screen(const std::string& name, std::vector<SeenElement> elements) {
    Seen made;
    made.screen = name;
    made.language = "ja";
    made.width = 1920;
    made.height = 1080;
    made.elements = std::move(elements);
    return made;
}

std::string all_words(const Seen& seen) {
    std::string words;
    for (const SeenElement& one : seen.elements) words += one.label + one.value;
    return words;
}

// A visitor who has called; the town says what a clerk does.
struct Called : Hall {
    Json town = {{"state", "open"},
                 {"writing", "no"},
                 {"section", "resident_desk"},
                 {"counter", "counter-asahi"},
                 {"pointed", ""},
                 {"filled", Json::array()}};

    void call() {
        touch(CallsStaff{});
        answer(R"({"id":"c1","state":"open"})");
        (void)ordered<AskTown>();  // Who is there to come.
        touch(GoBack{});
    }
    // What the terminal says next to the town; the town answers.
    Json hear() {
        session().tick();
        auto asked = ordered<AskTown>();
        if (!asked) {
            wait(3s);
            asked = ordered<AskTown>();
        }
        REQUIRE(asked);
        CHECK(asked->request.path == "/v1/terminals/self/calls/c1/screen");
        CHECK(asked->lane == AskTown::Lane::watch);
        session().on(TownAnswered{asked->ticket, HttpReply{200, town.dump(), {}}});
        return Json::parse(asked->request.body);
    }
    void over() {
        session().tick();
        wait(3s);
        const auto asked = ordered<AskTown>();
        REQUIRE(asked);
        session().on(TownAnswered{asked->ticket, base::Failure{RequestFault::not_found}});
    }
    void ask() {
        hear();
        town["state"] = "asked";
        hear();
        REQUIRE(watched());
    }
    void let_in() {
        ask();
        touch(WatchAnswered{true});
        town["state"] = "allowed";
        CHECK(hear()["says"] == "allows");
    }
    void let_write() {
        let_in();
        town["writing"] = "asked";
        hear();
        REQUIRE(watched()->asks_to_write);
        touch(WatchAnswered{true});
        town["writing"] = "allowed";
        CHECK(hear()["says"] == "allows_writing");
    }
    void fill(int number, const std::string& question, const Json& answer) {
        town["filled"] = {{{"number", number}, {"question", question}, {"answer", answer}}};
        hear();
        town["filled"] = Json::array();
    }
    std::optional<Watched> watched() { return session().frame().watched; }
    bool option_chosen(std::size_t place) {
        return std::get<AskOptions>(shown<view::Question>().ask).options[place].chosen;
    }
};

}  // namespace

TEST_CASE("a screen where something secret is typed goes over as its name alone") {
    for (const char* name : {"enter_pin", "look_up_number", "look_up_birth_date", "look_up_result",
                             "table", "desk", "desk_sign_in", "a_screen_of_next_year"}) {
        CAPTURE(name);
        const Seen seen = without_private(screen(name, {element("pin", "", "●●")}), {});
        CHECK(seen.screen == name);
        CHECK(seen.elements.empty());
    }
    CHECK(without_private(screen("question", {element("title", "何通")}), {}).elements.size() == 1);
}

TEST_CASE("the visitor is told of every view that the clerk does not see") {
    CHECK(is_kept_from_clerk(EnterPin{}));
    CHECK(is_kept_from_clerk(Table{}));
    CHECK(is_kept_from_clerk(LookUpNumber{}));
    CHECK_FALSE(is_kept_from_clerk(Welcome{}));
    CHECK_FALSE(is_kept_from_clerk(Receipt{}));
}

TEST_CASE("what the card says of the person is left out wherever it stands") {
    Privacy privacy;
    privacy.values = {base::SecretText("見本 花子"), base::SecretText("昭和30年2月17日"),
                      base::SecretText("")};
    const Seen seen = without_private(
        screen("question",
               {element("card.1", "見本 花子"), element("note", "見本 花子さんの 申し込み"),
                element("read_back", "", "昭和30年2月17日"), element("onward", "つぎへ")}),
        privacy);
    CHECK(all_words(seen) == "つぎへ");
    CHECK(seen.elements[0].hidden);
    CHECK_FALSE(seen.elements[3].hidden);
}

TEST_CASE("hidden rows and rows from the card are left out of a review") {
    Review review;
    ReviewRow name, phone;
    name.question_id = "person";
    name.from_card = true;
    phone.question_id = "phone";
    review.rows = {name, phone};
    const Seen seen =
        without_private(screen("review", {element("row.person", "氏名", "見本"),
                                          element("row.person.2", "住所", "原田"),
                                          element("row.person_of_trust", "頼る人", "いない"),
                                          element("row.phone", "電話", "0868")}),
                        privacy_of(review));
    CHECK(all_words(seen) == "頼る人いない電話0868");
}

TEST_CASE("the number and the code of a receipt are left out") {
    const Seen seen = without_private(
        screen("receipt", {element("number", "番号", "H1-7K3M-9P2Q-X"), element("qr", "コード"),
                           element("contact", "くらし安全課")}),
        privacy_of(Receipt{}));
    CHECK(all_words(seen) == "くらし安全課");
}

TEST_CASE("a screen and what is asked on it come out of JSON as they went in") {
    SharedContent content{screen("question", {element("a", "つぎへ", "x")}),
                          {"taxi-pass", "phone"}};
    content.seen.elements[0].target = true;
    content.seen.elements[0].hidden = true;
    const auto read = shared_content_from(to_json(content));
    REQUIRE(read);
    CHECK(read->seen == content.seen);
    CHECK(read->asked.question == "phone");
    CHECK_FALSE(shared_content_from("[]"));
    CHECK_FALSE(shared_content_from(R"({"elements":[]})"));
}

TEST_CASE("the visitor is asked who may look by place and section") {
    Called hall;
    hall.begin("consultation");
    hall.call();
    CHECK_FALSE(hall.watched());
    hall.ask();
    CHECK_FALSE(hall.watched()->allowed);
    CHECK(hall.watched()->clerk == "旭総合支所（住民票の窓口）");
}

TEST_CASE("nothing of the screen leaves the terminal before the visitor agrees") {
    Called hall;
    hall.begin("consultation");
    hall.call();
    hall.ask();
    hall.session().seen(screen("question", {element("title", "ひみつ")}));
    CHECK_FALSE(hall.hear().contains("screen"));
    hall.touch(WatchAnswered{true});
    hall.session().seen(screen("question", {element("title", "見せる")}));
    const Json said = hall.hear();
    CHECK(said["says"] == "allows");
    CHECK(said["screen"]["elements"][0]["label"] == "見せる");
    CHECK(said["screen"]["question"] == "areas");
}

TEST_CASE("a visitor who says no is left alone") {
    Called hall;
    hall.begin("consultation");
    hall.call();
    hall.ask();
    hall.touch(WatchAnswered{false});
    CHECK_FALSE(hall.watched());
    CHECK(hall.hear()["says"] == "refuses");
    hall.wait(10s);
    CHECK_FALSE(hall.ordered<AskTown>());
    CHECK(hall.state() == State::question);
}

TEST_CASE("stopping ends it at once whatever the town still says") {
    Called hall;
    hall.begin("consultation");
    hall.call();
    hall.let_in();
    REQUIRE(hall.watched()->allowed);
    hall.touch(WatchStopped{});
    CHECK_FALSE(hall.watched());
    hall.session().seen(screen("question", {element("title", "あとのこと")}));
    const Json said = hall.hear();  // The town still believes it is allowed.
    CHECK(said["says"] == "ends");
    CHECK_FALSE(said.contains("screen"));
    CHECK_FALSE(hall.watched());
}

TEST_CASE("the end of the visit ends the looking") {
    Called hall;
    hall.begin("consultation");
    hall.call();
    hall.let_in();
    hall.touch(GaveUp{});
    CHECK_FALSE(hall.watched());
    const auto asked = hall.ordered<AskTown>();
    REQUIRE(asked);
    CHECK(Json::parse(asked->request.body)["says"] == "ends");
    CHECK_FALSE(hall.visit().watch);
}

TEST_CASE("what a clerk writes stands as theirs until the visitor goes on from it") {
    Called hall;
    hall.begin("consultation");
    hall.call();
    hall.let_write();
    hall.fill(1, "areas", {{"chosen", {"money"}}});
    CHECK(hall.option_chosen(0));
    CHECK(hall.watched()->wrote);
    CHECK(hall.visit().runner->answers().empty());
    hall.touch(GoOn{});
    CHECK(hall.visit().runner->answers().contains("areas"));
    CHECK_FALSE(hall.watched()->wrote);
}

TEST_CASE("what the visitor changes is the visitor's own") {
    Called hall;
    hall.begin("consultation");
    hall.call();
    hall.let_write();
    hall.fill(1, "areas", {{"chosen", {"money"}}});
    REQUIRE(hall.watched()->wrote);
    hall.touch(OptionToggled{"health"});
    CHECK_FALSE(hall.watched()->wrote);
}

TEST_CASE("what was written stays to be confirmed when nobody looks any more") {
    Called hall;
    hall.begin("consultation");
    hall.call();
    hall.let_write();
    hall.fill(1, "areas", {{"chosen", {"money"}}});
    hall.touch(WatchStopped{});
    REQUIRE(hall.watched());
    CHECK(hall.watched()->gone);
    CHECK(hall.watched()->wrote);
    CHECK_FALSE(hall.watched()->allowed);
    hall.touch(GoOn{});
    CHECK_FALSE(hall.watched());
}

TEST_CASE("an answer for another question or of another kind changes nothing") {
    Called hall;
    hall.begin("consultation");
    hall.call();
    hall.let_write();
    hall.fill(1, "how_soon", {{"chosen", {"later"}}});
    hall.fill(2, "areas", {{"chosen", {"no such area"}}});
    hall.fill(3, "areas", {{"written", "money"}});
    CHECK_FALSE(hall.watched()->wrote);
    CHECK_FALSE(hall.option_chosen(0));
    CHECK_FALSE(hall.visit().runner->anything_answered());
}

TEST_CASE("without leave to write nothing is written") {
    Called hall;
    hall.begin("consultation");
    hall.call();
    hall.let_in();
    hall.town["writing"] = "allowed";  // says somebody in between
    hall.fill(1, "areas", {{"chosen", {"money"}}});
    CHECK_FALSE(hall.option_chosen(0));
}

TEST_CASE("a clerk cannot confirm the card for the visitor") {
    Called hall;
    hall.begin_with_card("taxi-pass", "hanako");
    hall.call();
    hall.let_write();
    hall.fill(1, "person",
              {{"from_card",
                {{"name", "だれか"},
                 {"address", "どこか"},
                 {"birth_date", "1950-01-01"},
                 {"sex", "male"}}}});
    CHECK_FALSE(hall.watched()->wrote);
    CHECK(hall.shown<view::Question>().question_id == "person");
    hall.session().seen(screen("question", {element("person.name", "見本 花子")}));
    const Json said = hall.hear();
    CHECK(said["screen"]["question"] == "");
    CHECK(said.dump().find("見本") == std::string::npos);
}

TEST_CASE("the question whether somebody may look waits while a PIN is typed") {
    Called hall;
    hall.begin("taxi-pass");
    hall.call();
    hall.hear();
    hall.place("hanako");
    REQUIRE(hall.state() == State::enter_pin);
    hall.town["state"] = "asked";
    hall.hear();
    CHECK_FALSE(hall.watched());
    hall.type_pin("1234");
    CHECK(hall.watched());
}

TEST_CASE("while a PIN is typed the clerk who looks sees nothing and the visitor is told so") {
    Called hall;
    hall.begin("taxi-pass");
    hall.call();
    hall.let_in();
    hall.place("hanako");
    REQUIRE(hall.state() == State::enter_pin);
    CHECK(hall.watched()->cannot_see_this);
    hall.session().seen(screen("enter_pin", {element("pin", "", "●●"), element("digit.1", "1")}));
    CHECK(hall.hear()["screen"]["elements"].empty());
}

TEST_CASE("pointing keeps the visit awake and goes when the clerk goes") {
    Called hall;
    hall.begin("consultation");
    hall.call();
    hall.let_in();
    hall.town["pointed"] = "onward";
    hall.hear();
    CHECK(hall.watched()->pointed == "onward");
    hall.town["state"] = "open";
    hall.hear();
    CHECK_FALSE(hall.watched());
}

TEST_CASE("a watch the town has ended is over here too") {
    Called hall;
    hall.begin("consultation");
    hall.call();
    hall.let_in();
    hall.over();
    CHECK_FALSE(hall.watched());
}
