#include "drivers/voice/wave.h"

#include <algorithm>
#include <array>

namespace drivers::voice {
namespace {

constexpr std::size_t header_bytes = 44;
// Factors of 256: about -12, -6, 0, +4 and +8 dB.
constexpr std::array<int, 5> loudness{64, 128, 256, 406, 643};

std::uint32_t little(base::ByteView bytes, std::size_t at, std::size_t count) {
    std::uint32_t number = 0;
    for (std::size_t i = count; i > 0; --i) number = number << 8U | bytes[at + i - 1];
    return number;
}

void put_little(base::Bytes& bytes, std::uint32_t number, int count) {
    for (int i = 0; i < count; ++i) {
        bytes.push_back(static_cast<std::uint8_t>(number >> (8U * static_cast<unsigned>(i))));
    }
}

void put_word(base::Bytes& bytes, std::string_view word) {
    bytes.insert(bytes.end(), word.begin(), word.end());
}

bool has_word(base::ByteView bytes, std::size_t at, std::string_view word) {
    return std::equal(word.begin(), word.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

std::optional<Wave> read_wave(base::ByteView riff) {
    if (riff.size() <= header_bytes || !has_word(riff, 0, "RIFF") || !has_word(riff, 8, "WAVEfmt "))
        return std::nullopt;
    const bool plain = little(riff, 20, 2) == 1 && little(riff, 22, 2) == 1;
    if (!plain || little(riff, 34, 2) != 16 || !has_word(riff, 36, "data")) return std::nullopt;
    Wave wave;
    wave.samples_per_second = static_cast<int>(little(riff, 24, 4));
    const std::size_t said = little(riff, 40, 4) / 2;
    const std::size_t count = std::min<std::size_t>(said, (riff.size() - header_bytes) / 2);
    wave.samples.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        wave.samples.push_back(static_cast<std::int16_t>(little(riff, header_bytes + 2 * i, 2)));
    }
    return wave;
}

base::Bytes riff_of(const Wave& wave) {
    const auto bytes = static_cast<std::uint32_t>(wave.samples.size() * 2);
    const auto rate = static_cast<std::uint32_t>(wave.samples_per_second);
    base::Bytes riff;
    riff.reserve(header_bytes + bytes);
    put_word(riff, "RIFF");
    put_little(riff, bytes + 36, 4);
    put_word(riff, "WAVEfmt ");
    put_little(riff, 16, 4);
    put_little(riff, 1, 2);
    put_little(riff, 1, 2);
    put_little(riff, rate, 4);
    put_little(riff, rate * 2, 4);
    put_little(riff, 2, 2);
    put_little(riff, 16, 2);
    put_word(riff, "data");
    put_little(riff, bytes, 4);
    for (const std::int16_t sample : wave.samples) {
        put_little(riff, static_cast<std::uint16_t>(sample), 2);
    }
    return riff;
}

Wave at_volume(Wave wave, int step) {
    const int factor = loudness[static_cast<std::size_t>(std::clamp(step, -2, 2) + 2)];
    for (std::int16_t& sample : wave.samples) {
        sample = static_cast<std::int16_t>(std::clamp(sample * factor / 256, -32768, 32767));
    }
    return wave;
}

}  // namespace drivers::voice
