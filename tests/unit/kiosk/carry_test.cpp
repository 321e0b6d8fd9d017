// とっておく, and coming back with the code.
#include <nlohmann/json.hpp>

#include "tests/unit/kiosk/hall.h"
#include "town/carry_home.h"

using namespace kiosk;
using namespace kiosk::view;

namespace {

// At the second question of a consultation, with one answer.
struct Begun : Hall {
    Begun() {
        begin("consultation");
        touch(OptionToggled{"money"}, GoOn{});
    }
};

std::string carried_text() {
    town::Answers answers;
    answers.emplace("areas", town::Chosen{{"money"}});
    const auto text = town::carry_home_text({"consultation", 1, "easy", answers, hall::start()},
                                            hall::town_key().public_key());
    REQUIRE(text);
    return *text;
}

CodeScanned scanned(const std::string& text) { return {"QR", base::SecretText(text), false}; }

}  // namespace

TEST_CASE("an unfinished journey is carried home in a code that only the town opens") {
    Begun hall;
    CHECK(hall.session().frame().can_carry_home);
    hall.touch(KeptForLater{});
    const auto shown = hall.shown<view::CarryHome>();
    CHECK(shown.until == "令和8年12月22日");
    CHECK(shown.qr.size > 20);
    hall.touch(Printed{});
    const auto order = hall.ordered<PrintPaper>();
    REQUIRE(order);
    const auto opened = town::open_carry_home(order->paper.qr, hall::town_key(), hall::start());
    REQUIRE(opened);
    CHECK(opened.value().journey == "consultation");
    CHECK(std::get<town::Chosen>(opened.value().answers.at("areas")).options ==
          std::vector<std::string>{"money"});
    hall.session().on(PaperDone{order->ticket, {}});
    hall.touch(GoBack{});
    CHECK(hall.state() == State::question);
}

TEST_CASE("the person of the card is never carried home") {
    Hall hall;
    hall.begin_with_card("taxi-pass", "hanako");
    hall.touch(GoOn{}, KeptForLater{}, Printed{});
    const auto order = hall.ordered<PrintPaper>();
    REQUIRE(order);
    const auto opened = town::open_carry_home(order->paper.qr, hall::town_key(), hall::start());
    REQUIRE(opened);
    CHECK(opened.value().answers.empty());
}

TEST_CASE("leaving with the code leaves nothing behind") {
    Begun hall;
    hall.touch(KeptForLater{}, Finished{});
    CHECK(hall.shows<Welcome>());
    CHECK_FALSE(hall.visit().carrying);
    CHECK_FALSE(hall.visit().runner);
}

TEST_CASE("a code held before the camera at the first screen opens where it was left") {
    Hall hall;
    const std::string text = carried_text();
    hall.session().on(scanned(text));
    CHECK(hall.state() == State::reopening);
    const auto asked = hall.ordered<AskTown>();
    REQUIRE(asked);
    CHECK(asked->request.path == "/v1/terminals/self/carried");
    CHECK(nlohmann::json::parse(asked->request.body)["text"] == text);
    hall.session().on(TownAnswered{
        asked->ticket,
        HttpReply{200,
                  R"({"journey":"consultation","version":1,"language":"easy",)"
                  R"("answers":{"areas":{"chosen":["money"]},"no-such-question":{"counted":1}}})",
                  {}}});
    CHECK(hall.shows<Purpose>());
    CHECK(hall.session().frame().language == "easy");
    hall.touch(Agreed{});
    CHECK(hall.shown<view::Question>().question_id != "areas");
    hall.touch(GoBack{});
    CHECK(std::get<AskOptions>(hall.shown<view::Question>().ask).options[0].chosen);
}

TEST_CASE("a code the town does not open is said in words at the first screen") {
    Hall hall;
    for (const auto fault :
         {RequestFault::unfit, RequestFault::no_line, RequestFault::not_admitted}) {
        hall.session().on(scanned(carried_text()));
        const auto asked = hall.ordered<AskTown>();
        REQUIRE(asked);
        hall.session().on(TownAnswered{asked->ticket, base::Failure{fault}});
        CHECK_FALSE(hall.shown<Welcome>().notice.empty());
    }
    hall.wait(std::chrono::seconds(61));
    CHECK(hall.shown<Welcome>().notice.empty());
}

TEST_CASE("any other code at the first screen is none of the terminal's business") {
    Hall hall;
    hall.session().on(scanned("https://example.org/"));
    hall.session().on(scanned("MDH1.\xff\xfe"));
    hall.session().on(scanned("MDH1." + std::string(5000, 'A')));
    CHECK(hall.state() == State::welcome);
    CHECK_FALSE(hall.ordered<AskTown>());
}

TEST_CASE("the camera looks closely only while a screen asks for a code") {
    Hall hall;
    hall.wait(std::chrono::seconds(1));
    CHECK(hall.ordered<LookForCodes>()->pace == LookForCodes::Pace::glances);
    hall.begin("consultation");
    CHECK(hall.ordered<LookForCodes>()->pace == LookForCodes::Pace::off);
    CHECK_FALSE(hall.ordered<LookForCodes>());
}
