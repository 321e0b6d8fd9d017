#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/crypto/certificate.h"
#include "kiosk/outbox/outbox.h"
#include "kiosk/pack_store/pack_store.h"
#include "kiosk/settings.h"
#include "kiosk/sync/sync.h"

namespace kiosk {

using OpenedOutbox = base::Result<std::unique_ptr<Outbox>, OutboxFault>;

// What an enrolled terminal runs on, fetched while its window opens.
struct Fetched {
    EnrolledTerminal as;
    std::string role;
    PackChoice choice;
    OpenedOutbox outbox;
    std::optional<base::crypto::Certificate> certificate;
    std::optional<base::crypto::PrivateKey> key;
};

// As --state says, at the door --server names: a town that moved is still known by its authority.
// Nothing: not enrolled; the error is a line for who starts it.
base::Result<std::optional<EnrolledTerminal>, std::string> enrolled_for(const Settings& settings);
// All of it, on threads of its own; nothing: not enrolled.
base::Result<std::optional<Fetched>, std::string> fetch(const Settings& settings,
                                                        const base::Clock& clock);
// Why a terminal cannot start with it; a refused pack beside a good one is only told.
std::optional<std::string> why_not(const Settings& settings, const Fetched& fetched);
std::string why_refused(const Settings& settings, const PackRefusal& refusal);

}  // namespace kiosk
