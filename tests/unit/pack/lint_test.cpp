// What `pack check` refuses. Each test spoils one thing of the good pack and finds it named.
#include "tests/unit/pack/misaki.h"

namespace {

using Source = town::PackSource;

Source with(const std::string& path, const std::string& from, const std::string& to) {
    Source source = small_town();
    std::string text = base::to_text(source.at(path));
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    source[path] = base::to_bytes(text);
    return source;
}

Source with_file(const std::string& path, const std::string& text) {
    Source source = small_town();
    source[path] = base::to_bytes(text);
    return source;
}

// True when a complaint about `file` says `what`; and the pack is then not built.
bool complains(const Source& source, const std::string& file, const std::string& what) {
    CHECK_FALSE(town::build(source, std::nullopt));
    for (const auto& complaint : town::check(source)) {
        UNSCOPED_INFO(complaint.file << ": " << complaint.what);
        if (complaint.file == file && complaint.what.find(what) != std::string::npos) return true;
    }
    return false;
}

const std::string taxi = "journeys/taxi-pass.toml";
const std::string consultation = "journeys/consultation.toml";
const std::string ja = "words/ja.toml";
const std::string easy = "words/easy.toml";

}  // namespace

TEST_CASE("a phrase that one language lacks is named") {
    CHECK(complains(with(ja, "submit = \"申し込む\"", ""), "words ja",
                    "\"journey.taxi-pass.submit\": The phrase is missing."));
    CHECK(complains(with(easy, "ask = \"役場（やくば）で 聞いてください\"", ""), "words easy",
                    "\"fact.ask\": The phrase is missing."));
}

TEST_CASE("a screen's phrase that another language lacks is named") {
    Source source = small_town();
    source["words/extra.ja.toml"] = base::to_bytes("[home]\nnever_said_before = \"こんにちは\"\n");
    CHECK(complains(source, "words easy",
                    "\"home.never_said_before\": Another language has this phrase."));
}

TEST_CASE("a phrase that nothing uses is named") {
    CHECK(complains(with(ja, "[place]", "[place]\nmoon = \"月\""), "words ja",
                    "\"place.moon\": Nothing in the pack uses this phrase."));
}

TEST_CASE("a phrase said in two files is named") {
    Source source = small_town();
    source["words/extra.ja.toml"] = base::to_bytes("[place]\nhall = \"役場\"\n");
    CHECK(complains(source, "words/ja.toml", "\"place.hall\" is said in another file too."));
}

TEST_CASE("a figure that no fact sources is named") {
    CHECK(complains(with(ja, "手数料（金額：{fact.resident_record_fee}）", "手数料（300円）"),
                    "words ja", "A figure without a source"));
    CHECK(complains(with(easy, "使える 人か、職員が", "６５歳の 人か、職員が"), "words easy",
                    "A figure without a source"));
    CHECK(complains(with_file("words/extra.ja.toml", "[home]\nhours = \"17時まで\"\n"), "words ja",
                    "A figure without a source"));
}

TEST_CASE("a journey may not know an age that is no fact") {
    CHECK(complains(with(taxi, "age_at_least = \"taxi_age\"", "age_at_least = 65"), taxi,
                    "must be a text in quotes"));
    CHECK(complains(with(taxi, "age_at_least = \"taxi_age\"", "age_at_least = \"taxi_fare\""), taxi,
                    "must be a verified whole number"));
    CHECK(complains(with(taxi, "age_under = \"taxi_age\"", "age_under = \"no_such\""), taxi,
                    "must name a fact"));
}

TEST_CASE("a retention is a sourced fact or left out") {
    CHECK(complains(with(taxi, "tile = 1", "tile = 1\nretention = \"taxi_retention_months\""), taxi,
                    "must be a verified whole number"));
}

TEST_CASE("a fact has a known status and what that status asks for") {
    const std::string facts = "facts/taxi.toml";
    CHECK(complains(with(facts, "status = \"old\"", "status = \"maybe\""), "facts",
                    "The status is verified, old or unknown."));
    CHECK(complains(with(facts, "source = \"reiki r143RG00000977\"", "source = \"\""), "facts",
                    "needs a value, a source and the day"));
    CHECK(complains(with(facts, "checked_on = 2026-11-22", "checked_on = \"lately\""), "facts",
                    "needs a value, a source and the day"));
    CHECK(complains(with(ja, "{fact.taxi_section}", "{fact.no_such}"),
                    "words ja section.kurashi_anzen", "There is no fact \"no_such\"."));
}

