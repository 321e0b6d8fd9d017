#include "drivers/card/emulated/chip.h"

#include <algorithm>

#include "base/crypto/crypto.h"

namespace drivers::card {

namespace {

constexpr int digits_tries = 3;
constexpr int password_tries = 5;
constexpr int code_tries = 10;

base::Bytes operator+(base::Bytes left, const base::Bytes& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

base::Bytes tlv(std::uint16_t tag, const base::Bytes& value) {
    base::ByteWriter writer;
    if (tag > 0xFF) writer.u8(static_cast<std::uint8_t>(tag >> 8));
    writer.u8(static_cast<std::uint8_t>(tag & 0xFF));
    if (value.size() > 0xFF) {
        writer.u8(0x82).u16(static_cast<std::uint16_t>(value.size()));
    } else {
        if (value.size() > 0x7F) writer.u8(0x81);
        writer.u8(static_cast<std::uint8_t>(value.size()));
    }
    return writer.bytes(value).take();
}

std::string only_digits(std::string text) {
    std::erase(text, '-');
    return text;
}

std::string_view token_label(CardKind kind) {
    switch (kind) {
        case CardKind::my_number:
            return "JPKIAPICCTOKEN2";
        case CardKind::juki:
            return "JPKIAPICCTOKEN";
        case CardKind::android:
            return "JPKIAPGPSETOKEN";
        case CardKind::iphone:
            return "JPKIAPIOSTOKEN";
        case CardKind::unknown:
            break;
    }
    return "";
}

std::string padded(std::string_view text, std::size_t size) {
    std::string field(text);
    field.resize(size, ' ');
    return field;
}

// my-number-card.md §2.1.1.
base::Bytes token_info(CardKind kind) {
    base::ByteWriter writer;
    writer.bytes(base::view_of(padded(token_label(kind), 32)));
    writer.bytes(base::view_of(std::string(31, '0') + "1"));
    writer.bytes(base::view_of(padded("E16R01NJ", 16)));
    writer.bytes(base::view_of("0000000000000001"));
    for (const std::uint32_t number : {0x40Du, 1u, 0u, 1u, 0u, 16u, 6u}) writer.u32(number);
    for (int memory = 0; memory < 4; ++memory) writer.u32(0xFFFFFFFF);
    writer.bytes(base::view_of("0301")).bytes(base::view_of(std::string(16, '9')));
    return writer.take();
}

// EF 0002 of the text application, §4.1.
base::Bytes attributes_file(const CardPerson& person) {
    const std::string sex = person.sex == "male"      ? "1"
                            : person.sex == "female"  ? "2"
                            : person.sex == "unknown" ? "0"
                                                      : "9";
    const std::vector<base::Bytes> fields = {
        tlv(0xDF22, base::to_bytes(person.name)), tlv(0xDF23, base::to_bytes(person.address)),
        tlv(0xDF24, base::to_bytes(only_digits(person.birth_date))),
        tlv(0xDF25, base::to_bytes(sex))};
    base::Bytes all;
    for (const auto& field : fields) all = std::move(all) + field;
    const std::size_t offsets_size = 11;
    const std::size_t value_size = offsets_size + all.size();
    std::size_t at = (value_size > 0xFF ? 5u : value_size > 0x7F ? 4u : 3u) + offsets_size;
    base::ByteWriter offsets;
    for (const auto& field : fields) {
        offsets.u16(static_cast<std::uint16_t>(at));
        at += field.size();
    }
    return tlv(0xFF20, tlv(0xDF21, offsets.take()) + all);
}

ChipFile file(std::uint16_t id, base::Bytes content, std::vector<std::uint16_t> opened_by = {}) {
    return {.id = id,
            .kind = FileKind::transparent,
            .content = std::move(content),
            .opened_by = std::move(opened_by)};
}

ChipFile secret(std::uint16_t id, std::string_view value, int most_tries) {
    return {.id = id,
            .kind = FileKind::secret,
            .content = base::to_bytes(value),
            .opened_by = {},
            .most_tries = most_tries};
}

ChipFile key(std::uint16_t id, bool signing, std::vector<std::uint16_t> opened_by) {
    return {.id = id,
            .kind = FileKind::key,
            .content = {},
            .opened_by = std::move(opened_by),
            .most_tries = 0,
            .signing_key = signing};
}

ChipApplication jpki(const CardPerson& person, const CardKeys& keys) {
    const CardPerson::Pins pins = person.pins.value_or(CardPerson::Pins{});
    const std::uint8_t present = 0x8F;
    const bool signs = !keys.signing_certificate.empty();
    // A phone shows its certificate only after the PIN (§10).
    const bool plastic = person.kind == CardKind::my_number || person.kind == CardKind::juki;
    const std::vector<std::uint16_t> free;
    ChipApplication made;
    made.name = "jpki";
    made.aid = {0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01};
    made.files = {
        file(0x0001, keys.signing_certificate, {0x001B}),
        file(0x0002, keys.signing_ca),
        file(0x0006, token_info(person.kind)),
        file(0x0008, {signs ? present : std::uint8_t{0}, present, 0x00}),
        file(0x000A, keys.authentication_certificate,
             plastic ? free : std::vector<std::uint16_t>{0x0018}),
        file(0x000B, keys.authentication_ca),
        key(0x0017, false, {0x0018}),
        secret(0x0018, pins.authentication, digits_tries),
        key(0x001A, true, {0x001B}),
        secret(0x001B, pins.signing, password_tries),
    };
    return made;
}

ChipApplication text(const CardPerson& person) {
    const std::string pin = person.pins ? person.pins->text : "";
    const base::Bytes number = base::to_bytes(person.individual_number);
    const base::Bytes filler = {0xFF, 0xFF};
    const base::Bytes numbered = tlv(0xFF10, number) + filler;
    const base::Bytes attributes = attributes_file(person);
    const auto digest = [](const base::Bytes& bytes) {
        const auto hash = base::crypto::sha256(bytes);
        return base::Bytes(hash.begin(), hash.end());
    };
    ChipApplication made;
    made.name = "text";
    made.aid = {0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08};
    made.files = {
        file(0x0001, numbered, {0x0011, 0x0014}),
        file(0x0002, attributes, {0x0011, 0x0015}),
        file(0x0003,
             tlv(0xFF30, tlv(0xDF31, digest(numbered)) + tlv(0xDF32, digest(attributes)) +
                             tlv(0xDF33, base::Bytes(256, 0))),
             {0x0011, 0x0014, 0x0015}),
        file(0x0005, tlv(0xFF40, tlv(0xDF41, {0x01, 0x03, 0x0E, 0x01}))),
        secret(0x0011, pin, digits_tries),
        key(0x0013, false, {}),
        secret(0x0014, person.individual_number, code_tries),
        secret(0x0015, code_b(person), code_tries),
    };
    return made;
}

ChipApplication surface(const CardPerson& person) {
    const base::Bytes number = base::to_bytes(person.individual_number);
    const std::string birth = only_digits(person.birth_date);
    ChipApplication made;
    made.name = "surface";
    made.aid = {0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x02};
    made.files = {
        file(0x0001, tlv(0xFF10, tlv(0xDF11, base::to_bytes(birth))), {0x0011}),
        file(0x0002, tlv(0xFF20, tlv(0xDF22, base::to_bytes(birth))), {0x0012, 0x0013}),
        file(0x0003, tlv(0xFF30, tlv(0xDF31, {0x06, 0x03, 0x0E, 0x01}))),
        // The picture of the individual number: here its digits are enough of a canary.
        file(0x0005, tlv(0xFF40, tlv(0xDF41, number)), {0x0013}),
        secret(0x0011, code_b(person).substr(0, 6), code_tries),
        secret(0x0012, code_b(person), code_tries),
        secret(0x0013, person.individual_number, code_tries),
        key(0x001A, false, {}),
    };
    return made;
}

ChipApplication common(const CardPerson& person) {
    const std::string record =
        "000000000000001" + std::string("33666") + only_digits(person.expires_on);
    ChipFile serial = file(0x0001, tlv(0x01, base::to_bytes(record)));
    serial.kind = FileKind::records;
    ChipApplication made;
    made.name = "common";
    made.aid = {0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x01, 0x00};
    made.files = {std::move(serial)};
    return made;
}

}  // namespace

std::vector<ChipApplication> chip_of(const CardPerson& person, const CardKeys& keys) {
    switch (person.kind) {
        case CardKind::my_number:
            return {jpki(person, keys), text(person), surface(person), common(person)};
        case CardKind::juki:
        case CardKind::android:
        case CardKind::iphone:
            return {jpki(person, keys)};
        case CardKind::unknown:
            break;
    }
    ChipApplication other;  // A hospital's or a library's card.
    other.name = "other";
    other.aid = {0xF0, 0x4D, 0x41, 0x44, 0x4F};
    return {other};
}

std::string tries_key(const ChipApplication& application, const ChipFile& secret_file) {
    const std::uint8_t id[] = {static_cast<std::uint8_t>(secret_file.id >> 8),
                               static_cast<std::uint8_t>(secret_file.id & 0xFF)};
    return application.name + "/" + base::hex(id);
}

Tries full_tries(const std::vector<ChipApplication>& chip) {
    Tries tries;
    for (const auto& application : chip) {
        for (const auto& one : application.files) {
            if (one.kind != FileKind::secret) continue;
            // A secret that was never set looks blocked from the first day.
            tries[tries_key(application, one)] = one.content.empty() ? 0 : one.most_tries;
        }
    }
    return tries;
}

}  // namespace drivers::card
