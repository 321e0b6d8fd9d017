#pragma once

#include "kiosk/session/worker.h"
#include "town/pack.h"

namespace kiosk {

// The guide's thread. It is opened when somebody begins to ask and closed when they are gone: what
// they asked is not left in its memory, and a terminal that nobody asks does not carry it.
std::unique_ptr<Worker<AskGuide>> guide_worker(const town::Pack& pack, base::Clock& clock,
                                               std::function<void(Fact)> post);

}  // namespace kiosk
