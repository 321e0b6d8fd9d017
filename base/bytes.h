#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

Bytes to_bytes(std::string_view text);
std::string to_text(ByteView bytes);
ByteView view_of(std::string_view text);

std::string hex(ByteView bytes);  // lower case
std::optional<Bytes> from_hex(std::string_view text);
std::string base64(ByteView bytes);  // RFC 4648 §4, padded
std::optional<Bytes> from_base64(std::string_view text);
std::string base64url(ByteView bytes);  // RFC 4648 §5, no padding
std::optional<Bytes> from_base64url(std::string_view text);
// Crockford's alphabet 0-9A-Z without I L O U, most significant bits first, zero-filled at the end.
std::string base32(ByteView bytes);
// Reads lower case too, and O as 0, I and L as 1; anything else is refused.
std::optional<Bytes> from_base32(std::string_view text);

bool is_utf8(ByteView bytes);  // Strict: no overlong forms, no surrogates (RFC 3629).
// Number of Unicode code points in valid UTF-8.
std::size_t characters_in(std::string_view utf8);

// Appends big-endian numbers and raw bytes.
class ByteWriter {
public:
    ByteWriter& u8(std::uint8_t number);
    ByteWriter& u16(std::uint16_t number);
    ByteWriter& u32(std::uint32_t number);
    ByteWriter& u64(std::uint64_t number);
    ByteWriter& bytes(ByteView more);
    const Bytes& written() const { return written_; }
    Bytes take() { return std::move(written_); }

private:
    Bytes written_;
};

// Reads big-endian numbers; the first read past the end makes every later one fail too.
class ByteReader {
public:
    explicit ByteReader(ByteView bytes) : left_(bytes) {}
    std::optional<std::uint8_t> u8();
    std::optional<std::uint16_t> u16();
    std::optional<std::uint32_t> u32();
    std::optional<std::uint64_t> u64();
    std::optional<ByteView> bytes(std::size_t count);
    std::size_t left() const { return left_.size(); }

private:
    template <class Number>
    std::optional<Number> number();

    ByteView left_;
    bool failed_ = false;
};

}  // namespace base