TEST_CASE("a condition on a question or option that is not there is named") {
    CHECK(complains(with(taxi, "question = \"notice\", is = \"phone\"",
                         "question = \"notise\", is = \"phone\""),
                    taxi, "There is no question \"notise\"."));
    CHECK(complains(
        with(taxi, "question = \"notice\", is = \"phone\"", "question = \"notice\", is = \"fax\""),
        taxi, "\"notice\" has no option \"fax\"."));
}

TEST_CASE("a condition looks back and never ahead") {
    CHECK(complains(with(taxi, "question = \"person\", age_under = \"taxi_age\"",
                         "question = \"notice\", is = \"phone\""),
                    taxi, "\"notice\" is asked only later."));
}

TEST_CASE("a test that does not suit the question is named") {
    CHECK(complains(with(taxi, "question = \"notice\", is = \"phone\"",
                         "question = \"notice\", includes = \"phone\""),
                    taxi, "This test does not suit the question \"notice\"."));
    CHECK(complains(with(taxi, "question = \"notice\", is = \"phone\"",
                         "question = \"person\", does_not_know = true"),
                    taxi, "This test does not suit the question \"person\"."));
    CHECK(complains(with(taxi, "question = \"notice\", is = \"phone\"", "question = \"notice\""),
                    taxi, "A condition has exactly one test."));
}

TEST_CASE("more than eight choices are refused and not knowing is one of them") {
    CHECK(complains(
        with(consultation, "{ id = \"money\" },", "{ id = \"money\" }, { id = \"extra\" },"),
        consultation, "More than eight choices"));
}

TEST_CASE("a choice leaves a way for who cannot decide") {
    CHECK(complains(with(consultation, "may_not_know = true", "may_not_know = false"), consultation,
                    "needs may_not_know or may_skip"));
}

TEST_CASE("a role or a section that the town has not is named") {
    CHECK(complains(with(taxi, "\"library\", \"counter\"", "\"libary\", \"counter\""), taxi,
                    "There is no role \"libary\"."));
    CHECK(complains(with(taxi, "section = \"kurashi_anzen\"", "section = \"kurashi\""), taxi,
                    "pack.toml has no section \"kurashi\"."));
}

TEST_CASE("a journey is called like its file") {
    CHECK(complains(with(taxi, "id = \"taxi-pass\"", "id = \"taxi\""), taxi,
                    "\"id\" must be the name of the file."));
}

TEST_CASE("what stands twice is named") {
    CHECK(complains(with(taxi, "id = \"notice\"", "id = \"person\""), taxi,
                    "There are two questions \"person\"."));
    CHECK(complains(with(taxi, "{ id = \"care\" }", "{ id = \"notebook\" }"), taxi,
                    "The option \"notebook\" stands twice."));
    CHECK(complains(with(taxi, "tile = 1", "tile = 2"), "journeys/taxi-pass.toml",
                    "Another journey has this tile"));
    CHECK(complains(with("pack.toml", "\"resident_desk\"", "\"kurashi_anzen\""), "pack.toml",
                    "The section \"kurashi_anzen\" stands twice."));
}

TEST_CASE("a journey ends with a word for everybody else") {
    CHECK(complains(with(taxi, "[[outcome]]\nid = \"staff\"\nto_staff = true", ""), taxi,
                    "The last outcome, and no other, is for everybody else."));
}

TEST_CASE("evidence L2 and the card belong together") {
    CHECK(complains(with(taxi, "evidence = \"L2\"", "evidence = \"L1\""), taxi, "is evidence L2."));
    CHECK(complains(with(consultation, "evidence = \"L0\"", "evidence = \"L2\""), consultation,
                    "Evidence L2 needs a person_from_card question"));
}

TEST_CASE("a journey for residents asks for no evidence that a terminal cannot give yet") {
    for (const std::string level : {"L3", "L4", "L5"}) {
        CHECK(complains(with(taxi, "evidence = \"L2\"", "evidence = \"" + level + "\""), taxi,
                        "No terminal can offer residents evidence " + level + " yet"));
    }
}

TEST_CASE("a key that means nothing is named with its place") {
    CHECK(complains(
        with(taxi, "kind = \"person_from_card\"", "kind = \"person_from_card\"\ncolour = \"red\""),
        taxi, "question 1: \"colour\" is not a key that means anything here."));
}

