#include "server/pages/html.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>

#include "town/ruby.h"

namespace server::pages {

namespace {

// A line break after one of these would be seen, as our paragraphs keep theirs.
constexpr std::array<std::string_view, 8> inside_lines = {"a",     "b",    "button", "output",
                                                          "small", "span", "strong", "title"};

void escape(std::string_view words, std::string& into) {
    for (const char sign : words) {
        switch (sign) {
            case '&':
                into += "&amp;";
                break;
            case '<':
                into += "&lt;";
                break;
            case '>':
                into += "&gt;";
                break;
            case '"':
                into += "&quot;";
                break;
            case '\'':
                into += "&#39;";
                break;
            default:
                into += sign;
        }
    }
}

// What a visitor wrote, and addresses: they go out as they came.
constexpr std::array<std::string_view, 4> verbatim_attributes = {"value", "href", "src", "action"};
// Elements that hold plain text only.
constexpr std::array<std::string_view, 2> without_elements = {"option", "title"};

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

// The reading of a word above it; a browser that knows no ruby puts it in brackets.
void write_ruby(std::string_view words, std::string& into) {
    for (const town::RubyPart& part : town::ruby_parts(words)) {
        if (part.reading.empty()) {
            escape(part.base, into);
            continue;
        }
        into += "<ruby>";
        escape(part.base, into);
        into += "<rp>(</rp><rt>";
        escape(part.reading, into);
        into += "</rt><rp>)</rp></ruby>";
    }
}

}  // namespace

void Html::start(std::string_view tag, const Attributes& attributes) {
    written_ += '<';
    written_ += tag;
    for (const auto& [name, value] : attributes) {
        written_ += ' ';
        written_ += name;
        written_ += "=\"";
        const bool verbatim = is_one_of(name, verbatim_attributes);
        escape(verbatim ? value : town::without_ruby(value), written_);
        written_ += '"';
    }
    written_ += '>';
}

Html& Html::open(std::string_view tag, const Attributes& attributes) {
    start(tag, attributes);
    open_.emplace_back(tag);
    return *this;
}

Html& Html::close() {
    assert(!open_.empty());
    const auto& tag = open_.back();
    written_ +=
        "</" + tag + (std::ranges::find(inside_lines, tag) == inside_lines.end() ? ">\n" : ">");
    open_.pop_back();
    return *this;
}

Html& Html::text(std::string_view words) {
    const std::string_view inside = open_.empty() ? std::string_view() : open_.back();
    if (inside == "textarea") {
        escape(words, written_);
    } else if (is_one_of(inside, without_elements)) {
        escape(town::without_ruby(words), written_);
    } else {
        write_ruby(words, written_);
    }
    return *this;
}

Html& Html::element(std::string_view tag, const Attributes& attributes, std::string_view words) {
    return open(tag, attributes).text(words).close();
}

Html& Html::paragraph(std::string_view words) {
    return words.empty() ? *this : element("p", words);
}

Html& Html::lone(std::string_view tag, const Attributes& attributes) {
    start(tag, attributes);
    return *this;
}

Html& Html::add(const Html& part) {
    assert(part.open_.empty());
    written_ += part.written_;
    return *this;
}

std::string for_url(std::string_view text) {
    constexpr std::string_view hex_digits = "0123456789ABCDEF";
    std::string coded;
    for (const char sign : text) {
        const bool plain = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
                           (sign >= '0' && sign <= '9') || sign == '-' || sign == '_' ||
                           sign == '.' || sign == '~';
        if (plain) {
            coded += sign;
            continue;
        }
        const auto byte = static_cast<unsigned char>(sign);
        coded += '%';
        coded += hex_digits[byte >> 4U];
        coded += hex_digits[byte & 15U];
    }
    return coded;
}

}  // namespace server::pages
