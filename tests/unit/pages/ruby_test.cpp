// A reading above a word, on a page: in the text, and nowhere it would break something.
#include <catch2/catch.hpp>

#include "server/pages/html.h"

using server::pages::Html;

TEST_CASE("a word with its reading becomes ruby on a page") {
    Html html;
    html.element("p", "｜役場《やくば》へ <行く>");
    CHECK(html.written() ==
          "<p><ruby>役場<rp>(</rp><rt>やくば</rt><rp>)</rp></ruby>へ &lt;行く&gt;</p>\n");
}

TEST_CASE("a label in an attribute and the text of an option have no reading") {
    Html html;
    html.element("option", {{"aria-label", "｜役場《やくば》"}}, "｜役場《やくば》");
    CHECK(html.written() == "<option aria-label=\"役場\">役場</option>\n");
}

TEST_CASE("what a visitor wrote goes back into its field as it was") {
    Html html;
    html.lone("input", {{"value", "｜役場《やくば》"}});
    html.element("textarea", "｜役場《やくば》");
    CHECK(html.written() ==
          "<input value=\"｜役場《やくば》\"><textarea>｜役場《やくば》</textarea>\n");
}
