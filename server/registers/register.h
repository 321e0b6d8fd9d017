#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "server/registers/applications.h"
#include "server/registers/staff.h"
#include "server/registers/terminals.h"
#include "server/store/store.h"
#include "town/application.h"
#include "town/pack.h"
#include "town/table.h"

namespace server {

// One record on its way into a register: already opened, checked by the town's rules, its
// terminal's role and its actor allowed (open_record.h).
struct Act {
    const Filed& filed;
    const town::Application& application;
    const town::Journey& journey;
    const town::Pack& pack;
    const Terminal& terminal;    // where it was typed; of a field device: its name and role
    std::optional<Clerk> clerk;  // who typed it at a counter
    base::Time now{};
};

// What became of it. Refused is an outcome, not a fault: the record stays filed with the word,
// which staff and the person read as register.R.refused.WORD. What `apply` wrote before it refused
// stays (a count of wrong codes); so it looks first, and writes no half of an effect. A fault rolls
// all back: `refused` of the store (a constraint) makes the record a dead letter `register-fault`.
// `notes` are what the person is told: shown as register.R.note.KEY with {value}. Two keys mean
// more: `big` is read from afar, and `waits` says that all is right and somebody else's part
// follows (a counter, a second person), so that nobody is thanked for what is not finished.
struct Effect {
    std::string refused;
    std::map<std::string, std::string> notes;
};
inline Effect refused(std::string word) { return {.refused = std::move(word), .notes = {}}; }

// Who asks to see something.
struct ViewAsk {
    base::Time now{};
    const town::Pack& pack;
    std::optional<Clerk> clerk;          // at a counter
    std::string device, role;            // terminal or field device
    std::optional<town::Person> person;  // from the card, at a resident's terminal
    std::map<std::string, std::string, std::less<>> parameters;
};

// One view of a register and who may see it. A clerk sees it when `section` is theirs or "".
// `roles` are terminals' and field devices'; such a view is about `device` or `person` and shows
// theirs only.
struct ViewRule {
    std::string view;
    bool desk = false;
    std::string section;
    std::vector<std::string> roles;
    bool needs_person = false;
    // False: about one row, reached by an act on that row; it stands in no list of views.
    bool listed = true;
    // False: it is about nobody and refreshes itself, so that looking at it is not in the audit.
    bool logged = true;
};

// One measure's register: its own tables, effects and queries, one file each. It names no other
// register's tables; what two need is asked of the other through its public functions.
class Register {
public:
    virtual ~Register() = default;
    virtual std::string_view name() const = 0;  // Journey::register_name
    virtual Stored<void> create_tables(Transaction& transaction) const = 0;
    // In the transaction that files the record; called once a record.
    virtual Stored<Effect> apply(Transaction& transaction, const Act& act) const = 0;
    virtual std::vector<ViewRule> views() const = 0;
    virtual Stored<town::Table> view(Transaction& transaction, std::string_view view,
                                     const ViewAsk& ask) const = 0;
    // What time alone changes (an order's cut-off, a message due); called every minute, must be
    // able to run twice. The ordinary register has nothing to do.
    virtual Stored<void> tick(Transaction&, const town::Pack&, base::Time) const { return {}; }
};

using RegisterList = std::vector<std::unique_ptr<Register>>;
// The list of all.cpp, one line a register; made once a program.
RegisterList all_registers(const std::string& town_id);
// Null when there is none of this name.
const Register* find_register(const RegisterList& registers, std::string_view name);

}  // namespace server
