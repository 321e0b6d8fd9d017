#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace server::pages {

// What stands in the fields of a form, by field name: as a browser sent it, or as an answer given
// before fills it again.
class Form {
public:
    // application/x-www-form-urlencoded. Empty: a bad escape, text that is not UTF-8, or over
    // `most_fields`.
    static std::optional<Form> from(base::ByteView body);

    void put(const std::string& name, std::string value) {
        fields_[name].push_back(std::move(value));
    }
    std::string_view first(std::string_view name) const;  // "" = not there
    const std::vector<std::string>& all(std::string_view name) const;
    bool says(std::string_view name, std::string_view value) const;  // one of its values

private:
    std::map<std::string, std::vector<std::string>, std::less<>> fields_;
};

inline constexpr std::size_t most_fields = 1'000;

// What keyboards make of digits, letters and hyphens: full width becomes half width, every dash a
// hyphen, blanks go. For numbers, dates, telephone numbers and codes, never for names.
std::string half_width(std::string_view typed);

}  // namespace server::pages
