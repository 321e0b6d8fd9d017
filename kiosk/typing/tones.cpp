#include "kiosk/typing/tones.h"

#include <algorithm>
#include <array>

#include "town/letters.h"

namespace kiosk::typing {
namespace {

// Letters that take turns: plain, grave, acute, hook, tilde, dot, and then others.
constexpr std::array<std::u32string_view, 28> marked = {
    U"a\u00e0\u00e1\u1ea3\u00e3\u1ea1\u00e4",
    U"\u0103\u1eb1\u1eaf\u1eb3\u1eb5\u1eb7",
    U"\u00e2\u1ea7\u1ea5\u1ea9\u1eab\u1ead",
    U"e\u00e8\u00e9\u1ebb\u1ebd\u1eb9\u00eb",
    U"\u00ea\u1ec1\u1ebf\u1ec3\u1ec5\u1ec7",
    U"i\u00ec\u00ed\u1ec9\u0129\u1ecb\u00ef",
    U"o\u00f2\u00f3\u1ecf\u00f5\u1ecd\u00f6",
    U"\u00f4\u1ed3\u1ed1\u1ed5\u1ed7\u1ed9",
    U"\u01a1\u1edd\u1edb\u1edf\u1ee1\u1ee3",
    U"u\u00f9\u00fa\u1ee7\u0169\u1ee5\u00fc",
    U"\u01b0\u1eeb\u1ee9\u1eed\u1eef\u1ef1",
    U"y\u1ef3\u00fd\u1ef7\u1ef9\u1ef5",
    U"n\u00f1",
    U"c\u00e7",
    U"A\u00c0\u00c1\u1ea2\u00c3\u1ea0\u00c4",
    U"\u0102\u1eb0\u1eae\u1eb2\u1eb4\u1eb6",
    U"\u00c2\u1ea6\u1ea4\u1ea8\u1eaa\u1eac",
    U"E\u00c8\u00c9\u1eba\u1ebc\u1eb8\u00cb",
    U"\u00ca\u1ec0\u1ebe\u1ec2\u1ec4\u1ec6",
    U"I\u00cc\u00cd\u1ec8\u0128\u1eca\u00cf",
    U"O\u00d2\u00d3\u1ece\u00d5\u1ecc\u00d6",
    U"\u00d4\u1ed2\u1ed0\u1ed4\u1ed6\u1ed8",
    U"\u01a0\u1edc\u1eda\u1ede\u1ee0\u1ee2",
    U"U\u00d9\u00da\u1ee6\u0168\u1ee4\u00dc",
    U"\u01af\u1eea\u1ee8\u1eec\u1eee\u1ef0",
    U"Y\u1ef2\u00dd\u1ef6\u1ef8\u1ef4",
    U"N\u00d1",
    U"C\u00c7",
};

}  // namespace

std::string with_last_tone_changed(std::string_view text) {
    std::u32string letters = town::letters_of(text);
    if (letters.empty()) return std::string(text);
    for (const std::u32string_view turn : marked) {
        const std::size_t here = turn.find(letters.back());
        if (here == std::u32string_view::npos) continue;
        letters.back() = turn[(here + 1) % turn.size()];
        return town::utf8_of(letters);
    }
    return std::string(text);
}

}  // namespace kiosk::typing
