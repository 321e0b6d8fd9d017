#pragma once

#include <string>

#include "kiosk/session/errands.h"
#include "kiosk/session/terminal.h"

namespace kiosk {

// 職員を呼ぶ: the call, who is there to come, and whether somebody said they do. Calling needs no
// line to be of use: the screen says what to do either way.
class StaffCall {
public:
    StaffCall(Errands& errands, std::string reason, base::Instant now);

    void on(const TownAnswered& answered, base::Instant now);
    void tick(Errands& errands, base::Instant now);
    std::optional<base::Instant> due() const;

    // Of the request that called, while its answer is waited for.
    std::optional<Ticket> call_ticket() const { return call_ticket_; }

    view::CallStaff shown(const Terminal& terminal, const town::Words& words) const;

private:
    enum class Who { unknown, present, on_call, closed };
    enum class Call { asked, sent, answered, unanswered, not_sent };

    std::string reason_;
    base::Instant since_{}, look_at_{};
    Who who_ = Who::unknown;
    Call call_ = Call::asked;
    std::optional<Ticket> call_ticket_, presence_ticket_, look_ticket_;
};

}  // namespace kiosk
