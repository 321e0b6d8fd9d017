#include "drivers/code/individual_number.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

using drivers::code::Code;
using drivers::code::Format;
using drivers::code::is_individual_number;
using drivers::code::must_be_refused;

namespace {

Code code(Format format, std::string text) { return {format, base::SecretText(std::move(text))}; }
constexpr auto every_form = {Format::qr, Format::nw_7, Format::ean_13, Format::code_128,
                             Format::itf};

}  // namespace

TEST_CASE("an individual number is twelve digits of which exactly one last digit is right") {
    // The synthetic number of all our play cards: 番号法総務省令 第5条 computed by hand.
    CHECK(is_individual_number("123456789018"));
    std::mt19937 random(5);
    for (int round = 0; round < 1000; ++round) {
        std::string number;
        for (int i = 0; i < 11; ++i) number += static_cast<char>('0' + random() % 10);
        int right = 0;
        for (char last = '0'; last <= '9'; ++last) right += is_individual_number(number + last);
        CHECK(right == 1);
    }
}

TEST_CASE("a slip in any one digit of an individual number is seen unless it makes ten of eleven") {
    // Check digit 0 stands for two remainders, so a few slips stay unseen; most must be seen.
    int seen = 0;
    for (std::size_t place = 0; place < 12; ++place) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string number = "123456789018";
            if (number[place] == digit) continue;
            number[place] = digit;
            seen += !is_individual_number(number);
        }
    }
    CHECK(seen >= 12 * 9 - 3);
}

TEST_CASE("what is not twelve plain digits is no individual number") {
    for (const auto* text : {"", "12345678901", "1234567890183", " 123456789018", "12345678901a",
                             "1234-5678-9018", "１２３４"}) {
        CHECK_FALSE(is_individual_number(text));
    }
}

TEST_CASE("a QR that is an individual number is refused whatever the pack declares") {
    const auto everything = [](Format, std::string_view) { return true; };
    CHECK(must_be_refused(code(Format::qr, "123456789018"), {}));
    CHECK(must_be_refused(code(Format::qr, "123456789018"), everything));
    CHECK_FALSE(must_be_refused(code(Format::qr, "123456789017"), {}));
    CHECK_FALSE(must_be_refused(code(Format::qr, "https://example.jp/123456789018"), {}));
}

TEST_CASE("other forms of an individual number are refused unless the pack declares such a code") {
    for (const Format form : every_form) {
        if (form == Format::qr) continue;
        INFO(word(form));
        const std::string text = form == Format::nw_7 ? "A123456789018B" : "123456789018";
        CHECK(must_be_refused(code(form, text), {}));
        const auto this_one = [&](Format declared, std::string_view) { return declared == form; };
        CHECK_FALSE(must_be_refused(code(form, text), this_one));
        const auto another = [&](Format declared, std::string_view) { return declared != form; };
        CHECK(must_be_refused(code(form, text), another));
    }
}

TEST_CASE("④-1 a parcel number with a wrong check digit or of another length is not refused") {
    CHECK_FALSE(must_be_refused(code(Format::itf, "123456789012"), {}));
    CHECK_FALSE(must_be_refused(code(Format::code_128, "12345678901812"), {}));
    CHECK_FALSE(must_be_refused(code(Format::nw_7, "A1234567890A"), {}));
    CHECK_FALSE(must_be_refused(code(Format::nw_7, "A"), {}));
    CHECK_FALSE(must_be_refused(code(Format::ean_13, "4901234567894"), {}));
}
