#include "server/tables.h"

#include "server/apply/apply_stage.h"
#include "server/desk/sessions.h"
#include "server/enrol/enrolments.h"
#include "server/intake/inbox.h"
#include "server/pack_file.h"
#include "server/registers/applications.h"
#include "server/registers/audit.h"
#include "server/registers/calls.h"
#include "server/registers/devices.h"
#include "server/registers/presence.h"
#include "server/registers/staff.h"
#include "server/registers/terminals.h"
#include "server/registers/tries.h"

namespace server {

Stored<void> create_tables(Store& store, const RegisterList& registers) {
    return store.transact([&](Transaction& transaction) -> Stored<void> {
        for (const auto create :
             {Terminals::create_tables, Enrolments::create_tables, Inbox::create_tables,
              ApplyStage::create_tables, Applications::create_tables, Staff::create_tables,
              Tries::create_tables, DeskSessions::create_tables, Audit::create_tables,
              Calls::create_tables, Devices::create_tables, Presences::create_tables,
              create_pack_tables}) {
            TRY(create(transaction));
        }
        for (const auto& one : registers) TRY(one->create_tables(transaction));
        return {};
    });
}

}  // namespace server
