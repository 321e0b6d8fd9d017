#include <algorithm>

#include "kiosk/session/application.h"
#include "tests/unit/kiosk/hall.h"
#include "town/application.h"

using namespace kiosk;
using namespace kiosk::view;

namespace {

SyncWorker::Order submitted(Hall& hall) {
    hall.begin_with_card("taxi-pass", "hanako");
    hall.answer_taxi();
    hall.touch(Submitted{});
    auto order = hall.ordered<SyncWorker::Order>();
    REQUIRE(order);
    return std::move(*order);
}

void keep(Hall& hall, const SyncWorker::Order& order) {
    hall.session().on(SyncWorker::Kept{order.ticket, Stored{}});
}

}  // namespace

TEST_CASE("a whole visit by card ends with a receipt") {
    Hall hall;
    const auto order = submitted(hall);
    CHECK(hall.shows<Saving>());
    keep(hall, order);
    const auto receipt = hall.shown<view::Receipt>();
    CHECK(receipt.number.starts_with("H1-"));
    CHECK(receipt.received == "11月22日 10時38分（役場）");
    CHECK(receipt.qr.size > 20);
    CHECK(receipt.next.size() == 2);
    CHECK_FALSE(receipt.contact.empty());
}

TEST_CASE("nobody is thanked before the disk has answered") {
    Hall hall;
    const auto order = submitted(hall);
    hall.wait(std::chrono::seconds(300));
    hall.touch(GoOn{}, Finished{}, GaveUp{}, Printed{});
    CHECK(hall.shows<Saving>());
    CHECK_FALSE(hall.ordered<PrintPaper>());
    keep(hall, order);
    CHECK(hall.shows<view::Receipt>());
    CHECK(hall.ordered<PrintPaper>());
}

TEST_CASE("a disk that refuses is said and nothing is thanked") {
    Hall hall;
    const auto order = submitted(hall);
    hall.session().on(SyncWorker::Kept{order.ticket, base::Failure{OutboxFault::full}});
    CHECK(hall.shows<OutOfService>());
    CHECK(hall.shown<OutOfService>().can_try_again);
    hall.touch(TriesAgain{});
    const auto again = hall.ordered<SyncWorker::Order>();
    REQUIRE(again);
    keep(hall, *again);
    CHECK(hall.shows<view::Receipt>());
}

TEST_CASE("a full order box is a record not kept") {
    Hall hall;
    hall.begin_with_card("taxi-pass", "hanako");
    hall.answer_taxi();
    hall.boxes_are_full = true;
    hall.touch(Submitted{});
    CHECK(hall.shows<OutOfService>());
}

TEST_CASE("the word of the disk for an earlier visitor thanks nobody else") {
    Hall hall;
    const auto first = submitted(hall);
    hall.session().on(SyncWorker::Kept{first.ticket, base::Failure{OutboxFault::full}});
    hall.pull();
    hall.touch(GaveUp{}, GaveUp{});
    REQUIRE(hall.state() == State::welcome);
    (void)submitted(hall);
    keep(hall, first);
    CHECK(hall.shows<Saving>());
}

TEST_CASE("the sealed body holds the answers and what the card proved") {
    Hall hall;
    const auto order = submitted(hall);
    const auto application = town::application_from(order.body);
    REQUIRE(application);
    const auto& kept = application.value();
    CHECK(kept.journey == "taxi-pass");
    CHECK(kept.evidence.level == town::EvidenceLevel::l2);
    CHECK(kept.evidence.method == "card_pin");
    CHECK(kept.received_at == hall::start());
    CHECK(town::birth_date_of(kept).reveal() == "1955-04-12");
    const auto& phone = std::get<town::Written>(kept.answers.at("phone"));
    CHECK(phone.text.reveal() == "0868-66-0000");
    CHECK(town::check(*town::journey(hall::misaki(), "taxi-pass"), kept.answers,
                      base::tokyo_date(hall::start()))
              .empty());
}

