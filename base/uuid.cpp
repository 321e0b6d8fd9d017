#include "base/uuid.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/crypto/crypto.h"

namespace base {

Uuid uuid_v7(Time time) {
    Uuid uuid{};
    const auto random = crypto::random(10);
    const auto ms = static_cast<std::uint64_t>(time.time_since_epoch().count());
    for (unsigned i = 0; i < 6; ++i) uuid[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    std::copy(random.begin(), random.end(), uuid.begin() + 6);
    uuid[6] = static_cast<std::uint8_t>(0x70 | (uuid[6] & 0x0F));
    uuid[8] = static_cast<std::uint8_t>(0x80 | (uuid[8] & 0x3F));
    return uuid;
}

std::string to_text(const Uuid& uuid) {
    std::string text;
    const auto digits = hex(uuid);
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
        text += digits[i];
    }
    return text;
}

std::optional<Uuid> uuid_from_text(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen != (text[i] == '-')) return std::nullopt;
        if (!hyphen) digits += text[i];
    }
    const auto bytes = from_hex(digits);
    if (!bytes || bytes->size() != 16) return std::nullopt;
    Uuid uuid{};
    std::copy(bytes->begin(), bytes->end(), uuid.begin());
    return uuid;
}

}  // namespace base
