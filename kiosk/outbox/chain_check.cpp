#include "kiosk/outbox/chain_check.h"

#include <algorithm>

namespace kiosk {
namespace {

base::Time time_from(std::int64_t milliseconds) {
    return base::Time{std::chrono::milliseconds{milliseconds}};
}

// The newest tombstone is never forgotten, so it holds the chain's end while nothing waits.
base::Result<ChainEnd, OutboxFault> end_of_acknowledged(Database& database) {
    auto newest = TRY(
        database.prepare("SELECT seq, hash, stored_ms FROM tombstones ORDER BY seq DESC LIMIT 1"));
    ChainEnd end;
    if (TRY(newest.next())) {
        end.last_seq = static_cast<std::uint64_t>(newest.number(0));
        end.head_hash = digest_from(newest.bytes(1));
        end.last_stored = time_from(newest.number(2));
        end.first_waiting = end.last_seq + 1;
    }
    return end;
}

bool follows(const town::Header& header, const ChainEnd& end) {
    return header.seq == end.last_seq + 1 && header.prev_hash == end.head_hash;
}

}  // namespace

town::Digest digest_from(base::ByteView bytes) {
    town::Digest digest{};
    if (bytes.size() == digest.size()) std::ranges::copy(bytes, digest.begin());
    return digest;
}

base::Result<ChainEnd, OutboxFault> check_chain(Database& database, const base::Uuid& terminal,
                                                std::uint64_t incarnation) {
    ChainEnd end = TRY(end_of_acknowledged(database));
    auto rows = TRY(
        database.prepare("SELECT seq, id, hash, stored_ms, envelope FROM records ORDER BY seq"));
    while (TRY(rows.next())) {
        const auto envelope = town::decode_envelope(rows.bytes(4));
        if (!envelope) return base::Failure{OutboxFault::broken};
        const town::Header& header = envelope.value().header;
        const bool sound = follows(header, end) && header.terminal == terminal &&
                           header.incarnation == incarnation &&
                           header.seq == static_cast<std::uint64_t>(rows.number(0)) &&
                           std::ranges::equal(rows.bytes(1), header.id) &&
                           std::ranges::equal(rows.bytes(2), header.hash);
        if (!sound) return base::Failure{OutboxFault::broken};
        end.last_seq = header.seq;
        end.head_hash = header.hash;
        end.last_stored = time_from(rows.number(3));
    }
    return end;
}

}  // namespace kiosk
