#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "town/envelope.h"

namespace town {

// Body of POST /v1/terminals/self/batches (application/octet-stream): magic "MDGB", u8 version 1,
// u16 count (1–64), then per record u32 length and the encoded envelope. At most 1 MiB.
inline constexpr std::size_t most_records_in_batch = 64;
inline constexpr std::size_t most_bytes_in_batch = 1 << 20;
// A header of this and other requests: how many records wait in the terminal as it asks, decimal.
inline constexpr std::string_view unsent_header = "madoguchi-unsent";
base::Bytes encode_batch(const std::vector<base::Bytes>& envelopes);
// `not_a_reply`: JSON of the server that lacks a field or has one of another type.
enum class BatchFault {
    not_a_batch,
    wrong_count,
    cut_short,
    trailing_bytes,
    too_large,
    bad_envelope,
    not_a_reply
};
// The records still encoded: only their sizes are judged, so that one bad record does not take the
// others with it.
base::Result<std::vector<base::Bytes>, BatchFault> decode_batch(base::ByteView bytes);

// What the server signs after its commit; the terminal deletes nothing without it.
struct Ack {
    base::Uuid terminal{};
    std::uint64_t incarnation = 0;
    std::uint64_t through_seq = 0;
    Digest head_hash{};  // hash of the record `through_seq`
};
base::Bytes ack_message(const Ack& ack);  // the signed bytes, beginning "madoguchi ack 1\n"

enum class RecordState { accepted, duplicate, quarantined };
std::string_view word(RecordState state);
struct RecordResult {
    std::uint64_t seq = 0;
    RecordState state = RecordState::accepted;
};
struct BatchReply {
    Ack ack;
    base::Bytes signature;  // by the ack key
    std::vector<RecordResult> results;
};
// JSON:
// {"ack":{"terminal","incarnation","through_seq","head_hash","signature"},"results":[{"seq","state"}]}
std::string to_json(const BatchReply& reply);
base::Result<BatchReply, BatchFault> batch_reply_from(std::string_view json);

// GET /v1/terminals/self/cursor: {"incarnation","last_seq","head_hash"}; last_seq 0 and 64 zeros
// before the first.
struct Cursor {
    std::uint64_t incarnation = 0;
    std::uint64_t last_seq = 0;
    Digest head_hash{};
};
std::string to_json(const Cursor& cursor);
base::Result<Cursor, BatchFault> cursor_from(std::string_view json);

}  // namespace town
