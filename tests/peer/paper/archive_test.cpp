// pdfa.py judges our papers with qpdf, poppler, Python and LittleCMS, without our code.
#include <catch2/catch.hpp>

#include "drivers/printer/pdf/printer.h"
#include "tests/unit/crypto/judge.h"

using namespace drivers::printer;

namespace {

const std::string pdfa = "python3 -B " SOURCE_DIR "/tests/peer/paper/pdfa.py ";

Paper decision() {
    Paper paper;
    paper.form = Paper::Form::sheet;
    paper.language = "ja";
    paper.title = "決裁 <見本> & 公印省略";
    paper.big = "H1-7K3M-9P2Q-X";
    paper.rows = {{"件名", "いすを かう"}, {"名前", "𠮷田 髙橋 辻"}};
    paper.paragraphs = {"Thẻ đi taxi", "请问町政府", "plain English"};
    paper.charts = {{"利用", {{"黄福タクシー", "120", 1.0, 0}, {"", "12", 0.1, 1}}}};
    paper.table.columns = {"番号", "内容"};
    for (int row = 0; row < 60; ++row) paper.table.rows.push_back({std::to_string(row), "行"});
    paper.qr = "MDP1.example";
    return paper;
}

void print(const Judge& judge, const Paper& paper) {
    const auto printer = pdf_printer(judge.path("papers"), PaperSize::roll_80mm);
    REQUIRE(printer);
    REQUIRE(printer.value()->print(paper));
    judge.says("mv papers/paper-0001.pdf paper.pdf");
}

// The file as cairo wrote it: the update behind its first end is what makes it PDF/A.
void make_ordinary(const Judge& judge) {
    const auto whole = judge.taken("paper.pdf");
    const std::string end = "%%EOF\n";
    judge.give("ordinary.pdf", std::string_view(whole).substr(0, whole.find(end) + end.size()));
}

}  // namespace

TEST_CASE("a sheet with tables and charts and every script is PDF/A-2b to strangers") {
    const Judge judge;
    print(judge, decision());
    const auto said = judge.says(pdfa + "paper.pdf");
    CHECK(said.text.empty());
    CHECK(said.exit_code == 0);
}

TEST_CASE("a slip of the roll is PDF/A-2b too") {
    const Judge judge;
    auto slip = decision();
    slip.form = Paper::Form::slip;
    print(judge, slip);
    const auto said = judge.says(pdfa + "paper.pdf");
    CHECK(said.text.empty());
    CHECK(said.exit_code == 0);
}

TEST_CASE("an ordinary PDF of the same paper is not and the judge says why") {
    const Judge judge;
    print(judge, decision());
    make_ordinary(judge);
    REQUIRE(judge.says("qpdf --check ordinary.pdf").exit_code == 0);
    const auto said = judge.says(pdfa + "ordinary.pdf");
    CHECK(said.exit_code == 1);
    for (const char* clause : {"6.1.3", "6.6.2.1", "6.2.3", "6.2.11.3.2"}) {
        CHECK(said.text.find(clause) != std::string::npos);
    }
}

TEST_CASE("what makes the paper fit for the archive changes nothing that is seen") {
    const Judge judge;
    print(judge, decision());
    make_ordinary(judge);
    const auto seen = judge.says(
        "for f in paper ordinary; do pdftoppm -r 60 $f.pdf $f; done;"
        " cat paper-*.ppm | sha256sum; cat ordinary-*.ppm | sha256sum");
    const auto half = seen.text.find('\n') + 1;
    CHECK(seen.text.size() == 2 * half);
    CHECK(seen.text.substr(0, half) == seen.text.substr(half));
}

TEST_CASE("a character that no face has does not cost the paper its place in the archive") {
    const Judge judge;
    auto paper = decision();
    paper.rows = {{"名前", "見本 \U000F0000 花子"}};
    print(judge, paper);
    const auto said = judge.says(pdfa + "paper.pdf");
    CHECK(said.text.empty());
    CHECK(judge.says("pdftotext paper.pdf - | grep -c 〓").text == "1\n");
}

TEST_CASE("the title inside the file is the paper's own") {
    const Judge judge;
    print(judge, decision());
    const auto said = judge.says("pdfinfo paper.pdf");
    CHECK(said.text.find("決裁 <見本> & 公印省略") != std::string::npos);
}
