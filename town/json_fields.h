#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

// Strict reading of the JSON our own programs exchange, for .cpp files of town/ only: a missing
// field and a field of another type are both nothing.
namespace town {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

// One whole object, at most 32 levels deep: copying and writing JSON is recursive, and a hostile
// text of brackets alone would end the stack.
inline std::optional<Json> object_from(std::string_view text) {
    constexpr int most_levels = 32;
    int level = 0;
    bool in_text = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char sign = text[at];
        if (in_text) {
            if (sign == '\\') ++at;
            if (sign == '"') in_text = false;
            continue;
        }
        if (sign == '"') in_text = true;
        if (sign == '{' || sign == '[') ++level;
        if (sign == '}' || sign == ']') --level;
        if (level > most_levels) return std::nullopt;
    }
    Json parsed = Json::parse(text, nullptr, false);
    if (!parsed.is_object()) return std::nullopt;
    return parsed;
}

inline const Json* field(const Json& object, const char* key) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

inline std::optional<std::string> text_at(const Json& object, const char* key) {
    const Json* value = field(object, key);
    if (value == nullptr || !value->is_string()) return std::nullopt;
    return value->get<std::string>();
}

inline std::optional<std::uint64_t> number_at(const Json& object, const char* key) {
    const Json* value = field(object, key);
    if (value == nullptr || !value->is_number_unsigned()) return std::nullopt;
    return value->get<std::uint64_t>();
}

inline std::optional<bool> flag_at(const Json& object, const char* key) {
    const Json* value = field(object, key);
    if (value == nullptr || !value->is_boolean()) return std::nullopt;
    return value->get<bool>();
}

// A SHA-256 as 64 lower-case hex digits.
inline std::optional<std::array<std::uint8_t, 32>> digest_at(const Json& object, const char* key) {
    const auto text = text_at(object, key);
    const auto bytes = text ? base::from_hex(*text) : std::nullopt;
    if (!bytes || bytes->size() != 32 || base::hex(*bytes) != *text) return std::nullopt;
    std::array<std::uint8_t, 32> digest{};
    std::copy(bytes->begin(), bytes->end(), digest.begin());
    return digest;
}

// Text that is not UTF-8 becomes U+FFFD instead of an exception.
template <class AnyJson>
std::string written(const AnyJson& json) {
    return json.dump(-1, ' ', false, AnyJson::error_handler_t::replace);
}

}  // namespace town
