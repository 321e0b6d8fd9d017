// Issue 2: 10,000 mutated batches and HTTP requests: no crash; registers unchanged, only
// quarantine, dead letters, try counters and audit rows may grow.
#include <catch2/catch.hpp>
#include <random>

#include "server/http/http_server.h"
#include "server/pages_socket/pages_core.h"
#include "tests/fault/support/seed.h"
#include "tests/unit/server/support/test_town.h"

using namespace server_test;

namespace {

// What must never change, as one text.
std::string registers(const TestTown& town) {
    std::string all;
    for (const auto* sql :
         {"SELECT id || number || answers || state || version FROM applications ORDER BY id",
          "SELECT application || n FROM decisions ORDER BY application, n",
          "SELECT id || key_sha256 FROM staff ORDER BY id",
          "SELECT id || name || incarnation FROM terminals ORDER BY id",
          "SELECT fingerprint || standing FROM certificates ORDER BY fingerprint",
          "SELECT selector || used FROM enrolment_codes ORDER BY selector",
          "SELECT id || seq FROM inbox ORDER BY id",
          "SELECT terminal || last_seq FROM cursors ORDER BY terminal",
          "SELECT id || state FROM calls ORDER BY id", "SELECT id FROM applied ORDER BY id"}) {
        for (const auto& row : town.rows(sql)) all += row.text(0) + "\n";
        all += "--\n";
    }
    return all;
}

// Flips, cuts, doubles or overwrites a few bytes somewhere.
std::string mutated(std::string text, std::mt19937& dice) {
    const auto roll = [&](std::size_t sides) { return dice() % sides; };
    for (auto changes = 1 + roll(4); changes > 0 && !text.empty(); --changes) {
        const auto at = roll(text.size());
        switch (roll(5)) {
            case 0:
                text[at] = static_cast<char>(text[at] ^ (1 << roll(8)));
                break;
            case 1:
                text.resize(at);
                break;
            case 2:
                text.insert(at, text.substr(at, roll(64)));
                break;
            case 3:
                text[at] = static_cast<char>(roll(256));
                break;
            default:
                text.erase(at, 1 + roll(8));
                break;
        }
    }
    return text;
}

void try_batches(int times) {
    TestTown town;
    auto hall = town.enrol("hall-1");
    REQUIRE(hall.send({hall.record(consultation(hall, town.clock().now()).application)}).status ==
            200);
    town.apply_all();
    const auto good = base::to_text(
        town::encode_batch({hall.record(consultation(hall, town.clock().now()).application),
                            hall.record(consultation(hall, town.clock().now()).application)}));
    const auto before = registers(town);
    const auto seed = static_cast<unsigned>(fault::seed());
    INFO("seed " << seed);
    std::mt19937 dice(seed);
    for (int i = 0; i < times; ++i) {
        auto bytes = mutated(good, dice);
        if (bytes == good) continue;
        auto sent = request(
            "POST", "/v1/terminals/self/batches", bytes,
            {{"content-type", "application/octet-stream"}, {"idempotency-key", std::to_string(i)}});
        sent.certificate = hall.certificate();
        const auto status = town.at_terminals(sent).status;
        if (status < 400 || status >= 500) FAIL("status " << status << " at " << i);
    }
    town.apply_all();
    CHECK(registers(town) == before);
    CHECK(town.count("quarantine") <= 1000);
}

// A crafted client: the hash is right, what it covers is not. Such a record may enter the sealed
// inbox, where it becomes a dead letter, or quarantine; no register believes it.
void try_crafted_records(int times) {
    const auto seed = static_cast<unsigned>(fault::seed());
    INFO("seed " << seed);
    std::mt19937 dice(seed);
    TestTown town;
    auto honest = town.enrol("hall-1");
    REQUIRE(
        honest.send({honest.record(consultation(honest, town.clock().now()).application)}).status ==
        200);
    town.apply_all();
    const auto applications = [&town] {
        return town.rows("SELECT count(*), max(version) FROM applications");
    };
    constexpr std::size_t hash_at = town::header_size - 32;
    std::int64_t believed = 0;
    for (int i = 0; i < times; ++i) {
        // A new incarnation each time, so that one accepted lie does not shut out the next.
        auto liar = town.enrol("hall-2");
        const auto honest_bytes = liar.record(consultation(liar, town.clock().now()).application);
        auto bytes = honest_bytes;
        for (auto changes = 1 + dice() % 3; changes > 0; --changes) {
            auto at = 4 + dice() % (bytes.size() - 4);
            if (dice() % 2 == 0) at = 4 + dice() % (hash_at - 4);  // Often in the header.
            bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ (1 << (dice() % 8)));
        }
        base::Bytes covered(bytes.begin(), bytes.begin() + hash_at);
        covered.insert(covered.end(), bytes.begin() + town::header_size, bytes.end());
        const auto hash = base::crypto::sha256(covered);
        std::copy(hash.begin(), hash.end(), bytes.begin() + hash_at);
        if (bytes == honest_bytes) continue;  // Only the hash was hit.
        const auto status = liar.send({bytes}).status;
        if (status != 200 && (status < 400 || status >= 500)) FAIL("status " << status);
        town.apply_all();
        believed = applications()[0].number(0);
        if (believed != 1) {
            std::string where;
            for (std::size_t at = 0; at < bytes.size(); ++at) {
                if (bytes[at] != honest_bytes[at]) where += " " + std::to_string(at);
            }
            FAIL("a forged record was believed; it differed at" << where);
        }
    }
    CHECK(believed == 1);
    CHECK(town.count("dead_letters") > 0);
    CHECK(town.count("quarantine") > 0);
}

