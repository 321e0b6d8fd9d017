#include "screens/elements_json.h"

#include <nlohmann/json.hpp>

namespace screens {

std::string elements_json(std::uint64_t revision, const std::string& screen,
                          const std::string& language, const std::vector<ui::Element>& elements,
                          std::uint64_t touches) {
    nlohmann::ordered_json answer;
    answer["revision"] = revision;
    answer["screen"] = screen;
    answer["language"] = language;
    answer["touches"] = touches;
    auto list = nlohmann::ordered_json::array();
    for (const ui::Element& element : elements) {
        list.push_back({{"id", element.id},
                        {"role", ui::word(element.role)},
                        {"label", element.label},
                        {"speech", element.speech},
                        {"value", element.value},
                        {"enabled", element.enabled},
                        {"focused", element.focused},
                        {"x", element.at.x},
                        {"y", element.at.y},
                        {"w", element.at.w},
                        {"h", element.at.h}});
    }
    answer["elements"] = std::move(list);
    // Words that are not UTF-8 were drawn as the missing sign; say them the same way.
    return answer.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace screens
