#include "drivers/code/read.h"

#include <catch2/catch.hpp>
#include <random>

#include "tests/unit/code/pictures.h"

using namespace drivers::code;

namespace {

std::vector<std::string> texts(const Seen& seen) {
    std::vector<std::string> read;
    for (const Code& code : seen.codes) {
        read.push_back(std::string(word(code.format)) + " " + code.text.reveal());
    }
    return read;
}

std::vector<std::string> read(const GrayPicture& picture) {
    return texts(read_codes(picture.view()));
}
using Texts = std::vector<std::string>;

GrayPicture turned_left(const GrayPicture& upright) {
    GrayPicture side = pictures::white(upright.height, upright.width);
    for (int y = 0; y < upright.height; ++y) {
        for (int x = 0; x < upright.width; ++x) {
            side.pixels[static_cast<std::size_t>((upright.width - 1 - x) * side.width + y)] =
                upright.pixels[static_cast<std::size_t>(y * upright.width + x)];
        }
    }
    return side;
}

}  // namespace

TEST_CASE("each form of the counter is read with its whole text") {
    CHECK(read(pictures::qr("MDG1.receipt")) == Texts{"QR MDG1.receipt"});
    CHECK(read(pictures::nw_7("A1234567B")) == Texts{"NW-7 A1234567B"});
    CHECK(read(pictures::ean_13("4901234567894")) == Texts{"EAN-13 4901234567894"});
    CHECK(read(pictures::code_128("20261122")) == Texts{"Code128 20261122"});
    CHECK(read(pictures::itf("14901234567891")) == Texts{"ITF 14901234567891"});
}

TEST_CASE("the code of an American ware is read as thirteen digits") {
    CHECK(read(pictures::ean_13("0036000291452")) == Texts{"EAN-13 0036000291452"});
}

TEST_CASE("Japanese text in a QR is read letter for letter") {
    CHECK(read(pictures::qr("美咲町役場 中央庁舎")) == Texts{"QR 美咲町役場 中央庁舎"});
    CHECK(read(pictures::qr("ﾐｻｷﾁｮｳ")) == Texts{"QR ﾐｻｷﾁｮｳ"});
    CHECK(read(pictures::qr("あ")) == Texts{"QR あ"});
}

TEST_CASE("a code upside down or on its side is read alike") {
    const auto upright = pictures::nw_7("C40156A");
    GrayPicture turned = upright;
    std::reverse(turned.pixels.begin(), turned.pixels.end());
    CHECK(read(turned) == Texts{"NW-7 C40156A"});
    CHECK(read(turned_left(upright)) == Texts{"NW-7 C40156A"});
}

TEST_CASE("rows that lie further apart than they are wide are read alike") {
    const auto tight = pictures::qr("stride");
    GrayPicture wide = pictures::white(tight.width + 37, tight.height);
    pictures::fill(wide, tight.width, 0, 37, tight.height, 0);
    pictures::paste(wide, tight, 0, 0);
    const GrayView view{wide.pixels.data(), tight.width, tight.height, wide.width};
    CHECK(texts(read_codes(view)) == Texts{"QR stride"});
}

TEST_CASE("two codes in one picture are both read and two that say the same are one") {
    auto table = pictures::white(900, 400);
    pictures::paste(table, pictures::qr("one"), 20, 20);
    pictures::paste(table, pictures::qr("two"), 300, 200);
    auto found = read(table);
    std::sort(found.begin(), found.end());
    CHECK(found == Texts{"QR one", "QR two"});

    auto twins = pictures::white(900, 400);
    pictures::paste(twins, pictures::qr("same"), 20, 20);
    pictures::paste(twins, pictures::qr("same"), 300, 200);
    CHECK(read(twins) == Texts{"QR same"});
}

TEST_CASE("two books that bear the same code lie side by side or across and the scanner lives on") {
    // ZXing 1.4 ends the program when one picture holds two lines of bars that say the same.
    const auto book = pictures::ean_13("4901234567894");
    auto table = pictures::white(1280, 720);
    pictures::paste(table, book, 20, 20);
    pictures::paste(table, book, 500, 20);
    pictures::paste(table, book, 500, 400);
    pictures::paste(table, turned_left(book), 1000, 200);
    CHECK(read(table) == Texts{"EAN-13 4901234567894"});
}

TEST_CASE("⑪-1 the label of the library and the two codes of a Japanese book are read at once") {
    auto table = pictures::white(1280, 720);
    pictures::paste(table, pictures::ean_13("9784101010014"), 400, 100);
    pictures::paste(table, pictures::ean_13("1920193004205"), 400, 190);
    pictures::paste(table, pictures::nw_7("A1234567B"), 400, 500);
    pictures::paste(table, pictures::itf("14901234567891"), 820, 500);
    auto found = read(table);
    std::sort(found.begin(), found.end());
    CHECK(found == Texts{"EAN-13 1920193004205", "EAN-13 9784101010014", "ITF 14901234567891",
                         "NW-7 A1234567B"});
}

TEST_CASE("the back of a card hides every other code of the picture") {
    auto table = pictures::white(900, 400);
    pictures::paste(table, pictures::qr("MDG1.receipt"), 20, 20);
    pictures::paste(table, pictures::qr("123456789018"), 300, 200);
    const Seen seen = read_codes(table.view());
    CHECK(seen.individual_number);
    CHECK(seen.codes.empty());
}

TEST_CASE("the scanner takes a parcel number that the pack declares and refuses it otherwise") {
    const auto parcel = pictures::itf("123456789018");
    CHECK(read_codes(parcel.view()).individual_number);
    const Seen seen = read_codes(parcel.view(), [](Format format, std::string_view text) {
        return format == Format::itf && text.size() == 12;
    });
    CHECK_FALSE(seen.individual_number);
    CHECK(texts(seen) == Texts{"ITF 123456789018"});
}

TEST_CASE("no picture and pictures of one colour or of any small size hold no code") {
    CHECK(read_codes({}).codes.empty());
    for (int side = 1; side < 40; ++side) CHECK(read(pictures::white(side, side)).empty());
    for (int length = 1; length < 400; length += 7) {
        CHECK(read(pictures::white(length, 1)).empty());
        CHECK(read(pictures::white(1, length)).empty());
    }
}

TEST_CASE("nothing is read out of noise") {
    std::mt19937 random(11);
    for (int round = 0; round < 40; ++round) {
        auto picture = pictures::white(320, 240);
        for (auto& pixel : picture.pixels) {
            pixel = round % 2 == 0 ? static_cast<std::uint8_t>(random() % 256)
                                   : (random() % 2 == 0 ? 0 : 255);
        }
        CHECK(read(picture).empty());
    }
}

TEST_CASE("a code with torn parts is read rightly or not at all") {
    std::mt19937 random(12);
    for (int round = 0; round < 150; ++round) {
        auto picture = round % 3 == 0   ? pictures::qr("MDG1.torn")
                       : round % 3 == 1 ? pictures::ean_13("4901234567894")
                                        : pictures::code_128("20261122");
        const std::string right = round % 3 == 0   ? "QR MDG1.torn"
                                  : round % 3 == 1 ? "EAN-13 4901234567894"
                                                   : "Code128 20261122";
        for (int tear = 0; tear < 6; ++tear) {
            const int x = static_cast<int>(random() % static_cast<unsigned>(picture.width - 12));
            const int y = static_cast<int>(random() % static_cast<unsigned>(picture.height - 12));
            pictures::fill(picture, x, y, 12, 12, static_cast<std::uint8_t>(random() % 256));
        }
        for (const auto& text : read(picture)) CHECK(text == right);
    }
}
