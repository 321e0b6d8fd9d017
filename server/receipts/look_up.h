#pragma once

#include <variant>

#include "base/clock.h"
#include "server/registers/applications.h"
#include "server/registers/audit.h"
#include "server/registers/terminals.h"
#include "server/registers/tries.h"

namespace server {

// What a receipt's holder may learn, and nothing more.
struct ReceiptState {
    ApplicationState state = ApplicationState::received;
    base::Date received_on{};  // civil date of the 受付日時 in Asia/Tokyo
    std::optional<Applications::Completion> completion{};  // while it is asked for
};
// Unknown, withheld, wrong birth date and not yet arrived are one and the same answer.
struct NoSuchReceipt {};
struct TooManyTries {};
using LookUpAnswer = std::variant<ReceiptState, NoSuchReceipt, TooManyTries>;

// Tells what became of an application, by the QR's secret or by number and birth date. Wrong
// guesses are counted: five a day on one number (known or not), a hundred a day on one terminal.
// The pages, behind which many people stand, are never closed as a whole.
class LookUp {
public:
    LookUp(Store& store, const base::Clock& clock, const std::string& town_id)
        : store_(store), clock_(clock), applications_(town_id), tries_(town_id), audit_(town_id) {}

    Stored<LookUpAnswer> by_secret(const Terminal& terminal, base::ByteView secret) const;
    Stored<LookUpAnswer> by_secret_hash(const Terminal& terminal, const std::string& hash) const;
    Stored<LookUpAnswer> by_number(const Terminal& terminal, std::string_view typed_number,
                                   const base::SecretText& birth_date) const;

private:
    Stored<bool> is_closed(Transaction& transaction, const Terminal& terminal) const;
    Stored<LookUpAnswer> answer(Transaction& transaction, const Terminal& terminal,
                                const std::optional<Filed>& filed, bool proven,
                                const std::string& number) const;

    Store& store_;
    const base::Clock& clock_;
    Applications applications_;
    Tries tries_;
    Audit audit_;
};

}  // namespace server
