// fault_outbox_writer STATE COUNT line|no-line [SECONDS]: the real outbox and the real sync of an
// enrolled terminal. Stores COUNT applications and writes a line with the record's id to stdout
// after each thanks, that is, after Outbox::put has returned. Then sends what it can for SECONDS
// and exits 0 when nothing waits, 3 when something still does, 4 when the outbox refused, 5 when it
// cannot start.
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "base/mailbox.h"
#include "kiosk/sync/sync.h"
#include "tests/fault/support/application.h"

namespace {

using namespace std::chrono_literals;
using Post = std::variant<kiosk::SyncWorker::Kept, kiosk::SyncFact>;

constexpr int still_waiting = 3;
constexpr int refused = 4;
constexpr int cannot_start = 5;

// A pipe takes a short line whole or not at all, so no thanks is ever half said.
void thank(const base::Uuid& id) {
    const auto line = base::to_text(id) + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::exit(cannot_start);
}

class Unit {
public:
    Unit(std::unique_ptr<kiosk::Outbox> outbox, const kiosk::TerminalKeys& keys)
        : worker_(kiosk::SyncWorker::start(std::move(outbox), keys, *clock_, [this](Post post) {
              facts_.post(std::make_unique<Post>(std::move(post)));
          })) {}

    int store_all(const std::string& short_name, std::uint64_t count) {
        for (std::uint64_t ticket = 1; ticket <= count; ++ticket) {
            const auto body = fault::sample_application(short_name, clock_->now());
            worker_->store({.ticket = ticket, .body = town::to_body(body)});
            const auto result = kept(ticket);
            if (!result) return refused;
            thank(result.value().id);
        }
        return 0;
    }

    bool drained_within(std::chrono::milliseconds most) {
        const auto end = clock_->monotonic() + most;
        while (fact_.waiting > 0 || fact_.line == kiosk::SyncFact::Line::unknown) {
            if (clock_->monotonic() >= end) return false;
            next(end);
        }
        return true;
    }

private:
    std::optional<kiosk::SyncWorker::Kept> next(std::optional<base::Instant> due) {
        auto post = facts_.wait(*alarm_, due);
        if (!post) return std::nullopt;
        if (auto* kept = std::get_if<kiosk::SyncWorker::Kept>(post->get())) return *kept;
        fact_ = std::get<kiosk::SyncFact>(**post);
        return std::nullopt;
    }

    base::Result<kiosk::Stored, kiosk::OutboxFault> kept(std::uint64_t ticket) {
        for (;;) {
            const auto kept = next(std::nullopt);
            if (kept && kept->ticket == ticket) return kept->result;
        }
    }

    std::unique_ptr<base::Clock> clock_ = base::system_clock();
    base::Mailbox<std::unique_ptr<Post>> facts_;
    std::unique_ptr<base::Alarm> alarm_ = clock_->alarm([this] { facts_.nudge(); });
    kiosk::SyncFact fact_;
    std::unique_ptr<kiosk::SyncWorker> worker_;
};

// Without a line: the outbox alone.
int store_only(kiosk::Outbox& outbox, const std::string& short_name, std::uint64_t count) {
    const auto clock = base::system_clock();
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto stored =
            outbox.put(town::to_body(fault::sample_application(short_name, clock->now())));
        if (!stored) return refused;
        thank(stored.value().id);
    }
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count < 4) return 2;
    const std::filesystem::path state = words[1];
    const auto records = std::strtoull(words[2], nullptr, 10);
    const bool line = std::strcmp(words[3], "line") == 0;
    const auto patience = std::chrono::seconds{count > 4 ? std::atoi(words[4]) : 0};
    const auto enrolled = kiosk::enrolled(state);
    if (!enrolled || !enrolled.value()) return cannot_start;
    const auto& terminal = *enrolled.value();
    const auto clock = base::system_clock();
    auto outbox =
        kiosk::Outbox::open({.folder = state / "outbox"}, kiosk::identity_of(terminal), *clock);
    if (!outbox) return cannot_start;
    const auto& name = terminal.enrolment.short_name;
    if (!line) return store_only(*outbox.value(), name, records);
    Unit unit(outbox.take(), terminal.keys);
    if (const int trouble = unit.store_all(name, records); trouble != 0) return trouble;
    return unit.drained_within(patience) ? 0 : still_waiting;
}
