#pragma once

#include <string_view>

#include "kiosk/view/view.h"

namespace kiosk {

// How this visitor hears the terminal. The jack belongs to the terminal: headphones that stay in
// are the next visitor's too, all else begins anew.
class Hearing {
public:
    explicit Hearing(bool headphones = false) : headphones_(headphones), on_(headphones) {}

    // False: the intent is about something else.
    bool take(const view::Intent& intent);
    view::Voice shown(bool can_speak) const;
    bool headphones() const { return headphones_; }
    // As every visit begins.
    bool is_usual() const { return on_ == headphones_ && speed_ == 0 && volume_ == 0; }

private:
    bool headphones_;
    bool on_;
    int speed_ = 0, volume_ = 0;  // steps of -2 … 2
};

// The synthesiser speaks Japanese; both its languages of the pack.
bool is_spoken(std::string_view language);

}  // namespace kiosk
