#include "screens/ui/ruby.h"

namespace screens::ui {
namespace {

constexpr std::string_view word_begins = "\uff5c", reading_begins = "\u300a",
                           reading_ends = "\u300b";

// What stands before the next marked word, the word, its reading, and the rest; without a word the
// whole is `before`.
struct Cut {
    std::string_view before, word{}, reading{}, rest{};
};

Cut cut(std::string_view words) {
    const std::size_t bar = words.find(word_begins);
    if (bar == std::string_view::npos) return {words};
    const std::size_t word = bar + word_begins.size();
    const std::size_t opens = words.find(reading_begins, word);
    const std::size_t closes = words.find(reading_ends, word);
    if (opens == std::string_view::npos || closes == std::string_view::npos || closes < opens ||
        opens == word) {
        return {words};
    }
    const std::size_t reading = opens + reading_begins.size();
    return {words.substr(0, bar), words.substr(word, opens - word),
            words.substr(reading, closes - reading), words.substr(closes + reading_ends.size())};
}

template <class Take>
void each_part(std::string_view words, Take take) {
    while (!words.empty()) {
        const Cut part = cut(words);
        take(part);
        words = part.rest;
    }
}

}  // namespace

Phrase read_phrase(std::string_view words) {
    Phrase phrase;
    if (words.find(word_begins) == std::string_view::npos) {
        phrase.text = characters(words);
        return phrase;
    }
    const auto add = [&](std::string_view more) {
        const auto made = characters(more);
        phrase.text.insert(phrase.text.end(), made.begin(), made.end());
    };
    each_part(words, [&](const Cut& part) {
        add(part.before);
        const std::size_t first = phrase.text.size();
        add(part.word);
        if (part.reading.empty()) return;
        phrase.readings.push_back({first, phrase.text.size(), characters(part.reading)});
        for (std::size_t i = first + 1; i < phrase.text.size(); ++i) phrase.text[i].joined = true;
    });
    return phrase;
}

std::string without_readings(std::string_view words) {
    std::string plain;
    each_part(words, [&](const Cut& part) { plain.append(part.before).append(part.word); });
    return plain;
}

std::string as_read(std::string_view words) {
    std::string read;
    each_part(words, [&](const Cut& part) {
        read.append(part.before).append(part.reading.empty() ? part.word : part.reading);
    });
    return read;
}

}  // namespace screens::ui
