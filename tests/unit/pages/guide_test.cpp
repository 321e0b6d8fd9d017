// The guide's box at home (issue 5; contract of pages: nothing of a question is kept).
#include <catch2/catch.hpp>

#include "tests/unit/pages/pages_town.h"

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
                     {"guide/words.toml", "padding = []\n"}}) {}
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

TEST_CASE(
    "an empty and an endless question are asked again and a pack without a guide has no box") {
    Home town;
    CHECK(says(town.post("/ask", {{"question", ""}}), "pages.ask.fault.empty"));
    CHECK(says(town.post("/ask", {{"question", std::string(700, 'a')}}), "pages.ask.fault.long"));
    PagesTown bare({journey("copy", {"home"})});
    CHECK(bare.get("/ask").status == 404);
    CHECK_FALSE(says(bare.get("/"), "/ask"));
}
