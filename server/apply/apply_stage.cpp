#include "server/apply/apply_stage.h"

#include <mutex>
#include <thread>

#include "base/log.h"
#include "base/mailbox.h"
#include "base/uuid.h"
#include "server/apply/file_record.h"
#include "server/registers/audit.h"
#include "server/registers/terminals.h"

namespace server {

namespace {

constexpr std::size_t records_in_a_round = 64;
constexpr std::chrono::seconds pause_after_fault{5};
constexpr std::chrono::minutes between_ticks{1};

// What opening a record led to.
struct Opened {
    WaitingRecord record;
    std::optional<Terminal> terminal;
    base::Result<OpenedRecord, std::string> outcome;
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

base::Result<OpenedRecord, std::string> opened(const Found& found, town::Opener& opener,
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

Stored<void> apply_one(Transaction& transaction, const Filing& filing, const Opened& opened) {
    const auto& record = opened.record;
    const auto reason =
        opened.outcome
            ? TRY(file_record(transaction, filing, *opened.terminal, opened.outcome.value()))
            : opened.outcome.error();
    if (!reason.empty()) return bury(transaction, filing.town_id, filing.now, record, reason);
    return Inbox(filing.town_id).mark_applied(transaction, record.id);
}

struct Wake {};

class ApplyThread final : public ApplyStage {
public:
    ApplyThread(Store& store, base::Clock& clock, town::Opener opener, const town::Pack& pack,
                const RegisterList& registers, const std::string& town_id)
        : store_(store),
          clock_(clock),
          opener_(std::move(opener)),
          pack_(pack),
          registers_(registers),
          town_id_(town_id),
          thread_([this](const std::stop_token& stop) { work(stop); }) {}

    ~ApplyThread() override {
        thread_.request_stop();
        mailbox_.nudge();
    }

    void records_came() override { mailbox_.post({}); }  // A full box wakes it just as well.

    void settle() override {
        for (;;) {
            const auto done = round();
            // What a fault left waits for the thread's own next try.
            if (!done || done.value() == 0) return;
        }
    }

private:
    // One at a time: the opener goes forward with each record.
    Stored<std::size_t> round() {
        const std::lock_guard lock(round_);
        return apply_waiting(store_, clock_, opener_, pack_, registers_, town_id_,
                             records_in_a_round);
    }

    void work(const std::stop_token& stop) {
        const auto alarm = clock_.alarm([this] { mailbox_.nudge(); });
        auto next_tick = clock_.monotonic();
        while (!stop.stop_requested()) {
            if (clock_.monotonic() >= next_tick) {
                tick_registers(store_, clock_, pack_, registers_);
                next_tick = clock_.monotonic() + between_ticks;
            }
            const auto done = round();
            if (done && done.value() > 0) continue;
            mailbox_.wait(*alarm, done ? next_tick : clock_.monotonic() + pause_after_fault);
        }
    }

    Store& store_;
    base::Clock& clock_;
    town::Opener opener_;
    const town::Pack& pack_;
    const RegisterList& registers_;
    const std::string town_id_;
    std::mutex round_;
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
                                              const town::Pack& pack, const RegisterList& registers,
                                              const std::string& town_id) {
    return std::make_unique<ApplyThread>(store, clock, std::move(opener), pack, registers, town_id);
}

Stored<std::size_t> apply_waiting(Store& store, const base::Clock& clock, town::Opener& opener,
                                  const town::Pack& pack, const RegisterList& registers,
                                  const std::string& town_id, std::size_t most) {
    std::vector<Opened> round;
    for (const auto& found : TRY(find_waiting(store, town_id, most))) {
        round.push_back({found.record, found.terminal, opened(found, opener, pack)});
    }
    if (round.empty()) return std::size_t{0};
    const auto settled = store.transact([&](Transaction& transaction) -> Stored<void> {
        const Filing filing{
            .town_id = town_id, .pack = pack, .registers = registers, .now = clock.now()};
        for (const auto& one : round) TRY(apply_one(transaction, filing, one));
        return {};
    });
    if (!settled) return base::Failure{settled.error()};
    return round.size();
}

void tick_registers(Store& store, const base::Clock& clock, const town::Pack& pack,
                    const RegisterList& registers) {
    const auto now = clock.now();
    const auto all_at_once = store.transact([&](Transaction& transaction) -> Stored<void> {
        for (const auto& one : registers) TRY(one->tick(transaction, pack, now));
        return {};
    });
    if (all_at_once) return;
    // One of them cannot now: the others are not kept waiting. It is tried again in a minute.
    for (const auto& one : registers) {
        const auto ticked = store.transact(
            [&](Transaction& transaction) { return one->tick(transaction, pack, now); });
        if (!ticked) base::log(base::Event::store_fault, {{"fault", word(ticked.error())}});
    }
}

}  // namespace server
