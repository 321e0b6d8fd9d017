#include "server/doors/paths.h"

namespace server {

namespace {

// Cuts the first segment off; `rest` is empty after the last one.
std::string_view first_segment(std::optional<std::string_view>& rest) {
    const auto slash = rest->find('/');
    const auto segment = rest->substr(0, slash);
    rest = slash == std::string_view::npos ? std::nullopt : std::optional(rest->substr(slash + 1));
    return segment;
}

}  // namespace

std::optional<std::string> matched(std::string_view path, std::string_view pattern) {
    std::optional left(path);
    std::optional form(pattern);
    std::string held;
    while (left && form) {
        const auto segment = first_segment(left);
        const auto wanted = first_segment(form);
        if (!wanted.starts_with('{')) {
            if (segment != wanted) return std::nullopt;
            continue;
        }
        if (segment.empty()) return std::nullopt;
        if (!held.empty()) held += '/';
        held += segment;
    }
    if (left || form) return std::nullopt;
    return held;
}

}  // namespace server
