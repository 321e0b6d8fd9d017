#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace town {

struct TomlValue;
using TomlArray = std::vector<TomlValue>;
using TomlTable = std::map<std::string, TomlValue, std::less<>>;

// What a pack's files may hold. A TOML date becomes its text; fractions and times are refused,
// because nothing in a pack needs them and money must never be a fraction.
struct TomlValue {
    std::variant<bool, std::int64_t, std::string, TomlArray, TomlTable> held;
};

struct TomlFault {
    unsigned line = 0;
    std::string why;
};

base::Result<TomlTable, TomlFault> parse_toml(std::string_view text);

}  // namespace town
