#include <algorithm>

#include "town/envelope.h"
#include "town/sealing_suite.h"

namespace town {

namespace {

using base::crypto::PrivateKey;
using base::crypto::PublicKey;

constexpr std::uint32_t most_steps = 100'000;  // About a quarter of a second.
constexpr std::size_t most_places = 16;

std::optional<OpenFault> refused(const Header& header,
                                 const std::array<std::uint8_t, 8>& own_key_id) {
    if (header.suite != 1) return OpenFault::unknown_suite;
    if (header.town_key_id != own_key_id) return OpenFault::wrong_key;
    if (header.ratchet_n > most_steps) return OpenFault::too_far;
    return std::nullopt;
}

base::Result<base::SecretBytes, OpenFault> first_chain(const Header& header,
                                                       const PrivateKey& seal_key) {
    const auto epoch_key = PublicKey::from_point(header.epoch_public);
    if (!epoch_key) return base::Failure{OpenFault::bad_point};
    base::Bytes chain(suite::key_size);
    suite::first_chain_key(seal_key.shared_secret(*epoch_key), header.epoch_public, header.epoch,
                           chain);
    return base::SecretBytes(std::move(chain));
}

base::SecretBytes stepped(const base::SecretBytes& chain, std::uint32_t steps) {
    base::Bytes key = chain.reveal();
    for (std::uint32_t n = 0; n < steps; ++n) suite::next_chain_key(key);
    return base::SecretBytes(std::move(key));
}

// `chain` is the chain key of this very record.
base::Result<base::SecretText, OpenFault> opened(const Envelope& envelope,
                                                 const base::SecretBytes& chain) {
    base::Bytes message(suite::key_size);
    suite::message_key(chain.reveal(), message);
    const base::SecretBytes key(std::move(message));
    const Header& header = envelope.header;
    auto plain = base::crypto::aes_gcm_open(key, suite::nonce_for(header.ratchet_n),
                                            header_without_hash(header), envelope.sealed);
    if (!plain) return base::Failure{OpenFault::not_authentic};
    auto body = suite::without_padding(base::SecretBytes(std::move(*plain)));
    if (!body) return base::Failure{OpenFault::bad_padding};
    return std::move(*body);
}

}  // namespace

base::Result<base::SecretText, OpenFault> open_envelope(const Envelope& envelope,
                                                        const PrivateKey& seal_key) {
    const Header& header = envelope.header;
    const auto fault = refused(header, key_id(seal_key.public_key()));
    if (fault) return base::Failure{*fault};
    const auto start = TRY(first_chain(header, seal_key));
    return opened(envelope, stepped(start, header.ratchet_n));
}

Opener::Opener(PrivateKey seal_key)
    : seal_key_(std::move(seal_key)), key_id_(key_id(seal_key_.public_key())) {}

base::Result<base::SecretText, OpenFault> Opener::open(const Envelope& envelope) {
    const Header& header = envelope.header;
    if (const auto fault = refused(header, key_id_)) return base::Failure{*fault};
    const auto known = std::ranges::find_if(places_, [&](const Place& place) {
        return place.epoch == header.epoch && place.epoch_public == header.epoch_public;
    });
    Place place{header.epoch, header.epoch_public, header.ratchet_n, {}};
    if (known != places_.end() && known->n <= header.ratchet_n) {
        place.chain = stepped(known->chain, header.ratchet_n - known->n);
    } else {
        const auto start = TRY(first_chain(header, seal_key_));
        place.chain = stepped(start, header.ratchet_n);
    }
    auto body = opened(envelope, place.chain);
    if (!body) return body;  // Only what is authentic may move a place.
    if (known != places_.end()) {
        places_.erase(known);
    } else if (places_.size() == most_places) {
        places_.erase(places_.begin());
    }
    places_.push_back(std::move(place));
    return body;
}

}  // namespace town
