#pragma once

#include <stdlib.h>

#include <filesystem>
#include <set>

#include "kiosk/sync/sync.h"
#include "tests/fault/support/stub_server.h"

namespace fault {

// STATE of a terminal enrolled in the paper town, wherever a test wants it.
inline bool enrol_on_paper(PaperTown& town, const std::filesystem::path& state) {
    const StubServer server(town);
    return bool(kiosk::enrol(state, server.url(), town::to_text(town.code())));
}

// Ids of the records that an outbox still holds; empty optional: it is out of service.
inline std::optional<std::set<std::string>> held(const std::filesystem::path& state) {
    const auto terminal = kiosk::enrolled(state);
    if (!terminal || !terminal.value()) return std::nullopt;
    const auto clock = base::system_clock();
    auto outbox = kiosk::Outbox::open({.folder = state / "outbox"},
                                      kiosk::identity_of(*terminal.value()), *clock);
    if (!outbox) return std::nullopt;
    std::set<std::string> ids;
    for (std::uint64_t after = 0;;) {
        const auto batch = outbox.value()->oldest(after, 64, 1 << 20);
        if (!batch) return std::nullopt;
        if (batch.value().empty()) return ids;
        for (const auto& bytes : batch.value()) {
            const auto envelope = town::decode_envelope(bytes);
            if (!envelope) return std::nullopt;
            ids.insert(base::to_text(envelope.value().header.id));
            after = envelope.value().header.seq;
        }
    }
}

// A folder that goes when the test ends.
struct TemporaryFolder {
    TemporaryFolder() {
        char name[] = "/tmp/fault-XXXXXX";
        path = mkdtemp(name);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    std::filesystem::path path;
};

}  // namespace fault
