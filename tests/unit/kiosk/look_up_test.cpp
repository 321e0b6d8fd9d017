#include "tests/unit/kiosk/hall.h"

using namespace kiosk;
using namespace kiosk::view;

namespace {

std::string a_number() {
    return town::make_receipt("H1", hall::start(), base::Bytes(21, 7)).number;
}

AskTown asked(Hall& hall) {
    hall.touch(Started{"lookup"});
    hall.type(a_number());
    hall.touch(GoOn{});
    REQUIRE(hall.state() == State::look_up_birth_date);
    hall.touch(EraChosen{"showa"});
    for (const int digit : {3, 0, 4, 1, 2}) hall.touch(DigitPressed{digit});
    CHECK(hall.shown<LookUpBirthDate>().date.read_back == "昭和30年4月12日");
    hall.touch(GoOn{});
    auto order = hall.ordered<AskTown>();
    REQUIRE(order);
    return std::move(*order);
}

}  // namespace

TEST_CASE("the town is asked by number and birth date and its answer shown in words") {
    Hall hall;
    const AskTown order = asked(hall);
    CHECK(order.request.method == "POST");
    CHECK(order.request.path == "/v1/receipts/lookup");
    CHECK(order.request.body == R"({"birth_date":"1955-04-12","number":")" + a_number() + R"("})");
    CHECK(hall.shows<LookingUp>());
    hall.session().on(TownAnswered{
        order.ticket, HttpReply{200, R"({"state":"confirmed","date":"2026-11-22"})", {}}});
    const auto result = hall.shown<LookUpResult>();
    CHECK(result.answer == LookUpResult::Answer::found);
    CHECK(result.state == "職員が 内容を 確認しました。");
    CHECK(result.date == "令和8年11月22日");
    hall.touch(Finished{});
    CHECK(hall.state() == State::welcome);
}

TEST_CASE("unknown, too many and no line are told apart and nothing else") {
    Hall hall;
    const auto answer = [&](RequestFault fault) {
        const AskTown order = asked(hall);
        hall.session().on(TownAnswered{order.ticket, base::Failure{fault}});
        const auto told = hall.shown<LookUpResult>().answer;
        hall.touch(Finished{});
        return told;
    };
    CHECK(answer(RequestFault::not_found) == LookUpResult::Answer::not_found);
    CHECK(answer(RequestFault::too_many) == LookUpResult::Answer::too_many);
    CHECK(answer(RequestFault::no_line) == LookUpResult::Answer::no_line);
}

TEST_CASE("a number with a wrong check sign is not sent anywhere") {
    Hall hall;
    hall.touch(Started{"lookup"});
    hall.type("H1-0000-0000-1");
    hall.touch(GoOn{});
    CHECK(hall.state() == State::look_up_number);
    CHECK_FALSE(hall.shown<LookUpNumber>().problem.empty());
    hall.touch(CharacterErased{});
    CHECK(hall.shown<LookUpNumber>().problem.empty());
}

TEST_CASE("an answer for a visitor who left is shown to nobody") {
    Hall hall;
    const AskTown order = asked(hall);
    hall.touch(GaveUp{}, GaveUp{});
    REQUIRE(hall.state() == State::welcome);
    hall.session().on(TownAnswered{
        order.ticket, HttpReply{200, R"({"state":"confirmed","date":"2026-11-22"})", {}}});
    CHECK(hall.state() == State::welcome);
}

TEST_CASE("a town that answers nonsense is no line") {
    Hall hall;
    const AskTown order = asked(hall);
    hall.session().on(TownAnswered{order.ticket, HttpReply{200, R"({"state":7})", {}}});
    CHECK(hall.shown<LookUpResult>().answer == LookUpResult::Answer::no_line);
}

TEST_CASE("what is still missing is told with its last day") {
    Hall hall;
    const AskTown order = asked(hall);
    hall.session().on(TownAnswered{
        order.ticket, HttpReply{200,
                                R"({"state":"completion_asked","date":"2026-11-22",)"
                                R"("completion":{"what":"attachment","until":"2026-12-06"}})",
                                {}}});
    const auto state = hall.shown<LookUpResult>().state;
    CHECK(state.find("令和8年12月6日までに：添える書類が たりない") != std::string::npos);
}

TEST_CASE("the answer about one number is not shown under the next") {
    Hall hall;
    const AskTown first = asked(hall);
    hall.touch(GoBack{}, GoBack{});
    REQUIRE(hall.state() == State::look_up_number);
    for (std::size_t i = 0; i < a_number().size(); ++i) hall.touch(CharacterErased{});
    const auto other = town::make_receipt("H1", hall::start(), base::Bytes(21, 8)).number;
    hall.type(other);
    hall.touch(GoOn{}, GoOn{});
    const auto second = hall.ordered<AskTown>();
    REQUIRE(second);
    CHECK(second->request.body.find(other) != std::string::npos);
    hall.session().on(TownAnswered{first.ticket, base::Failure{RequestFault::not_found}});
    CHECK(hall.state() == State::looking_up);
    hall.session().on(TownAnswered{
        second->ticket, HttpReply{200, R"({"state":"confirmed","date":"2026-11-22"})", {}}});
    CHECK(hall.shown<LookUpResult>().answer == LookUpResult::Answer::found);
}

TEST_CASE("who was born on a day the registry does not know looks up as the card says") {
    Hall hall;
    hall.touch(Started{"lookup"});
    hall.type(a_number());
    hall.touch(GoOn{}, EraChosen{"showa"});
    CHECK_FALSE(hall.shown<LookUpBirthDate>().may_not_know);  // A year has everybody.
    hall.touch(DoesNotKnowPressed{}, DigitPressed{3}, DigitPressed{0});
    REQUIRE(hall.shown<LookUpBirthDate>().date.part == 2);
    SECTION("the day") {
        hall.touch(DigitPressed{4});
        REQUIRE(hall.shown<LookUpBirthDate>().may_not_know);
        hall.touch(DoesNotKnowPressed{});
        CHECK(hall.shown<LookUpBirthDate>().does_not_know);
        CHECK(hall.shown<LookUpBirthDate>().date.day == "?");
        hall.touch(DoesNotKnowPressed{});
        CHECK_FALSE(hall.shown<LookUpBirthDate>().can_go_on);
        hall.touch(DoesNotKnowPressed{}, GoOn{});
        CHECK(hall.ordered<AskTown>()->request.body.find(R"("1955-04-00")") != std::string::npos);
    }
    SECTION("the month and the day") {
        hall.touch(DoesNotKnowPressed{});
        CHECK(hall.shown<LookUpBirthDate>().date.read_back.starts_with("昭和30年"));
        hall.touch(GoOn{});
        CHECK(hall.ordered<AskTown>()->request.body.find(R"("1955-00-00")") != std::string::npos);
    }
    SECTION("a day typed after all") {
        hall.touch(DoesNotKnowPressed{}, DigitPressed{4}, DigitPressed{1}, DigitPressed{2}, GoOn{});
        CHECK(hall.ordered<AskTown>()->request.body.find(R"("1955-04-12")") != std::string::npos);
    }
}
