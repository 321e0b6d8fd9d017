#include <catch2/catch.hpp>

#include "base/calendar.h"
#include "server/pages/html.h"
#include "server/pages/read_answer.h"
#include "tests/unit/pages/pages_town.h"
#include "town/answers_json.h"

using namespace server::pages;
using pages_test::question;
using town::AnswerFault;
using Kind = town::QuestionKind;

namespace {

const base::Date today = std::chrono::year(2026) / 11 / 22;

town::Answer written(const char* text) { return town::Written{base::SecretText(text)}; }

// As JSON, so that answers can be compared at all.
std::string said(const std::optional<town::Answer>& answer) {
    return answer ? town::to_json({{"q", *answer}}) : "left out";
}

Form form_with(std::initializer_list<std::pair<const char*, const char*>> fields) {
    Form form;
    for (const auto& [name, value] : fields) form.put(name, value);
    return form;
}

AnswerFault fault_of(const town::Question& asked, const Form& form) {
    const auto read = read_answer(asked, form, today);
    REQUIRE_FALSE(read);
    return read.error();
}

}  // namespace

TEST_CASE("what people wrote cannot end an element or an attribute") {
    Html html;
    html.element("p", {{"title", R"("><script>'&)"}}, R"(</p><script>alert("1")</script>)");
    CHECK(html.written() ==
          "<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">&lt;/p&gt;&lt;script&gt;alert("
          "&quot;1&quot;)&lt;/script&gt;</p>\n");
}

TEST_CASE("a form is read as browsers write it and refused when it is not UTF-8") {
    const auto form = Form::from(base::view_of("a=1&b=%E3%81%82+x&a=2&empty="));
    REQUIRE(form);
    CHECK(form->all("a") == std::vector<std::string>{"1", "2"});
    CHECK(form->first("b") == "あ x");
    CHECK(form->first("nothing").empty());
    CHECK_FALSE(Form::from(base::view_of("a=%FF")));
    CHECK_FALSE(Form::from(base::view_of("a=%2")));
    std::string many;
    for (std::size_t i = 0; i <= most_fields; ++i) many += "a=1&";
    CHECK_FALSE(Form::from(base::view_of(many)));
}

TEST_CASE("full width digits and any dash are read as half width ones") {
    CHECK(half_width("０８６８－６６ー１１１１") == "0868-66-1111");
    CHECK(half_width(" ａ　Ｂ\t１ ") == "aB1");
    CHECK(half_width("あ") == "あ");
}

TEST_CASE("every kind of answer fills its fields and is read back the same") {
    const auto journey = pages_test::journey_of_every_kind();
    const std::map<std::string, town::Answer> answers = {
        {"one", town::Chosen{{"b"}}},
        {"several", town::Chosen{{"a", "b"}}},
        {"kana", written("みさき はなこ")},
        {"kanji", written("美咲 花子")},
        {"number", town::Counted{7}},
        {"date", town::Dated{base::SecretText("1955-02-17")}},
        {"phone", written("0868-66-1111")},
        {"consent", town::Consented{true}},
        {"text", written("玄関は 南です。")},
        {"code", written("1234A")},
        {"lines", town::Lined{{{"a", 2}, {"b", 1}}}}};
    for (const auto& asked : journey.questions) {
        INFO(asked.id);
        REQUIRE(answers.contains(asked.id));
        for (const auto& answer : {answers.at(asked.id), town::Answer(town::DoesNotKnow{})}) {
            if (asked.kind == Kind::consent && answer.index() == 0) continue;
            Form form;
            fill(asked, answer, form);
            const auto read = read_answer(asked, form, today);
            REQUIRE(read);
            CHECK(said(read.value()) == said(answer));
        }
    }
}

TEST_CASE("a field left empty is missing unless the question may be skipped") {
    for (auto asked : pages_test::journey_of_every_kind().questions) {
        INFO(asked.id);
        CHECK(fault_of(asked, {}) == AnswerFault::missing);
        asked.may_skip = true;
        const auto read = read_answer(asked, {}, today);
        REQUIRE(read);
        CHECK_FALSE(read.value());
    }
}

TEST_CASE("a date is read in its era and refused when the era never had it") {
    const auto asked = question("d", Kind::date);
    const auto showa =
        form_with({{"d:era", "showa"}, {"d:year", "３０"}, {"d:month", "2"}, {"d:day", "17"}});
    CHECK(said(read_answer(asked, showa, today).value()) == R"({"q":{"dated":"1955-02-17"}})");
    CHECK(fault_of(asked,
                   form_with(
                       {{"d:era", "showa"}, {"d:year", "64"}, {"d:month", "2"}, {"d:day", "1"}})) ==
          AnswerFault::no_such_date);
    CHECK(fault_of(asked, form_with({{"d:year", "2026"}, {"d:month", "2"}, {"d:day", "30"}})) ==
          AnswerFault::no_such_date);
    CHECK(fault_of(asked, form_with({{"d:year", "2026"}, {"d:month", "2"}})) ==
          AnswerFault::no_such_date);
}

TEST_CASE("わからない beside a chosen option cannot both be true") {
    auto asked = pages_test::journey_of_every_kind().questions[1];
    Form form;
    form.put("several", "a");
    form.put("several", "?");
    CHECK(fault_of(asked, form) == AnswerFault::too_many);
}

TEST_CASE("a small letter is read as the capital that the code's form wants") {
    const auto asked = pages_test::journey_of_every_kind().questions[9];
    CHECK(said(read_answer(asked, form_with({{"code", "１２３４a"}}), today).value()) ==
          R"({"q":{"written":"1234A"}})");
    CHECK(fault_of(asked, form_with({{"code", "12"}})) == AnswerFault::not_a_code);
}

TEST_CASE("lines of nought are left out and what is no number is refused") {
    const auto asked = pages_test::journey_of_every_kind().questions[10];
    const auto form = form_with({{"lines:line:a", "0"}, {"lines:line:b", "２"}});
    CHECK(said(read_answer(asked, form, today).value()) == R"({"q":{"lined":{"b":2}}})");
    CHECK(fault_of(asked, form_with({{"lines:line:a", "many"}})) == AnswerFault::out_of_range);
    CHECK(fault_of(asked, form_with({{"lines:line:a", "10"}})) == AnswerFault::out_of_range);
}

TEST_CASE("a birth date may leave open what the registry does not know and nothing else") {
    const auto born = [](const char* era, const char* year, const char* month, const char* day) {
        return read_birth_date(
            "born",
            form_with(
                {{"born:era", era}, {"born:year", year}, {"born:month", month}, {"born:day", day}}),
            today);
    };
    CHECK(born("western", "1955", "2", "17") == "1955-02-17");
    CHECK(born("showa", "３０", "2", "0") == "1955-02-00");
    CHECK(born("western", "1955", "00", "00") == "1955-00-00");
    CHECK(born("western", "1955", "0", "17") == "1955-00-00");
    CHECK(born("western", "1955", "2", "").empty());
    CHECK(born("western", "0", "2", "1").empty());
    CHECK(born("western", "1955", "2", "30").empty());
    CHECK(born("western", "2026", "12", "0").empty());
    CHECK(born("heisei", "40", "1", "1").empty());
}
