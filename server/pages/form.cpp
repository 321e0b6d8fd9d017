#include "server/pages/form.h"

#include <algorithm>
#include <array>

namespace server::pages {

namespace {

std::optional<std::string> decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            plain += ' ';
        } else if (text[i] == '%') {
            const auto byte = base::from_hex(text.substr(i + 1, 2));
            if (text.size() < i + 3 || !byte || byte->size() != 1) return std::nullopt;
            plain += static_cast<char>((*byte)[0]);
            i += 2;
        } else {
            plain += text[i];
        }
    }
    if (!base::is_utf8(base::view_of(plain))) return std::nullopt;
    return plain;
}

// The dashes that Japanese keyboards offer, the long vowel sign among them.
constexpr std::array<std::string_view, 9> dashes = {
    "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\u30FC", "\uFF0D"};

}  // namespace

std::optional<Form> Form::from(base::ByteView body) {
    const std::string text = base::to_text(body);
    std::string_view rest = text;
    Form form;
    std::size_t fields = 0;
    while (!rest.empty()) {
        const auto end = rest.find('&');
        const auto pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        const auto equals = pair.find('=');
        auto name = decoded(pair.substr(0, equals));
        auto value = decoded(equals == std::string_view::npos ? "" : pair.substr(equals + 1));
        if (!name || !value || ++fields > most_fields) return std::nullopt;
        form.put(*name, std::move(*value));
    }
    return form;
}

std::string_view Form::first(std::string_view name) const {
    const auto found = fields_.find(name);
    return found == fields_.end() ? std::string_view() : std::string_view(found->second.front());
}

const std::vector<std::string>& Form::all(std::string_view name) const {
    static const std::vector<std::string> none;
    const auto found = fields_.find(name);
    return found == fields_.end() ? none : found->second;
}

bool Form::says(std::string_view name, std::string_view value) const {
    const auto& values = all(name);
    return std::ranges::find(values, value) != values.end();
}

std::string half_width(std::string_view typed) {
    std::string plain;
    while (!typed.empty()) {
        const auto* const dash = std::ranges::find_if(
            dashes, [&](std::string_view one) { return typed.starts_with(one); });
        if (dash != dashes.end()) {
            plain += '-';
            typed.remove_prefix(dash->size());
        } else if (typed.starts_with("\u3000")) {
            typed.remove_prefix(3);
        } else if (typed.size() >= 3 && typed[0] == '\xEF' &&
                   (typed[1] == '\xBC' || typed[1] == '\xBD')) {
            // U+FF01 to U+FF5E are ! to ~ in full width.
            const unsigned point = 0xFF00U + (typed[1] == '\xBC' ? 0U : 0x40U) +
                                   (static_cast<unsigned char>(typed[2]) & 0x3FU);
            if (point >= 0xFF01U && point <= 0xFF5EU) {
                plain += static_cast<char>(point - 0xFF01U + 0x21U);
            } else {
                plain += typed.substr(0, 3);
            }
            typed.remove_prefix(3);
        } else {
            if (typed[0] != ' ' && typed[0] != '\t' && typed[0] != '\r' && typed[0] != '\n') {
                plain += typed[0];
            }
            typed.remove_prefix(1);
        }
    }
    return plain;
}

}  // namespace server::pages
