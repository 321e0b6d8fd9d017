#pragma once

#include <utility>
#include <vector>

#include "kiosk/session/errands.h"
#include "kiosk/session/terminal.h"

namespace kiosk {

// A paper with the town hall's name above it; its telephone as words, "" while the pack knows none.
drivers::printer::Paper paper_of_town(const town::Words& words);
std::string phone_on_paper(const Terminal& terminal, const town::Words& words);

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
