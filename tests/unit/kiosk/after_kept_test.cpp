// What follows a stored record: the register's word, the papers, the table.
#include "tests/unit/kiosk/acting_pack.h"
#include "tests/unit/kiosk/hall.h"
#include "town/pass.h"

using namespace kiosk;
using namespace kiosk::view;
using namespace std::chrono_literals;
using Answer = view::Receipt::Answer;

namespace {

// An order stored on the disk; the register is asked for its word.
struct Ordered : Hall {
    explicit Ordered(const kiosk::Terminal& at) : Hall(std::nullopt, at) {
        begin("order");
        session().on(CodeScanned{"QR", base::SecretText("AB123456"), false});
        touch(GoOn{}, LineChanged{"w1", 1}, GoOn{}, GoOn{});
        REQUIRE(state() == State::review);
        touch(Submitted{});
        const auto order = ordered<SyncWorker::Order>();
        REQUIRE(order);
        Stored stored;
        stored.id = *base::uuid_from_text("018f0000-0000-7000-8000-0000000000aa");
        session().on(SyncWorker::Kept{order->ticket, stored});
    }
    AskTown asked() {
        auto one = ordered<AskTown>();
        REQUIRE(one);
        return std::move(*one);
    }
    void say(const std::string& body) { answer(body); }
    std::optional<drivers::printer::Paper> printed() {
        auto order = ordered<PrintPaper>();
        if (!order) return std::nullopt;
        session().on(PaperDone{order->ticket, {}});
        return std::move(order->paper);
    }
    view::Receipt receipt() const { return shown<view::Receipt>(); }
};

const std::string applied = R"({"state":"applied","refused":"","notes":{"day":"2026-11-25"}})";

}  // namespace

TEST_CASE("the last screen waits for the register and tells its notes as people say them") {
    const auto terminal = hall::terminal_with(acting::pack());
    Ordered hall(terminal);
    CHECK(hall.receipt().answer == Answer::waiting);
    const auto asked = hall.asked();
    CHECK(asked.request.path == "/v1/terminals/self/records/018f0000-0000-7000-8000-0000000000aa");
    CHECK_FALSE(hall.ordered<PrintPaper>());  // The paper tells what the register says.
    hall.session().on(TownAnswered{asked.ticket, HttpReply{200, R"({"state":"waiting"})", {}}});
    CHECK_FALSE(hall.ordered<AskTown>());
    hall.wait(1s);
    hall.say(applied);
    CHECK(hall.receipt().answer == Answer::done);
    CHECK(hall.receipt().next.size() == 1);
    CHECK(hall.receipt().told ==
          std::vector<std::string>{"お届けは 令和8年11月25日（水曜日）です"});
    const auto paper = hall.printed();
    REQUIRE(paper);
    CHECK(paper->paragraphs.front() == "お届けは 令和8年11月25日（水曜日）です");
}

TEST_CASE("the papers come one after another and a pass is verified without a line") {
    const auto terminal = hall::terminal_with(acting::pack());
    Ordered hall(terminal);
    hall.say(applied);
    CHECK(hall.printed());
    CHECK(hall.receipt().paper == view::Receipt::Paper::printing);
    const auto sheet = hall.printed();
    REQUIRE(sheet);
    CHECK(sheet->form == drivers::printer::Paper::Form::sheet);
    CHECK(sheet->title == "注文の写し");
    CHECK(sheet->paragraphs.front().starts_with("AB123456"));
    const auto slip = hall.printed();
    REQUIRE(slip);
    CHECK(slip->paragraphs.front().starts_with("令和8年12月22日まで H1-"));
    const auto pass =
        town::verify_pass(slip->qr, hall::authority(), base::tokyo_date(hall::start()));
    REQUIRE(pass);
    CHECK(pass.value().kind == "order");
    CHECK(pass.value().ground == "paid");
    CHECK(pass.value().number == hall.receipt().number);
    CHECK(base::iso_date(pass.value().until) == "2026-12-22");
    CHECK(hall.receipt().paper == view::Receipt::Paper::done);
    CHECK_FALSE(hall.printed());
}

