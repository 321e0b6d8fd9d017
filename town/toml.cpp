// The only file that knows the TOML library; its header takes four seconds to compile.
#include "town/toml.h"

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_MAX_NESTED_VALUES 16
#include <toml++/toml.h>

#include <sstream>

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

}  // namespace

base::Result<TomlTable, TomlFault> parse_toml(std::string_view text) {
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        return base::Failure{
            TomlFault{error.source().begin.line, std::string(error.description())}};
    }
    return convert_table(parsed.table());
}

}  // namespace town
