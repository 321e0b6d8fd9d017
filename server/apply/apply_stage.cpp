#include "server/apply/apply_stage.h"

#include <thread>

#include "base/log.h"
#include "base/mailbox.h"
#include "base/uuid.h"
#include "server/apply/open_record.h"
#include "server/registers/audit.h"
#include "server/registers/terminals.h"

namespace server {

namespace {

constexpr std::size_t records_in_a_round = 64;
constexpr std::chrono::seconds pause_after_fault{5};

// What opening a record led to.
struct Opened {
    WaitingRecord record;
    base::Result<Filed, std::string> outcome;
};

// All that opening needs of the store, so that no key is used while a transaction is open.
struct Found {
    WaitingRecord record;
    std::optional<Terminal> terminal;
    std::optional<base::Bytes> before;
};

Stored<std::vector<Found>> find_waiting(Store& store, const std::string& town_id,
                                        std::size_t most) {
    const Inbox inbox(town_id);
    const Terminals terminals(town_id);
    return in_transaction(store, [&](Transaction& transaction) -> Stored<std::vector<Found>> {
        std::vector<Found> found;
        for (auto& record : TRY(inbox.waiting(transaction, most))) {
            Found one;
            one.terminal = TRY(terminals.by_id(transaction, record.terminal));
            const auto envelope = town::decode_envelope(record.envelope);
            if (envelope) {
                one.before = TRY(inbox.envelope_before(transaction, envelope.value().header));
            }
            one.record = std::move(record);
            found.push_back(std::move(one));
        }
        return found;
    });
}

base::Result<Filed, std::string> opened(const Found& found, town::Opener& opener,
                                        const town::Pack& pack) {
    if (!found.terminal) return base::Failure{std::string("unknown-terminal")};
    std::optional<town::Header> before;
    if (found.before) {
        const auto envelope = town::decode_envelope(*found.before);
        if (envelope) before = envelope.value().header;
    }
    return open_record(found.record, before ? &*before : nullptr, found.terminal->name,
                       found.terminal->short_name, found.terminal->enrolled_at, opener, pack);
}

Stored<void> bury(Transaction& transaction, const std::string& town_id, base::Time now,
                  const WaitingRecord& record, const std::string& reason) {
    TRY(Inbox(town_id).mark_dead(transaction, record.id, reason, now));
    base::log(base::Event::record_dead, {{"reason", reason}, {"record", record.id}});
    return Audit(town_id).add(
        transaction, now,
        {.actor = "server", .action = "record.dead", .subject = record.id, .purpose = reason});
}

Stored<void> apply_one(Transaction& transaction, const std::string& town_id, base::Time now,
                       const Opened& opened) {
    const auto& record = opened.record;
    if (!opened.outcome) {
        return bury(transaction, town_id, now, record, opened.outcome.error());
    }
    const auto first_time = TRY(transaction.run(
        "INSERT INTO applied (town_id, id, register, applied_at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (town_id, id) DO NOTHING RETURNING 1",
        {town_id, record.id, std::string("applications"), value_of(now)}));
    if (!first_time.empty()) {
        if (!TRY(Applications(town_id).file(transaction, opened.outcome.value()))) {
            TRY(transaction.run("DELETE FROM applied WHERE town_id = $1 AND id = $2",
                                {town_id, record.id}));
            return bury(transaction, town_id, now, record, "receipt-reused");
        }
        TRY(Audit(town_id).add(transaction, now,
                               {.actor = opened.outcome.value().terminal,
                                .action = "record.applied",
                                .subject = opened.outcome.value().number,
                                .purpose = ""}));
        base::log(base::Event::record_applied, {{"record", record.id}});
    }
    return Inbox(town_id).mark_applied(transaction, record.id);
}

struct Wake {};

class ApplyThread final : public ApplyStage {
public:
    ApplyThread(Store& store, base::Clock& clock, town::Opener opener, const town::Pack& pack,
                const std::string& town_id)
        : store_(store),
          clock_(clock),
          opener_(std::move(opener)),
          pack_(pack),
          town_id_(town_id),
          thread_([this](const std::stop_token& stop) { work(stop); }) {}

    ~ApplyThread() override {
        thread_.request_stop();
        mailbox_.nudge();
    }

    void records_came() override { mailbox_.post({}); }  // A full box wakes it just as well.

private:
    void work(const std::stop_token& stop) {
        const auto alarm = clock_.alarm([this] { mailbox_.nudge(); });
        while (!stop.stop_requested()) {
            const auto done =
                apply_waiting(store_, clock_, opener_, pack_, town_id_, records_in_a_round);
            if (done && done.value() > 0) continue;
            std::optional<base::Instant> due;
            if (!done) due = clock_.monotonic() + pause_after_fault;
            mailbox_.wait(*alarm, due);
        }
    }

    Store& store_;
    base::Clock& clock_;
    town::Opener opener_;
    const town::Pack& pack_;
    const std::string town_id_;
    base::Mailbox<Wake> mailbox_{1};
    std::jthread thread_;
};

}  // namespace

Stored<void> ApplyStage::create_tables(Transaction& transaction) {
    TRY(transaction.run(
        "CREATE TABLE IF NOT EXISTS applied (town_id TEXT NOT NULL, id TEXT NOT NULL,"
        " register TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (town_id, id))"));
    return {};
}

std::unique_ptr<ApplyStage> ApplyStage::start(Store& store, base::Clock& clock, town::Opener opener,
                                              const town::Pack& pack, const std::string& town_id) {
    return std::make_unique<ApplyThread>(store, clock, std::move(opener), pack, town_id);
}

Stored<std::size_t> apply_waiting(Store& store, const base::Clock& clock, town::Opener& opener,
                                  const town::Pack& pack, const std::string& town_id,
                                  std::size_t most) {
    std::vector<Opened> round;
    for (const auto& found : TRY(find_waiting(store, town_id, most))) {
        round.push_back({found.record, opened(found, opener, pack)});
    }
    if (round.empty()) return std::size_t{0};
    const auto settled = store.transact([&](Transaction& transaction) -> Stored<void> {
        for (const auto& one : round) {
            TRY(apply_one(transaction, town_id, clock.now(), one));
        }
        return {};
    });
    if (!settled) return base::Failure{settled.error()};
    return round.size();
}

}  // namespace server
