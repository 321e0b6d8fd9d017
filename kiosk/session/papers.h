#pragma once

#include <vector>

#include "kiosk/session/errands.h"

namespace kiosk {

// Papers of one person, printed one after another; a fault stops the row, and asking again goes on
// with what is not out yet.
class Papers {
public:
    using State = view::Receipt::Paper;

    void print(Errands& errands, std::vector<drivers::printer::Paper> papers);
    void print_again(Errands& errands);
    // True: it was about these papers.
    bool on(const PaperDone& done, Errands& errands);

    State state() const { return state_; }
    bool are_coming() const { return state_ == State::printing; }
    bool any_is_out() const { return any_is_out_; }

private:
    void print_next(Errands& errands);

    std::vector<drivers::printer::Paper> papers_;
    std::size_t next_ = 0;
    std::optional<Ticket> ticket_;
    State state_ = State::none;
    bool any_is_out_ = false;
};

}  // namespace kiosk
