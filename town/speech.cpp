#include "town/speech.h"

#include <algorithm>
#include <array>

#include "town/toml.h"

namespace town {
namespace {

constexpr std::string_view readings_file = "speech/ja.toml";
constexpr std::string_view expected_file = "speech/expected.toml";
constexpr std::string_view breath = "\u3001", full_stop = "\u3002";
// Drawn as nothing: where a line may or may not break.
constexpr std::array<std::string_view, 3> unseen{"\u2060", "\u200b", "\ufeff"};
constexpr std::array<std::string_view, 2> spaces{" ", "\u3000"};
constexpr std::size_t longest_breath = 240;  // bytes

std::size_t sign_length(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

constexpr std::string_view number_signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";

bool is_number_sign(char c) { return number_signs.find(c) != std::string_view::npos; }

template <class List>
std::string_view first_of(const List& list, std::string_view text) {
    for (const std::string_view each : list) {
        if (text.starts_with(each)) return each;
    }
    return {};
}

bool is_latin(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Japanese is read without its spaces and marks; between Latin words and numbers a space parts
// them.
std::string without_spaces(std::string_view text) {
    std::string words;
    while (!text.empty()) {
        if (const auto mark = first_of(unseen, text); !mark.empty()) {
            text.remove_prefix(mark.size());
        } else if (const auto space = first_of(spaces, text); !space.empty()) {
            text.remove_prefix(space.size());
            const bool parts =
                !words.empty() && !text.empty() && is_latin(text.front()) && is_latin(words.back());
            if (parts) words += breath;
        } else {
            words += text.front();
            text.remove_prefix(1);
        }
    }
    return words;
}

const Reading* reading_at(std::string_view text, const std::vector<Reading>& readings) {
    for (const Reading& each : readings) {
        if (text.starts_with(each.written)) return &each;
    }
    return nullptr;
}

// 0868-66-1234 or H1-7K3M: said sign by sign. 2-1 of a page and a lone hyphen are not.
bool is_spelt(std::string_view run) {
    return run.size() >= 6 && run.find('-') != std::string_view::npos && run.front() != '-' &&
           run.back() != '-';
}

bool is_figure(char c) { return c >= '0' && c <= '9'; }

// The comma of 5,000 is no breath; that of 1, 2 and 3 is.
bool groups_digits(std::string_view before, std::string_view left) {
    return left.size() >= 4 && left.front() == ',' && std::ranges::all_of(before, is_figure) &&
           std::ranges::all_of(left.substr(1, 3), is_figure) &&
           (left.size() == 4 || !is_figure(left[4]));
}

struct Pair {
    std::string first, second;
};
base::Result<std::vector<Pair>, PackComplaint> pairs_in(const Pack& pack, std::string_view file,
                                                        std::string_view table,
                                                        std::string_view first,
                                                        std::string_view second) {
    std::vector<Pair> pairs;
    const auto found = pack.files.find(file);
    if (found == pack.files.end()) return pairs;
    const auto broken = [&](std::string what) {
        return base::Failure{PackComplaint{std::string(file), std::move(what)}};
    };
    const auto read = parse_toml(found->second);
    if (!read) return broken(read.error().why);
    const auto rows = read.value().find(table);
    if (rows == read.value().end()) return pairs;
    const auto* array = std::get_if<TomlArray>(&rows->second.held);
    if (array == nullptr) return broken("wants [[" + std::string(table) + "]]");
    for (const TomlValue& value : *array) {
        const auto* row = std::get_if<TomlTable>(&value.held);
        const auto word = [&](std::string_view key) {
            const auto at = row == nullptr ? TomlTable::const_iterator{} : row->find(key);
            const auto* text = row == nullptr || at == row->end()
                                   ? nullptr
                                   : std::get_if<std::string>(&at->second.held);
            return text == nullptr ? std::string() : *text;
        };
        Pair pair{word(first), word(second)};
        if (pair.first.empty() || pair.second.empty()) {
            return broken("every [[" + std::string(table) + "]] wants " + std::string(first) +
                          " and " + std::string(second));
        }
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

}  // namespace

base::Result<std::vector<Reading>, PackComplaint> readings_in(const Pack& pack) {
    std::vector<Reading> readings;
    for (Pair& pair : TRY(pairs_in(pack, readings_file, "reading", "written", "read"))) {
        readings.push_back({std::move(pair.first), std::move(pair.second)});
    }
    std::stable_sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
        return a.written.size() > b.written.size();
    });
    return readings;
}

base::Result<std::vector<ExpectedReading>, PackComplaint> expected_in(const Pack& pack) {
    std::vector<ExpectedReading> expected;
    for (Pair& pair : TRY(pairs_in(pack, expected_file, "phrase", "text", "kana"))) {
        expected.push_back({std::move(pair.first), std::move(pair.second)});
    }
    return expected;
}

std::string read_aloud(std::string_view text, const std::vector<Reading>& readings) {
    const std::string words = without_spaces(text);
    std::string_view left = words;
    std::string aloud;
    while (!left.empty()) {
        if (const Reading* reading = reading_at(left, readings)) {
            aloud += reading->read;
            left.remove_prefix(reading->written.size());
        } else if (is_number_sign(left.front())) {
            const std::string_view run =
                left.substr(0, std::min(left.find_first_not_of(number_signs), left.size()));
            aloud += is_spelt(run) ? spelt(run) : std::string(run);
            left.remove_prefix(run.size());
            if (groups_digits(run, left)) left.remove_prefix(1);
        } else {
            const std::size_t length = std::min(left.size(), sign_length(left.front()));
            aloud += left.substr(0, length);
            left.remove_prefix(length);
        }
    }
    // One breath is enough where a sign and its spaces make three.
    const std::string two = std::string(breath) + std::string(breath);
    for (auto at = aloud.find(two); at != std::string::npos; at = aloud.find(two)) {
        aloud.erase(at, breath.size());
    }
    return aloud;
}

std::string spelt(std::string_view text) {
    std::string aloud;
    while (!text.empty()) {
        const std::size_t length = std::min(text.size(), sign_length(text.front()));
        const bool silent = text.front() == '-' || !first_of(spaces, text).empty() ||
                            !first_of(unseen, text).empty();
        if (!aloud.empty() && !aloud.ends_with(breath)) aloud += breath;
        if (!silent) aloud += text.substr(0, length);
        text.remove_prefix(length);
    }
    return aloud;
}

std::vector<std::string> breaths(std::string_view text) {
    std::vector<std::string> found;
    std::string now;
    const auto finish = [&] {
        if (!now.empty()) found.push_back(std::move(now));
        now.clear();
    };
    while (!text.empty()) {
        if (text.front() == '\n') {
            text.remove_prefix(1);
            finish();
            continue;
        }
        const std::size_t length = std::min(text.size(), sign_length(text.front()));
        now += text.substr(0, length);
        const bool ends = text.starts_with(full_stop);
        const bool long_enough = now.size() >= longest_breath / 2 && text.starts_with(breath);
        text.remove_prefix(length);
        if (ends || long_enough || now.size() >= longest_breath) finish();
    }
    finish();
    return found;
}

}  // namespace town
