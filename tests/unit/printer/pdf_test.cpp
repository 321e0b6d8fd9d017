#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "drivers/code/qr.h"
#include "drivers/printer/pdf/printer.h"

using namespace drivers::printer;

namespace {

// A folder of its own, gone afterwards.
struct Folder {
    std::filesystem::path path;
    Folder() {
        char name[] = "/tmp/madoguchi-printer-XXXXXX";
        path = mkdtemp(name);
    }
    ~Folder() { std::filesystem::remove_all(path); }
};

std::string output_of(const std::string& command) {
    std::string all;
    std::FILE* pipe = popen(command.c_str(), "r");
    char part[4096];
    while (const std::size_t size = std::fread(part, 1, sizeof part, pipe)) all.append(part, size);
    pclose(pipe);
    return all;
}

Paper a_receipt() {
    Paper paper;
    paper.title = "受付の控え";
    paper.big = "H1-7K3M-9P2Q-X";
    paper.rows = {{"受付日時", "11月22日 10時38分(役場 1階)"}, {"手続き", "黄福タクシー 利用者証"}};
    paper.paragraphs = {
        "もってくるもの: "
        "マイナンバーカード、健康保険の資格がわかるもの、そのほか役場から届いた書類",
        "くらし安全課"};
    paper.qr = "MDG1." + std::string(900, 'a') + "end";
    return paper;
}

std::string print(const Folder& folder, PaperSize size, const Paper& paper) {
    auto printer = pdf_printer(folder.path, size);
    REQUIRE(printer);
    REQUIRE(printer.value()->print(paper));
    return (folder.path / "paper-0001.pdf").string();
}

}  // namespace

TEST_CASE("the code on a printed receipt is read back by zbar on both papers") {
    const PaperSize size = GENERATE(PaperSize::a4, PaperSize::roll_80mm);
    const Folder folder;
    const std::string file = print(folder, size, a_receipt());
    const std::string picture = (folder.path / "page").string();
    output_of("pdftoppm -r 203 -png " + file + " " + picture);
    const std::string read = output_of("zbarimg -q --raw " + picture + "*.png 2>/dev/null");
    CHECK(read == a_receipt().qr + "\n");
}

TEST_CASE("a printed receipt holds its words and its own fonts") {
    const Folder folder;
    const std::string file = print(folder, PaperSize::a4, a_receipt());
    const std::string words = output_of("pdftotext -layout " + file + " -");
    CHECK(words.find("H1-7K3M-9P2Q-X") != std::string::npos);
    CHECK(words.find("黄福タクシー 利用者証") != std::string::npos);
    const std::string fonts = output_of("pdffonts " + file);
    CHECK(fonts.find("BIZUDPGothic") != std::string::npos);
    CHECK(fonts.find("BIZUDPGothic-Bold") != std::string::npos);
    CHECK(fonts.find(" no  no  ") == std::string::npos);
}

TEST_CASE("the receipt number is never broken over two lines") {
    const Folder folder;
    Paper paper = a_receipt();
    paper.big = "HB22-WWWW-WWWW-W";
    const std::string file = print(folder, PaperSize::roll_80mm, paper);
    CHECK(output_of("pdftotext -layout " + file + " -").find(paper.big) != std::string::npos);
}

TEST_CASE("a long paper goes on over the next sheet and loses nothing") {
    const Folder folder;
    Paper paper = a_receipt();
    for (int i = 0; i < 60; ++i) paper.paragraphs.push_back("段落" + std::to_string(1000 + i));
    const std::string words = output_of("pdftotext " + print(folder, PaperSize::a4, paper) + " -");
    for (int i = 0; i < 60; ++i) {
        CHECK(words.find("段落" + std::to_string(1000 + i)) != std::string::npos);
    }
}

TEST_CASE("each paper is a file of its own that only the terminal may read") {
    const Folder folder;
    auto printer = pdf_printer(folder.path, PaperSize::roll_80mm);
    REQUIRE(printer);
    REQUIRE(printer.value()->print(a_receipt()));
    REQUIRE(printer.value()->print(a_receipt()));
    const auto second = folder.path / "paper-0002.pdf";
    REQUIRE(std::filesystem::exists(second));
    CHECK(std::filesystem::status(second).permissions() == std::filesystem::perms(0600));
}

TEST_CASE("a folder that cannot be written is no printer") {
    CHECK(pdf_printer("/proc/nowhere", PaperSize::a4).error() == PrinterFault::no_printer);
}

TEST_CASE("a text too long for any code gives none") {
    CHECK_FALSE(drivers::code::qr_modules(std::string(4000, 'x')));
    CHECK(drivers::code::qr_modules("MDG1.abc")->size == 21);
}

namespace {

Paper a_long_table() {
    Paper paper;
    paper.form = Paper::Form::sheet;
    paper.title = "配達の名簿";
    paper.table.columns = {"番号", "品物", "日"};
    for (int i = 1; i <= 120; ++i) {
        paper.table.rows.push_back({"N" + std::to_string(i),
                                    "とても長い名前の品物で一行には収まらないかもしれないもの",
                                    "令和8年11月25日"});
    }
    return paper;
}

}  // namespace

