#include "drivers/code/individual_number.h"

#include <algorithm>

namespace drivers::code {

namespace {

constexpr std::size_t digits = 12;

std::string_view without_letters(std::string_view nw_7) {
    return nw_7.size() < 2 ? nw_7 : nw_7.substr(1, nw_7.size() - 2);
}

}  // namespace

bool is_individual_number(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != digits || !std::ranges::all_of(text, is_digit)) return false;
    // 第5条: the n-th digit from the right, the check digit not counted, weighs n + 1 up to the
    // sixth and n - 5 from the seventh on.
    int sum = 0;
    for (int n = 1; n < static_cast<int>(digits); ++n) {
        const int weight = n <= 6 ? n + 1 : n - 5;
        sum += weight * (text[digits - 1 - static_cast<std::size_t>(n)] - '0');
    }
    const int left = sum % 11;
    return text.back() - '0' == (left <= 1 ? 0 : 11 - left);
}

bool must_be_refused(const Code& code, const Declared& declared) {
    const std::string_view text = code.text.reveal();
    if (!is_individual_number(code.format == Format::nw_7 ? without_letters(text) : text)) {
        return false;
    }
    return code.format == Format::qr || !declared || !declared(code.format, text);
}

}  // namespace drivers::code
