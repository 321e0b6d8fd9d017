// Looking at one's own records, tiles of groups, practice, emergencies, who comes when called.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/unit/kiosk/acting_pack.h"
#include "tests/unit/kiosk/hall.h"

using namespace kiosk;
using namespace kiosk::view;
using namespace std::chrono_literals;

namespace {

const kiosk::Terminal& terminal() {
    static const kiosk::Terminal made = hall::terminal_with(acting::pack());
    return made;
}

struct Shop : Hall {
    Shop() : Hall(std::nullopt, terminal()) {}
    void look() {
        begin_with_card("my-orders", "hanako");
        touch(GoOn{});
        REQUIRE(state() == State::table);
    }
    void answer_notices(const std::string& body) {
        REQUIRE_FALSE(notices_asked.empty());
        session().on(TownAnswered{notices_asked.front().ticket, HttpReply{200, body, {}}});
        notices_asked.pop_front();
    }
};

std::vector<std::string> ids(const Welcome& welcome) {
    std::vector<std::string> found;
    for (const Tile& tile : welcome.tiles) found.push_back(tile.id);
    return found;
}

const std::string warning =
    R"({"emergency":{"id":"e1","level":"level4","title":"避難指示","text":"高台へ","since":"2026-11-22T01:30:00Z"}})";

}  // namespace

TEST_CASE("journeys of a group stand behind its tile and the way back leads out again") {
    Shop shop;
    const auto first = ids(shop.shown<Welcome>());
    CHECK(std::ranges::count(first, "group:shopping") == 1);
    CHECK(std::ranges::count(first, "order") + std::ranges::count(first, "my-orders") == 0);
    CHECK(first.back() == "lookup");
    shop.touch(Started{"group:shopping"});
    CHECK(shop.shown<Welcome>().group_title == "買い物");
    CHECK(ids(shop.shown<Welcome>()) == std::vector<std::string>{"my-orders", "order"});
    shop.touch(GoBack{});
    CHECK(shop.shown<Welcome>().group_title.empty());
    shop.touch(Started{"group:shopping"});
    shop.wait(60s);  // Who walks away leaves the first page behind.
    CHECK(shop.shown<Welcome>().group_title.empty());
}

TEST_CASE("a look asks the register with the person of the card and files nothing") {
    Shop shop;
    shop.look();
    CHECK(shop.shown<view::Table>().loading);
    const auto asked = shop.ordered<AskTown>();
    REQUIRE(asked);
    CHECK(asked->request.path == "/v1/terminals/self/views/shop/mine");
    const auto body = nlohmann::json::parse(asked->request.body);
    CHECK(body["person"]["birth_date"] == "1955-04-12");
    CHECK(body["parameters"].is_object());
    CHECK_FALSE(shop.ordered<SyncWorker::Order>());
    shop.session().on(TownAnswered{asked->ticket, HttpReply{200, acting::orders(209, ""), {}}});
    const auto table = shop.shown<view::Table>();
    CHECK(table.title == "注文のいま");
    CHECK(table.columns == std::vector<std::string>{"番号", "いま", "日"});
    CHECK(table.rows.size() == 200);
    CHECK(table.rows[0].cells ==
          std::vector<std::string>{"AB000001", "待っています", "令和8年11月25日"});
    CHECK(table.figures[0].value == "12,800円");
    CHECK(table.pages == 2);
    shop.touch(PageTurned{1});
    CHECK(shop.shown<view::Table>().rows.size() == 9);
}

TEST_CASE("a table without rows and a town without a line each say so and can be asked again") {
    Shop shop;
    shop.look();
    auto asked = shop.ordered<AskTown>();
    shop.session().on(TownAnswered{asked->ticket, base::Failure{RequestFault::no_line}});
    CHECK_FALSE(shop.shown<view::Table>().problem.empty());
    shop.touch(TriesAgain{});
    shop.answer(acting::orders(0, ""));
    CHECK(shop.shown<view::Table>().problem.empty());
    CHECK(shop.shown<view::Table>().empty == "注文は ありません");
}

TEST_CASE("a terminal the town does not admit says so and not that there is no line") {
    Shop shop;
    const auto said = [&](RequestFault fault) {
        shop.touch(TriesAgain{});
        const auto asked = shop.ordered<AskTown>();
        REQUIRE(asked);
        shop.session().on(TownAnswered{asked->ticket, base::Failure{fault}});
        return shop.shown<view::Table>().problem;
    };
    shop.look();
    shop.answer(acting::orders(0, ""));
    const auto not_admitted = said(RequestFault::not_admitted);
    CHECK_FALSE(not_admitted.empty());
    CHECK(not_admitted != said(RequestFault::no_line));
    CHECK(not_admitted != said(RequestFault::unfit));
}

TEST_CASE("the whole table goes on a sheet and not the page on the screen") {
    Shop shop;
    shop.look();
    shop.answer(acting::orders(9, ""));
    shop.touch(TablePrinted{});
    const auto order = shop.ordered<PrintPaper>();
    REQUIRE(order);
    CHECK(order->paper.form == drivers::printer::Paper::Form::sheet);
    CHECK(order->paper.table.rows.size() == 9);
    CHECK(order->paper.table.rows[8][2] == "令和8年11月25日");
    CHECK(order->paper.rows.front().second == "12,800円");
    shop.session().on(PaperDone{order->ticket, {}});
    CHECK(shop.shown<view::Table>().paper == view::Receipt::Paper::done);
    shop.pull();
    shop.touch(Finished{});
    CHECK(shop.shown<TakeCard>().paper);
}

