#include "tests/unit/code/pictures.h"

#include <array>

namespace pictures {

namespace {

std::string from_marks(std::string_view marks) {
    std::string widths;
    for (const char mark : marks) widths += mark == 'w' ? '3' : '1';
    return widths;
}

}  // namespace

drivers::code::GrayPicture nw_7(std::string_view text) {
    constexpr std::string_view signs = "0123456789-$:/.+ABCD";
    constexpr std::array<std::string_view, 20> marks = {
        "nnnnnww", "nnnnwwn", "nnnwnnw", "wwnnnnn", "nnwnnwn", "wnnnnwn", "nwnnnnw",
        "nwnnwnn", "nwwnnnn", "wnnwnnn", "nnnwwnn", "nnwwnnn", "wnnnwnw", "wnwnnnw",
        "wnwnwnn", "nnwnwnw", "nnwwnwn", "nwnwnnw", "nnnwnww", "nnnwwwn"};
    std::string widths;
    for (const char sign : text) {
        const auto index = signs.find(sign);
        REQUIRE(index != std::string_view::npos);
        if (!widths.empty()) widths += '1';
        widths += from_marks(marks.at(index));
    }
    return bars(widths);
}

drivers::code::GrayPicture itf(std::string_view digits) {
    constexpr std::array<std::string_view, 10> marks = {
        "nnwwn", "wnnnw", "nwnnw", "wwnnn", "nnwnw", "wnwnn", "nwwnn", "nnnww", "wnnwn", "nwnwn"};
    std::string both = "nnnn";
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        const auto bar = marks.at(static_cast<std::size_t>(digits[i] - '0'));
        const auto space = marks.at(static_cast<std::size_t>(digits[i + 1] - '0'));
        for (std::size_t n = 0; n < 5; ++n) both += {bar[n], space[n]};
    }
    return bars(from_marks(both + "wnn"));
}

drivers::code::GrayPicture ean_13(std::string_view digits) {
    constexpr std::array<std::string_view, 10> odd = {"3211", "2221", "2122", "1411", "1132",
                                                      "1231", "1114", "1312", "1213", "3112"};
    constexpr std::array<std::string_view, 10> parity = {"OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO",
                                                         "OEOOEE", "OEEOOE", "OEEEOO", "OEOEOE",
                                                         "OEOEEO", "OEEOEO"};
    std::string widths = "111";
    const auto kinds = parity.at(static_cast<std::size_t>(digits[0] - '0'));
    for (std::size_t i = 1; i < 13; ++i) {
        const std::string_view sign = odd.at(static_cast<std::size_t>(digits[i] - '0'));
        if (i == 7) widths += "11111";
        const bool mirrored = i < 7 && kinds[i - 1] == 'E';
        widths += mirrored ? std::string(sign.rbegin(), sign.rend()) : std::string(sign);
    }
    return bars(widths + "111");
}

drivers::code::GrayPicture code_128(std::string_view digits) {
    // Six widths a sign, its value the place in this list.
    constexpr std::string_view signs =
        "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 "
        "221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 "
        "221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 "
        "212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 "
        "231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 "
        "231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 "
        "314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 "
        "112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
        "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 "
        "214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 "
        "114131 311141 411131 211412 211214 211232 ";
    constexpr std::size_t start_c = 105;
    const auto widths_of = [&](std::size_t value) {
        return std::string(signs.substr(value * 7, 6));
    };
    std::string widths = widths_of(start_c);
    std::size_t sum = start_c;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        const auto value = static_cast<std::size_t>((digits[i] - '0') * 10 + digits[i + 1] - '0');
        widths += widths_of(value);
        sum += (i / 2 + 1) * value;
    }
    return bars(widths + widths_of(sum % 103) + "2331112");
}

}  // namespace pictures
