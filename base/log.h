#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <variant>

namespace base {

// Every line a program may log: id, meaning, who reads it. Nothing else is logged, and nothing here
// can carry a name, a number of a person, a PIN or a card's answer.
enum class Event {
    program_started,     // what runs, with its version. Operator.
    pack_refused,        // a pack was not taken, `reason`. Operator.
    pack_active,         // which pack version runs. Operator.
    row_missing,         // the session got an event its table has no row for. Developer.
    card_fault,          // a reader or card gave trouble, `fault`. Operator.
    reader_gone,         // the reader vanished. Operator.
    outbox_fault,        // the disk refused a record, `fault`. Operator, at once.
    record_stored,       // a record is on disk, `seq`. Auditor.
    sync_sent,           // a batch was acknowledged, `through`. Operator.
    sync_failed,         // a batch was not acknowledged, `reason`, `status`. Operator.
    clock_suspect,       // terminal and server disagree by over five minutes. Operator.
    server_ready,        // all listeners accept. Operator.
    request_refused,     // a request was not served, `status`, `reason`. Operator.
    record_quarantined,  // a record was set aside, `reason`. Staff.
    record_dead,         // a record could not be opened or applied, `reason`. Staff.
    record_applied,      // a record reached its register. Auditor.
    staff_session,       // a clerk signed in or out, `what`. Auditor.
    store_fault,         // the server's store refused, `fault`. Operator, at once.
    printer_fault,       // paper was not printed, `fault`. Staff.
    device_checked,      // --check tried a device, `device`, `state`. Operator.
    glyph_missing,       // no font draws this character, its `code` alone. Staff.
};

using LogValue = std::variant<std::string_view, std::int64_t>;

// One JSON object a line on stderr; control and bidirectional characters are escaped.
void log(Event event, std::initializer_list<std::pair<std::string_view, LogValue>> values = {});

}  // namespace base