void try_requests(int times) {
    TestTown town;
    auto hall = town.enrol("hall-1");
    auto counter = town.enrol("counter-1", "counter");
    TestClerk clerk(town, "窓口", "resident_desk");
    REQUIRE(
        hall.send({hall.record(resident_record(hall, town.clock().now()).application)}).status ==
        200);
    town.apply_all();
    const auto token = clerk.sign_in(counter);
    const auto id = town.rows("SELECT id FROM applications")[0].text(0);
    const auto batch =
        town::encode_batch({hall.record(consultation(hall, town.clock().now()).application)});
    const auto with_body = [](const std::string& head, const std::string& body) {
        return head + "Host: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
               body;
    };
    const std::string at_terminals[] = {
        with_body("POST /v1/terminals/self/batches HTTP/1.1\r\nIdempotency-Key: a\r\n"
                  "Content-Type: application/octet-stream\r\nX-Must-Break: 1\r\n",
                  base::to_text(batch).substr(0, batch.size() - 1)),
        with_body("POST /v1/receipts/lookup HTTP/1.1\r\n",
                  R"({"number":"H1-0000-0000-0","birth_date":"1955-02-17"})"),
        with_body("POST /v1/enrolments HTTP/1.1\r\n", R"({"code":"AAAAAAAA","request":"PEM"})"),
        with_body("POST /v1/terminals/self/views/notices/board HTTP/1.1\r\n",
                  R"({"person":{"name":"a","address":"b","birth_date":"1955-02-17",)"
                  R"("sex":"female"},"parameters":{"area":"asahi"}})"),
        with_body("POST /v1/terminals/self/carried HTTP/1.1\r\n", R"({"text":"MDH1.AAAA"})"),
        "GET /v1/terminals/self/records/" + id + " HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /v1/terminals/self/cursor HTTP/1.1\r\nHost: a\r\n\r\n"};
    const std::string at_desk[] = {
        with_body("POST /v1/desk/applications/" + id +
                      "/decisions HTTP/1.1\r\nIf-Match: \"9\"\r\n"
                      "Authorization: Bearer " +
                      token + "\r\n",
                  R"({"decision":"correct","question":"copies","value":{"counted":2}})"),
        with_body("POST /v1/desk/sessions HTTP/1.1\r\n",
                  R"({"session":"x","certificate":"AAAA","signature":"AAAA"})"),
        with_body("POST /v1/desk/presence HTTP/1.1\r\nAuthorization: Bearer " + token + "\r\n",
                  R"({"who":"present","place":"hall"})"),
        "GET /v1/desk/registers/notices/written?format=csv HTTP/1.1\r\nHost: a\r\n"
        "Authorization: Bearer " +
            token + "\r\n\r\n",
        "GET /v1/desk/applications?state=received HTTP/1.1\r\nHost: a\r\n\r\n"};
    const auto before = registers(town);
    const auto seed = static_cast<unsigned>(fault::seed());
    INFO("seed " << seed);
    std::mt19937 dice(seed);
    int understood = 0;
    for (int i = 0; i < times; ++i) {
        const bool desk = dice() % 2 == 0;
        const auto& seeds = desk ? at_desk[dice() % std::size(at_desk)]
                                 : at_terminals[dice() % std::size(at_terminals)];
        const auto parsed = server::http::parse_request(base::view_of(mutated(seeds, dice)), {});
        if (!parsed) continue;
        ++understood;
        auto asked = parsed.value();
        asked.remote = "192.0.2." + std::to_string(i % 250);
        asked.certificate = desk ? counter.desk_certificate() : hall.certificate();
        const auto status = desk ? town.at_desk(asked).status : town.at_terminals(asked).status;
        if (status >= 500) FAIL("status " << status << " at " << i);
    }
    CHECK(understood > times / 20);
    town.apply_all();
    CHECK(registers(town) == before);
}

