#pragma once

#include <optional>

#include "base/bytes.h"

namespace drivers::card {

// The head of a BER-TLV object (ISO/IEC 7816-4 §5.2.2): tags of one or two bytes, lengths up to 82.
struct TlvHead {
    std::uint16_t tag = 0;
    std::size_t head_size = 0;
    std::size_t value_size = 0;
    std::size_t size() const { return head_size + value_size; }
};
// Empty when the bytes end too early or the form is not allowed.
std::optional<TlvHead> tlv_head(base::ByteView bytes);

// The value of the first object with this tag among the objects that lie side by side in `bytes`.
// Empty when it is missing or anything before it is broken.
std::optional<base::ByteView> tlv_value(base::ByteView bytes, std::uint16_t tag);

}  // namespace drivers::card
