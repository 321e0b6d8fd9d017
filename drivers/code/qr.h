#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace drivers::code {

// The dark modules of a QR code (ISO/IEC 18004), row by row, without the quiet zone of four
// modules.
struct QrModules {
    int size = 0;
    std::vector<std::uint8_t> dark;  // size × size, 0 or 1
};
// Error correction level M; empty when the text is too long.
std::optional<QrModules> qr_modules(std::string_view text);

}  // namespace drivers::code
