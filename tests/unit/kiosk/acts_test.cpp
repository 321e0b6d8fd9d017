// What a clerk begins, signs and sees at the counter.
#include <nlohmann/json.hpp>

#include "tests/unit/kiosk/acting_pack.h"
#include "tests/unit/kiosk/counter.h"

using namespace kiosk;
using namespace kiosk::view;

namespace {

const kiosk::Terminal& terminal() {
    static const kiosk::Terminal made = hall::terminal_with(acting::pack(), "counter");
    return made;
}

const std::string no_rows = R"({"items":[],"after":null})";
const std::string one_view = R"({"items":[{"register":"shop","view":"mine"}]})";

struct ShopDesk : Counter {
    ShopDesk() : Counter(terminal()) { sign_in(no_rows, one_view); }
    void open_view(const std::string& acts = R"("hand-over","cancel")") {
        touch(TabChosen{"shop/mine"});
        REQUIRE(request()->request.path == "/v1/desk/registers/shop/mine");
        answer(200, acting::orders(9, acts));
    }
    town::Application application() {
        REQUIRE(kept.size() == 1);
        auto read = town::application_from(kept.front().body);
        REQUIRE(read);
        return read.take();
    }
    void keep() {
        REQUIRE_FALSE(kept.empty());
        Stored stored;
        stored.id = *base::uuid_from_text("018f0000-0000-7000-8000-0000000000bb");
        desk().on(SyncWorker::Kept{kept.front().ticket, stored});
    }
};

}  // namespace

TEST_CASE("a clerk's tabs are the queue and the acts and one for each view of a register") {
    ShopDesk desk;
    const auto tabs = desk.shown().tabs;
    REQUIRE(tabs.size() == 3);
    CHECK(tabs[0].chosen);
    CHECK(tabs[2].id == "shop/mine");
    CHECK(tabs[2].label == "注文のいま");
}

TEST_CASE("the acts offered are those of the clerk's own section and of every section") {
    ShopDesk desk;
    desk.touch(TabChosen{"acts"});
    std::vector<std::string> ids;
    for (const ActButton& act : desk.shown().acts) ids.push_back(act.id);
    const auto has = [&](const char* id) { return std::ranges::count(ids, id) == 1; };
    CHECK(has("order"));
    CHECK(has("hand-over"));
    CHECK(has("all-desks"));
    CHECK_FALSE(has("child-desk-act"));
    CHECK_FALSE(has("rehearsal"));
    desk.touch(ActChosen{"child-desk-act", ""});
    CHECK(desk.signed_in());
}

TEST_CASE("a view is a table with the acts this clerk may do and goes on a sheet") {
    ShopDesk desk;
    desk.open_view();
    const auto table = desk.shown().table;
    REQUIRE(table);
    CHECK(table->rows.size() == 9);
    REQUIRE(table->rows[0].acts.size() == 1);
    CHECK(table->rows[0].acts[0].label == "渡した");
    desk.touch(TablePrinted{});
    REQUIRE(desk.printed.size() == 1);
    CHECK(desk.printed.front().paper.table.rows.size() == 9);
}

TEST_CASE("an act on a row is about that row and signed with the clerk's card") {
    ShopDesk desk;
    desk.open_view();
    desk.touch(ActChosen{"hand-over", "AB000002"});
    CHECK(desk.shown_as<view::Review>().rows[0].value == "AB000002");
    desk.touch(Submitted{});
    CHECK(desk.shown_as<EnterPin>().purpose.find("署名") != std::string::npos);
    CHECK(desk.kept.empty());
    desk.type_pin("1234");
    const auto made = desk.application();
    CHECK(made.actor == "clerk:c1");
    CHECK(made.evidence.method == "staff");
    const auto certificate = base::crypto::Certificate::from_der(made.evidence.certificate);
    REQUIRE(certificate);
    const auto text = town::signed_text(made);
    CHECK(
        certificate->public_key().verifies(base::view_of(text.reveal()), made.evidence.signature));
}

