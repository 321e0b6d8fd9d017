#pragma once

#include <stdlib.h>

#include <condition_variable>

#include "base/emulated_clock.h"
#include "tests/unit/sync/line_on_paper.h"

// A terminal with a wound clock, a real outbox and a line on paper. `advance` returns when
// everything that came due has been dealt with, the town's answers included.
class SyncWorld {
public:
    using Weather = LineOnPaper::Weather;

    SyncWorld() {
        char name[] = "/tmp/sync-XXXXXX";
        folder = mkdtemp(name);
    }
    SyncWorld(const SyncWorld&) = delete;
    SyncWorld& operator=(const SyncWorld&) = delete;
    ~SyncWorld() {
        worker.reset();
        std::filesystem::remove_all(folder);
    }

    void start() {
        worker.reset();
        auto outbox =
            kiosk::Outbox::open(
                {.folder = folder / "outbox", .most_pages = most_pages, .ballast_bytes = 1 << 20},
                town.identity(), *clock)
                .take();
        worker = kiosk::SyncWorker::start(
            std::move(outbox), std::make_unique<LineOnPaper>(town, seen),
            town.ack_key().public_key(), *clock,
            [this](std::variant<kiosk::SyncWorker::Kept, kiosk::SyncFact> post) {
                const std::lock_guard lock(mutex_);
                if (const auto* kept = std::get_if<kiosk::SyncWorker::Kept>(&post)) {
                    kept_.push_back(*kept);
                } else {
                    fact_ = std::get<kiosk::SyncFact>(post);
                }
                changed_.notify_all();
            });
        settle();
    }

    // Orders one record and waits until it is on the disk: the thanks.
    kiosk::SyncWorker::Kept store(const std::string& body) {
        std::unique_lock lock(mutex_);
        const auto before = kept_.size();
        worker->store({.ticket = before, .body = base::SecretText(body)});
        changed_.wait(lock, [&] { return kept_.size() > before; });
        return kept_.back();
    }

    // Lets every thread come to rest without moving the clock's hands by more than they need.
    void settle() { clock->advance(std::chrono::milliseconds{0}); }

    // Winds until nothing waits, or gives up after `most`.
    bool drained_within(std::chrono::milliseconds most) {
        for (std::chrono::milliseconds wound{0}; wound < most; wound += std::chrono::seconds{1}) {
            if (fact().waiting == 0 && town.last_seq() > 0) return true;
            clock->advance(std::chrono::seconds{1});
        }
        return fact().waiting == 0;
    }

    kiosk::SyncFact fact() {
        const std::lock_guard lock(mutex_);
        return fact_;
    }

    // Every thanked record is in the register, once.
    bool nothing_lost_nothing_twice() {
        const auto applied = town.applied();
        for (const auto& kept : kept_) {
            if (!kept.result) continue;
            const auto found = applied.find(kept.result.value().id);
            if (found == applied.end() || found->second.size() != 1) return false;
        }
        return applied.size() == kept_.size();
    }

    std::filesystem::path folder;
    std::uint64_t most_pages = 65536;
    std::unique_ptr<base::EmulatedClock> clock = base::emulated_clock(base::system_clock()->now());
    fault::PaperTown town;
    LineOnPaper::Seen seen;
    std::unique_ptr<kiosk::SyncWorker> worker;

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<kiosk::SyncWorker::Kept> kept_;
    kiosk::SyncFact fact_;
};
