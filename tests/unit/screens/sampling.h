#pragma once

#include "tests/unit/screens/samples.h"

// What the files of samples share.
namespace samples {

// Picks the phrase of the language the samples are made in.
class JapaneseOrEasy {
public:
    explicit JapaneseOrEasy(const std::string& language) : easy_(language == "easy") {}
    std::string operator()(const char* ja, const char* easy) const { return easy_ ? easy : ja; }

private:
    bool easy_;
};

// Puts views into frames that are else like the plain one.
class Samples {
public:
    Samples(std::vector<Sample>& samples, const view::Frame& plain)
        : samples_(samples), plain_(plain) {}
    void add(const std::string& name, view::Body body) {
        view::Frame frame = plain_;
        frame.body = std::move(body);
        samples_.push_back({name, frame});
    }
    view::Frame& last() { return samples_.back().frame; }

private:
    std::vector<Sample>& samples_;
    const view::Frame& plain_;
};

inline view::Tile tile(std::string id, std::string title, std::string subtitle, int colour) {
    return {std::move(id), std::move(title), std::move(subtitle), colour};
}

inline view::OptionRow option(std::string id, std::string label, bool chosen = false) {
    return {std::move(id), std::move(label), chosen};
}

// Looks like a code; says nothing.
inline view::Qr qr(int size) {
    view::Qr made;
    made.size = size;
    std::uint32_t seed = 7;
    for (int i = 0; i < size * size; ++i) {
        seed = seed * 1664525U + 1013904223U;
        made.dark.push_back(static_cast<std::uint8_t>((seed >> 30U) & 1U));
    }
    return made;
}

// The journey that most samples stand in.
inline std::string taxi(const JapaneseOrEasy& words) {
    return words("黄福タクシー 利用者証", "きふくタクシーの カード");
}

}  // namespace samples
