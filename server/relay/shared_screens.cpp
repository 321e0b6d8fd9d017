#include "server/relay/shared_screens.h"

#include <algorithm>

namespace server {
namespace {

// Either end asks every second or two while it is there.
constexpr std::chrono::seconds silent_after{20};
// What is over is remembered as long as its call could still be answered, so that it stays over.
constexpr std::chrono::hours remembered{24};
constexpr std::size_t most_shared = 1000, most_filled = 32;

using Lock = std::lock_guard<std::mutex>;

}  // namespace

std::string_view word(SharedScreens::State state) {
    switch (state) {
        case SharedScreens::State::open:
            return "open";
        case SharedScreens::State::asked:
            return "asked";
        case SharedScreens::State::allowed:
            return "allowed";
        case SharedScreens::State::over:
            return "over";
    }
    return "over";
}

std::string_view word(SharedScreens::Writing writing) {
    switch (writing) {
        case SharedScreens::Writing::no:
            return "no";
        case SharedScreens::Writing::asked:
            return "asked";
        case SharedScreens::Writing::allowed:
            return "allowed";
        case SharedScreens::Writing::refused:
            return "refused";
    }
    return "no";
}

void SharedScreens::part(Shared& shared) {
    shared.by.reset();
    shared.pointed.clear();
    shared.screen.reset();
    shared.filled.clear();
    shared.writing = Writing::no;
    if (shared.state != State::over) shared.state = State::open;
}

void SharedScreens::end(Shared& shared) {
    part(shared);
    shared.state = State::over;
}

void SharedScreens::forget_the_silent() {
    const base::Time now = clock_.now();
    for (auto& [call, shared] : shared_) {
        if (shared.state == State::over) continue;
        if (now - shared.terminal_heard > silent_after) {
            end(shared);
        } else if (shared.by && now - shared.clerk_heard > silent_after) {
            part(shared);
        }
    }
    std::erase_if(shared_,
                  [&](const auto& one) { return now - one.second.terminal_heard > remembered; });
}

bool SharedScreens::offer(const std::string& call, const std::string& terminal) {
    const Lock lock(lock_);
    forget_the_silent();
    // A terminal has one visitor: what it offered before is over.
    for (auto& [other, shared] : shared_) {
        if (other != call && shared.terminal == terminal) end(shared);
    }
    shared_.erase(call);
    if (shared_.size() >= most_shared) return false;
    Shared& made = shared_[call];
    made.terminal = terminal;
    made.terminal_heard = clock_.now();
    return true;
}

std::optional<SharedScreens::TerminalSees> SharedScreens::hear(const std::string& call,
                                                               const std::string& terminal,
                                                               TerminalSays says) {
    const Lock lock(lock_);
    forget_the_silent();
    const auto found = shared_.find(call);
    if (found == shared_.end() || found->second.terminal != terminal ||
        found->second.state == State::over) {
        return std::nullopt;
    }
    Shared& shared = found->second;
    shared.terminal_heard = clock_.now();
    using What = TerminalSays::What;
    switch (says.what) {
        case What::looks:
            break;
        case What::allows:
            // Agreed to whom the visitor was shown; somebody else has to ask.
            if (shared.state == State::asked && shared.by == shared.told_of)
                shared.state = State::allowed;
            break;
        case What::allows_writing:
        case What::refuses_writing:
            if (shared.writing == Writing::asked) {
                shared.writing =
                    says.what == What::allows_writing ? Writing::allowed : Writing::refused;
            }
            break;
        case What::refuses:
        case What::ends:
            end(shared);
            return std::nullopt;
    }
    while (!shared.filled.empty() && shared.filled.front().number <= says.taken) {
        shared.filled.pop_front();
    }
    if (says.screen && shared.state == State::allowed) {
        shared.screen = std::move(says.screen);
        ++shared.revision;
    }
    shared.told_of = shared.by;
    TerminalSees sees;
    sees.state = shared.state;
    sees.writing = shared.writing;
    if (shared.by) sees.by = *shared.by;
    sees.pointed = shared.pointed;
    for (const Filled& one : shared.filled) {
        sees.filled.push_back({one.number, one.question, base::SecretText(one.answer.reveal())});
    }
    return sees;
}

SharedScreens::Shared* SharedScreens::theirs(const std::string& call, const Watcher& by) {
    forget_the_silent();
    const auto found = shared_.find(call);
    if (found == shared_.end() || found->second.by != by) return nullptr;
    found->second.clerk_heard = clock_.now();
    return &found->second;
}

base::Result<void, SharedScreens::Refusal> SharedScreens::ask(const std::string& call,
                                                              const Watcher& by) {
    const Lock lock(lock_);
    forget_the_silent();
    const auto found = shared_.find(call);
    if (found == shared_.end() || found->second.state == State::over) {
        return base::Failure{Refusal::over};
    }
    Shared& shared = found->second;
    if (shared.by && shared.by != by) return base::Failure{Refusal::taken};
    shared.clerk_heard = clock_.now();
    if (shared.by) return {};
    shared.by = by;
    shared.state = State::asked;
    return {};
}

base::Result<SharedScreens::ClerkSees, SharedScreens::Refusal> SharedScreens::look(
    const std::string& call, const Watcher& by, std::uint64_t after) {
    const Lock lock(lock_);
    const Shared* shared = theirs(call, by);
    if (shared == nullptr) return base::Failure{Refusal::over};
    ClerkSees sees{shared->state, shared->writing, shared->revision, std::nullopt};
    if (shared->screen && shared->revision > after) {
        sees.screen = base::SecretText(shared->screen->reveal());
    }
    return sees;
}

base::Result<void, SharedScreens::Refusal> SharedScreens::point(const std::string& call,
                                                                const Watcher& by, std::string at) {
    const Lock lock(lock_);
    Shared* shared = theirs(call, by);
    if (shared == nullptr) return base::Failure{Refusal::over};
    if (shared->state != State::allowed) return base::Failure{Refusal::not_allowed};
    shared->pointed = std::move(at);
    return {};
}

base::Result<void, SharedScreens::Refusal> SharedScreens::ask_to_write(const std::string& call,
                                                                       const Watcher& by) {
    const Lock lock(lock_);
    Shared* shared = theirs(call, by);
    if (shared == nullptr) return base::Failure{Refusal::over};
    // Who said no is not asked again.
    if (shared->state != State::allowed || shared->writing == Writing::refused) {
        return base::Failure{Refusal::not_allowed};
    }
    if (shared->writing == Writing::no) shared->writing = Writing::asked;
    return {};
}

base::Result<void, SharedScreens::Refusal> SharedScreens::fill(const std::string& call,
                                                               const Watcher& by,
                                                               std::string question,
                                                               base::SecretText answer) {
    const Lock lock(lock_);
    Shared* shared = theirs(call, by);
    if (shared == nullptr) return base::Failure{Refusal::over};
    if (shared->state != State::allowed || shared->writing != Writing::allowed) {
        return base::Failure{Refusal::not_allowed};
    }
    if (shared->filled.size() >= most_filled) return base::Failure{Refusal::too_many};
    shared->filled.push_back({++shared->last_filled, std::move(question), std::move(answer)});
    return {};
}

void SharedScreens::leave(const std::string& call, const Watcher& by) {
    const Lock lock(lock_);
    if (Shared* shared = theirs(call, by)) part(*shared);
}

void SharedScreens::leave_all(const std::string& clerk, const std::string& counter) {
    const Lock lock(lock_);
    for (auto& [call, shared] : shared_) {
        if (shared.by && shared.by->clerk == clerk && shared.by->counter == counter) part(shared);
    }
}

}  // namespace server
