// Where visitors turn back is told to the town, and nothing of who they are.
#include "tests/unit/kiosk/hall.h"
#include "town/finished_visit.h"
#include "town/left_visit.h"

using namespace kiosk;
using namespace kiosk::view;
using namespace std::chrono_literals;

namespace {

struct Told {
    std::string body, step, how, journey;
};

std::optional<Told> told_of_leaving(Hall& hall) {
    const auto order = hall.ordered<SyncWorker::Order>();
    if (!order) return std::nullopt;
    const auto left = town::left_visit_from(order->body);
    REQUIRE(left);
    CHECK(order->kind == SyncWorker::Order::Kind::count);
    return Told{order->body.reveal(), left->step, std::string(town::word(left->how)),
                left->journey};
}

void leave_by_hand(Hall& hall) {
    hall.touch(GaveUp{});
    if (hall.session().frame().dialog_quit) hall.touch(GaveUp{});
    REQUIRE(hall.state() == State::welcome);
}

// On the receipt of a record that the disk has.
void at_receipt(Hall& hall) {
    hall.begin_with_card("taxi-pass", "hanako");
    hall.answer_taxi();
    hall.touch(Submitted{});
    const auto order = hall.ordered<SyncWorker::Order>();
    REQUIRE(order);
    Stored stored;
    stored.id[0] = 7;
    hall.session().on(SyncWorker::Kept{order->ticket, stored});
    hall.pull();
}

std::optional<town::FinishedVisit> told_of_finishing(Hall& hall) {
    const auto order = hall.ordered<SyncWorker::Order>();
    if (!order) return std::nullopt;
    CHECK(order->body.reveal().find("H1-") == std::string::npos);
    CHECK(order->kind == SyncWorker::Order::Kind::count);  // so that it does not follow its record
    return town::finished_visit_from(order->body);
}

}  // namespace

TEST_CASE("who gives up on a question is counted there without an answer or a name") {
    Hall hall;
    hall.begin_with_card("taxi-pass", "hanako");
    hall.pull();
    hall.touch(GoOn{});
    leave_by_hand(hall);
    const auto told = told_of_leaving(hall);
    REQUIRE(told);
    CHECK(told->journey == "taxi-pass");
    CHECK(told->how == "gave_up");
    CHECK(town::question(*town::journey(hall::misaki(), "taxi-pass"), told->step) != nullptr);
    // The whole body: nothing else fits between these words.
    CHECK(told->body == R"({"kind":"visit_left","journey":"taxi-pass","step":")" + told->step +
                            R"(","how":"gave_up","day":"2026-11-22"})");
    for (const char* secret : {"花子", "見本", "1955", "1234", "0868"}) {
        CHECK(told->body.find(secret) == std::string::npos);
    }
}

TEST_CASE("who walks away is counted as idle") {
    Hall hall;
    hall.begin("consultation");
    hall.touch(OptionToggled{"money"});
    hall.wait(60s);
    const auto told = told_of_leaving(hall);
    REQUIRE(told);
    CHECK(told->step == "areas");
    CHECK(told->how == "idle");
    CHECK_FALSE(told_of_leaving(hall));  // once
}

TEST_CASE("who reads the purpose and leaves is counted at the purpose") {
    Hall hall;
    hall.touch(Started{"taxi-pass"});
    leave_by_hand(hall);
    const auto told = told_of_leaving(hall);
    REQUIRE(told);
    CHECK(told->step == "purpose");
}

TEST_CASE("who leaves because the card does not serve is counted at the card") {
    Hall hall;
    hall.begin("taxi-pass");
    hall.place("other-card");
    REQUIRE(hall.state() == State::card_problem);
    hall.pull();
    leave_by_hand(hall);
    const auto told = told_of_leaving(hall);
    REQUIRE(told);
    CHECK(told->step == "card");
    CHECK(told->how == "card");
}

TEST_CASE("nobody who only looked round or got a receipt is counted as turned back") {
    Hall hall;
    hall.touch(LanguageChosen{"easy"});
    hall.wait(60s);
    CHECK_FALSE(told_of_leaving(hall));
    hall.touch(Started{"lookup"});
    leave_by_hand(hall);
    CHECK_FALSE(told_of_leaving(hall));
    at_receipt(hall);
    hall.print_all();
    hall.wait(300s);
    const auto finished = told_of_finishing(hall);
    REQUIRE(finished);
    CHECK(finished->how == town::HowItWas::not_said);
    CHECK_FALSE(hall.ordered<SyncWorker::Order>());
}

TEST_CASE("a face pressed on the receipt is counted without who pressed it") {
    Hall hall;
    at_receipt(hall);
    const auto receipt = hall.shown<view::Receipt>();
    CHECK(receipt.asks_how_it_was);
    CHECK(receipt.how_it_was.empty());
    hall.touch(HowItWasChosen{"poor"}, HowItWasChosen{"good"});
    CHECK(hall.shown<view::Receipt>().how_it_was == "good");
    hall.touch(Finished{});
    const auto finished = told_of_finishing(hall);
    REQUIRE(finished);
    CHECK(finished->how == town::HowItWas::good);
    CHECK(finished->journey == "taxi-pass");
    CHECK_FALSE(hall.ordered<SyncWorker::Order>());
}

TEST_CASE("a face pressed twice or of another word says nothing") {
    Hall hall;
    at_receipt(hall);
    hall.touch(HowItWasChosen{"good"}, HowItWasChosen{"good"});
    CHECK(hall.shown<view::Receipt>().how_it_was.empty());
    hall.touch(HowItWasChosen{"see you"});
    CHECK(hall.shown<view::Receipt>().how_it_was.empty());
}

TEST_CASE("the minutes are those from the first touch to the receipt and no longer") {
    Hall hall;
    hall.touch(LanguageChosen{"easy"});
    hall.wait(40s);
    hall.touch(LanguageChosen{"ja"});
    hall.wait(40s);
    at_receipt(hall);
    hall.print_all();
    hall.wait(44s);
    hall.touch(Finished{});
    const auto finished = told_of_finishing(hall);
    REQUIRE(finished);
    CHECK(finished->minutes == 1);
}

TEST_CASE("the minutes hold no touch of somebody who only looked round before") {
    Hall hall;
    hall.touch(Started{"group:taxi"}, GoBack{});
    hall.touch(LanguageChosen{"easy"}, LanguageChosen{"ja"});
    hall.wait(std::chrono::hours(2));
    SECTION("and then somebody begins by hand") { at_receipt(hall); }
    SECTION("and then somebody calls for staff and begins") {
        hall.touch(CallsStaff{}, GoBack{});
        hall.wait(40s);
        at_receipt(hall);
    }
    hall.print_all();
    hall.touch(Finished{});
    const auto finished = told_of_finishing(hall);
    REQUIRE(finished);
    CHECK(finished->minutes == 0);
}
