#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/session/errands.h"
#include "kiosk/session/terminal.h"
#include "kiosk/view/view.h"
#include "town/answers.h"

namespace kiosk {

// A clerk elsewhere who sees this screen, from the call for staff on: asked for, agreed to, stopped
// at any moment, over with the visit. The visitor's word here counts; the town only hears of it.
class Watch {
public:
    // `call`: the request that calls staff; its answer says which call the screen belongs to.
    explicit Watch(Ticket call) : call_ticket_(call) {}

    // False: it was not for this one alone.
    bool on(const TownAnswered& answered, base::Instant now);
    void tick(Errands& errands, base::Instant now);
    std::optional<base::Instant> due() const;
    // What the visitor says to it; false: nothing to this.
    bool take(const view::Intent& intent);
    // What may be seen of the screen now.
    void shows(base::SecretText screen);
    // The visit is over.
    void end(Errands& errands);

    bool is_open() const { return state_ != State::calling && state_ != State::over; }
    bool is_asked() const { return state_ == State::asked; }
    bool is_allowed() const { return state_ == State::allowed; }
    bool asks_anything() const {
        return is_asked() || (is_allowed() && writing_ == Writing::asked);
    }

    struct Filled {
        std::string question;
        town::Answer answer;
    };
    // What the clerk has filled in since last asked.
    std::vector<Filled> take_filled();
    // Whether the clerk has done anything since last asked.
    bool take_signs_of_life();

    // Nothing: nobody is there.
    std::optional<view::Watched> shown(const Terminal& terminal, const town::Words& words) const;

private:
    enum class State { calling, open, asked, allowed, over };
    enum class Writing { no, asked, allowed, refused };

    void learn_call(const TownAnswered& answered);
    void learn(const std::string& reply);
    void tell_town(const char* what);
    HttpRequest request(const std::string& says) const;

    State state_ = State::calling;
    Writing writing_ = Writing::no;
    std::string call_, section_, counter_, pointed_;
    std::string say_, sent_;  // what the town has not heard yet, "" = nothing; what it was told
    std::optional<base::SecretText> screen_;  // the same of what is to be seen
    std::uint64_t screens_ = 0, sent_screens_ = 0;
    std::vector<Filled> filled_;
    std::uint64_t taken_ = 0;
    bool signs_of_life_ = false;
    std::optional<Ticket> call_ticket_, ticket_;
    base::Instant ask_at_{}, heard_at_{};
};

}  // namespace kiosk
