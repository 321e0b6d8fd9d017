// Whether answers fit; every fault can be provoked and every good answer passes.
#include "tests/unit/town/samples.h"

#include <limits>

using sample::today;
using town::AnswerFault;
using town::QuestionKind;

namespace {

std::string judged(const town::Question& question, const town::Answer& answer) {
    const auto fits = town::check(question, answer, today);
    return fits ? "fits" : std::string(town::word(fits.error()));
}

std::string written(QuestionKind kind, const std::string& text) {
    return judged(sample::ask("q", kind), sample::written(text));
}

std::string chosen(QuestionKind kind, std::vector<std::string> options) {
    return judged(sample::choose("q", kind, {{.id = "a"}, {.id = "b"}, {.id = "n", .alone = true}}),
                  town::Chosen{std::move(options)});
}

std::string dated(town::DateSide side, const char* iso, int most_days = 0) {
    town::Question question = sample::ask("q", QuestionKind::date);
    question.side = side;
    question.most = most_days;
    return judged(question, sample::dated(iso));
}

std::string complaints(const town::Answers& answers) {
    std::string all;
    for (const auto& [question, fault] : town::check(sample::journey(), answers, today)) {
        all += question + ":" + std::string(town::word(fault)) + " ";
    }
    return all;
}

}  // namespace

TEST_CASE("one of several options is one that is offered") {
    CHECK(chosen(QuestionKind::one_of, {"a"}) == "fits");
    CHECK(chosen(QuestionKind::one_of, {"a", "b"}) == "too_many");
    CHECK(chosen(QuestionKind::one_of, {"x"}) == "unknown_option");
    CHECK(chosen(QuestionKind::one_of, {}) == "missing");
}

TEST_CASE("none of them stands alone") {
    CHECK(chosen(QuestionKind::several_of, {"a", "b"}) == "fits");
    CHECK(chosen(QuestionKind::several_of, {"n"}) == "fits");
    CHECK(chosen(QuestionKind::several_of, {"a", "n"}) == "too_many");
    CHECK(chosen(QuestionKind::several_of, {"a", "a"}) == "too_many");
}

TEST_CASE("kana are hiragana or katakana and nothing else") {
    CHECK(written(QuestionKind::kana, "みほん　はなこ") == "fits");
    CHECK(written(QuestionKind::kana, "ミホン ハナコー") == "fits");
    CHECK(written(QuestionKind::kana, "ヴァン・ダム") == "fits");
    CHECK(written(QuestionKind::kana, "見本") == "not_kana");
    CHECK(written(QuestionKind::kana, "hanako") == "not_kana");
    CHECK(written(QuestionKind::kana, "ﾐﾎﾝ") == "not_kana");
    CHECK(written(QuestionKind::kana, "　 ") == "missing");
    CHECK(written(QuestionKind::kana, "") == "missing");
}

TEST_CASE("kanji keep every character but control characters") {
    CHECK(written(QuestionKind::kanji, "髙橋 𠮷郎") == "fits");
    CHECK(written(QuestionKind::kanji, "見本\n花子") == "wrong_kind");
    CHECK(written(QuestionKind::kanji, "\xE8\xA6") == "wrong_kind");
    CHECK(written(QuestionKind::kanji, "\xC2\x85") == "wrong_kind");
}

TEST_CASE("a few sentences may stand on several lines and a name may not") {
    town::Question note = sample::ask("note", town::QuestionKind::text);
    CHECK(town::check(note, sample::written("歩けます。\nつえを 使います。"), today));
    CHECK_FALSE(town::check(note, sample::written("\n \n"), today));
    CHECK_FALSE(town::check(note, sample::written("a\x1b[31m"), today));
    town::Question name = sample::ask("name", town::QuestionKind::kanji);
    CHECK_FALSE(town::check(name, sample::written("見本\n花子"), today));
}

TEST_CASE("the length of a text is counted in characters") {
    town::Question question = sample::ask("q", QuestionKind::kana);
    question.most = 3;
    CHECK(judged(question, sample::written("みほん")) == "fits");
    CHECK(judged(question, sample::written("みほんは")) == "too_long");
    question.most = 0;  // 200
    std::string long_text;
    for (int i = 0; i < 200; ++i) long_text += "あ";
    CHECK(judged(question, sample::written(long_text)) == "fits");
    CHECK(judged(question, sample::written(long_text + "あ")) == "too_long");
}

TEST_CASE("a telephone number has ten or eleven digits and begins with 0") {
    CHECK(written(QuestionKind::phone, "0868-66-0000") == "fits");
    CHECK(written(QuestionKind::phone, "09012345678") == "fits");
    CHECK(written(QuestionKind::phone, "0868-66-000") == "not_a_phone_number");
    CHECK(written(QuestionKind::phone, "868-66-00000") == "not_a_phone_number");
    CHECK(written(QuestionKind::phone, "0868--660000") == "not_a_phone_number");
    CHECK(written(QuestionKind::phone, "0868-660000-") == "not_a_phone_number");
    CHECK(written(QuestionKind::phone, "-0868660000") == "not_a_phone_number");
    CHECK(written(QuestionKind::phone, "０８６８６６００００") == "not_a_phone_number");
    CHECK(written(QuestionKind::phone, "090123456789") == "not_a_phone_number");
    CHECK(written(QuestionKind::phone, "") == "missing");
}

