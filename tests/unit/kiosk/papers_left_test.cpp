// Papers that still print when their screen is left.
#include "tests/unit/kiosk/acting_pack.h"
#include "tests/unit/kiosk/hall.h"

using namespace kiosk;
using namespace kiosk::view;
using namespace std::chrono_literals;

namespace {

// The receipt of a journey is on the screen and its paper in the printer, no card on the reader.
struct Printing : Hall {
    explicit Printing(const kiosk::Terminal& at = hall::terminal()) : Hall(std::nullopt, at) {}
    void taxi() {
        begin_with_card("taxi-pass", "hanako");
        answer_taxi();
        touch(Submitted{});
        pull();
        keep();
    }
    void keep() {
        const auto order = ordered<SyncWorker::Order>();
        REQUIRE(order);
        session().on(SyncWorker::Kept{order->ticket, Stored{}});
        REQUIRE(shows<view::Receipt>());
    }
    PrintPaper in_the_printer() {
        auto paper = ordered<PrintPaper>();
        REQUIRE(paper);
        return std::move(*paper);
    }
    void comes_out(const PrintPaper& paper) { session().on(PaperDone{paper.ticket, {}}); }
    void all_come_out(const PrintPaper& first) {
        comes_out(first);
        print_all();
    }
};

}  // namespace

TEST_CASE("a paper that still prints is waited for when its person has ended") {
    Printing hall;
    hall.taxi();
    const auto paper = hall.in_the_printer();
    hall.touch(Finished{});
    REQUIRE(hall.state() == State::take_card);
    CHECK_FALSE(hall.visit().runner);
    CHECK(hall.shown<TakeCard>().paper_is_coming);
    hall.wait(30s);
    CHECK(hall.state() == State::take_card);
    hall.all_come_out(paper);
    CHECK(hall.shown<TakeCard>().paper);
    CHECK_FALSE(hall.shown<TakeCard>().paper_is_coming);
    hall.wait(9s);
    CHECK(hall.state() == State::take_card);
    hall.wait(2s);
    CHECK(hall.state() == State::welcome);
}

TEST_CASE("every paper of the row comes out after its person has ended") {
    const auto terminal = hall::terminal_with(acting::pack());
    Printing hall(terminal);
    hall.begin("order");
    hall.session().on(CodeScanned{"QR", base::SecretText("AB123456"), false});
    hall.touch(GoOn{}, LineChanged{"w1", 1}, GoOn{}, GoOn{}, Submitted{});
    hall.keep();
    hall.answer(R"({"state":"applied","refused":"","notes":{"day":"2026-11-25"}})");
    const auto first = hall.in_the_printer();
    hall.touch(GaveUp{});
    REQUIRE(hall.state() == State::take_card);
    hall.comes_out(first);
    const auto second = hall.in_the_printer();
    CHECK(second.paper.title == "注文の写し");
    hall.wait(30s);
    CHECK(hall.shown<TakeCard>().paper_is_coming);
    hall.comes_out(second);
    hall.comes_out(hall.in_the_printer());
    CHECK_FALSE(hall.ordered<PrintPaper>());
    CHECK_FALSE(hall.shown<TakeCard>().paper_is_coming);
    hall.wait(11s);
    CHECK(hall.state() == State::welcome);
}

TEST_CASE("a card taken before the paper does not end the waiting for it") {
    Printing hall;
    hall.begin_with_card("taxi-pass", "hanako");
    hall.answer_taxi();
    hall.touch(Submitted{});
    hall.keep();
    const auto paper = hall.in_the_printer();
    hall.touch(Finished{});
    hall.pull();
    CHECK(hall.state() == State::take_card);
    hall.all_come_out(paper);
    hall.wait(11s);
    CHECK(hall.state() == State::welcome);
}

TEST_CASE("a printer that says no or nothing does not keep the terminal from the next") {
    Printing hall;
    hall.taxi();
    const auto paper = hall.in_the_printer();
    hall.touch(Finished{});
    SECTION("no") {
        hall.session().on(
            PaperDone{paper.ticket, base::Failure{drivers::printer::PrinterFault::out_of_paper}});
    }
    SECTION("nothing") {
        hall.wait(119s);
        CHECK(hall.state() == State::take_card);
        hall.wait(1s);
    }
    CHECK(hall.state() == State::welcome);
}

TEST_CASE("whose paper still lies there is spoken to as before and the next is not") {
    Printing hall;
    hall.touch(VoiceChanged{});
    hall.taxi();
    const auto paper = hall.in_the_printer();
    hall.touch(Finished{});
    CHECK_FALSE(hall.visit().hearing.is_usual());
    hall.all_come_out(paper);
    hall.wait(11s);
    REQUIRE(hall.state() == State::welcome);
    CHECK(hall.visit().hearing.is_usual());
}

TEST_CASE("a table whose sheet prints can be left and the sheet is still asked for") {
    const auto terminal = hall::terminal_with(acting::pack());
    Printing hall(terminal);
    hall.begin_with_card("my-orders", "hanako");
    hall.touch(GoOn{});
    hall.answer(acting::orders(9, ""));
    hall.touch(TablePrinted{});
    const auto sheet = hall.in_the_printer();
    hall.pull();
    hall.touch(GoBack{});
    hall.comes_out(sheet);
    hall.touch(GaveUp{});
    if (hall.session().frame().dialog_quit) hall.touch(GaveUp{});
    CHECK(hall.shown<TakeCard>().paper);
}
