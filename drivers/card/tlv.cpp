#include "drivers/card/tlv.h"

namespace drivers::card {

std::optional<TlvHead> tlv_head(base::ByteView bytes) {
    base::ByteReader reader(bytes);
    TlvHead head;
    const auto first = reader.u8();
    if (!first) return std::nullopt;
    head.tag = *first;
    if ((*first & 0x1F) == 0x1F) {
        const auto second = reader.u8();
        if (!second || (*second & 0x80)) return std::nullopt;  // Three-byte tags are not used here.
        head.tag = static_cast<std::uint16_t>(*first << 8 | *second);
    }
    const auto length = reader.u8();
    if (!length) return std::nullopt;
    if (*length < 0x80) {
        head.value_size = *length;
    } else if (*length == 0x81) {
        const auto size = reader.u8();
        if (!size) return std::nullopt;
        head.value_size = *size;
    } else if (*length == 0x82) {
        const auto size = reader.u16();
        if (!size) return std::nullopt;
        head.value_size = *size;
    } else {
        return std::nullopt;
    }
    head.head_size = bytes.size() - reader.left();
    return head;
}

std::optional<base::ByteView> tlv_value(base::ByteView bytes, std::uint16_t tag) {
    while (!bytes.empty()) {
        const auto head = tlv_head(bytes);
        if (!head || head->size() > bytes.size()) return std::nullopt;
        if (head->tag == tag) return bytes.subspan(head->head_size, head->value_size);
        bytes = bytes.subspan(head->size());
    }
    return std::nullopt;
}

}  // namespace drivers::card
