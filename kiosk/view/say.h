#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiosk::view {

// The pack's phrase for a key in the visitor's language, {name} marks filled.
using Say = std::function<std::string(
    std::string_view key, const std::vector<std::pair<std::string_view, std::string>>& values)>;

}  // namespace kiosk::view
