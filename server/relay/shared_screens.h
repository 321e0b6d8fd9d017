#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"

namespace server {

// Screens that visitors agreed to show to a clerk elsewhere, one per call, passed on from the
// terminal to the counter and back. Held in memory only: never stored, never logged, forgotten when
// either end leaves, stops or falls silent. Both doors' threads come here, hence the lock.
class SharedScreens {
public:
    explicit SharedScreens(const base::Clock& clock) : clock_(clock) {}

    // `open`: nobody asked yet. `over` stays over until a visitor calls again.
    enum class State { open, asked, allowed, over };
    enum class Writing { no, asked, allowed, refused };

    // Who looks: a clerk at one counter.
    struct Watcher {
        std::string clerk, counter, section;
        bool operator==(const Watcher&) const = default;
    };
    // An answer a clerk filled in, as the answers' JSON; taken when the terminal has said so.
    struct Filled {
        std::uint64_t number = 0;
        std::string question;
        base::SecretText answer;
    };

    // The terminal's end.
    struct TerminalSays {
        enum class What { looks, allows, refuses, allows_writing, refuses_writing, ends };
        What what = What::looks;
        bool offers = false;                     // the visitor has just called
        std::optional<base::SecretText> screen;  // kept only while it is allowed
        std::uint64_t taken = 0;                 // of what was filled in
    };
    struct TerminalSees {
        State state = State::open;
        Writing writing = Writing::no;
        Watcher by;
        std::string pointed;
        std::deque<Filled> filled;
    };
    // A visitor has called: nobody looks yet, whatever was before. False: there is no room.
    bool offer(const std::string& call, const std::string& terminal);
    // Empty: unknown, another terminal's, or over.
    std::optional<TerminalSees> hear(const std::string& call, const std::string& terminal,
                                     TerminalSays says);

    // The clerk's end.
    enum class Refusal { over, taken, not_allowed, too_many };
    struct ClerkSees {
        State state = State::asked;
        Writing writing = Writing::no;
        std::uint64_t revision = 0;
        std::optional<base::SecretText> screen;  // newer than what was asked after
    };
    base::Result<void, Refusal> ask(const std::string& call, const Watcher& by);
    base::Result<ClerkSees, Refusal> look(const std::string& call, const Watcher& by,
                                          std::uint64_t after);
    base::Result<void, Refusal> point(const std::string& call, const Watcher& by, std::string at);
    base::Result<void, Refusal> ask_to_write(const std::string& call, const Watcher& by);
    base::Result<void, Refusal> fill(const std::string& call, const Watcher& by,
                                     std::string question, base::SecretText answer);
    void leave(const std::string& call, const Watcher& by);
    void leave_all(const std::string& clerk, const std::string& counter);

private:
    struct Shared {
        std::string terminal;
        State state = State::open;
        Writing writing = Writing::no;
        std::optional<Watcher> by;
        std::optional<Watcher> told_of;  // whom the terminal was last told of
        std::string pointed;
        std::uint64_t revision = 0, last_filled = 0;
        std::optional<base::SecretText> screen;
        std::deque<Filled> filled;
        base::Time terminal_heard{}, clerk_heard{};
    };
    void forget_the_silent();
    static void part(Shared& shared);  // the clerk is gone
    static void end(Shared& shared);
    // The watch of this clerk; null: none, or over.
    Shared* theirs(const std::string& call, const Watcher& by);

    const base::Clock& clock_;
    std::mutex lock_;
    std::map<std::string, Shared> shared_;  // by call
};

std::string_view word(SharedScreens::State state);
std::string_view word(SharedScreens::Writing writing);

}  // namespace server
