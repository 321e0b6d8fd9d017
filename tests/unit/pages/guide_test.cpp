// The guide's box at home (issue 5; contract of pages: nothing of a question is kept).
#include <catch2/catch.hpp>

#include "tests/unit/pages/pages_town.h"
#include "town/unanswered.h"

using namespace pages_test;

namespace {

constexpr const char* faq = R"(
[[entry]]
id = "copy-of-record"
title = "住民票の写しが ほしいとき"
text = "窓口で もうしこみます。"
asked = ["住民票を 取りたい", "住民票の 写し"]
section = "resident_desk"
journey = "copy"
place = ""
source = "住民基本台帳法12条"
checked_on = 2026-11-22
status = "general"
[[entry]]
id = "rubbish"
title = "ごみの 分け方"
text = "窓口で 聞いて ください。"
asked = ["ごみは いつ 出す"]
section = "resident_desk"
journey = "at-the-hall"
place = ""
source = "例"
checked_on = 2026-11-22
status = "unknown"
)";

constexpr const char* urgent = R"(
[[telephone]]
id = "ambulance"
number = "119"
status = "verified"
ja = "救急車"
[[telephone]]
id = "unsure"
number = "0120-000-000"
status = "unknown"
ja = "未確認"
[[kind]]
id = "collapsed"
calls_staff = true
telephones = ["ambulance", "unsure"]
phrases = ["倒れた"]
[kind.ja]
title = "119に 電話して ください"
text = "職員も 呼びます。"
)";

struct Home : PagesTown {
    Home()
        : PagesTown({journey("copy", {"home"}), journey("at-the-hall", {"hall"})},
                    {{"guide/faq/records.toml", faq},
                     {"guide/urgent.toml", urgent},
                     {"guide/words.toml", "padding = []\n"},
                     {"guide/ordinary.toml",
                      "topics = [\"住民\", \"住民票\"]\ntails = [\"票\", \"さん\"]\n"
                      "asks = [\"取る\"]\nendings = [\"たい\", \"です\"]\n"},
                     {"guide/identity.toml", "longest = 80\nhonorifics = [\"さん\"]\n"}}) {}
};

}  // namespace

TEST_CASE("a question in one's own words is answered word for word with its source and desk") {
    Home town;
    CHECK(says(town.get("/"), "/ask"));
    const auto page = town.post("/ask", {{"question", "住民票を取りたいです"}});
    CHECK(page.status == 200);
    CHECK(says(page, "窓口で もうしこみます。"));
    CHECK(says(page, "住民基本台帳法12条"));
    CHECK(says(page, "/j/copy"));
    CHECK_FALSE(says(page, "/j/at-the-hall"));
    CHECK(town.core.lines.empty());
}

TEST_CASE("who is in distress reads whom to call and only numbers that were checked") {
    Home town;
    const auto page = town.post("/ask", {{"question", "父が倒れた"}});
    CHECK(says(page, "119に 電話して ください"));
    CHECK(says(page, "tel:119"));
    CHECK_FALSE(says(page, "0120-000-000"));
    CHECK(town.core.lines.empty());
}

TEST_CASE("who is not served reads what would be kept and nothing goes before it is sent") {
    Home town;
    const auto page = town.post("/ask", {{"question", "山田さんの 住民票を 0868-66-1111"}});
    CHECK(says(page, "pages.ask.kept"));
    CHECK(says(page, "○さんの 住民票を ○"));
    CHECK_FALSE(says(page, "0868"));
    CHECK(town.core.lines.empty());
    const auto form = base::to_text(base::uuid_v7(town.clock.now()));
    const Home::Fields fields = {{"question", "山田さんの 住民票を 0868-66-1111"}, {"form", form}};
    CHECK(says(town.post("/ask/tell", fields), "pages.ask.sent"));
    REQUIRE(town.core.bodies.size() == 1);
    const auto told = town::unanswered_from(base::SecretText(town.core.bodies[0]));
    REQUIRE(told);
    CHECK(told->text == "○さんの 住民票を ○");
    CHECK(says(town.post("/ask/tell", fields), "pages.ask.sent"));
    CHECK(town.core.bodies.size() == 1);  // a form that is sent twice is one question
}

TEST_CASE("an urgent question and a silent town keep nothing of what was asked") {
    Home town;
    CHECK_FALSE(says(town.post("/ask", {{"question", "父が倒れた"}}), "pages.ask.kept"));
    const auto form = base::to_text(base::uuid_v7(town.clock.now()));
    CHECK(says(town.post("/ask/tell", {{"question", "父が倒れた"}, {"form", form}}), "tel:119"));
    CHECK(town.core.bodies.empty());
    town.core.mood = FakeCore::Mood::is_silent;
    CHECK(says(town.post("/ask/tell", {{"question", "住民票を 取りたい"}, {"form", form}}),
               "pages.ask.not_sent"));
}

TEST_CASE(
    "an empty and an endless question are asked again and a pack without a guide has no box") {
    Home town;
    CHECK(says(town.post("/ask", {{"question", ""}}), "pages.ask.fault.empty"));
    CHECK(says(town.post("/ask", {{"question", std::string(700, 'a')}}), "pages.ask.fault.long"));
    PagesTown bare({journey("copy", {"home"})});
    CHECK(bare.get("/ask").status == 404);
    CHECK_FALSE(says(bare.get("/"), "/ask"));
}