TEST_CASE("an act on a row is a journey about that row for the same person") {
    Shop shop;
    shop.look();
    shop.answer(acting::orders(1, R"("cancel","hand-over")"));
    const auto acts = shop.shown<view::Table>().rows[0].acts;
    REQUIRE(acts.size() == 1);  // hand-over is for clerks.
    CHECK(acts[0].label == "取り消す");
    shop.touch(ActChosen{"hand-over", "AB000001"}, ActChosen{"cancel", "AB999999"});
    CHECK(shop.state() == State::table);
    shop.touch(ActChosen{"cancel", "AB000001"}, Agreed{});
    CHECK(shop.state() == State::review);
    CHECK(shop.shown<view::Review>().rows[0].value == "AB000001");
    shop.touch(Submitted{});
    const auto order = shop.ordered<SyncWorker::Order>();
    REQUIRE(order);
    const auto application = town::application_from(order->body);
    REQUIRE(application);
    CHECK(application.value().journey == "cancel");
    CHECK(application.value().evidence.method == "card_pin");
}

TEST_CASE("a table is not left on the screen for who comes next") {
    Shop shop;
    shop.look();
    shop.answer(acting::orders(1, ""));
    shop.pull();
    shop.wait(200s);
    CHECK(shop.shows<Welcome>());
    CHECK_FALSE(shop.visit().looking);
}

TEST_CASE("practice asks for no card and keeps nothing") {
    Shop shop;
    shop.begin("rehearsal");
    CHECK(shop.session().frame().practice);
    CHECK(std::get<AskPerson>(shop.shown<view::Question>().ask).name == "練習 花子");
    CHECK_FALSE(shop.session().frame().can_carry_home);
    shop.touch(GoOn{}, OptionToggled{"o1"}, GoOn{}, Submitted{});
    CHECK(shop.shows<PracticeDone>());
    CHECK_FALSE(shop.ordered<SyncWorker::Order>());
    CHECK_FALSE(shop.ordered<PrintPaper>());
    shop.touch(Finished{});
    CHECK(shop.shows<Welcome>());
    CHECK_FALSE(shop.session().frame().practice);
}

TEST_CASE("an emergency takes over the screen and what lies under it is kept") {
    Shop shop;
    shop.begin("consultation");
    shop.touch(OptionToggled{"money"});
    shop.wait(1s);
    shop.answer_notices(warning);
    CHECK(shop.shown<Emergency>().title == "避難指示");
    CHECK(shop.shown<Emergency>().level == "警戒レベル4 避難指示");
    CHECK(shop.shown<Emergency>().since == "11月22日 10時30分");
    shop.touch(OptionToggled{"home"}, GoOn{});
    CHECK(shop.shows<Emergency>());
    shop.touch(EmergencySeen{});
    CHECK(std::get<AskOptions>(shop.shown<view::Question>().ask).options[0].chosen);
    shop.touch(GaveUp{}, GaveUp{});
    CHECK(shop.shows<Emergency>());  // The next person has not read it.
}

TEST_CASE("a lifted emergency goes and one that nobody could ask about stays") {
    Shop shop;
    shop.wait(1s);
    shop.answer_notices(warning);
    shop.wait(31s);
    REQUIRE_FALSE(shop.notices_asked.empty());
    shop.session().on(
        TownAnswered{shop.notices_asked.front().ticket, base::Failure{RequestFault::no_line}});
    shop.notices_asked.pop_front();
    CHECK(shop.shows<Emergency>());
    shop.wait(31s);
    shop.answer_notices(R"({"emergency":null})");
    CHECK(shop.shows<Welcome>());
}

TEST_CASE("a call says who comes and after a minute that nobody could yet") {
    Shop shop;
    shop.begin("consultation");
    shop.touch(CallsStaff{});
    shop.answer("{}");  // Without its id: nobody's screen is offered (watch_test).
    shop.answer(R"({"place":"hall","who":"on_call","since":"2026-11-22T00:00:00Z"})");
    const std::string on_call = shop.shown<CallStaff>().who;
    CHECK(on_call.find("当番") != std::string::npos);
    CHECK(shop.shown<CallStaff>().sent);
    for (int i = 0; i < 6; ++i) {
        shop.wait(10s);
        if (auto asked = shop.ordered<AskTown>()) {
            CHECK(asked->request.path == "/v1/terminals/self/calls");
            shop.session().on(
                TownAnswered{asked->ticket, HttpReply{200, R"({"state":"waiting"})", {}}});
        }
    }
    CHECK_FALSE(shop.shown<CallStaff>().sent);
    CHECK(shop.shown<CallStaff>().who != on_call);
    shop.wait(10s);
    shop.answer(R"({"state":"answered"})");
    CHECK(shop.shown<CallStaff>().sent);
}

TEST_CASE("where the office is closed nobody is promised to come") {
    Shop shop;
    shop.begin("consultation");
    shop.touch(CallsStaff{});
    shop.answer(R"({"id":"c1"})");
    shop.answer(R"({"place":"hall","who":"closed","since":"2026-11-22T00:00:00Z"})");
    CHECK(shop.shown<CallStaff>().who.starts_with("いまは 職員が いません"));
}