TEST_CASE("a wrong PIN keeps nothing and a second one leads back to what would be signed") {
    ShopDesk desk;
    desk.open_view();
    desk.touch(ActChosen{"hand-over", "AB000002"}, Submitted{});
    desk.type_pin("9999");
    CHECK(desk.shown_as<EnterPin>().wrong_before);
    CHECK(desk.shown_as<EnterPin>().entries_left == 1);
    desk.type_pin("9999");
    CHECK_FALSE(desk.shown_as<view::Review>().outcome.empty());
    CHECK(desk.kept.empty());
}

TEST_CASE("an act without a row asks for its code and nobody's card") {
    ShopDesk desk;
    desk.touch(ActChosen{"order", ""});
    desk.desk().on(CodeScanned{"QR", base::SecretText("AB123456"), false});
    desk.touch(GoOn{}, LineChanged{"w1", 1}, GoOn{}, GoOn{}, Submitted{});
    const auto made = desk.application();
    CHECK(made.evidence.certificate.empty());
    CHECK(made.evidence.level == town::EvidenceLevel::l5);
    desk.keep();
    CHECK(desk.shown_as<view::Receipt>().answer == view::Receipt::Answer::waiting);
    const auto asked = desk.request();
    CHECK(asked->door == TownClient::Door::terminals);
    CHECK(asked->request.path == "/v1/terminals/self/records/018f0000-0000-7000-8000-0000000000bb");
    desk.answer(200, R"({"state":"applied","refused":"sold_out","notes":{}})");
    CHECK(desk.shown_as<view::Receipt>().told.front() == "売り切れました");
    desk.touch(Finished{});
    CHECK(desk.signed_in());
}

TEST_CASE("taking the card off in the middle of an act leaves nothing of it") {
    ShopDesk desk;
    desk.touch(ActChosen{"order", ""});
    desk.pull();
    CHECK(desk.sign_in_state() == DeskSignIn::State::place_card);
    desk.touch(GoOn{}, Submitted{});
    CHECK(desk.kept.empty());
}

TEST_CASE("giving up an act leads back to the desk and signs nobody out") {
    ShopDesk desk;
    desk.touch(ActChosen{"order", ""}, GaveUp{});
    CHECK(desk.signed_in());
}

TEST_CASE("what is missing is asked for by a day with a word of the pack") {
    Counter desk;
    desk.sign_in(
        R"({"items":[{"id":"a1","number":"H1-0000-0000-0","journey":"taxi-pass",)"
        R"("received_at":"2026-11-22T01:34:00.000Z","state":"received","terminal":"hall-1"}],)"
        R"("after":null})");
    desk.touch(DeskRowChosen{"a1"});
    desk.request();
    desk.answer(200,
                R"({"id":"a1","number":"H1-0000-0000-0","journey":"taxi-pass",)"
                R"("received_at":"2026-11-22T01:34:00.000Z","state":"received",)"
                R"("terminal":"hall-1","answers":{},"decisions":[]})",
                "\"1\"");
    desk.touch(CompletionWanted{});
    REQUIRE(desk.shown().edit);
    CHECK(desk.shown().edit->part == "completion");
    CHECK(std::get<AskDate>(desk.shown().edit->ask).read_back == "令和8年12月6日（日曜日）");
    desk.touch(CorrectionSaved{});
    CHECK_FALSE(desk.request());
    CHECK_FALSE(desk.shown().edit->problem.empty());
    desk.touch(ReasonChosen{"attachment"}, CorrectionSaved{});
    const auto asked = desk.request();
    REQUIRE(asked);
    const auto body = nlohmann::json::parse(asked->request.body);
    CHECK(body["decision"] == "ask_completion");
    CHECK(body["what"] == "attachment");
    CHECK(body["until"] == "2026-12-06");
    CHECK(asked->request.if_match == "\"1\"");
}

TEST_CASE("a clerk says at the counter whether somebody is here to come") {
    ShopDesk desk;
    desk.touch(TabChosen{"acts"}, ActChosen{"presence:on_call", ""});
    const auto asked = desk.request();
    REQUIRE(asked);
    CHECK(asked->request.path == "/v1/desk/presence");
    CHECK(asked->request.body == R"({"who":"on_call"})");
    desk.answer(201, "{}");
    CHECK_FALSE(desk.shown().message.empty());
    desk.touch(ActChosen{"presence:nonsense", ""});
    CHECK_FALSE(desk.request());
}