void try_lines(int times) {
    TestTown town;
    const TemporaryFolder folder;
    auto own = server::open_pages_terminal(town.store(), town.clock(), town.keys(), folder.path());
    REQUIRE(own);
    const server::PagesCore core(town.store(), town.clock(), town.keys(), town.pack(),
                                 town.registers(), own.take(), [&town] { town.apply_all(); });
    const std::string token(64, 'a');
    const std::string lines[] = {
        R"({"hello":"pages"})",
        R"({"put":"AAAA","receipt":{"number":"P1-0000-0000-0","secret":"00"}})",
        R"({"device":")" + token + R"("})",
        R"({"enrol_device":"ABCD-EFGH","token_sha256":")" + token + R"("})",
        R"({"view":{"register":"notices","view":"board","device":"","parameters":{"area":"a"}}})",
        R"({"look_up":{"number":"P1-0000-0000-0","birth_date":"1955-02-17"}})",
        R"({"carried":"MDH1.AAAA"})",
        R"({"line_done":{"id":"x","state":"sent"}})",
        R"({"line_link":{"token":"x","user":"U1"}})"};
    const auto before = registers(town);
    const auto seed = static_cast<unsigned>(fault::seed());
    INFO("seed " << seed);
    std::mt19937 dice(seed);
    for (int i = 0; i < times; ++i) {
        const auto said = core.answer(mutated(lines[dice() % std::size(lines)], dice));
        if (said.empty() || said.front() != '{' || said.find('\n') != std::string::npos) {
            FAIL("not one line of an object at " << i);
        }
    }
    CHECK(core.answer(std::string(500'000, '[')) == "{}");
    CHECK(core.answer("{\"view\":" + std::string(500'000, '[')) == "{}");
    CHECK(registers(town) == before);
    CHECK(town.count("devices") == 0);
    CHECK(town.count("line_links") == 0);
}

}  // namespace

TEST_CASE("three hundred mutated lines of the pages leave the registers as they are") {
    try_lines(300);
}
TEST_CASE("ten thousand mutated lines of the pages leave the registers as they are", "[.]") {
    try_lines(10'000);
}
TEST_CASE("three hundred mutated batches leave the registers as they are") { try_batches(300); }
TEST_CASE("three hundred mutated requests leave the registers as they are") { try_requests(300); }
TEST_CASE("sixty crafted records with a right hash are believed by no register") {
    try_crafted_records(60);
}
TEST_CASE("a thousand crafted records with a right hash are believed by no register", "[.]") {
    try_crafted_records(1000);
}
TEST_CASE("ten thousand mutated batches leave the registers as they are", "[.]") {
    try_batches(10'000);
}
TEST_CASE("ten thousand mutated requests leave the registers as they are", "[.]") {
    try_requests(10'000);
}
