#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/view/say.h"

namespace screens {

// The pack's words as screens ask for them: a key, and values for its {name} marks.
class Phrases {
public:
    explicit Phrases(const kiosk::view::Say& say) : say_(say) {}
    std::string operator()(
        std::string_view key,
        const std::vector<std::pair<std::string_view, std::string>>& values = {}) const {
        return say_(key, values);
    }

private:
    const kiosk::view::Say& say_;
};

}  // namespace screens
