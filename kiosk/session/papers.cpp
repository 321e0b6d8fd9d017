#include "kiosk/session/papers.h"

#include "town/ruby.h"

namespace kiosk {
namespace {

void leave_out_readings(std::string& words) { words = town::without_ruby(words); }

// A printer sets one line of words after the other: readings above them have no room.
void leave_out_readings(drivers::printer::Paper& paper) {
    leave_out_readings(paper.head);
    leave_out_readings(paper.title);
    leave_out_readings(paper.big_label);
    for (auto& [label, value] : paper.rows) {
        leave_out_readings(label);
        leave_out_readings(value);
    }
    for (std::string& paragraph : paper.paragraphs) leave_out_readings(paragraph);
    for (std::string& column : paper.table.columns) leave_out_readings(column);
    for (auto& row : paper.table.rows) {
        for (std::string& cell : row) leave_out_readings(cell);
    }
}

}  // namespace

drivers::printer::Paper paper_of_town(const town::Words& words) {
    drivers::printer::Paper paper;
    paper.head = words.say("paper.town");
    paper.language = words.language();
    return paper;
}

// The first place of a pack is its town hall; without a checked number nothing is promised.
std::string phone_on_paper(const Terminal& terminal, const town::Words& words) {
    const auto& places = terminal.pack.places;
    if (places.empty() || places.front().phone.empty()) return {};
    return words.say("paper.phone", {{"phone", places.front().phone}});
}

void Papers::print(Errands& errands, std::vector<drivers::printer::Paper> papers) {
    if (papers.empty() || are_coming()) return;
    papers_ = std::move(papers);
    for (drivers::printer::Paper& paper : papers_) leave_out_readings(paper);
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