TEST_CASE("a file that a pack has no place for is named") {
    CHECK(
        complains(with_file("notes.txt", "x"), "notes.txt", "A pack has no place for this file."));
    CHECK(
        complains(with_file("words/fr.toml", ""), "words/fr.toml", "does not name this language"));
    CHECK(
        complains(with_file("words/日本.ja.toml", ""), "words/日本.ja.toml", "A path is made of"));
}

TEST_CASE("a table of closed days has only days and its holidays reach for a year") {
    const std::string file = "tables/closed_days.toml";
    const auto closed = [&](const std::string& checked_on, const std::string& row) {
        return with_file(file, checked_on + "\n[[row]]\nid = \"one\"\n" + row + "\n");
    };
    const std::string checked = "checked_on = 2026-11-23";
    CHECK(town::check(closed(checked, "day = \"2027-11-23\"")).empty());
    CHECK(complains(closed(checked, "day = \"2027-11-22\""), file,
                    "Its last holiday is less than a year after the day it was checked."));
    CHECK(complains(closed(checked, "weekday = 7"), file, "less than a year after"));
    CHECK(
        complains(closed("", "day = \"2027-11-23\""), file, "The day it was checked is not said."));
    for (const char* nonsense : {"weekday = 8", "every_year = \"02-30\"", "day = \"2027-11-31\"",
                                 "weekday = 7\nday = \"2027-11-23\"", "month = 1"}) {
        CHECK(complains(closed(checked, nonsense), file, "\"one\": A row is a weekday"));
    }
}

TEST_CASE("a question that wants an open day needs the table of closed ones") {
    const std::string side = "side = \"after_today\"";
    const auto wanting = with(consultation, side, side + "\nopen_days = true");
    CHECK(complains(wanting, consultation, "\"open_days\" wants tables/closed_days.toml."));
    auto both = wanting;
    both["tables/closed_days.toml"] =
        base::to_bytes("checked_on = 2026-11-23\n[[row]]\nid = \"one\"\nday = \"2028-02-11\"\n");
    REQUIRE(town::check(both).empty());
    const auto read = town::read(built(both));
    REQUIRE(read);
    const auto& questions = town::journey(read.value(), "consultation")->questions;
    const auto day = std::ranges::find(questions, town::QuestionKind::date, &town::Question::kind);
    REQUIRE(day != questions.end());
    CHECK(day->closed_days.size() == 1);
}

TEST_CASE("a file that is no TOML is named with its line") {
    CHECK(complains(with(taxi, "version = 1", "version = = 1"), taxi, "Line 5"));
}

TEST_CASE("plain Japanese says no only once and keeps its sentences short") {
    CHECK(complains(with(ja, "どれも ない\"", "どれも ない わけでは ない\""), "words ja",
                    "It says no twice."));
    std::string endless = "help = \"";
    for (int i = 0; i < 61; ++i) endless += "あ";
    CHECK(complains(with(ja, "help = \"カードから 読んだ 内容です。", endless), "words ja",
                    "A sentence is longer than 60 characters."));
    CHECK(complains(with(easy, "手紙\"", "手紙を 提出しなければ なりません\""), "words easy",
                    "It says what must be by saying what must not."));
    CHECK(complains(with(ja, "役場が 内容を たしかめる", "町長が 承認する"), "words ja",
                    "this word belongs to nobody at a counter"));
}

TEST_CASE("not knowing leads to staff in so many words") {
    CHECK(complains(with(ja, "わからない（職員が いっしょに たしかめます）", "わからない"),
                    "words ja", "\"answer.does_not_know\": Not knowing is an answer"));
    CHECK(complains(with(easy, "わからない（職員が いっしょに 見ます）", "不明（職員）"),
                    "words easy", "\"answer.does_not_know\": Not knowing is an answer"));
}

TEST_CASE("marks are paired and the same in every language") {
    CHECK(complains(with(ja, "{date}（{age}歳）", "{date（{age}歳）"), "words ja",
                    "A { or } has no partner."));
    Source source = small_town();
    source["words/extra.ja.toml"] = base::to_bytes("[home]\nnever_said = \"{name}さん\"\n");
    source["words/extra.easy.toml"] = base::to_bytes("[home]\nnever_said = \"あなた\"\n");
    CHECK(complains(source, "words easy", "\"home.never_said\": The {marks} differ"));
}

TEST_CASE("the rules of plain speech must be there to be kept") {
    Source source = small_town();
    source.erase("rules/plain.toml");
    CHECK(complains(source, "rules/plain.toml", "The file is missing."));
}