TEST_CASE("the receipt is printed once by itself and again when asked") {
    Hall hall;
    keep(hall, submitted(hall));
    auto paper = hall.ordered<PrintPaper>();
    REQUIRE(paper);
    CHECK(paper->paper.big == hall.shown<view::Receipt>().number);
    CHECK(paper->paper.rows.front().second == "令和8年11月22日 10:38（役場）");
    CHECK(paper->paper.qr.starts_with("MDG1."));
    CHECK(paper->paper.qr == hall.visit().given->text);
    CHECK(hall.shown<view::Receipt>().qr.dark == hall.shown<view::Receipt>().qr.dark);
    CHECK(hall.shown<view::Receipt>().paper == view::Receipt::Paper::printing);
    hall.touch(Printed{});
    CHECK_FALSE(hall.ordered<PrintPaper>());  // One paper at a time.
    hall.session().on(PaperDone{paper->ticket, {}});
    hall.print_all();
    CHECK(hall.shown<view::Receipt>().paper == view::Receipt::Paper::done);
    hall.touch(Printed{});
    CHECK(hall.ordered<PrintPaper>());
}

TEST_CASE("no name nor address nor birth date is on the paper") {
    Hall hall;
    keep(hall, submitted(hall));
    const auto paper = hall.ordered<PrintPaper>()->paper;
    std::string all = paper.title + paper.big + paper.qr;
    for (const auto& [label, value] : paper.rows) all += label + value;
    for (const auto& paragraph : paper.paragraphs) all += paragraph;
    for (const std::string secret : {"花子", "見本", "1234番", "昭和30年", "0868"}) {
        CHECK(all.find(secret) == std::string::npos);
    }
}

TEST_CASE("a card left in the reader after the receipt calls until it is taken") {
    Hall hall;
    keep(hall, submitted(hall));
    hall.print_all();
    hall.touch(Finished{});
    CHECK(hall.shows<TakeCard>());
    CHECK_FALSE(hall.visit().runner);
    hall.wait(std::chrono::seconds(600));
    CHECK(hall.shows<TakeCard>());
    hall.pull();
    CHECK(hall.shows<Welcome>());
}

TEST_CASE("a card left behind is asked for in the language of whom it belongs to") {
    Hall hall;
    keep(hall, submitted(hall));
    hall.print_all();
    hall.touch(LanguageChosen{"easy"}, TextSizeChosen{1}, Finished{});
    REQUIRE(hall.shows<TakeCard>());
    CHECK(hall.session().frame().language == "easy");
    CHECK(hall.session().frame().text_size == 1);
    hall.pull();
    REQUIRE(hall.shows<Welcome>());
    CHECK(hall.session().frame().language == "ja");
    CHECK(hall.session().frame().text_size == 0);
}

TEST_CASE("with the card taken and a paper out the screen reminds for ten seconds") {
    Hall hall;
    keep(hall, submitted(hall));
    hall.print_all();
    hall.pull();
    hall.touch(Finished{});
    CHECK(hall.shown<TakeCard>().paper);
    hall.wait(std::chrono::seconds(11));
    CHECK(hall.shows<Welcome>());
}

TEST_CASE("a journey without a card asks for none") {
    Hall hall;
    hall.begin("consultation");
    CHECK(hall.shown<view::Question>().question_id == "areas");
    CHECK_FALSE(hall.shown<view::Question>().aside);
}

TEST_CASE("the welcome screen offers the journeys of this terminal and the look up") {
    Hall hall;
    std::vector<std::string> seen;
    std::string first;
    // Every page of tiles, until the first comes round again.
    for (;;) {
        const auto tiles = hall.shown<Welcome>().tiles;
        REQUIRE(tiles.size() <= 8);
        CHECK(tiles.back().id == "lookup");
        if (tiles.front().id == first) break;
        if (first.empty()) first = tiles.front().id;
        for (const Tile& tile : tiles) seen.push_back(tile.id);
        if (std::ranges::count(tiles, "more", &Tile::id) == 0) break;
        hall.touch(Started{"more"});
    }
    for (const town::Journey& journey : hall::misaki().journeys) {
        if (!is_offered(journey, "hall")) continue;
        const std::string tile = journey.group.empty() ? journey.id : "group:" + journey.group;
        INFO(tile);
        CHECK(std::ranges::count(seen, tile) == 1);
    }
}

TEST_CASE("after a power cut the welcome says what was kept until the next visit") {
    Hall hall(hall::start());
    CHECK(hall.shown<Welcome>().last_kept.find("10時38分") != std::string::npos);
    hall.touch(Started{"consultation"}, GaveUp{});
    CHECK(hall.shown<Welcome>().last_kept.empty());
}

TEST_CASE("a terminal whose disk is not to be trusted begins no visit") {
    Hall hall;
    SyncFact fact;
    fact.out_of_service = true;
    hall.session().on(fact);
    CHECK(hall.shows<OutOfService>());
    hall.touch(Started{"consultation"});
    CHECK(hall.state() == State::welcome);
}
