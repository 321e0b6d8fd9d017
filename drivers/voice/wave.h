#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"

namespace drivers::voice {

// One piece as sound: one channel of 16 bit.
struct Wave {
    int samples_per_second = 48000;
    std::vector<std::int16_t> samples;
};

std::optional<Wave> read_wave(base::ByteView riff);
base::Bytes riff_of(const Wave& wave);
// Louder or quieter by steps of -2 … 2, cut off at the loudest instead of overflowing.
Wave at_volume(Wave wave, int step);

}  // namespace drivers::voice
