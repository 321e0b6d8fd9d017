#pragma once

#include <string>
#include <vector>

#include "kiosk/desk/case.h"
#include "kiosk/journey/runner.h"
#include "kiosk/session/looking.h"

namespace kiosk {

// What an act is about, as the town tells it before the act can be done: nobody confirms what they
// have not seen. Which acts want it, and which view of their register tells it, stands in the
// pack's table `seen_before`. The id of the view's row names what was shown, digest and all.
class ActSubject {
public:
    ActSubject(const town::Pack& pack, const town::Journey& journey);

    // It is whatever the register would take next: nobody names it, what is shown does.
    bool is_next() const { return is_next_; }
    // It has to be looked up before anything else can be done.
    bool is_open() const { return !view_.empty() && !is_found(); }
    void look_up(Errands& errands, const Runner& runner, const DeskClerk& clerk);
    // True: it was about this.
    bool on(const TownAnswered& answered) { return looking_.on(answered); }
    bool is_found() const;
    // Another number is going to be named: an answer about this one, late or there, is not used.
    void forget() { looking_ = {}; }
    const std::string& id() const { return looking_.table()->rows.front().id; }

    // While it is not found: that it is waited for, or why it cannot be shown.
    view::Table not_found(const town::Pack& pack, const town::Words& words) const;
    // Once it is: each cell with its name.
    std::vector<view::ReviewRow> rows(const town::Pack& pack, const town::Words& words) const;

private:
    const town::Journey& journey_;
    std::string view_;  // "" = the act needs no look
    bool is_next_ = false;
    Looking looking_;
};

}  // namespace kiosk