TEST_CASE("a printer that fails between two papers goes on with the one that is missing") {
    const auto terminal = hall::terminal_with(acting::pack());
    Ordered hall(terminal);
    hall.say(applied);
    CHECK(hall.printed());
    const auto second = hall.ordered<PrintPaper>();
    REQUIRE(second);
    hall.session().on(
        PaperDone{second->ticket, base::Failure{drivers::printer::PrinterFault::out_of_paper}});
    CHECK(hall.receipt().paper == view::Receipt::Paper::trouble);
    hall.touch(Printed{});
    CHECK(hall.printed()->title == "注文の写し");
}

TEST_CASE("a refusal is told in words and no pass is printed for it") {
    const auto terminal = hall::terminal_with(acting::pack());
    Ordered hall(terminal);
    hall.say(R"({"state":"applied","refused":"sold_out","notes":{}})");
    CHECK(hall.receipt().answer == Answer::refused);
    CHECK(hall.receipt().told.front() == "売り切れました");
    CHECK(hall.receipt().next.empty());
    CHECK(hall.receipt().outcome.empty());
    const auto paper = hall.printed();
    REQUIRE(paper);
    CHECK(paper->paragraphs.front() == "売り切れました");
    // Only when it was, which journey, and whom to ask.
    CHECK(paper->rows.size() <= 3);
    CHECK_FALSE(hall.printed());
}

TEST_CASE("what is right and waits for somebody else is no refusal and keeps what follows") {
    const auto terminal = hall::terminal_with(acting::pack());
    Ordered hall(terminal);
    hall.say(R"({"state":"applied","refused":"","notes":{"waits":"H1-7K3M-9P2Q-X"}})");
    CHECK(hall.receipt().answer == Answer::goes_on);
    CHECK(hall.receipt().told == std::vector<std::string>{"職員が 見てから 送ります"});
    CHECK(hall.receipt().next.size() == 1);
    const auto receipt = hall.printed();
    REQUIRE(receipt);
    CHECK(receipt->paragraphs.front() == "職員が 見てから 送ります");
    CHECK(hall.printed());  // The journey's own papers come too.
}

TEST_CASE("without a line the word comes later and the papers come now") {
    const auto terminal = hall::terminal_with(acting::pack());
    Ordered hall(terminal);
    hall.session().on(TownAnswered{hall.asked().ticket, base::Failure{RequestFault::no_line}});
    CHECK(hall.receipt().answer == Answer::later);
    CHECK(hall.receipt().told.size() == 1);
    CHECK_FALSE(hall.receipt().table_follows);
    CHECK(hall.printed());
    CHECK(hall.printed());
    CHECK(hall.printed());
}

TEST_CASE("a record that has not arrived is waited for ten seconds and no longer") {
    const auto terminal = hall::terminal_with(acting::pack());
    Ordered hall(terminal);
    for (int second = 0; second < 10; ++second) {
        CHECK(hall.receipt().answer == Answer::waiting);
        if (auto asked = hall.ordered<AskTown>())
            hall.session().on(TownAnswered{asked->ticket, base::Failure{RequestFault::not_found}});
        hall.wait(1s);
    }
    CHECK(hall.receipt().answer == Answer::later);
}

TEST_CASE("after the receipt the table of the register is shown and then the way home") {
    const auto terminal = hall::terminal_with(acting::pack());
    Ordered hall(terminal);
    hall.say(applied);
    CHECK(hall.receipt().table_follows);
    hall.touch(Finished{});
    REQUIRE(hall.state() == State::table);
    hall.say(acting::orders(1, ""));
    CHECK(hall.shown<view::Table>().rows.size() == 1);
    hall.touch(GoBack{});  // A stored record is not gone back into.
    CHECK(hall.state() != State::question);
    CHECK_FALSE(hall.visit().runner);
}
