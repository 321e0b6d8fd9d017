#include <fmt/core.h>

#include <charconv>
#include <span>
#include <string_view>
#include <vector>

#include "tests/bench/bench.h"
#include "tests/bench/screen/screen.h"

namespace {

constexpr std::string_view help =
    "madoguchi-bench town [--json] [--visits N] [--seed N]\n"
    "madoguchi-bench screen [--json] [--repetitions N] [--taps N] [--chart FILE.png]\n"
    "madoguchi-bench guide [--json]\n"
    "madoguchi-bench scan [--json] [--pairs N]\n"
    "  town: mixed visits over every register by the real road, visits a second, the slowest act, "
    "and\n"
    "        whether the registers agree with themselves (exit 1 when not)\n"
    "  screen: the terminal beside this program against Debian's chromium --kiosk with the same "
    "screens,\n"
    "        on an X display of their own (about five minutes)\n"
    "  guide: the search beside SQLite FTS5 trigrams and plain MeCab BM25 on the shared FAQ "
    "benchmark\n"
    "  scan: the scanner beside zbarimg and ZXingReader on the shared sample pictures (exit 1 when "
    "one\n"
    "        is missed that they read, when anything false is read or 1 frame in 20 takes over 25 "
    "ms)\n";

template <class Number>
bool read(std::string_view text, Number& number) {
    const auto done = std::from_chars(text.data(), text.data() + text.size(), number);
    return done.ec == std::errc() && done.ptr == text.data() + text.size() && number > 0;
}

// The words behind the bench's name. False: not understood.
using Words = std::span<const std::string_view>;

bool understand(Words words, bench::Wishes& wishes) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool has_value = i + 1 < words.size();
        if (words[i] == "--json") {
            wishes.json = true;
        } else if (words[i] == "--visits" && has_value) {
            if (!read(words[++i], wishes.count)) return false;
        } else if (words[i] == "--seed" && has_value) {
            if (!read(words[++i], wishes.seed)) return false;
        } else {
            return false;
        }
    }
    return true;
}

bool understand(Words words, bench::ScreenWishes& wishes) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool has_value = i + 1 < words.size();
        if (words[i] == "--json") {
            wishes.json = true;
        } else if (words[i] == "--repetitions" && has_value) {
            if (!read(words[++i], wishes.repetitions)) return false;
        } else if (words[i] == "--taps" && has_value) {
            if (!read(words[++i], wishes.taps)) return false;
        } else if (words[i] == "--chart" && has_value) {
            wishes.chart = words[++i];
        } else {
            return false;
        }
    }
    return true;
}

bool understand(Words words, bench::ScanWishes& wishes) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--json") {
            wishes.json = true;
        } else if (words[i] == "--pairs" && i + 1 < words.size()) {
            if (!read(words[++i], wishes.pairs)) return false;
        } else {
            return false;
        }
    }
    return true;
}

}  // namespace

int main(int count, char** given) {
    const std::vector<std::string_view> words(given + 1, given + count);
    const std::string_view name = words.empty() ? "" : words[0];
    if (name == "--help") {
        fmt::print("{}", help);
        return 0;
    }
    const Words rest = Words(words).subspan(words.empty() ? 0 : 1);
    if (name == "town") {
        if (bench::Wishes wishes; understand(rest, wishes)) return bench::town_bench(wishes);
    } else if (name == "guide") {
        if (bench::Wishes wishes; understand(rest, wishes)) return bench::guide_bench(wishes);
    } else if (name == "scan") {
        if (bench::ScanWishes wishes; understand(rest, wishes)) return bench::scan_bench(wishes);
    } else if (name == "screen") {
        bench::ScreenWishes wishes;
        if (understand(rest, wishes)) return bench::screen_bench(wishes);
    }
    fmt::print(stderr, "{}", help);
    return 2;
}
