#pragma once

#include <optional>
#include <string>

#include "kiosk/session/papers.h"
#include "kiosk/session/terminal.h"
#include "town/way/steps.h"

namespace kiosk {

// The place of the pack a terminal stands at, by its name or role; "" = none.
std::string place_id_of(const Terminal& terminal);
// The buildings it stands in, as the pack tells of them.
std::optional<town::way::Site> site_of(const Terminal& terminal);

// The way to a place in the building, over whatever is on the screen: chosen, shown, printed.
class WayShown {
public:
    // `to`: a spot; "" = the visitor chooses one.
    WayShown(const town::way::Site& site, std::string to) : site_(&site), to_(std::move(to)) {
        chooses_ = to_.empty();
    }

    bool choose(const std::string& spot);
    // False: there is no step back but out of it.
    bool back();
    void print(Errands& errands, const Terminal& terminal, const town::Words& words,
               town::way::Need need, const std::string& foot);
    bool on(const PaperDone& done, Errands& errands) { return papers_.on(done, errands); }
    bool papers_are_coming() const { return papers_.are_coming(); }
    bool any_paper_is_out() const { return papers_.any_is_out(); }
    Papers take_papers() { return std::exchange(papers_, Papers()); }

    view::Way shown(const Terminal& terminal, const town::Words& words, town::way::Need need) const;

private:
    const town::way::Site* site_;
    std::string to_;
    bool chooses_ = true;
    Papers papers_;
};

}  // namespace kiosk
