#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace server {

// What stands in `path` at the {marks} of `pattern`, joined by '/'; "" when it has none. Empty: the
// path has another form. A mark is one whole segment and never nothing.
std::optional<std::string> matched(std::string_view path, std::string_view pattern);

}  // namespace server
