#include <algorithm>

#include "drivers/card/opening.h"
#include "drivers/card/tlv.h"

namespace drivers::card {

namespace {

// my-number-card.md §4.1. The offset table DF21 is not trusted; the tags themselves are.
constexpr std::uint16_t record_tag = 0xFF20;
constexpr std::uint16_t name_tag = 0xDF22;
constexpr std::uint16_t address_tag = 0xDF23;
constexpr std::uint16_t birth_date_tag = 0xDF24;
constexpr std::uint16_t sex_tag = 0xDF25;

// Cards of about 2023 are said to have two bytes before the record (§3.3).
constexpr int most_before_record = 4;
constexpr std::size_t code_b_digits = 14;

CardResult<base::SecretText> text_of(base::ByteView record, std::uint16_t tag) {
    const auto value = tlv_value(record, tag);
    if (!value || value->empty() || !base::is_utf8(*value)) {
        return base::Failure{CardFault::garbled};
    }
    return base::SecretText(base::to_text(*value));
}

// "19550123" as "1955-01-23". Parts of "00" are real: the registry may not know the day.
CardResult<base::SecretText> date_of(base::ByteView record) {
    const auto value = tlv_value(record, birth_date_tag);
    const auto is_digit = [](std::uint8_t c) { return c >= '0' && c <= '9'; };
    if (!value || value->size() != 8 || !std::ranges::all_of(*value, is_digit)) {
        return base::Failure{CardFault::garbled};
    }
    std::string date = base::to_text(*value);
    date.insert(6, "-");
    date.insert(4, "-");
    return base::SecretText(std::move(date));
}

// JIS X 0303: 0 unknown, 1 male, 2 female, 9 not applicable.
CardResult<std::string> sex_of(base::ByteView record) {
    const auto value = tlv_value(record, sex_tag);
    if (!value || value->size() != 1) return base::Failure{CardFault::garbled};
    switch (value->front()) {
        case '1':
            return std::string("male");
        case '2':
            return std::string("female");
        case '9':
            return std::string("not_applicable");
        default:
            return std::string("unknown");
    }
}

bool begins_record(base::ByteView file) {
    return file.size() < 2 || (file[0] == 0xFF && file[1] == 0x20);
}

CardResult<Attributes> attributes_of(base::ByteView file) {
    for (int skipped = 0; skipped < most_before_record && !begins_record(file); ++skipped) {
        file = file.subspan(1);
    }
    const auto record = tlv_value(file, record_tag);
    if (!record) return base::Failure{CardFault::garbled};
    Attributes attributes;
    attributes.name = TRY(text_of(*record, name_tag));
    attributes.address = TRY(text_of(*record, address_tag));
    attributes.birth_date = TRY(date_of(*record));
    attributes.sex = TRY(sex_of(*record));
    return attributes;
}

JobResult<Attributes> read_with(Card& card, TextApplication::Secret which,
                                const base::SecretText& secret) {
    TextApplication text = TRY(TextApplication::select(card));
    TRY(open(card, text, which, secret));
    const base::SecretBytes file = TRY(text.attributes());
    return TRY(attributes_of(file.reveal()));
}

}  // namespace

JobResult<Attributes> read_attributes(Card& card, const base::SecretText& pin) {
    if (!is_digits(pin, 4))
        return base::Failure{JobFault(PinNotTried{PinNotTried::Why::not_a_pin})};
    return read_with(card, TextApplication::Secret::pin, pin);
}

JobResult<Attributes> read_attributes_by_code_b(Card& card, const base::SecretText& code_b) {
    if (!is_digits(code_b, code_b_digits)) {
        return base::Failure{JobFault(PinNotTried{PinNotTried::Why::not_a_pin})};
    }
    return read_with(card, TextApplication::Secret::code_b, code_b);
}

}  // namespace drivers::card
