#pragma once

#include "kiosk/view/intent.h"
#include "kiosk/view/view.h"

namespace kiosk {

// How this visitor wants to see the screen. Part of the visit: the next one meets the usual again.
class VisitorLooks {
public:
    // False: the intent is about something else.
    bool take(const view::Intent& intent);
    void show(view::Frame& frame) const;
    // Any other act puts the menu away.
    void leave_menu() { menu_ = false; }
    bool untouched() const;
    bool is_low() const { return looks_.low; }

private:
    int text_size_ = 0;
    view::Looks looks_{};
    bool menu_ = false;
};

}  // namespace kiosk
