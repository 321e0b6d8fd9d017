#include <catch2/catch.hpp>

#include "tests/unit/screens/sheets.h"

namespace {

namespace view = kiosk::view;

// Procedures as the town has them for who moved in: a day to keep, a desk, what to bring, and an
// act; under the town's own note.
view::Frame moved_in(const samples::Words& words, int procedures) {
    view::LifeList list;
    list.title = "することの 一覧：美咲町に 引っ越してきた";
    list.note = words.at("life.note");
    for (int i = 0; i < procedures; ++i) {
        list.procedures.push_back(
            {"report" + std::to_string(i), "転入届",
             "窓口で 職員が 本人を たしかめて 受け付けます。", "担当：住民票の窓口",
             "持ってくるもの：転出証明書か マイナンバーカード、本人確認の もの",
             "期限：住みはじめてから 14日以内（住民基本台帳法22条）", "",
             "「暮らしが 変わったとき」を はじめる", false});
    }
    list.qr.size = 25;
    list.qr.dark.assign(25 * 25, 1);
    view::Frame frame;
    frame.language = "ja";
    frame.languages = samples::languages("ja");
    frame.body = list;
    return frame;
}

}  // namespace

TEST_CASE("two procedures stand on a page of the ordinary size and every page is counted") {
    const samples::Words words = samples::read_words("ja");
    auto stage = screens::Stage::open().take();
    std::vector<int> cards;
    samples::on_every_page(*stage, moved_in(words, 6), samples::say_from(words), 1920, 1080,
                           [&](const screens::Sheeted& sheet, const std::string&) {
                               CHECK(sheet.overflows.empty());
                               int begins = 0;
                               for (const auto& each : sheet.elements) {
                                   begins += each.id.starts_with("begin.") ? 1 : 0;
                                   if (each.id == "page")
                                       CHECK(each.label.find("/ 4") != std::string::npos);
                               }
                               cards.push_back(begins);
                           });
    CHECK(cards == std::vector<int>{2, 2, 2, 0});
}
