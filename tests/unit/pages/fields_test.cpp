#include <catch2/catch.hpp>

#include "server/pages/qr_svg.h"
#include "server/pages/question_fields.h"
#include "tests/unit/pages/pages_town.h"

using namespace server::pages;
using pages_test::count;
using pages_test::PagesTown;

namespace {

std::string drawn(const PagesTown& town, const town::Question& asked, const Form& typed,
                  std::optional<town::AnswerFault> fault = std::nullopt) {
    return question_fields({.journey = town.pack.journeys[0],
                            .question = asked,
                            .pack = town.pack,
                            .words = town.pack.words.at("ja"),
                            .typed = typed,
                            .fault = fault,
                            .alone = true})
        .written();
}

}  // namespace

TEST_CASE("every kind of question names its fields to a screen reader and says its fault there") {
    PagesTown town({pages_test::journey_of_every_kind()});
    for (const auto& asked : town.pack.journeys[0].questions) {
        INFO(asked.id);
        const auto html = drawn(town, asked, {}, town::AnswerFault::missing);
        CHECK(count(html, "<h1>") == 1);
        CHECK(count(html, "id=\"f-" + asked.id + "\"") == 1);
        CHECK(count(html, "id=\"q-" + asked.id + "-fault\"") == 1);
        CHECK(count(html,
                    "aria-describedby=\"q-" + asked.id + "-fault q-" + asked.id + "-help\"") >= 1);
        const bool grouped = count(html, "<fieldset") == 1 && count(html, "<legend>") == 1;
        const bool labelled = count(html, "<label for=\"f-" + asked.id + "\">") == 1;
        CHECK(grouped != labelled);
        CHECK(count(html, "<input") + count(html, "<textarea") + count(html, "<select") >= 1);
    }
}

TEST_CASE("hostile text typed into a field comes back as text") {
    PagesTown town({pages_test::journey_of_every_kind()});
    const std::string hostile = R"("><script>alert(1)</script><input value=")";
    for (const auto* id : {"kana", "kanji", "number", "phone", "text", "code"}) {
        INFO(id);
        Form typed;
        typed.put(id, hostile);
        const auto html = drawn(town, *town::question(town.pack.journeys[0], id), typed);
        CHECK(count(html, "<script") == 0);
        CHECK(count(html, "&lt;script&gt;alert(1)") == 1);
    }
    Form typed;
    typed.put("date:year", hostile);
    typed.put("lines:line:a", hostile);
    for (const auto* id : {"date", "lines"}) {
        const auto html = drawn(town, *town::question(town.pack.journeys[0], id), typed);
        CHECK(count(html, "<script") == 0);
        CHECK(count(html, "&lt;script&gt;alert(1)") == 1);
    }
}

TEST_CASE("a line shows its price and carries it for the sum") {
    PagesTown town({pages_test::journey_of_every_kind()});
    const auto html = drawn(town, *town::question(town.pack.journeys[0], "lines"), {});
    CHECK(count(html, "<small>180</small>") == 1);
    CHECK(count(html, "data-yen=\"180\"") == 1);
    CHECK(count(html, "data-sum-of=\"lines\"") == 1);
}

TEST_CASE("what was chosen stays chosen and nothing else is") {
    PagesTown town({pages_test::journey_of_every_kind()});
    Form typed;
    typed.put("several", "a");
    typed.put("several", "c");
    const auto html = drawn(town, *town::question(town.pack.journeys[0], "several"), typed);
    CHECK(count(html, "checked=\"\"") == 2);
    CHECK(count(html, "value=\"b\" checked") == 0);
}

TEST_CASE("a code is drawn with its quiet zone and a name") {
    const auto svg = qr_svg("MDH1.abc", "the \"name\"").written();
    CHECK(count(svg, "role=\"img\"") == 1);
    CHECK(count(svg, "aria-label=\"the &quot;name&quot;\"") == 1);
    CHECK(count(svg, "M4 4h7v1h-7z") == 1);  // the first finder pattern begins four modules in
    CHECK(qr_svg("", "x").empty());
    CHECK(qr_svg(std::string(5'000, 'x'), "x").empty());
}
