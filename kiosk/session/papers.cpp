#include "kiosk/session/papers.h"

namespace kiosk {

void Papers::print(Errands& errands, std::vector<drivers::printer::Paper> papers) {
    if (papers.empty() || are_coming()) return;
    papers_ = std::move(papers);
    next_ = 0;
    print_next(errands);
}

void Papers::print_again(Errands& errands) {
    if (papers_.empty() || are_coming()) return;
    if (next_ >= papers_.size()) next_ = 0;
    print_next(errands);
}

void Papers::print_next(Errands& errands) {
    ticket_ = errands.print(papers_[next_]);
    state_ = ticket_ ? State::printing : State::trouble;
}

bool Papers::on(const PaperDone& done, Errands& errands) {
    if (!ticket_ || done.ticket != *ticket_) return false;
    ticket_.reset();
    if (!done.result) {
        state_ = State::trouble;
        return true;
    }
    any_is_out_ = true;
    if (++next_ < papers_.size())
        print_next(errands);
    else
        state_ = State::done;
    return true;
}

}  // namespace kiosk
