#include "town/words.h"

namespace town {

Words::Words(std::string language, std::map<std::string, std::string, std::less<>> phrases)
    : language_(std::move(language)), phrases_(std::move(phrases)) {}

bool Words::has(std::string_view key) const { return phrases_.contains(key); }

std::string Words::say(std::string_view key,
                       const std::vector<std::pair<std::string_view, std::string>>& values) const {
    const auto found = phrases_.find(key);
    if (found == phrases_.end()) return "\u27E6" + std::string(key) + "\u27E7";
    std::string said;
    std::string_view left = found->second;
    while (!left.empty()) {
        const std::size_t open = left.find('{');
        const std::size_t close = left.find('}', open);
        said += left.substr(0, open);
        if (open == std::string_view::npos) break;
        if (close == std::string_view::npos) return said + std::string(left.substr(open));
        const std::string_view mark = left.substr(open + 1, close - open - 1);
        const std::string* filling = nullptr;
        for (const auto& [name, value] : values) {
            if (name == mark) filling = &value;
        }
        said += filling != nullptr ? *filling : std::string(left.substr(open, close - open + 1));
        left.remove_prefix(close + 1);
    }
    return said;
}

}  // namespace town
