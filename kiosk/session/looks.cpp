#include "kiosk/session/looks.h"

#include <algorithm>

namespace kiosk {
namespace {

constexpr int sizes_of_text = 3;

view::Colours colours_from(const std::string& id, view::Colours otherwise) {
    if (id == "ordinary") return view::Colours::ordinary;
    if (id == "contrast") return view::Colours::contrast;
    if (id == "inverted") return view::Colours::inverted;
    return otherwise;
}

}  // namespace

bool VisitorLooks::take(const view::Intent& intent) {
    if (std::holds_alternative<view::LooksWanted>(intent)) {
        menu_ = true;
    } else if (std::holds_alternative<view::LooksLeft>(intent)) {
        menu_ = false;
    } else if (std::holds_alternative<view::TextSizeChanged>(intent)) {
        text_size_ = (text_size_ + 1) % sizes_of_text;
    } else if (const auto* size = std::get_if<view::TextSizeChosen>(&intent)) {
        text_size_ = std::clamp(size->step, 0, sizes_of_text - 1);
    } else if (const auto* colours = std::get_if<view::ColoursChosen>(&intent)) {
        looks_.colours = colours_from(colours->id, looks_.colours);
    } else if (std::holds_alternative<view::ReachChanged>(intent)) {
        looks_.low = !looks_.low;
    } else if (std::holds_alternative<view::StillChanged>(intent)) {
        looks_.still = !looks_.still;
    } else {
        return false;
    }
    return true;
}

void VisitorLooks::show(view::Frame& frame) const {
    frame.text_size = text_size_;
    frame.looks = looks_;
    frame.looks_menu = menu_;
}

bool VisitorLooks::untouched() const {
    const bool plain = looks_.colours == view::Colours::ordinary && !looks_.low && !looks_.still;
    return text_size_ == 0 && plain && !menu_;
}

}  // namespace kiosk
