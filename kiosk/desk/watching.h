#pragma once

#include <memory>

#include "kiosk/desk/act.h"
#include "kiosk/session/shared_screen.h"

namespace kiosk {

// A clerk looks at the screen of a terminal that has called: asks whether they may, sees what its
// visitor agreed to show, points, and fills in what is asked there once they may do that too.
// Nothing of it stays here when it is over.
class Watching {
public:
    Watching(const DeskCall& call, const ActGround& ground);

    void on(const view::Intent& intent);
    bool on(const TownAnswered& answered);
    void tick();
    std::optional<base::Instant> due() const;
    bool is_over() const { return phase_ == Phase::left; }
    view::Body body() const;

private:
    // `ended`: there is nothing to see any more, and why is on the screen.
    enum class Phase { asking, waits, sees, writes, ended, left };
    enum class Writing { no, asked, allowed, refused };

    void send(const char* method, const std::string& path, std::string body = {});
    void learn(const std::string& reply);
    void end(const char* why);
    void leave();
    void want_to_write();
    void begin_writing();
    void on_writing(const view::Intent& intent);
    void fill_in();
    const town::Question* asked() const;
    std::string state() const;
    view::Question writing() const;

    const ActGround ground_;
    std::string call_, terminal_;
    Phase phase_ = Phase::asking;
    Writing writing_ = Writing::no;
    SharedContent content_;
    bool has_content_ = false;
    std::uint64_t revision_ = 0;
    std::string pointed_;
    std::string said_;  // key of words: why it ended, or what the last act did
    std::string writing_for_;
    Draft draft_;
    bool wants_to_write_ = false;  // as soon as it is allowed
    std::optional<Ticket> look_ticket_, act_ticket_;
    base::Instant look_at_{};
};

}  // namespace kiosk
