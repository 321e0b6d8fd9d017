#include "server/intake/intake.h"

#include <algorithm>
#include <map>

#include "base/log.h"
#include "base/uuid.h"

namespace server {

using Why = BatchRefusal::Why;

namespace {

base::Result<std::vector<town::Envelope>, Why> records_in(base::ByteView batch) {
    auto encoded = town::decode_batch(batch);
    if (!encoded) return base::Failure{Why::malformed};
    std::vector<town::Envelope> records;
    for (const auto& bytes : encoded.value()) {
        auto record = town::decode_envelope(bytes);
        if (!record) {
            const bool newer = record.error() == town::EnvelopeFault::unknown_version ||
                               record.error() == town::EnvelopeFault::unknown_suite;
            return base::Failure{newer ? Why::too_new : Why::malformed};
        }
        records.push_back(record.take());
    }
    return records;
}

bool is(const base::Bytes& bytes, const town::Digest& digest) {
    return std::ranges::equal(bytes, digest);
}

std::string quarantine_reason(Why why) {
    switch (why) {
        case Why::foreign:
            return "foreign-record";
        case Why::chain_fork:
            return "chain-fork";
        case Why::id_reused:
            return "id-reused";
        case Why::malformed:
        case Why::too_new:
        case Why::sequence_gap:
        case Why::key_reused:
        case Why::store:
            break;
    }
    return "";  // Nothing to set aside: the terminal still has the record, or it is unreadable.
}

}  // namespace

// What a look at the whole batch said before anything of it was written.
struct Intake::Judged {
    std::vector<town::RecordResult> results;
    town::Cursor after;
    std::optional<BatchRefusal> refusal;
    std::size_t refused = 0;  // which record, when there is a refusal
};

Stored<Intake::Judged> Intake::judge(Transaction& transaction, const Terminal& terminal,
                                     const std::vector<town::Envelope>& records) const {
    Judged judged;
    judged.after = TRY(inbox_.cursor(transaction, terminal.id, terminal.incarnation));
    std::map<std::uint64_t, const town::Header*> fresh;
    std::map<base::Uuid, std::uint64_t> fresh_ids;
    const auto refuse = [&](std::size_t record, Why why) {
        judged.refused = record;
        judged.refusal = BatchRefusal{.why = why, .expected_seq = judged.after.last_seq + 1};
        return judged;
    };
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto& header = records[i].header;
        if (base::to_text(header.terminal) != terminal.id ||
            header.incarnation != terminal.incarnation) {
            return refuse(i, Why::foreign);
        }
        const auto known_here = fresh.find(header.seq);
        if (known_here != fresh.end()) {
            if (known_here->second->hash != header.hash) return refuse(i, Why::chain_fork);
            judged.results.push_back({header.seq, town::RecordState::duplicate});
        } else if (header.seq <= judged.after.last_seq) {
            const auto known = TRY(inbox_.by_seq(transaction, header));
            if (!known || !is(known->hash, header.hash)) {
                const bool same_id = known && known->id == base::to_text(header.id);
                return refuse(i, same_id ? Why::id_reused : Why::chain_fork);
            }
            judged.results.push_back({header.seq, town::RecordState::duplicate});
        } else {
            if (header.seq != judged.after.last_seq + 1) return refuse(i, Why::sequence_gap);
            if (header.prev_hash != judged.after.head_hash) return refuse(i, Why::chain_fork);
            if (fresh_ids.contains(header.id) || TRY(inbox_.knows_id(transaction, header.id))) {
                return refuse(i, Why::id_reused);
            }
            fresh.emplace(header.seq, &header);
            fresh_ids.emplace(header.id, header.seq);
            judged.after.last_seq = header.seq;
            judged.after.head_hash = header.hash;
            judged.results.push_back({header.seq, town::RecordState::accepted});
        }
    }
    return judged;
}

Stored<void> Intake::quarantine(Transaction& transaction, const Terminal& terminal,
                                const town::Envelope& record, const std::string& reason) const {
    const auto now = clock_.now();
    if (!TRY(inbox_.quarantine(transaction, terminal.id, record.header, town::encode(record),
                               reason, now))) {
        return {};
    }
    base::log(base::Event::record_quarantined, {{"reason", reason}, {"terminal", terminal.name}});
    return audit_.add(transaction, now,
                      {.actor = terminal.name,
                       .action = "record.quarantined",
                       .subject = base::to_text(record.header.id),
                       .purpose = reason});
}

Stored<void> Intake::keep(Transaction& transaction, const Terminal& terminal,
                          const std::vector<town::Envelope>& records, const Judged& judged) const {
    const auto now = clock_.now();
    bool moved = false;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (judged.results[i].state != town::RecordState::accepted) continue;
        TRY(inbox_.put(transaction, records[i].header, town::encode(records[i]), now));
        moved = true;
    }
    if (moved) TRY(inbox_.move_cursor(transaction, terminal.id, judged.after));
    return {};
}

base::Result<town::BatchReply, BatchRefusal> Intake::receive(
    const Terminal& terminal, base::ByteView batch, const std::string& idempotency_key) const {
    const auto records = records_in(batch);
    if (!records) return base::Failure{BatchRefusal{.why = records.error()}};
    const auto digest = base::crypto::sha256(batch);
    auto stored = in_transaction(store_, [&](Transaction& transaction) -> Stored<Judged> {
        auto judged = TRY(judge(transaction, terminal, records.value()));
        if (judged.refusal) {
            const auto reason = quarantine_reason(judged.refusal->why);
            if (!reason.empty()) {
                TRY(quarantine(transaction, terminal, records.value()[judged.refused], reason));
            }
            return judged;
        }
        if (!TRY(inbox_.same_or_new(transaction, terminal.id, idempotency_key,
                                    {digest.begin(), digest.end()}, clock_.now()))) {
            judged.refusal = BatchRefusal{.why = Why::key_reused};
            return judged;
        }
        TRY(keep(transaction, terminal, records.value(), judged));
        return judged;
    });
    if (!stored) {
        return base::Failure{BatchRefusal{.why = Why::store, .store = stored.error()}};
    }
    auto judged = stored.take();
    if (judged.refusal) return base::Failure{*judged.refusal};
    const auto& last = records.value().back().header;
    town::BatchReply reply{.ack = {.terminal = last.terminal,
                                   .incarnation = terminal.incarnation,
                                   .through_seq = last.seq,
                                   .head_hash = last.hash},
                           .signature = {},
                           .results = std::move(judged.results)};
    reply.signature = ack_key_.sign(town::ack_message(reply.ack));  // Only now: it is on disk.
    const bool anything_new = std::ranges::any_of(reply.results, [](const auto& result) {
        return result.state == town::RecordState::accepted;
    });
    if (anything_new) records_came_();
    return reply;
}

Stored<void> Intake::set_aside(const Terminal& terminal, base::ByteView batch) const {
    const auto records = records_in(batch);
    if (!records) return {};  // Nothing readable came.
    return store_.transact([&](Transaction& transaction) -> Stored<void> {
        for (const auto& record : records.value()) {
            TRY(quarantine(transaction, terminal, record, "terminal-revoked"));
        }
        return {};
    });
}

Stored<town::Cursor> Intake::cursor(const Terminal& terminal) const {
    return in_transaction(store_, [&](Transaction& transaction) {
        return inbox_.cursor(transaction, terminal.id, terminal.incarnation);
    });
}

}  // namespace server
