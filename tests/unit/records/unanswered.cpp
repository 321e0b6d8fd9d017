// What may be kept of a question that nobody answered.
#include "town/unanswered.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "town/application.h"

namespace {

using PackFiles = std::map<std::string, std::string, std::less<>>;

// The Misaki pack's own lists.
PackFiles files_of_the_pack() {
    PackFiles files;
    for (const char* path : {"guide/identity.toml", "typing/names.toml", "typing/places.toml"}) {
        const std::ifstream stream(std::filesystem::path(SOURCE_DIR) / "provisioning/towns/misaki" /
                                   path);
        std::ostringstream text;
        text << stream.rdbuf();
        files[path] = text.str();
    }
    return files;
}

std::string kept(std::string_view text) {
    static const PackFiles files = files_of_the_pack();
    return town::without_identity(text, files);
}

town::UnansweredQuestion unanswered_sample() {
    return {"○の 軽トラは どこ", "ja", town::UnansweredQuestion::How::none_fit,
            *base::from_iso_date("2026-11-22")};
}

}  // namespace

TEST_CASE("a question without an answer comes out as it went in and says nothing else") {
    const auto body = town::to_body(unanswered_sample());
    CHECK(
        body.reveal() ==
        R"({"kind":"question_unanswered","text":"○の 軽トラは どこ","language":"ja","how":"none_fit","day":"2026-11-22"})");
    const auto read = town::unanswered_from(body);
    REQUIRE(read);
    CHECK(read->text == "○の 軽トラは どこ");
    CHECK(read->how == town::UnansweredQuestion::How::none_fit);
    CHECK(base::iso_date(read->day) == "2026-11-22");
}

TEST_CASE("a body of another kind or an endless one is no question without an answer") {
    const auto reads = [](const std::string& text) {
        return town::unanswered_from(base::SecretText(text)).has_value();
    };
    CHECK_FALSE(reads("{}"));
    CHECK_FALSE(reads(
        R"({"kind":"visit_left","text":"a","language":"ja","how":"left","day":"2026-11-22"})"));
    CHECK_FALSE(reads(
        R"({"kind":"question_unanswered","text":"","language":"ja","how":"left","day":"2026-11-22"})"));
    CHECK_FALSE(reads(
        R"({"kind":"question_unanswered","text":"a","language":"ja","how":"?","day":"2026-11-22"})"));
    auto endless = unanswered_sample();
    endless.text = std::string(3000, 'a');
    CHECK_FALSE(town::unanswered_from(town::to_body(endless)));
    CHECK_FALSE(town::application_from(town::to_body(unanswered_sample())));
}

TEST_CASE("numbers and what is joined to them are hidden however they are written") {
    CHECK(kept("電話は ０８６８－６６－１１１１です") == "電話は ○です");
    CHECK(kept("マイナンバー1234 5678 9012を なくした") == "マイナンバー○を なくした");
    CHECK(kept("軽トラの廃車 岡山480あ1234") == "軽トラの廃車 岡山○あ○");
    CHECK(kept("平成5年7月12日生まれです") == "平成○年○月○日生まれです");
    CHECK(kept("メール taro@example.com に送って") == "メール ○ に送って");
    CHECK(kept("12345").empty());
}

TEST_CASE("names are hidden where they are of the lists and where they are said to be names") {
    CHECK(kept("山本太郎です 住民票がほしい") == "○です 住民票がほしい");
    CHECK(kept("斎藤健一郎の母ですが介護認定は") == "○の母ですが介護認定は");
    CHECK(kept("白石先生の診察は").find("白石") == std::string::npos);
    CHECK(kept("となりの たなかさんが うるさい") == "となりの ○さんが うるさい");
    CHECK(kept("名前は みもと はなこです") == "名前は ○です");
    CHECK(kept("I need help for my husband Kenji") == "I need help for my husband ○");
    CHECK(kept("Tôi tên là Nguyễn Văn An, tôi muốn chuyển nhà") ==
          "Tôi tên là ○, tôi muốn chuyển nhà");
    CHECK(kept("我叫王小明，想办理搬家") == "我叫○，想办理搬家");
}

TEST_CASE("where somebody lives is hidden and where everybody goes is not") {
    CHECK(kept("美咲町原田1234-5に すんどります") == "美咲町○に すんどります");
    CHECK(kept("原田に引っ越してきた") == "○に引っ越してきた");
    CHECK(kept("柵原総合支所は何時まで") == "柵原総合支所は何時まで");
}

TEST_CASE("what is no name stays a question") {
    for (const char* question :
         {"住民票は いくら", "おばあちゃんの介護はどこ", "たくさんの ごみを出したい",
          "ワクチンは いくんじゃけど いつ", "息子さんの保育園", "学校の先生に相談したい",
          "医療費が高かった かわいそう", "How do I pay the tax in May"}) {
        CHECK(kept(question) == question);
    }
}

TEST_CASE("of a long story only the beginning is kept and without the pack's word nothing at all") {
    std::string story;
    for (int i = 0; i < 100; ++i) story += "ごみを";
    CHECK(kept(story).size() == 80 * 3);
    CHECK(town::without_identity("住民票は いくら", {}).empty());
    CHECK(town::without_identity("住民票は いくら", {{"guide/identity.toml", "not = [toml"}})
              .empty());
}
