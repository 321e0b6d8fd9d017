#include "screens/fingers.h"

#include <utility>

namespace screens {
namespace {

bool holds(const ui::Element& element, int x, int y) {
    const ui::PixelRect& at = element.at;
    return x >= at.x && y >= at.y && x < at.x + at.w && y < at.y + at.h;
}

std::string target_at(const std::vector<ui::Element>& elements, int x, int y) {
    for (const ui::Element& element : elements) {
        if (element.target && holds(element, x, y)) return element.id;
    }
    return "";
}

// What an exploring finger meets: a target, else the words there.
std::string anything_at(const std::vector<ui::Element>& elements, int x, int y) {
    if (std::string target = target_at(elements, x, y); !target.empty()) return target;
    for (const ui::Element& element : elements) {
        if (holds(element, x, y)) return element.id;
    }
    return "";
}

const ui::Element* target_of(const std::vector<ui::Element>& elements, const std::string& id) {
    for (const ui::Element& element : elements) {
        if (element.target && element.id == id) return &element;
    }
    return nullptr;
}

}  // namespace

void Fingers::down(const Elements& elements, int x, int y, std::chrono::milliseconds now) {
    if (down_) return;
    down_ = true;
    touched_ = target_at(elements, x, y);
    const bool trembles = !touched_.empty() && touched_ == last_ && now - last_at_ < tremble;
    began_ = trembles ? "" : touched_;
    const bool second = !touched_.empty() && touched_ == awaits_second_;
    explores_ = ear_ == Ear::first && !trembles && !second;
    pressed_ = explores_ ? "" : began_;
    heard_ = explores_ ? anything_at(elements, x, y) : "";
}

void Fingers::move(const Elements& elements, int x, int y) {
    if (!down_) return;
    if (ear_ != Ear::none && !explores_) explores_ = target_at(elements, x, y) != touched_;
    if (explores_) {
        pressed_.clear();
        heard_ = anything_at(elements, x, y);
        return;
    }
    if (began_.empty()) return;
    pressed_ = target_at(elements, x, y) == began_ ? began_ : "";
}

// Lifted where it heard something: a key is typed, anything else waits for its second touch.
std::optional<std::string> Fingers::up_from_exploring(const Elements& elements) {
    explores_ = false;
    const std::string lifted = std::exchange(heard_, "");
    const ui::Element* target = target_of(elements, lifted);
    const bool key = target != nullptr && target->role == ui::Role::key;
    awaits_second_ = target != nullptr && !key ? lifted : "";
    if (!key) return std::nullopt;
    return lifted;
}

std::optional<std::string> Fingers::up(const Elements& elements, int x, int y,
                                       std::chrono::milliseconds now) {
    move(elements, x, y);
    const bool explored = explores_;
    std::string acted = pressed_;
    down_ = false;
    began_.clear();
    pressed_.clear();
    if (explored) {
        acted = up_from_exploring(elements).value_or("");
    } else {
        awaits_second_.clear();
    }
    if (acted.empty()) return std::nullopt;
    last_ = acted;
    last_at_ = now;
    return acted;
}

}  // namespace screens
