#include "base/bytes.h"

#include <array>

namespace base {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view standard_64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view url_64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// Packs bytes into groups of `bits`, most significant first, the last group zero-filled.
std::string in_groups(ByteView bytes, unsigned bits, std::string_view alphabet) {
    std::string text;
    std::uint32_t held = 0;
    unsigned held_bits = 0;
    for (const auto byte : bytes) {
        held = (held << 8) | byte;
        held_bits += 8;
        while (held_bits >= bits) {
            held_bits -= bits;
            text += alphabet[(held >> held_bits) & ((1u << bits) - 1)];
        }
        held &= (1u << held_bits) - 1;
    }
    if (held_bits > 0) text += alphabet[(held << (bits - held_bits)) & ((1u << bits) - 1)];
    return text;
}

// The way back; bits left over must be zero and fewer than one group.
template <class Value>
std::optional<Bytes> out_of_groups(std::string_view text, unsigned bits, Value value_of) {
    Bytes bytes;
    std::uint32_t held = 0;
    unsigned held_bits = 0;
    for (const char sign : text) {
        const int value = value_of(sign);
        if (value < 0) return std::nullopt;
        held = (held << bits) | static_cast<std::uint32_t>(value);
        held_bits += bits;
        if (held_bits >= 8) {
            held_bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>(held >> held_bits));
            held &= (1u << held_bits) - 1;
        }
    }
    if (held != 0 || held_bits >= bits) return std::nullopt;
    return bytes;
}

int place_in(std::string_view alphabet, char sign) {
    const auto at = alphabet.find(sign);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

int crockford_value(char sign) {
    if (sign >= 'a' && sign <= 'z') sign = static_cast<char>(sign - 'a' + 'A');
    if (sign == 'O') sign = '0';
    if (sign == 'I' || sign == 'L') sign = '1';
    return place_in(crockford, sign);
}

// Length of the well-formed sequence that starts `bytes` (RFC 3629 §4), 0 = none.
std::size_t sequence_at(ByteView bytes) {
    const auto first = bytes[0];
    if (first < 0x80) return 1;
    std::size_t size = 0;
    std::uint8_t lowest = 0x80, highest = 0xBF;
    if (first >= 0xC2 && first <= 0xDF) size = 2;
    if (first >= 0xE0 && first <= 0xEF) size = 3;
    if (first >= 0xF0 && first <= 0xF4) size = 4;
    if (first == 0xE0) lowest = 0xA0;
    if (first == 0xED) highest = 0x9F;
    if (first == 0xF0) lowest = 0x90;
    if (first == 0xF4) highest = 0x8F;
    if (size == 0 || bytes.size() < size) return 0;
    if (bytes[1] < lowest || bytes[1] > highest) return 0;
    for (std::size_t i = 2; i < size; ++i) {
        if ((bytes[i] & 0xC0) != 0x80) return 0;
    }
    return size;
}

}  // namespace

Bytes to_bytes(std::string_view text) { return {text.begin(), text.end()}; }
std::string to_text(ByteView bytes) { return {bytes.begin(), bytes.end()}; }
ByteView view_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string hex(ByteView bytes) { return in_groups(bytes, 4, hex_digits); }

std::optional<Bytes> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    return out_of_groups(text, 4, [](char sign) {
        if (sign >= 'A' && sign <= 'F') sign = static_cast<char>(sign - 'A' + 'a');
        return place_in(hex_digits, sign);
    });
}

std::string base64(ByteView bytes) {
    auto text = in_groups(bytes, 6, standard_64);
    while (text.size() % 4 != 0) text += '=';
    return text;
}

std::optional<Bytes> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
    return out_of_groups(text, 6, [](char sign) { return place_in(standard_64, sign); });
}

std::string base64url(ByteView bytes) { return in_groups(bytes, 6, url_64); }

std::optional<Bytes> from_base64url(std::string_view text) {
    return out_of_groups(text, 6, [](char sign) { return place_in(url_64, sign); });
}

std::string base32(ByteView bytes) { return in_groups(bytes, 5, crockford); }

std::optional<Bytes> from_base32(std::string_view text) {
    return out_of_groups(text, 5, crockford_value);
}

bool is_utf8(ByteView bytes) {
    while (!bytes.empty()) {
        const auto size = sequence_at(bytes);
        if (size == 0) return false;
        bytes = bytes.subspan(size);
    }
    return true;
}

std::size_t characters_in(std::string_view utf8) {
    std::size_t count = 0;
    for (const char byte : utf8) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    return count;
}

ByteWriter& ByteWriter::u8(std::uint8_t number) {
    written_.push_back(number);
    return *this;
}
ByteWriter& ByteWriter::u16(std::uint16_t number) {
    return u8(static_cast<std::uint8_t>(number >> 8)).u8(static_cast<std::uint8_t>(number));
}
ByteWriter& ByteWriter::u32(std::uint32_t number) {
    return u16(static_cast<std::uint16_t>(number >> 16)).u16(static_cast<std::uint16_t>(number));
}
ByteWriter& ByteWriter::u64(std::uint64_t number) {
    return u32(static_cast<std::uint32_t>(number >> 32)).u32(static_cast<std::uint32_t>(number));
}
ByteWriter& ByteWriter::bytes(ByteView more) {
    written_.insert(written_.end(), more.begin(), more.end());
    return *this;
}

std::optional<ByteView> ByteReader::bytes(std::size_t count) {
    if (failed_ || left_.size() < count) {
        failed_ = true;
        left_ = {};
        return std::nullopt;
    }
    const auto taken = left_.first(count);
    left_ = left_.subspan(count);
    return taken;
}

template <class Number>
std::optional<Number> ByteReader::number() {
    const auto taken = bytes(sizeof(Number));
    if (!taken) return std::nullopt;
    Number value = 0;
    for (const auto byte : *taken) value = static_cast<Number>((std::uint64_t{value} << 8) | byte);
    return value;
}

std::optional<std::uint8_t> ByteReader::u8() { return number<std::uint8_t>(); }
std::optional<std::uint16_t> ByteReader::u16() { return number<std::uint16_t>(); }
std::optional<std::uint32_t> ByteReader::u32() { return number<std::uint32_t>(); }
std::optional<std::uint64_t> ByteReader::u64() { return number<std::uint64_t>(); }

}  // namespace base
