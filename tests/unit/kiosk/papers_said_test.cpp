// What stands on every paper: who gives it out, what its number is called, whom to ask.
#include "tests/unit/kiosk/acting_pack.h"
#include "tests/unit/kiosk/hall.h"

using namespace kiosk;
using namespace kiosk::view;

namespace {

using drivers::printer::Paper;

// Every paper of an order that the register took.
std::vector<Paper> papers_of_an_order(const town::Pack& pack) {
    const auto terminal = hall::terminal_with(pack);
    Hall hall(std::nullopt, terminal);
    hall.begin("order");
    hall.session().on(CodeScanned{"QR", base::SecretText("AB123456"), false});
    hall.touch(GoOn{}, LineChanged{"w1", 1}, GoOn{}, GoOn{}, Submitted{});
    const auto order = hall.ordered<SyncWorker::Order>();
    REQUIRE(order);
    Stored stored;
    stored.id = *base::uuid_from_text("018f0000-0000-7000-8000-0000000000aa");
    hall.session().on(SyncWorker::Kept{order->ticket, stored});
    hall.answer(R"({"state":"applied","refused":"","notes":{}})");
    std::vector<Paper> papers;
    while (auto printed = hall.ordered<PrintPaper>()) {
        hall.session().on(PaperDone{printed->ticket, {}});
        papers.push_back(std::move(printed->paper));
    }
    return papers;
}

std::string words_of(const std::vector<Paper>& papers) {
    std::string all;
    for (const Paper& paper : papers) {
        for (const auto& [label, value] : paper.rows) all += label + value + "\n";
        for (const std::string& line : paper.paragraphs) all += line + "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("every paper begins with the town hall and the receipt says what its number is") {
    const auto papers = papers_of_an_order(acting::pack());
    REQUIRE(papers.size() == 3);
    for (const Paper& paper : papers) CHECK(paper.head == "美咲町役場");
    CHECK(papers.front().big_label == "控えの番号");
    CHECK(papers.front().big.starts_with("H1-"));
}

TEST_CASE("the town hall's telephone stands on papers only as long as the pack knows it") {
    CHECK(words_of(papers_of_an_order(acting::pack())).find("電話") == std::string::npos);
    town::Pack pack = acting::pack();
    pack.places.front().phone = "0868-66-0000";
    for (const Paper& paper : papers_of_an_order(pack)) {
        CAPTURE(paper.title);
        CHECK(words_of({paper}).find("役場の 電話：0868-66-0000") != std::string::npos);
    }
}

TEST_CASE("an act is called after how things stand on its row where the pack says so") {
    town::Pack pack = acting::pack();
    auto& ja = pack.words.at("ja");
    auto phrases = ja.phrases();
    phrases["register.shop.act.cancel.waiting"] = "まだの 注文を 取り消す";
    const auto terminal = hall::terminal_with(pack);
    const auto label = [](const kiosk::Terminal& at) {
        Hall hall(std::nullopt, at);
        hall.begin_with_card("my-orders", "hanako");
        hall.touch(GoOn{});
        hall.answer(acting::orders(1, R"("cancel")"));
        return hall.shown<view::Table>().rows.front().acts.front().label;
    };
    CHECK(label(terminal) == "取り消す");
    ja = town::Words("ja", std::move(phrases));
    CHECK(label(terminal) == "まだの 注文を 取り消す");
}
