#include "town/receipt.h"

#include <algorithm>
#include <cassert>

namespace town {

namespace {

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t random_signs = 8;
constexpr std::size_t number_bytes = 5;
constexpr std::size_t secret_bytes = 16;

bool is_letter(char sign) { return sign >= 'A' && sign <= 'Z'; }
bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

// The values of the check sign. The letter of the short name is counted apart, because Crockford's
// alphabet has no I, L, O and U; a letter is only ever first, so no place has more than 32 values.
std::vector<unsigned> values_of(std::string_view short_name, std::string_view random_part) {
    std::vector<unsigned> values;
    for (const char sign : short_name) {
        values.push_back(static_cast<unsigned>(is_letter(sign) ? sign - 'A' : sign - '0'));
    }
    for (const char sign : random_part) {
        values.push_back(static_cast<unsigned>(crockford.find(sign)));
    }
    return values;
}

char check_sign(const std::vector<unsigned>& values) {
    unsigned sum = 0;
    unsigned factor = 2;  // The rightmost sign before the check sign is doubled.
    for (auto value = values.rbegin(); value != values.rend(); ++value) {
        const unsigned product = *value * factor;
        sum += product / 32 + product % 32;
        factor = 3 - factor;
    }
    return crockford[(32 - sum % 32) % 32];
}

std::string in_groups(std::string_view short_name, std::string_view random_part, char check) {
    std::string number(short_name);
    number += '-';
    number += random_part.substr(0, 4);
    number += '-';
    number += random_part.substr(4);
    number += '-';
    number += check;
    return number;
}

bool is_gap(char32_t sign) {
    return sign == U' ' || sign == U'\t' || sign == 0x3000 || sign == U'-' || sign == 0x2212 ||
           (sign >= 0x2010 && sign <= 0x2015) || sign == 0x30FC || sign == 0xFF70 || sign == 0xFF0D;
}

// Upper-case ASCII letters and digits of what was typed; empty when anything else is in it.
std::optional<std::string> signs_of(std::string_view typed) {
    if (!base::is_utf8(base::view_of(typed))) return std::nullopt;
    std::string signs;
    for (std::size_t at = 0; at < typed.size();) {
        const auto lead = static_cast<unsigned char>(typed[at]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t sign = size == 1 ? lead : lead & (0xFFU >> (size + 1));
        for (std::size_t n = 1; n < size; ++n) {
            sign = sign << 6U | (static_cast<unsigned char>(typed[at + n]) & 0x3FU);
        }
        at += size;
        if (is_gap(sign)) continue;
        if (sign >= 0xFF01 && sign <= 0xFF5E) sign -= 0xFEE0;  // Full width.
        if (sign >= U'a' && sign <= U'z') sign -= U'a' - U'A';
        if (sign > 0x7F) return std::nullopt;
        const char plain = static_cast<char>(sign);
        if (!is_letter(plain) && !is_digit(plain)) return std::nullopt;
        signs += plain;
    }
    return signs;
}

char as_digit(char sign) {
    if (sign == 'O') return '0';
    return sign == 'I' || sign == 'L' ? '1' : sign;
}

// A short name is a letter and digits; what looks alike is read as what fits.
std::string as_short_name(std::string_view signs) {
    std::string name(signs);
    if (name[0] == '0') name[0] = 'O';
    if (name[0] == '1') name[0] = 'L';
    std::transform(name.begin() + 1, name.end(), name.begin() + 1, as_digit);
    return name;
}

}  // namespace

bool is_short_name(std::string_view text) {
    return text.size() >= 2 && text.size() <= 4 && is_letter(text[0]) &&
           std::ranges::all_of(text.substr(1), is_digit);
}

Receipt make_receipt(std::string_view short_name, base::Time received_at, base::ByteView random21) {
    assert(is_short_name(short_name) && random21.size() == number_bytes + secret_bytes);
    const std::string random_part = base::base32(random21.first(number_bytes));
    const auto secret = random21.subspan(number_bytes);
    const char check = check_sign(values_of(short_name, random_part));
    return Receipt{in_groups(short_name, random_part, check),
                   base::Bytes(secret.begin(), secret.end()), received_at};
}

std::optional<std::string> read_receipt_number(std::string_view typed) {
    constexpr std::size_t most_typed_bytes = 100;
    if (typed.size() > most_typed_bytes) return std::nullopt;
    const auto signs = signs_of(typed);
    if (!signs || signs->size() < 2 + random_signs + 1) return std::nullopt;
    std::string tail = signs->substr(signs->size() - random_signs - 1);
    std::ranges::transform(tail, tail.begin(), as_digit);
    if (tail.find_first_not_of(crockford) != std::string::npos) return std::nullopt;
    const std::string name =
        as_short_name(std::string_view(*signs).substr(0, signs->size() - random_signs - 1));
    if (!is_short_name(name)) return std::nullopt;
    const std::string random_part = tail.substr(0, random_signs);
    if (check_sign(values_of(name, random_part)) != tail.back()) return std::nullopt;
    return in_groups(name, random_part, tail.back());
}

std::string_view word(ReceiptFault fault) {
    switch (fault) {
        case ReceiptFault::not_a_receipt:
            return "not_a_receipt";
        case ReceiptFault::bad_number:
            return "bad_number";
        case ReceiptFault::bad_signature:
            return "bad_signature";
        case ReceiptFault::untrusted_terminal:
            return "untrusted_terminal";
    }
    return "";
}

}  // namespace town
