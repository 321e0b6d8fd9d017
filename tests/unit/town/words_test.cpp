// How answers are read back to people.
#include "tests/unit/town/samples.h"

namespace {

const town::Words words("ja", {{"date.day", "{era}{year}年{month}月{day}日"},
                               {"date.month", "{era}{year}年{month}月"},
                               {"date.year", "{era}{year}年"},
                               {"date.day_western", "{western}年{month}月{day}日"},
                               {"date.month_western", "{western}年{month}月"},
                               {"date.year_western", "{western}年"},
                               {"date.first_year", "元"},
                               {"date.unknown", "不明"},
                               {"date.with_age", "{date}（{age}歳）"},
                               {"date.time", "{month}月{day}日 {hour}時{minute}分"},
                               {"era.meiji", "明治"},
                               {"era.taisho", "大正"},
                               {"era.showa", "昭和"},
                               {"era.heisei", "平成"},
                               {"era.reiwa", "令和"},
                               {"person.name", "氏名"},
                               {"person.birth_date", "生年月日"},
                               {"person.address", "住所"},
                               {"person.sex", "性別"},
                               {"sex.female", "女"},
                               {"answer.does_not_know", "わからない"},
                               {"answer.consent_given", "はい"},
                               {"answer.consent_not_given", "いいえ"},
                               {"answer.and", "、"},
                               {"answer.nothing", "なし"},
                               {"journey.sample.question.extra.label", "ほか"},
                               {"journey.sample.question.extra.option.a", "甲"},
                               {"journey.sample.question.extra.option.b", "乙"},
                               {"journey.sample.question.notice.label", "知らせ"},
                               {"journey.sample.question.notice.option.phone", "電話"},
                               {"journey.sample.question.phone.label", "電話番号"},
                               {"journey.sample.question.phone.unit", "本"},
                               {"greeting", "{name}さん、{name}さん {unknown}"}});

std::string date(const char* iso) { return town::spoken_date(iso, words); }

}  // namespace

TEST_CASE("marks are filled, the same mark twice, and an unknown mark stays") {
    CHECK(words.say("greeting", {{"name", "花子"}}) == "花子さん、花子さん {unknown}");
}

TEST_CASE("a filled-in value is never read as a mark again") {
    CHECK(words.say("greeting", {{"name", "{unknown}"}, {"unknown", "x"}}) ==
          "{unknown}さん、{unknown}さん x");
}

TEST_CASE("a missing phrase shows its key in brackets") {
    CHECK(words.say("no.such") == "⟦no.such⟧");
    CHECK_FALSE(words.has("no.such"));
}

TEST_CASE("dates are spoken in their era") {
    CHECK(date("1955-02-17") == "昭和30年2月17日");
    CHECK(date("1989-01-07") == "昭和64年1月7日");
    CHECK(date("1989-01-08") == "平成元年1月8日");
    CHECK(date("2019-04-30") == "平成31年4月30日");
    CHECK(date("2019-05-01") == "令和元年5月1日");
    CHECK(date("1867-03-01") == "1867年3月1日");
}

TEST_CASE("unknown parts of a date are left out") {
    CHECK(date("1955-02-00") == "昭和30年2月");
    CHECK(date("1955-00-00") == "昭和30年");
    CHECK(date("1955-13-00") == "不明");
}

TEST_CASE("where the era itself is unknown the western year is spoken") {
    CHECK(date("1989-00-00") == "1989年");
    CHECK(date("1989-01-00") == "1989年1月");
    CHECK(date("1989-02-00") == "平成元年2月");
    CHECK(date("2019-04-00") == "平成31年4月");
}

TEST_CASE("a time is spoken as it is in Tokyo") {
    const auto time = base::from_rfc3339("2026-11-22T01:08:05.123Z");
    REQUIRE(time);
    CHECK(town::spoken_time(*time, words) == "11月22日 10時08分");
    CHECK(town::spoken_time(*base::from_rfc3339("2026-11-22T15:00:00.000Z"), words) ==
          "11月23日 0時00分");
}

TEST_CASE("the summary reads back every answer that counts in the order asked") {
    const town::Answers answers{{"person", sample::born("1955-02-17")},
                                {"extra", town::Chosen{{"b", "a"}}},
                                {"grounds", town::Chosen{{"notebook"}}},
                                {"notice", town::Chosen{{"phone"}}},
                                {"phone", sample::written("0868-66-0000")}};
    const auto rows = town::summary(sample::journey(), answers, sample::today, words);
    std::string text;
    for (const auto& row : rows) {
        text += row.label + "：" + row.value + (row.personal ? "＊" : "") +
                (row.from_card ? "（カード）" : "") + "\n";
    }
    CHECK(text ==
          "氏名：見本 花子（カード）\n"
          "生年月日：昭和30年2月17日（71歳）＊（カード）\n"
          "住所：岡山県久米郡美咲町原田1234＊（カード）\n"
          "性別：女＊（カード）\n"
          "ほか：甲、乙\n"
          "知らせ：電話\n"
          "電話番号：0868-66-0000\n");
    CHECK(rows[1].question == "person");
    CHECK(rows[1].part == "birth_date");
}

TEST_CASE("not knowing and nothing chosen and numbers and consents are read back in words") {
    const town::Journey journey = sample::journey();
    const town::Question& extra = *town::question(journey, "extra");
    CHECK(town::spoken(journey, extra, town::DoesNotKnow{}, words) == "わからない");
    CHECK(town::spoken(journey, extra, town::Chosen{}, words) == "なし");
    CHECK(town::spoken(journey, extra, town::Consented{true}, words) == "はい");
    CHECK(town::spoken(journey, extra, town::Consented{false}, words) == "いいえ");
    CHECK(town::spoken(journey, extra, town::Counted{3}, words) == "3");
    const town::Question& phone = *town::question(journey, "phone");
    CHECK(town::spoken(journey, phone, town::Counted{3}, words) == "3本");
    CHECK(town::spoken(journey, phone, town::Counted{500}, words) == "500本");
    CHECK(town::spoken(journey, phone, town::Counted{5000}, words) == "5,000本");
    CHECK(town::spoken(journey, phone, town::Counted{1234500}, words) == "1,234,500本");
}

TEST_CASE("a birth date that was typed is hidden until asked for") {
    town::Journey journey = sample::journey();
    journey.questions = {sample::ask("birth_date", town::QuestionKind::date)};
    journey.questions[0].side = town::DateSide::until_today;
    const auto rows =
        town::summary(journey, {{"birth_date", sample::dated("1955-02-17")}}, sample::today, words);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].personal);
    CHECK_FALSE(rows[0].from_card);
}
