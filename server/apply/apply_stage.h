#pragma once

#include <memory>

#include "base/clock.h"
#include "server/registers/register.h"
#include "town/envelope.h"
#include "town/pack.h"

namespace server {

// The one who holds the seal key: a thread of its own that opens what arrived, checks it again and
// files it. Effect, `applied` row and audit row are one transaction, so a record acts at most once;
// what cannot be opened or applied becomes a dead letter that staff see.
class ApplyStage {
public:
    static Stored<void> create_tables(Transaction& transaction);
    static std::unique_ptr<ApplyStage> start(Store& store, base::Clock& clock, town::Opener opener,
                                             const town::Pack& pack, const RegisterList& registers,
                                             const std::string& town_id);
    virtual ~ApplyStage() = default;  // Finishes the record under way and joins.
    virtual void records_came() = 0;  // From any thread.
    // Applies what waits in the caller's own thread before it returns: for who must know at once.
    virtual void settle() = 0;
};

// One round of the stage, for it and for tests: applies at most `most` waiting records and says
// how many it dealt with.
Stored<std::size_t> apply_waiting(Store& store, const base::Clock& clock, town::Opener& opener,
                                  const town::Pack& pack, const RegisterList& registers,
                                  const std::string& town_id, std::size_t most);
// What time alone changes in the registers; the thread does it once a minute.
void tick_registers(Store& store, const base::Clock& clock, const town::Pack& pack,
                    const RegisterList& registers);

}  // namespace server
