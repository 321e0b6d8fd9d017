#include "server/receipts/look_up.h"

#include "town/receipt.h"

namespace server {

namespace {

constexpr int most_tries_on_a_number = 5;
constexpr int most_tries_at_a_terminal = 100;
constexpr int tries_that_alarm_at_the_pages = 5000;
constexpr std::string_view nobody = "0000-00-00";

bool may_be_told(const std::optional<Filed>& filed) { return filed && !filed->withheld; }

// Behind the pages everybody stands: one who guesses must not close them for all. Their own door
// counts each address; here the sum only alarms.
bool is_pages(const Terminal& terminal) { return terminal.role == "pages"; }

}  // namespace

Stored<LookUpAnswer> LookUp::answer(Transaction& transaction, const Terminal& terminal,
                                    const std::optional<Filed>& filed, bool proven,
                                    const std::string& number) const {
    const auto now = clock_.now();
    const auto day = base::tokyo_date(now);
    if (proven && may_be_told(filed)) {
        TRY(audit_.add(transaction, now,
                       {.actor = terminal.name,
                        .action = "receipt.looked_up",
                        .subject = filed->number,
                        .purpose = ""}));
        ReceiptState said{filed->state, base::tokyo_date(filed->received_at), std::nullopt};
        if (filed->state == ApplicationState::completion_asked) {
            said.completion = TRY(applications_.completion(transaction, filed->id));
        }
        return LookUpAnswer(std::move(said));
    }
    // Every way to fail writes the same rows, so it takes the same time.
    TRY(tries_.add(transaction, "look-up at", terminal.id, day));
    TRY(tries_.add(transaction, "look-up of", number, day));
    if (is_pages(terminal)) {
        tell_of_guessing(TRY(tries_.count(transaction, "look-up at", terminal.id, day)),
                         tries_that_alarm_at_the_pages, "receipts-guessed");
    }
    return LookUpAnswer(NoSuchReceipt{});
}

Stored<bool> LookUp::is_closed(Transaction& transaction, const Terminal& terminal) const {
    if (is_pages(terminal)) return false;
    const auto day = base::tokyo_date(clock_.now());
    return TRY(tries_.count(transaction, "look-up at", terminal.id, day)) >=
           most_tries_at_a_terminal;
}

Stored<LookUpAnswer> LookUp::by_secret(const Terminal& terminal, base::ByteView secret) const {
    return by_secret_hash(terminal, base::hex(base::crypto::sha256(secret)));
}

Stored<LookUpAnswer> LookUp::by_secret_hash(const Terminal& terminal,
                                            const std::string& hash) const {
    return in_transaction(store_, [&](Transaction& transaction) -> Stored<LookUpAnswer> {
        if (TRY(is_closed(transaction, terminal))) return LookUpAnswer(TooManyTries{});
        const auto filed = TRY(applications_.by_secret(transaction, hash));
        return answer(transaction, terminal, filed, true, "by secret");
    });
}

Stored<LookUpAnswer> LookUp::by_number(const Terminal& terminal, std::string_view typed_number,
                                       const base::SecretText& birth_date) const {
    // A number whose check sign is wrong is looked for too: it is answered as any unknown one.
    const auto number = town::read_receipt_number(typed_number).value_or("misread");
    return in_transaction(store_, [&](Transaction& transaction) -> Stored<LookUpAnswer> {
        const auto day = base::tokyo_date(clock_.now());
        const bool closed = TRY(is_closed(transaction, terminal));
        const auto of_number = TRY(tries_.count(transaction, "look-up of", number, day));
        const bool misread = number == "misread";
        if (closed || (!misread && of_number >= most_tries_on_a_number)) {
            return LookUpAnswer(TooManyTries{});
        }
        const auto filed = TRY(applications_.by_number(transaction, number));
        const auto known = may_be_told(filed) && !filed->birth_date.empty()
                               ? filed->birth_date
                               : base::SecretText(std::string(nobody));
        const bool proven =
            base::crypto::same(base::view_of(known.reveal()), base::view_of(birth_date.reveal())) &&
            birth_date.reveal() != nobody;
        return answer(transaction, terminal, filed, proven, number);
    });
}

}  // namespace server
