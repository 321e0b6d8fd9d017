#include <fmt/core.h>

#include <charconv>
#include <string_view>
#include <vector>

#include "base/log.h"
#include "tests/bench/bench.h"

namespace {

constexpr std::string_view help =
    "madoguchi-bench town [--json] [--visits N] [--seed N]\n"
    "  town: mixed visits over every register by the real road, visits a second, the slowest act, "
    "and\n"
    "        whether the registers agree with themselves (exit 1 when not)\n";

template <class Number>
bool read(std::string_view text, Number& number) {
    const auto done = std::from_chars(text.data(), text.data() + text.size(), number);
    return done.ec == std::errc() && done.ptr == text.data() + text.size() && number > 0;
}

}  // namespace

int main(int count, char** given) {
    const std::vector<std::string_view> words(given + 1, given + count);
    bench::Wishes wishes;
    bool understood = !words.empty() && words[0] == "town";
    if (!words.empty() && words[0] == "--help") {
        fmt::print("{}", help);
        return 0;
    }
    for (std::size_t i = 1; i < words.size() && understood; ++i) {
        if (words[i] == "--json") {
            wishes.json = true;
        } else if (words[i] == "--visits" && i + 1 < words.size()) {
            understood = read(words[++i], wishes.count);
        } else if (words[i] == "--seed" && i + 1 < words.size()) {
            understood = read(words[++i], wishes.seed);
        } else {
            understood = false;
        }
    }
    if (!understood) {
        fmt::print(stderr, "{}", help);
        return 2;
    }
    return bench::town_bench(wishes);
}
