#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "town/envelope.h"

namespace {

nlohmann::json vectors() {
    std::ifstream file(SOURCE_DIR "/tests/vectors/envelope.json");
    return nlohmann::json::parse(file);
}

}  // namespace

TEST_CASE("the envelopes of the test vectors read and open as a second program made them") {
    const auto file = vectors();
    const auto key = base::crypto::PrivateKey::from_pem(file["seal_key"].get<std::string>());
    REQUIRE(key);
    REQUIRE(file["vectors"].size() == 3);
    for (const auto& vector : file["vectors"]) {
        const auto bytes = base::from_hex(vector["envelope"].get<std::string>());
        REQUIRE(bytes);
        const auto envelope = town::decode_envelope(*bytes);
        REQUIRE(envelope);
        const auto& header = envelope.value().header;
        const auto& expected = vector["header"];
        CHECK(header.schema_v == expected["schema_v"]);
        CHECK(base::hex(header.town_key_id) == expected["town_key_id"].get<std::string>());
        CHECK(base::hex(header.terminal) == expected["terminal"].get<std::string>());
        CHECK(header.incarnation == expected["incarnation"]);
        CHECK(header.seq == expected["seq"]);
        CHECK(base::hex(header.id) == expected["id"].get<std::string>());
        CHECK(base::hex(header.epoch) == expected["epoch"].get<std::string>());
        CHECK(base::hex(header.epoch_public) == expected["epoch_public"].get<std::string>());
        CHECK(header.ratchet_n == expected["ratchet_n"]);
        CHECK(header.created_wall_ms == expected["created_wall_ms"]);
        CHECK(header.monotonic_ms == expected["monotonic_ms"]);
        CHECK(base::hex(header.boot) == expected["boot"].get<std::string>());
        CHECK(base::hex(header.prev_hash) == expected["prev_hash"].get<std::string>());
        CHECK(header.sealed_size == expected["sealed_size"]);
        CHECK(base::hex(header.hash) == expected["hash"].get<std::string>());
        CHECK(town::encode(envelope.value()) == *bytes);
        const auto body = town::open_envelope(envelope.value(), *key);
        REQUIRE(body);
        CHECK(body.value().reveal() == vector["body"].get<std::string>());
    }
}
