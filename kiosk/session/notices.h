#pragma once

#include <string>

#include "kiosk/session/errands.h"
#include "town/words.h"

namespace kiosk {

// The emergency notice that takes over every terminal of the town. What somebody was doing under it
// is kept; who has read it may go on.
class Notices {
public:
    void tick(Errands& errands, base::Instant now);
    bool on(const TownAnswered& answered);
    std::optional<base::Instant> due() const;

    // Over the screen now: there is one, and whoever is here has not put it aside.
    bool takes_over() const { return there_is_one() && seen_ != id_; }
    bool there_is_one() const { return !id_.empty(); }
    void put_aside() { seen_ = id_; }
    void show_again() { seen_.clear(); }  // the next person has not read it
    view::Emergency shown(const town::Words& words) const;
    const std::string& title() const { return notice_.title; }

private:
    std::string id_, seen_;
    view::Emergency notice_;  // `since` as the town wrote it
    std::optional<Ticket> ticket_;
    base::Instant ask_at_{};
};

}  // namespace kiosk
