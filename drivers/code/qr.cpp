#include "drivers/code/qr.h"

#include <qrencode.h>

#include <memory>
#include <string>

namespace drivers::code {

std::optional<QrModules> qr_modules(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const std::string bytes(text);
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()),
                          reinterpret_cast<const unsigned char*>(bytes.data()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (!code) return std::nullopt;
    QrModules modules;
    modules.size = code->width;
    const auto count =
        static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    modules.dark.reserve(count);
    // The lowest bit of each byte is the colour (qrencode.h); the others say what the module is
    // for.
    for (std::size_t i = 0; i < count; ++i) {
        modules.dark.push_back(static_cast<std::uint8_t>(code->data[i] & 1u));
    }
    return modules;
}

}  // namespace drivers::code
