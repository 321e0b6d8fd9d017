// What toml++ reads, as values of the house.
#include "town/toml.h"

#include <algorithm>
#include <optional>
#include <sstream>

#include "base/toml_library.h"

namespace town {
namespace {

TomlFault fault_at(const toml::node& node, std::string why) {
    return {node.source().begin.line, std::move(why)};
}

using Converted = base::Result<TomlValue, TomlFault>;

Converted convert(const toml::node& node);

base::Result<TomlTable, TomlFault> convert_table(const toml::table& table) {
    TomlTable converted;
    for (const auto& [key, value] : table) {
        converted.emplace(std::string(key.str()), TRY(convert(value)));
    }
    return converted;
}

base::Result<TomlArray, TomlFault> convert_array(const toml::array& array) {
    TomlArray converted;
    for (const toml::node& value : array) converted.push_back(TRY(convert(value)));
    return converted;
}

Converted convert(const toml::node& node) {
    if (const auto* table = node.as_table()) return TomlValue{TRY(convert_table(*table))};
    if (const auto* array = node.as_array()) return TomlValue{TRY(convert_array(*array))};
    if (const auto* text = node.as_string()) return TomlValue{text->get()};
    if (const auto* flag = node.as_boolean()) return TomlValue{flag->get()};
    if (const auto* number = node.as_integer()) return TomlValue{number->get()};
    if (const auto* date = node.as_date()) {
        std::ostringstream text;
        text << date->get();
        return TomlValue{text.str()};
    }
    return base::Failure{fault_at(node, "fractions and times of day are not used in a pack")};
}

// Walks over comments and the four kinds of string of TOML 1.0.
class Walk {
public:
    explicit Walk(std::string_view text) : left_(text) {}

    // The line of the first character beyond ASCII that stands outside of strings and comments.
    std::optional<unsigned> strange_line() {
        while (!left_.empty()) {
            if (static_cast<unsigned char>(left_.front()) >= 0x80) return line_;
            if (left_.front() == '#') {
                to("\n");
            } else if (left_.starts_with("\"\"\"") || left_.starts_with("'''")) {
                over_string(left_.substr(0, 3));
            } else if (left_.front() == '"' || left_.front() == '\'') {
                over_string(left_.substr(0, 1));
            } else {
                step();
            }
        }
        return std::nullopt;
    }

private:
    void step() {
        if (left_.front() == '\n') ++line_;
        left_.remove_prefix(1);
    }
    void to(std::string_view end) {
        while (!left_.empty() && !left_.starts_with(end)) step();
    }
    void over_string(std::string_view quote) {
        left_.remove_prefix(quote.size());
        while (!left_.empty() && !left_.starts_with(quote)) {
            if (quote.size() == 1 && left_.front() == '\n')
                return;  // Left open; the parser says so.
            const bool escape = quote.front() == '"' && left_.front() == '\\' && left_.size() > 1;
            if (escape) left_.remove_prefix(1);
            step();
        }
        left_.remove_prefix(std::min(quote.size(), left_.size()));
    }

    std::string_view left_;
    unsigned line_ = 1;
};

}  // namespace

base::Result<TomlTable, TomlFault> parse_toml(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // Some editors write it.
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (const auto line = Walk(text).strange_line()) {
        return base::Failure{
            TomlFault{*line, "outside of quotes only plain (half-width) characters may stand"}};
    }
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        return base::Failure{
            TomlFault{error.source().begin.line, std::string(error.description())}};
    }
    return convert_table(parsed.table());
}

}  // namespace town
