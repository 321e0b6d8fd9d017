#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/journey/draft.h"
#include "kiosk/session/staff_call.h"
#include "town/guide/help.h"
#include "town/unanswered.h"

namespace kiosk {

// A visitor's talk with the guide: what they type, what came back, and what a short question after
// it is about. Thrown away with the visit.
class Guiding {
public:
    // Has the guide opened, so that it is ready when the question is.
    explicit Guiding(Errands& errands);

    // A touch while the question is typed.
    void take(const view::Intent& intent);
    bool can_ask() const;
    void ask(Errands& errands, const std::string& language);
    // One of the answers shown, or one that is often asked next. False: it is none of these.
    bool choose(Errands& errands, const std::string& id);
    void fits_none();  // 「どれでもない」
    void type_again() { draft_ = {}; }

    // True: it was the answer waited for.
    bool on(const GuideAnswered& answered, Errands& errands, const Terminal& terminal,
            base::Instant now);
    bool on(const TownAnswered& answered, base::Instant now);
    void tick(Errands& errands, base::Instant now);
    std::optional<base::Instant> due() const;

    bool is_urgent() const;
    // What an answer on the screen leads to; null or empty = nothing.
    const town::guide::Entry* entry(const std::string& id) const;
    town::guide::Handover handover(const std::string& id) const;

    // The question, once, where the answers did not serve it and something of it may be kept.
    std::optional<town::UnansweredQuestion> unserved(const std::string& language, base::Date day);
    void was_left();    // from among answers of which none was taken
    void was_served();  // an answer was taken up

    view::GuideAsk asked(const Terminal& terminal, const town::Words& words) const;
    view::GuideAnswer shown(const Terminal& terminal, const town::Words& words) const;

private:
    using How = town::UnansweredQuestion::How;
    using Turn = town::guide::Turn;

    void meet_distress(Errands& errands, const Terminal& terminal, base::Instant now);
    void may_be_distress(const Terminal& terminal);
    std::vector<view::GuideHelp> help_shown(const std::string& language) const;
    view::GuideEntry shown(const town::guide::Entry& entry, const Terminal& terminal,
                           const town::Words& words) const;

    Draft draft_;
    base::SecretText question_;
    std::optional<Ticket> ticket_;  // an answer is waited for
    std::optional<Turn> turn_;      // empty and nothing waited for: the guide is not there
    std::optional<town::guide::Entry> about_;
    std::string may_keep_;
    std::set<std::size_t>
        told_;  // hashes of what was told in this talk: the same again counts once
    std::optional<How> unserved_;
    // Distress: its cards by language, and the call that was made at once.
    std::map<std::string, std::vector<town::guide::HelpCard>> help_;
    std::optional<StaffCall> call_;
};

}  // namespace kiosk
