#include "town/batch.h"

#include <catch2/catch.hpp>

#include "tests/unit/records/samples.h"

using base::Bytes;
using town::BatchFault;

namespace {

Bytes record(const samples::Town& town, std::uint64_t seq, std::size_t size = 10) {
    auto sealer = town::Sealer::begin(town.seal_key.public_key(), samples::uuid_of(9));
    return town::encode(
        *sealer.seal(samples::header(seq), base::SecretText(std::string(size, 'b'))));
}

std::vector<Bytes> records(std::size_t count) {
    const samples::Town town;
    std::vector<Bytes> made(count, record(town, 1));
    return made;
}

town::BatchReply reply() {
    town::BatchReply reply;
    reply.ack.terminal = samples::uuid_of(1);
    reply.ack.incarnation = 3;
    reply.ack.through_seq = 18446744073709551615U;
    reply.ack.head_hash.fill(0xab);
    reply.signature = {1, 2, 3};
    reply.results = {{1, town::RecordState::accepted},
                     {2, town::RecordState::duplicate},
                     {3, town::RecordState::quarantined}};
    return reply;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("a batch of one to sixty-four records comes out as it went in") {
    for (const std::size_t count : {1U, 2U, 64U}) {
        const auto sent = records(count);
        const auto read = town::decode_batch(town::encode_batch(sent));
        REQUIRE(read);
        CHECK(read.value() == sent);
    }
    CHECK(town::decode_batch(town::encode_batch({})).error() == BatchFault::wrong_count);
    CHECK(town::decode_batch(town::encode_batch(records(65))).error() == BatchFault::wrong_count);
}

TEST_CASE("a batch begins with its magic and version and count and sizes") {
    const auto sent = records(2);
    const Bytes bytes = town::encode_batch(sent);
    CHECK(base::hex(base::ByteView(bytes).first(11)) ==
          "4d44474201"
          "0002"
          "000004e9");
    CHECK(bytes.size() == 7 + 2 * (4 + 1257));
}

TEST_CASE("a batch cut anywhere or with bytes behind it is refused") {
    const Bytes bytes = town::encode_batch(records(2));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_FALSE(town::decode_batch(base::ByteView(bytes).first(size)));
    }
    auto longer = bytes;
    longer.push_back(0);
    CHECK(town::decode_batch(longer).error() == BatchFault::trailing_bytes);
}

TEST_CASE("a batch that lies about its counts and lengths is refused") {
    const Bytes bytes = town::encode_batch(records(2));
    const auto fault = [&](std::size_t at, std::uint8_t byte) {
        auto changed = bytes;
        changed[at] = byte;
        return town::decode_batch(changed).error();
    };
    CHECK(fault(0, 'X') == BatchFault::not_a_batch);
    CHECK(fault(4, 2) == BatchFault::not_a_batch);
    CHECK(fault(6, 3) == BatchFault::cut_short);
    CHECK(fault(6, 1) == BatchFault::trailing_bytes);
    CHECK(fault(5, 0xff) == BatchFault::wrong_count);
    CHECK(fault(7, 0xff) == BatchFault::bad_envelope);
    CHECK(town::decode_batch(Bytes((1 << 20) + 1)).error() == BatchFault::too_large);
    const samples::Town town;
    const std::vector<Bytes> many(17, record(town, 1, 60'000));
    CHECK(town::encode_batch(many).size() > town::most_bytes_in_batch);
    CHECK(town::decode_batch(town::encode_batch(many)).error() == BatchFault::too_large);
}

TEST_CASE("the server's reply comes out as it went in") {
    const auto sent = reply();
    const auto text = town::to_json(sent);
    const auto read = town::batch_reply_from(text);
    REQUIRE(read);
    CHECK(town::ack_message(read.value().ack) == town::ack_message(sent.ack));
    CHECK(read.value().signature == sent.signature);
    REQUIRE(read.value().results.size() == 3);
    CHECK(read.value().results[2].seq == 3);
    CHECK(read.value().results[2].state == town::RecordState::quarantined);
    CHECK(town::to_json(read.value()) == text);
}

TEST_CASE("a reply that lacks something or has it in another type is refused") {
    const auto text = town::to_json(reply());
    REQUIRE(town::batch_reply_from(text));
    CHECK(town::batch_reply_from(replaced(text, "{\"ack\"", "{\"new\":{},\"ack\"")));
    for (const auto& [what, by] : std::vector<std::pair<std::string, std::string>>{
             {"\"ack\"", "\"ake\""},
             {"\"terminal\"", "\"t\""},
             {"01010101-", "01010101"},
             {":3,", ":\"3\","},
             {":3,", ":-3,"},
             {":3,", ":3.0,"},
             {"18446744073709551615", "18446744073709551616"},
             {"abab", "ABAB"},
             {"abab", "ab"},
             {"\"AQID\"", "\"AQ!D\""},
             {"\"AQID\"", "\"\""},
             {"\"AQID\"", "null"},
             {"\"results\":[", "\"results\":[null,"},
             {"\"results\"", "\"result\""},
             {"\"accepted\"", "\"deleted\""},
             {"\"accepted\"", "1"}}) {
        const auto changed = replaced(text, what, by);
        CAPTURE(changed);
        CHECK_FALSE(town::batch_reply_from(changed));
    }
    CHECK_FALSE(town::batch_reply_from(text + "x"));
    CHECK_FALSE(town::batch_reply_from(text + text));
    CHECK_FALSE(town::batch_reply_from("[" + text + "]"));
    CHECK_FALSE(town::batch_reply_from(""));
    CHECK_FALSE(town::batch_reply_from("null"));
    for (std::size_t size = 0; size < text.size(); ++size) {
        CHECK_FALSE(town::batch_reply_from(std::string_view(text).substr(0, size)));
    }
}

TEST_CASE("a text of brackets alone is refused and does no harm") {
    const std::string deep(60'000, '[');
    CHECK_FALSE(town::batch_reply_from(deep));
    CHECK_FALSE(town::batch_reply_from("{\"ack\":" + deep));
    const std::string closed = deep + std::string(60'000, ']');
    CHECK_FALSE(town::batch_reply_from("{\"ack\":" + closed + "}"));
    const std::string in_text = std::string(200, '[');
    CHECK(town::cursor_from("{\"x\":\"\\\"" + in_text +
                            "\",\"incarnation\":1,\"last_seq\":0,"
                            "\"head_hash\":\"" +
                            std::string(64, '0') + "\"}"));
}

TEST_CASE("an acknowledgement is signed as lines of text") {
    town::Ack ack;
    ack.terminal = samples::uuid_of(1);
    ack.incarnation = 3;
    ack.through_seq = 7;
    CHECK(base::to_text(town::ack_message(ack)) ==
          "madoguchi ack 1\n01010101-0101-0101-0101-010101010101\n3\n7\n" + std::string(64, '0') +
              "\n");
}

TEST_CASE("a cursor comes out as it went in and is read strictly") {
    town::Cursor cursor;
    cursor.incarnation = 2;
    cursor.last_seq = 99;
    cursor.head_hash.fill(0x5a);
    const auto text = town::to_json(cursor);
    const auto read = town::cursor_from(text);
    REQUIRE(read);
    CHECK(town::to_json(read.value()) == text);
    CHECK_FALSE(town::cursor_from(replaced(text, ":99", ":\"99\"")));
    CHECK_FALSE(town::cursor_from(replaced(text, "last_seq", "seq")));
    CHECK_FALSE(town::cursor_from(replaced(text, "5a5a", "5a")));
    CHECK_FALSE(town::cursor_from(text + "1"));
}
