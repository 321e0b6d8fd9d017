// Papers: which are out, which still come, and whose screen was left meanwhile.
#include "base/log.h"
#include "kiosk/session/resident.h"

namespace kiosk {

bool Resident::any_paper_is_out() const {
    return visit_->paper_is_out || visit_->after.any_paper_is_out() ||
           (visit_->looking && visit_->looking->any_paper_is_out()) ||
           (visit_->carrying && visit_->carrying->any_paper_is_out()) ||
           (visit_->living && visit_->living->any_paper_is_out()) ||
           (visit_->way && visit_->way->any_paper_is_out());
}

bool Resident::papers_are_coming() const {
    return !visit_->papers_coming.empty() || visit_->after.papers_are_coming() ||
           (visit_->looking && visit_->looking->papers_are_coming()) ||
           (visit_->carrying && visit_->carrying->papers_are_coming()) ||
           (visit_->living && visit_->living->papers_are_coming()) ||
           (visit_->way && visit_->way->papers_are_coming());
}

// What the screen itself has waited for as long as a paper may take is not waited for once more.
bool Resident::is_anything_left(Event event) const {
    if (reader_ == ReaderState::card || any_paper_is_out()) return true;
    return event == Event::timed_out ? !visit_->papers_coming.empty() : papers_are_coming();
}

// A screen is left while its row prints: what is out is still to be taken, what is not comes out.
void Resident::leave_papers(Papers papers) {
    visit_->paper_is_out = visit_->paper_is_out || papers.any_is_out();
    if (papers.are_coming()) visit_->papers_coming.push_back(std::move(papers));
}

void Resident::leave_all_papers() {
    leave_papers(visit_->after.take_papers());
    if (visit_->looking) leave_papers(visit_->looking->take_papers());
    if (visit_->carrying) leave_papers(visit_->carrying->take_papers());
    if (visit_->living) leave_papers(visit_->living->take_papers());
    if (visit_->way) leave_papers(visit_->way->take_papers());
}

bool Resident::is_of_left_papers(const PaperDone& done) {
    std::vector<Papers>& coming = visit_->papers_coming;
    for (auto papers = coming.begin(); papers != coming.end(); ++papers) {
        if (!papers->on(done, errands_)) continue;
        visit_->paper_is_out = visit_->paper_is_out || papers->any_is_out();
        if (!papers->are_coming()) coming.erase(papers);
        return true;
    }
    return false;
}

void Resident::on_paper(const PaperDone& done) {
    if (!done.result) {
        base::log(base::Event::printer_fault, {{"fault", word(done.result.error())}});
    }
    const bool ours = is_of_left_papers(done) || visit_->after.on(done, errands_) ||
                      (visit_->looking && visit_->looking->on(done, errands_)) ||
                      (visit_->carrying && visit_->carrying->on(done, errands_)) ||
                      (visit_->living && visit_->living->on(done, errands_)) ||
                      (visit_->way && visit_->way->on(done, errands_));
    if (!ours) return;
    touched();  // Now begins the time to read it.
    // The only paper that was waited for did not come out.
    const bool waits_for_nothing = state_ == State::take_card && !is_anything_left(Event::finished);
    if (waits_for_nothing) return happen(Event::taken);
    set_idle_limit();
}

}  // namespace kiosk
