#pragma once

#include <optional>

#include "base/bytes.h"

// The fields of a code on paper, each after its length in 2 bytes: for .cpp files of town/ only.
namespace town {

inline constexpr std::size_t most_qr_characters = 4296;  // Of a QR code in version 40.

inline void add_field(base::ByteWriter& writer, base::ByteView field) {
    writer.u16(static_cast<std::uint16_t>(field.size())).bytes(field);
}

inline std::optional<base::ByteView> next_field(base::ByteReader& reader) {
    const auto size = reader.u16();
    return size ? reader.bytes(*size) : std::nullopt;
}

// The bytes behind the prefix. One paper has one text: what decodes alike but is written otherwise
// is not ours.
inline std::optional<base::Bytes> bytes_behind(std::string_view prefix, std::string_view text) {
    if (!text.starts_with(prefix) || text.size() > most_qr_characters) return std::nullopt;
    const std::string_view coded = text.substr(prefix.size());
    auto bytes = base::from_base64url(coded);
    if (!bytes || base::base64url(*bytes) != coded) return std::nullopt;
    return bytes;
}

}  // namespace town
