#include "server/registers/queue.h"

#include "base/crypto/crypto.h"
#include "server/registers/said.h"
#include "town/answers_json.h"
#include "town/receipt.h"

namespace server {

namespace {

// Whether the card read now is of who filed it: the same name and birth date on the card then, or,
// filed without a card, the birth date that was said.
bool is_in_their_queue(const Filed& filed, const town::Person& now) {
    const auto same = [](const base::SecretText& a, const base::SecretText& b) {
        return !a.empty() &&
               base::crypto::same(base::view_of(a.reveal()), base::view_of(b.reveal()));
    };
    if (!same(filed.birth_date, now.birth_date)) return false;
    const auto answers = town::answers_from_json(filed.answers.reveal());
    if (!answers) return false;
    for (const auto& [question, answer] : answers.value()) {
        const auto* card = std::get_if<town::FromCard>(&answer);
        if (card != nullptr) return same(card->person.name, now.name);
    }
    return true;
}

}  // namespace

Stored<Effect> Queue::apply(Transaction& transaction, const Act& act) const {
    if (act.journey.act == "file") return Effect{};
    if (act.journey.act == "withdraw") return withdraw(transaction, act);
    return refused("unknown-act");
}

Stored<Effect> Queue::withdraw(Transaction& transaction, const Act& act) const {
    const auto number = town::read_receipt_number(written(act, "receipt")).value_or("misread");
    auto filed = TRY(applications_.by_number(transaction, number));
    const auto* who = person(act);
    // Unknown, hidden and somebody else's are answered alike.
    if (!filed || filed->withheld || filed->id == act.filed.id || who == nullptr ||
        !is_in_their_queue(*filed, *who)) {
        return refused("no-such-application");
    }
    if (filed->state == ApplicationState::withdrawn || filed->state == ApplicationState::kept) {
        return refused("nothing-to-withdraw");
    }
    filed->state = ApplicationState::withdrawn;
    filed->version += 1;
    const auto before = TRY(applications_.decisions(transaction, filed->id));
    TRY(applications_.decide(transaction, *filed,
                             {.n = before.size() + 1,
                              .at = act.now,
                              .clerk_id = {},
                              .clerk = {},
                              .kind = DecisionKind::withdraw,
                              .question = {},
                              .part = {},
                              .before = {},
                              .after = {},
                              .reason = act.filed.number}));
    return Effect{.refused = {}, .notes = {{"withdrawn", number}}};
}

}  // namespace server
