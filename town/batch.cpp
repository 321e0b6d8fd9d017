#include "town/batch.h"

#include <fmt/core.h>

#include <algorithm>

#include "town/json_fields.h"

namespace town {

namespace {

constexpr std::string_view batch_magic = "MDGB";
constexpr std::uint8_t batch_version = 1;
constexpr std::size_t most_reply_bytes = std::size_t{64} * 1024;

}  // namespace

base::Bytes encode_batch(const std::vector<base::Bytes>& envelopes) {
    base::ByteWriter writer;
    writer.bytes(base::view_of(batch_magic)).u8(batch_version);
    writer.u16(static_cast<std::uint16_t>(envelopes.size()));
    for (const auto& envelope : envelopes) {
        writer.u32(static_cast<std::uint32_t>(envelope.size())).bytes(envelope);
    }
    return writer.take();
}

base::Result<std::vector<base::Bytes>, BatchFault> decode_batch(base::ByteView bytes) {
    if (bytes.size() > most_bytes_in_batch) return base::Failure{BatchFault::too_large};
    base::ByteReader reader(bytes);
    const auto start = reader.bytes(batch_magic.size());
    const auto version = reader.u8();
    if (!start || !std::ranges::equal(*start, base::view_of(batch_magic)) ||
        version != batch_version) {
        return base::Failure{BatchFault::not_a_batch};
    }
    const auto count = reader.u16();
    if (!count) return base::Failure{BatchFault::cut_short};
    if (*count == 0 || *count > most_records_in_batch) {
        return base::Failure{BatchFault::wrong_count};
    }
    std::vector<base::Bytes> envelopes;
    for (std::uint16_t n = 0; n < *count; ++n) {
        const auto size = reader.u32();
        if (!size) return base::Failure{BatchFault::cut_short};
        if (*size < header_size || *size > header_size + most_sealed_size) {
            return base::Failure{BatchFault::bad_envelope};
        }
        const auto envelope = reader.bytes(*size);
        if (!envelope) return base::Failure{BatchFault::cut_short};
        envelopes.emplace_back(envelope->begin(), envelope->end());
    }
    if (reader.left() != 0) return base::Failure{BatchFault::trailing_bytes};
    return envelopes;
}

base::Bytes ack_message(const Ack& ack) {
    return base::to_bytes(fmt::format("madoguchi ack 1\n{}\n{}\n{}\n{}\n",
                                      base::to_text(ack.terminal), ack.incarnation, ack.through_seq,
                                      base::hex(ack.head_hash)));
}

std::string_view word(RecordState state) {
    switch (state) {
        case RecordState::accepted:
            return "accepted";
        case RecordState::duplicate:
            return "duplicate";
        case RecordState::quarantined:
            return "quarantined";
    }
    return "";
}

namespace {

std::optional<RecordState> state_from(std::string_view text) {
    for (const auto state :
         {RecordState::accepted, RecordState::duplicate, RecordState::quarantined}) {
        if (word(state) == text) return state;
    }
    return std::nullopt;
}

std::optional<Ack> ack_from(const Json& json) {
    const auto terminal_text = text_at(json, "terminal");
    const auto terminal = terminal_text ? base::uuid_from_text(*terminal_text) : std::nullopt;
    const auto incarnation = number_at(json, "incarnation");
    const auto through_seq = number_at(json, "through_seq");
    const auto head_hash = digest_at(json, "head_hash");
    if (!terminal || !incarnation || !through_seq || !head_hash) return std::nullopt;
    return Ack{*terminal, *incarnation, *through_seq, *head_hash};
}

std::optional<RecordResult> result_from(const Json& json) {
    const auto seq = number_at(json, "seq");
    const auto state_text = text_at(json, "state");
    const auto state = state_text ? state_from(*state_text) : std::nullopt;
    if (!seq || !state) return std::nullopt;
    return RecordResult{*seq, *state};
}

}  // namespace

std::string to_json(const BatchReply& reply) {
    OrderedJson results = OrderedJson::array();
    for (const auto& result : reply.results) {
        results.push_back({{"seq", result.seq}, {"state", word(result.state)}});
    }
    const OrderedJson json = {{"ack",
                               {{"terminal", base::to_text(reply.ack.terminal)},
                                {"incarnation", reply.ack.incarnation},
                                {"through_seq", reply.ack.through_seq},
                                {"head_hash", base::hex(reply.ack.head_hash)},
                                {"signature", base::base64(reply.signature)}}},
                              {"results", results}};
    return written(json);
}

base::Result<BatchReply, BatchFault> batch_reply_from(std::string_view json) {
    if (json.size() > most_reply_bytes) return base::Failure{BatchFault::too_large};
    const auto object = object_from(json);
    const Json* const ack_json = object ? field(*object, "ack") : nullptr;
    const Json* const results = object ? field(*object, "results") : nullptr;
    if (ack_json == nullptr || results == nullptr || !results->is_array()) {
        return base::Failure{BatchFault::not_a_reply};
    }
    if (results->size() > most_records_in_batch) return base::Failure{BatchFault::wrong_count};
    const auto ack = ack_from(*ack_json);
    const auto signature_text = text_at(*ack_json, "signature");
    const auto signature = signature_text ? base::from_base64(*signature_text) : std::nullopt;
    if (!ack || !signature || signature->empty()) return base::Failure{BatchFault::not_a_reply};
    BatchReply reply{*ack, *signature, {}};
    for (const auto& entry : *results) {
        const auto result = result_from(entry);
        if (!result) return base::Failure{BatchFault::not_a_reply};
        reply.results.push_back(*result);
    }
    return reply;
}

std::string to_json(const Cursor& cursor) {
    const OrderedJson json = {{"incarnation", cursor.incarnation},
                              {"last_seq", cursor.last_seq},
                              {"head_hash", base::hex(cursor.head_hash)}};
    return written(json);
}

base::Result<Cursor, BatchFault> cursor_from(std::string_view json) {
    if (json.size() > most_reply_bytes) return base::Failure{BatchFault::too_large};
    const auto object = object_from(json);
    if (!object) return base::Failure{BatchFault::not_a_reply};
    const auto incarnation = number_at(*object, "incarnation");
    const auto last_seq = number_at(*object, "last_seq");
    const auto head_hash = digest_at(*object, "head_hash");
    if (!incarnation || !last_seq || !head_hash) return base::Failure{BatchFault::not_a_reply};
    return Cursor{*incarnation, *last_seq, *head_hash};
}

}  // namespace town