TEST_CASE("a number lies within its limits") {
    town::Question question = sample::ask("q", QuestionKind::number);
    question.least = 1;
    question.most = 10;
    CHECK(judged(question, town::Counted{1}) == "fits");
    CHECK(judged(question, town::Counted{10}) == "fits");
    CHECK(judged(question, town::Counted{0}) == "out_of_range");
    CHECK(judged(question, town::Counted{11}) == "out_of_range");
    CHECK(judged(question, town::Counted{std::numeric_limits<std::int64_t>::min()}) ==
          "out_of_range");
}

TEST_CASE("a date is a day of the calendar on its side of today") {
    using town::DateSide;
    CHECK(dated(DateSide::any, "2024-02-29") == "fits");
    CHECK(dated(DateSide::any, "2025-02-29") == "no_such_date");
    CHECK(dated(DateSide::any, "2025-02-00") == "no_such_date");
    CHECK(dated(DateSide::any, "") == "missing");
    CHECK(dated(DateSide::until_today, "2026-11-22") == "fits");
    CHECK(dated(DateSide::until_today, "2026-11-23") == "in_the_future");
    CHECK(dated(DateSide::after_today, "2026-11-23") == "fits");
    CHECK(dated(DateSide::after_today, "2026-11-22") == "in_the_past");
    CHECK(dated(DateSide::after_today, "2026-11-29", 7) == "fits");
    CHECK(dated(DateSide::after_today, "2026-11-30", 7) == "out_of_range");
}

TEST_CASE("a date that wants an open day takes none of the closed ones") {
    town::Question question = sample::ask("q", QuestionKind::date);
    question.side = town::DateSide::after_today;
    question.closed_days = {{"saturday", {{"weekday", "6"}}}, {"holiday", {{"day", "2026-11-23"}}}};
    CHECK(judged(question, sample::dated("2026-11-23")) == "closed_day");
    CHECK(judged(question, sample::dated("2026-11-28")) == "closed_day");
    CHECK(judged(question, sample::dated("2026-11-21")) == "in_the_past");  // A Saturday too.
    CHECK(judged(question, sample::dated("2026-11-24")) == "fits");
    question.closed_days.clear();
    CHECK(judged(question, sample::dated("2026-11-28")) == "fits");
}

TEST_CASE("a person from the card has a name and a birth date that may have passed") {
    const auto person = sample::ask("q", QuestionKind::person_from_card);
    CHECK(judged(person, sample::born("1955-02-17")) == "fits");
    CHECK(judged(person, sample::born("1955-02-00")) == "fits");
    CHECK(judged(person, sample::born("1955-02-30")) == "no_such_date");
    CHECK(judged(person, sample::born("2027-00-00")) == "in_the_future");
    town::FromCard nameless = sample::born("1955-02-17");
    nameless.person.name = sample::secret("");
    CHECK(judged(person, nameless) == "missing");
    nameless.person.name = sample::secret("\xFF");
    CHECK(judged(person, nameless) == "wrong_kind");
}

TEST_CASE("a consent that the procedure cannot go without must be given") {
    town::Question consent = sample::ask("q", QuestionKind::consent);
    CHECK(judged(consent, town::Consented{true}) == "fits");
    CHECK(judged(consent, town::Consented{false}) == "consent_needed");
    consent.may_skip = true;
    CHECK(judged(consent, town::Consented{false}) == "fits");
}

TEST_CASE("not knowing is an answer only where it is offered") {
    town::Question question = sample::ask("q", QuestionKind::phone);
    CHECK(judged(question, town::DoesNotKnow{}) == "may_not_be_unknown");
    question.may_not_know = true;
    CHECK(judged(question, town::DoesNotKnow{}) == "fits");
}

TEST_CASE("an answer of another kind fits no question") {
    for (const auto kind : {QuestionKind::one_of, QuestionKind::several_of, QuestionKind::kana,
                            QuestionKind::kanji, QuestionKind::date, QuestionKind::phone,
                            QuestionKind::person_from_card, QuestionKind::consent}) {
        CHECK(judged(sample::ask("q", kind), town::Counted{1}) == "wrong_kind");
    }
    CHECK(judged(sample::ask("q", QuestionKind::number), town::Consented{true}) == "wrong_kind");
}

TEST_CASE("a whole set of answers that fits has no complaint") {
    const town::Answers answers{{"person", sample::born("1955-02-17")},
                                {"notice", town::Chosen{{"phone"}}},
                                {"phone", sample::written("0868-66-0000")}};
    CHECK(complaints(answers).empty());
}

TEST_CASE("what is missing, unfit or not asked is complained of by its question") {
    CHECK(complaints({}) == "person:missing notice:missing evidence:missing ");
    CHECK(complaints({{"person", sample::born("1955-02-17")},
                      {"grounds", town::Chosen{{"notebook"}}},
                      {"notice", town::Chosen{{"pigeon"}}}}) ==
          "notice:unknown_option grounds:not_asked ");
}

TEST_CASE("a procedure of evidence L2 is not satisfied by a typed person") {
    CHECK(complaints({{"person", sample::written("見本 花子")}, {"notice", town::DoesNotKnow{}}}) ==
          "person:wrong_kind evidence:missing ");
    town::Journey open = sample::journey();
    open.evidence = town::EvidenceLevel::l0;
    open.questions.erase(open.questions.begin());
    CHECK(town::check(open, {{"notice", town::DoesNotKnow{}}}, today).empty());
}
