#include "screens/fingers.h"

namespace screens {
namespace {

std::string target_at(const std::vector<ui::Element>& elements, int x, int y) {
    for (const ui::Element& element : elements) {
        const ui::PixelRect& at = element.at;
        if (element.target && x >= at.x && y >= at.y && x < at.x + at.w && y < at.y + at.h) {
            return element.id;
        }
    }
    return "";
}

}  // namespace

void Fingers::down(const Elements& elements, int x, int y, std::chrono::milliseconds now) {
    if (down_) return;
    down_ = true;
    began_ = target_at(elements, x, y);
    if (!began_.empty() && began_ == last_ && now - last_at_ < tremble) began_.clear();
    pressed_ = began_;
}

void Fingers::move(const Elements& elements, int x, int y) {
    if (!down_ || began_.empty()) return;
    pressed_ = target_at(elements, x, y) == began_ ? began_ : "";
}

std::optional<std::string> Fingers::up(const Elements& elements, int x, int y,
                                       std::chrono::milliseconds now) {
    move(elements, x, y);
    const std::string acted = pressed_;
    down_ = false;
    began_.clear();
    pressed_.clear();
    if (acted.empty()) return std::nullopt;
    last_ = acted;
    last_at_ = now;
    return acted;
}

}  // namespace screens
