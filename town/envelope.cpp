#include "town/envelope.h"

#include <algorithm>

namespace town {

namespace {

constexpr std::string_view envelope_magic = "MDGE";
constexpr std::uint8_t envelope_version = 1;
constexpr std::uint8_t known_suite = 1;
constexpr std::size_t hash_size = 32;

// Fails by staying at what was there; the caller asks `reader.left()` beforehand.
template <std::size_t size>
void read_into(base::ByteReader& reader, std::array<std::uint8_t, size>& field) {
    if (const auto bytes = reader.bytes(size)) std::ranges::copy(*bytes, field.begin());
}

}  // namespace

base::Bytes header_without_hash(const Header& header) {
    base::ByteWriter writer;
    writer.bytes(base::view_of(envelope_magic));
    writer.u8(header.v).u8(header.suite).u16(header.schema_v);
    writer.bytes(header.town_key_id).bytes(header.terminal);
    writer.u64(header.incarnation).u64(header.seq);
    writer.bytes(header.id).bytes(header.epoch).bytes(header.epoch_public);
    writer.u32(header.ratchet_n);
    writer.u64(static_cast<std::uint64_t>(header.created_wall_ms));
    writer.u64(static_cast<std::uint64_t>(header.monotonic_ms));
    writer.bytes(header.boot).bytes(header.prev_hash).u32(header.sealed_size);
    return writer.take();
}

Digest record_hash(base::ByteView without_hash, base::ByteView sealed) {
    return base::crypto::sha256({without_hash, sealed});
}

base::Bytes encode(const Envelope& envelope) {
    base::ByteWriter writer;
    writer.bytes(header_without_hash(envelope.header));
    writer.bytes(envelope.header.hash).bytes(envelope.sealed);
    return writer.take();
}

base::Result<Envelope, EnvelopeFault> decode_envelope(base::ByteView bytes) {
    base::ByteReader reader(bytes);
    const auto start = reader.bytes(envelope_magic.size());
    if (!start) return base::Failure{EnvelopeFault::short_bytes};
    if (!std::ranges::equal(*start, base::view_of(envelope_magic))) {
        return base::Failure{EnvelopeFault::not_an_envelope};
    }
    Envelope envelope;
    Header& header = envelope.header;
    // The version decides what follows it, so it is judged before the length.
    const auto v = reader.u8();
    const auto suite = reader.u8();
    if (!v || !suite) return base::Failure{EnvelopeFault::short_bytes};
    if (*v != envelope_version) return base::Failure{EnvelopeFault::unknown_version};
    if (*suite != known_suite) return base::Failure{EnvelopeFault::unknown_suite};
    if (bytes.size() < header_size) return base::Failure{EnvelopeFault::short_bytes};
    header.schema_v = reader.u16().value_or(0);
    read_into(reader, header.town_key_id);
    read_into(reader, header.terminal);
    header.incarnation = reader.u64().value_or(0);
    header.seq = reader.u64().value_or(0);
    read_into(reader, header.id);
    read_into(reader, header.epoch);
    read_into(reader, header.epoch_public);
    header.ratchet_n = reader.u32().value_or(0);
    header.created_wall_ms = static_cast<std::int64_t>(reader.u64().value_or(0));
    header.monotonic_ms = static_cast<std::int64_t>(reader.u64().value_or(0));
    read_into(reader, header.boot);
    read_into(reader, header.prev_hash);
    header.sealed_size = reader.u32().value_or(0);
    read_into(reader, header.hash);
    if (header.sealed_size > most_sealed_size) return base::Failure{EnvelopeFault::too_large};
    const auto sealed = reader.bytes(header.sealed_size);
    if (!sealed) return base::Failure{EnvelopeFault::short_bytes};
    if (reader.left() != 0) return base::Failure{EnvelopeFault::trailing_bytes};
    envelope.sealed.assign(sealed->begin(), sealed->end());
    if (record_hash(bytes.first(header_size - hash_size), *sealed) != header.hash) {
        return base::Failure{EnvelopeFault::hash_differs};
    }
    return envelope;
}

std::array<std::uint8_t, 8> key_id(const base::crypto::PublicKey& key) {
    const Digest fingerprint = key.fingerprint();
    std::array<std::uint8_t, 8> id{};
    std::copy_n(fingerprint.begin(), id.size(), id.begin());
    return id;
}

}  // namespace town
