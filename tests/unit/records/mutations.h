#pragma once

#include <catch2/catch.hpp>
#include <random>

#include "tests/unit/records/samples.h"
#include "town/audit.h"
#include "town/batch.h"
#include "town/manifest.h"
#include "town/receipt.h"

// Real records with a few bytes changed, dropped, doubled or moved. Whatever comes out must be
// refused, or be exactly what went in.
namespace mutations {

using base::Bytes;

class Mutator {
public:
    explicit Mutator(unsigned seed) : dice_(seed) {}
    Bytes operator()(const Bytes& sample) {
        Bytes bytes = sample;
        for (unsigned times = 1 + dice_() % 4; times > 0 && !bytes.empty(); --times) change(bytes);
        return bytes;
    }

private:
    std::size_t below(std::size_t limit) { return dice_() % limit; }
    void change(Bytes& bytes) {
        const auto at = bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size()));
        const auto some = static_cast<std::ptrdiff_t>(
            below(std::min<std::size_t>(40, static_cast<std::size_t>(bytes.end() - at))) + 1);
        switch (dice_() % 6) {
            case 0:
                *at ^= static_cast<std::uint8_t>(1U << dice_() % 8);
                break;
            case 1:
                *at = static_cast<std::uint8_t>(dice_());
                break;
            case 2:
                bytes.erase(at, at + some);
                break;
            case 3: {
                const Bytes piece(at, at + some);
                bytes.insert(at, piece.begin(), piece.end());
                break;
            }
            case 4:
                bytes.erase(at, bytes.end());
                break;
            case 5:
                std::fill(at, at + some, dice_() % 2 != 0 ? 0xff : 0x00);
                break;
        }
    }

    std::mt19937 dice_;
};

inline void envelopes(int rounds, unsigned seed) {
    CAPTURE(seed);
    const samples::Town town;
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    const Bytes sample = town::encode(*sealer.seal(samples::header(1), base::SecretText("body")));
    Mutator mutate(seed);
    int refused = 0;
    for (int n = 0; n < rounds; ++n) {
        Bytes bytes = mutate(sample);
        const auto read = town::decode_envelope(bytes);
        refused += !read;
        if (read && bytes != sample) FAIL("round " << n << " was read");
        if (bytes.size() < town::header_size) continue;
        // The same with a hash that fits, so that opening is tried too.
        const auto all = base::ByteView(bytes);
        const auto hash = town::record_hash(all.first(185), all.subspan(217));
        std::copy(hash.begin(), hash.end(), bytes.begin() + 185);
        const auto forged = town::decode_envelope(bytes);
        if (!forged) continue;
        const auto opened = town::open_envelope(forged.value(), town.seal_key);
        if (opened && bytes != sample) FAIL("round " << n << " was opened");
    }
    CHECK(refused > rounds / 2);
}

inline void receipts(int rounds, unsigned seed) {
    CAPTURE(seed);
    const samples::Town town;
    const auto receipt = town::make_receipt("H1", samples::now, base::crypto::random(21));
    const std::string qr = town::receipt_qr(receipt, town.terminal, town.terminal_key);
    const Bytes text = base::to_bytes(qr);
    const Bytes inside = base::from_base64url(qr.substr(5)).value();
    Mutator mutate(seed);
    int refused = 0;
    for (int n = 0; n < rounds; ++n) {
        const bool outside = n % 2 == 0;  // The text, or what it stands for.
        const std::string changed =
            outside ? base::to_text(mutate(text)) : "MDG1." + base::base64url(mutate(inside));
        const auto verified = town::verify_receipt(changed, town.ca);
        refused += !verified;
        if (verified && changed != qr) FAIL("round " << n << " was believed: " << changed);
        town::read_receipt_number(changed.substr(0, 40));
    }
    CHECK(refused > rounds / 2);
}

inline void batches(int rounds, unsigned seed) {
    CAPTURE(seed);
    const samples::Town town;
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    std::vector<Bytes> sent;
    for (std::uint64_t seq = 1; seq <= 3; ++seq) {
        sent.push_back(town::encode(*sealer.seal(samples::header(seq), base::SecretText("body"))));
    }
    town::BatchReply reply;
    reply.signature = {1, 2, 3};
    reply.results = {{1, town::RecordState::accepted}, {2, town::RecordState::duplicate}};
    const Bytes batch = town::encode_batch(sent);
    const Bytes answer = base::to_bytes(town::to_json(reply));
    Mutator mutate(seed);
    for (int n = 0; n < rounds; ++n) {
        const Bytes bytes = mutate(batch);
        const auto read = town::decode_batch(bytes);
        if (read && town::encode_batch(read.value()) != bytes) FAIL("round " << n << " differs");
        for (const auto& record : read ? read.value() : std::vector<Bytes>()) {
            const auto envelope = town::decode_envelope(record);
            const bool ours = std::find(sent.begin(), sent.end(), record) != sent.end();
            if (envelope && !ours) FAIL("round " << n << " holds a record nobody made");
        }
        const auto replied = town::batch_reply_from(base::to_text(mutate(answer)));
        if (replied && !town::batch_reply_from(town::to_json(replied.value()))) {
            FAIL("round " << n << " reads a reply it cannot write");
        }
    }
}

inline void logs_and_bodies(int rounds, unsigned seed) {
    CAPTURE(seed);
    const samples::Town town;
    town::AuditRow row;
    row.n = 1;
    row = town::chained(row, {});
    const std::string log = town::to_json_line(row) + "\n" +
                            town::head_line(row, samples::now, town.ack_key, town.ack) + "\n";
    auto application = samples::application();
    application.receipt_number = town::make_receipt("H1", samples::now, Bytes(21, 1)).number;
    const Bytes body = base::to_bytes(town::to_body(application).reveal());
    const Bytes log_bytes = base::to_bytes(log);
    Mutator mutate(seed);
    for (int n = 0; n < rounds; ++n) {
        const std::string changed = base::to_text(mutate(log_bytes));
        const bool only_the_end = changed + "\n" == log || changed == log;
        if (town::verify_audit(changed, town.ca) && !only_the_end) {
            FAIL("round " << n << " was believed: " << changed);
        }
        const auto read = town::application_from(base::SecretText(base::to_text(mutate(body))));
        if (read && !town::application_from(town::to_body(read.value()))) {
            FAIL("round " << n << " reads a body it cannot write");
        }
    }
}

}  // namespace mutations
