#pragma once

#include <optional>

#include "base/bytes.h"

namespace drivers::card {

// A short command APDU taken apart (ISO/IEC 7816-3 §12.1.3).
struct ChipCommand {
    std::uint8_t cla = 0, ins = 0, p1 = 0, p2 = 0;
    bool has_data = false;  // Lc was there
    base::Bytes data;
    std::optional<std::size_t> le;  // 1 to 256

    std::uint16_t p1_p2() const { return static_cast<std::uint16_t>(p1 << 8 | p2); }
    // Empty when the lengths contradict each other, or for the extended form.
    static std::optional<ChipCommand> from(base::ByteView bytes);
};

base::Bytes status_word(std::uint16_t sw);

}  // namespace drivers::card
