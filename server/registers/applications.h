#pragma once

#include <map>

#include "base/calendar.h"
#include "base/secret.h"
#include "server/store/store.h"
#include "town/application.h"

namespace server {

// `kept`: filed by a register alone, no clerk has to look (Journey::desk).
// `completion_asked`: 補正, something is missing. `withdrawn`: 取下げ by the person or for them.
enum class ApplicationState { received, confirmed, kept, completion_asked, withdrawn };
std::string_view word(ApplicationState state);
std::optional<ApplicationState> application_state_from(std::string_view word);

// One application in the town's hands.
struct Filed {
    std::string id;  // of the record
    std::string number;
    std::string secret_sha256;  // hex
    base::SecretText birth_date;
    std::string journey;
    int journey_version = 1;
    std::string section;
    std::string language;
    std::string terminal;      // its name
    base::Time received_at{};  // 受付日時: when it was safe on the terminal's disk
    base::Time arrived_at{};   // when the server had it
    ApplicationState state = ApplicationState::received;
    std::uint64_t version = 1;  // rises with every decision
    bool needs_staff = false;
    bool clock_suspect = false;
    bool withheld = false;  // Look-ups answer as if it did not exist.
    town::Evidence evidence;
    base::SecretText answers;  // JSON, see town/answers_json.h
    std::string actor;         // town/application.h, believed
    std::string on_behalf;
    // What its register said (register.h); "" and nothing when it has none.
    std::string effect_refused;
    std::map<std::string, std::string> effect_notes;
};

enum class DecisionKind { correct, confirm, withhold, release, ask_completion, withdraw };
std::string_view word(DecisionKind kind);
std::optional<DecisionKind> decision_kind_from(std::string_view word);

// What a clerk did; never changed, never removed.
struct Decision {
    std::uint64_t n = 0;
    base::Time at{};
    std::string clerk_id;
    std::string clerk;  // name
    DecisionKind kind = DecisionKind::confirm;
    std::string question, part;      // ask_completion: "completion" and what is missing, a word
    base::SecretText before, after;  // as in the answers, or plain text of a part; `after` of
                                     // ask_completion: until when
    std::string reason;
};

// The register `applications`: its tables, what happens to them, what can be asked of them.
class Applications {
public:
    explicit Applications(std::string town_id) : town_(std::move(town_id)) {}
    static Stored<void> create_tables(Transaction& transaction);

    // The effect of a record. Says false when its receipt number stands for another record.
    Stored<bool> file(Transaction& transaction, const Filed& filed) const;
    // Who did it and what its register said; once, in the same transaction.
    // What a clerk's card signed (Journey::signs), as it was, for whoever asks for proof later.
    Stored<void> keep_signature(Transaction& transaction, const std::string& id,
                                const town::Evidence& evidence,
                                const base::SecretText& signed_text) const;
    Stored<void> keep_effect(Transaction& transaction, const Filed& filed) const;

    Stored<std::optional<Filed>> by_secret(Transaction& transaction,
                                           const std::string& secret_sha256) const;
    Stored<std::optional<Filed>> by_number(Transaction& transaction,
                                           const std::string& number) const;
    Stored<std::optional<Filed>> by_id(Transaction& transaction, const std::string& id) const;

    // What was asked for last, and by when (YYYY-MM-DD).
    struct Completion {
        std::string what, until;
    };
    Stored<std::optional<Completion>> completion(Transaction& transaction,
                                                 const std::string& id) const;

    // What was received in a span of time, as figures need it: nobody's answers.
    struct Used {
        std::string journey;
        ApplicationState state = ApplicationState::received;
        bool needs_staff = false;
        base::Time received_at{}, arrived_at{};
        std::optional<base::Time> confirmed_at;
    };
    Stored<std::vector<Used>> used(Transaction& transaction, base::Time from,
                                   base::Time until) const;

    struct Page {
        std::string section;
        std::optional<ApplicationState> state;
        base::Time after_time{};  // go on after this 受付日時 …
        std::string after_id;     // … and, among equals, after this id
        std::size_t most = 50;
    };
    Stored<std::vector<Filed>> list(Transaction& transaction, const Page& page) const;
    Stored<std::vector<Decision>> decisions(Transaction& transaction, const std::string& id) const;

    // Writes what became of `filed` together with the decision. Says false when somebody else was
    // faster: the version in the register is no longer filed.version - 1.
    Stored<bool> decide(Transaction& transaction, const Filed& filed,
                        const Decision& decision) const;

private:
    Stored<std::optional<Filed>> one(Transaction& transaction, std::string_view sql,
                                     const std::string& value) const;
    std::string town_;
};

}  // namespace server
