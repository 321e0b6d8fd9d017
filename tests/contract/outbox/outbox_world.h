#pragma once

#include <stdlib.h>

#include <filesystem>

#include "base/emulated_clock.h"
#include "kiosk/outbox/outbox.h"

// A terminal's disk, clock and town for tests of the outbox; the folder goes when the test ends.
namespace outbox_world {

inline base::Time some_day() { return base::Time{std::chrono::milliseconds{1'795'000'000'000}}; }

struct World {
    World() {
        char name[] = "/tmp/outbox-XXXXXX";
        folder = mkdtemp(name);
    }
    World(const World&) = delete;
    World& operator=(const World&) = delete;
    ~World() { std::filesystem::remove_all(folder); }

    kiosk::TerminalIdentity identity(std::uint64_t incarnation = 1) const {
        return {
            .terminal = terminal, .incarnation = incarnation, .seal_key = seal_key.public_key()};
    }
    kiosk::Outbox::Settings settings() const {
        return {
            .folder = folder / "outbox", .most_pages = most_pages, .ballast_bytes = ballast_bytes};
    }
    base::Result<std::unique_ptr<kiosk::Outbox>, kiosk::OutboxFault> open(
        std::uint64_t incarnation = 1) const {
        return kiosk::Outbox::open(settings(), identity(incarnation), *clock);
    }
    town::Ack ack(const kiosk::Stored& stored, std::uint64_t incarnation = 1) const {
        return {.terminal = terminal,
                .incarnation = incarnation,
                .through_seq = stored.seq,
                .head_hash = stored.hash};
    }

    std::filesystem::path folder;
    std::uint64_t most_pages = 65536;
    std::size_t ballast_bytes = 1 << 20;
    std::unique_ptr<base::EmulatedClock> clock = base::emulated_clock(some_day());
    base::crypto::PrivateKey seal_key = base::crypto::PrivateKey::make_p256();
    base::Uuid terminal = base::uuid_v7(some_day());
};

inline base::SecretText body(const std::string& text) { return base::SecretText(text); }

}  // namespace outbox_world