TEST_CASE("a table goes on A4 whatever is loaded and each sheet begins with its heading") {
    const Folder folder;
    const std::string file = print(folder, PaperSize::roll_80mm, a_long_table());
    const std::string about = output_of("pdfinfo " + file);
    CHECK(about.find("A4") != std::string::npos);
    const std::string first = output_of("pdftotext -f 1 -l 1 -layout " + file + " -");
    const std::string second = output_of("pdftotext -f 2 -l 2 -layout " + file + " -");
    for (const std::string& page : {first, second}) {
        CHECK(page.find("番号") != std::string::npos);
        CHECK(page.find("品物") != std::string::npos);
    }
    CHECK(first.find("N1 ") != std::string::npos);
    CHECK(second.find("2/") != std::string::npos);
}

TEST_CASE("no row of a table is lost between two sheets") {
    const Folder folder;
    const std::string file = print(folder, PaperSize::a4, a_long_table());
    const std::string text = output_of("pdftotext -layout " + file + " -");
    for (int i = 1; i <= 120; ++i)
        CHECK(text.find("N" + std::to_string(i) + " ") != std::string::npos);
}

TEST_CASE("a receipt number of any letters stays on one line of the roll") {
    for (const std::string number : {"H1-C4B0-0XBN-7", "W88-WWWW-MMMM-W"}) {
        const Folder folder;
        Paper paper;
        paper.big = number;
        const std::string file = print(folder, PaperSize::roll_80mm, paper);
        CHECK(output_of("pdftotext -layout " + file + " -").find(number) != std::string::npos);
    }
}

namespace {

// A claim as the town gets it: sums, dates and headings that are read as one.
Paper a_claim(int columns) {
    Paper paper;
    paper.form = Paper::Form::sheet;
    paper.head = "宛先：美咲町";
    paper.title = "請求の 明細";
    const std::vector<std::string> headings{"番号",     "乗車日",      "時刻",      "利用者証",
                                            "メーター", "本人の 負担", "町の 負担", "職員へ",
                                            "事業者",   "降りた 場所"};
    const std::vector<std::string> cells{"R1",
                                         "令和8年11月23日",
                                         "14:30",
                                         "H1-7K3M-9P2Q-X",
                                         "12,480円",
                                         "1,480円",
                                         "11,000円",
                                         "ジャンボタクシー",
                                         "タクシーの 事業者",
                                         "中央総合病院まえ"};
    paper.table.columns = {headings.begin(), headings.begin() + columns};
    for (int row = 0; row < 3; ++row)
        paper.table.rows.push_back({cells.begin(), cells.begin() + columns});
    return paper;
}

}  // namespace

TEST_CASE("no sum, date, word or heading of a table is cut, and a wide sheet lies on its side") {
    const Folder folder;
    const std::string file = print(folder, PaperSize::a4, a_claim(10));
    const std::string text = output_of("pdftotext -layout " + file + " -");
    for (const std::string whole : {"令和8年11月23日", "12,480円", "11,000円", "ジャンボタクシー",
                                    "H1-7K3M-9P2Q-X", "メーター", "職員へ", "宛先：美咲町"}) {
        CAPTURE(whole);
        CHECK(text.find(whole) != std::string::npos);
    }
    CHECK(output_of("pdfinfo " + file).find("841.89 x 595.276") != std::string::npos);
}

TEST_CASE("a table with few columns stays on an upright sheet") {
    const Folder folder;
    const std::string file = print(folder, PaperSize::a4, a_claim(3));
    CHECK(output_of("pdfinfo " + file).find("595.276 x 841.89") != std::string::npos);
}

TEST_CASE("a long address breaks between its characters but never inside its numbers") {
    const Folder folder;
    Paper paper = a_claim(3);
    for (auto& row : paper.table.rows)
        row.push_back("岡山県久米郡美咲町原田字上の段のとても長いところの1735番地の2号棟1023号室");
    paper.table.columns.push_back("届け先");
    paper.table.columns.push_back("電話");
    for (auto& row : paper.table.rows) row.push_back("0868-66-1111");
    const std::string text =
        output_of("pdftotext -layout " + print(folder, PaperSize::a4, paper) + " -");
    for (const std::string whole : {"1735番", "1023号", "0868-66-1111", "令和8年11月23日"})
        CHECK(text.find(whole) != std::string::npos);
}

TEST_CASE("who gives a paper out stands first and a number has its name above it") {
    const Folder folder;
    Paper paper = a_receipt();
    paper.head = "美咲町役場";
    paper.big_label = "控えの番号";
    paper.rows.insert(paper.rows.begin(), {"", "2番の窓口で お呼びします。"});
    const std::string text =
        output_of("pdftotext -layout " + print(folder, PaperSize::roll_80mm, paper) + " -");
    const auto at = [&](const char* words) { return text.find(words); };
    REQUIRE(at("美咲町役場") != std::string::npos);
    CHECK(at("美咲町役場") < at("受付の控え"));
    CHECK(at("受付の控え") < at("控えの番号"));
    CHECK(at("控えの番号") < at("H1-7K3M-9P2Q-X"));
    CHECK(at("H1-7K3M-9P2Q-X") < at("2番の窓口で"));
    CHECK(at("2番の窓口で") < at("受付日時"));
}
