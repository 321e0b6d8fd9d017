// A pack that is not exactly what the town signed is refused, each way with its own fault.
#include "tests/unit/pack/misaki.h"

using town::PackFault;

namespace {

std::string opened(base::ByteView pack, std::string_view town = "misaki",
                   std::uint64_t lowest = 1) {
    const auto result = town::open(pack, town_key().public_key(), town, lowest);
    return result ? "opened" : std::string(town::word(result.error()));
}

base::Bytes sealed(const base::Bytes& unsigned_pack,
                   const base::crypto::PrivateKey& key = town_key()) {
    auto made = town::sign(unsigned_pack, key);
    REQUIRE(made);
    return made.take();
}

base::Bytes container(std::uint64_t version,
                      const std::vector<std::pair<std::string, std::string>>& files) {
    base::ByteWriter writer;
    writer.bytes(base::view_of("MDGPACK1")).u64(version);
    writer.u32(static_cast<std::uint32_t>(files.size()));
    for (const auto& [path, text] : files) {
        writer.u16(static_cast<std::uint16_t>(path.size())).bytes(base::view_of(path));
        writer.u32(static_cast<std::uint32_t>(text.size())).bytes(base::view_of(text));
    }
    return writer.take();
}

}  // namespace

TEST_CASE("a pack signed by the town opens and names its key") {
    CHECK(opened(signed_small_town()) == "opened");
    const auto pack = town::read(signed_small_town());
    REQUIRE(pack);
    CHECK(pack.value().key_id ==
          base::hex(base::ByteView(town_key().public_key().fingerprint()).first(8)));
}

TEST_CASE("the same source builds the same bytes") {
    CHECK(built(small_town()) == built(small_town()));
    CHECK(built(small_town()) != built(small_town(), 2));
}

TEST_CASE("the version given to build overrides the source's") {
    CHECK(town::read(built(small_town(), 41)).value().version == 41);
    CHECK_FALSE(town::build(small_town(), 0));
    CHECK_FALSE(town::build(small_town(), UINT64_MAX));
}

TEST_CASE("an unsigned pack is refused but can be shown") {
    const base::Bytes pack = built(small_town());
    CHECK(opened(pack) == "unsigned");
    const auto shown = town::read(pack);
    REQUIRE(shown);
    CHECK_FALSE(shown.value().key_id);
}

TEST_CASE("a pack signed by a stranger is refused") {
    const auto stranger = base::crypto::PrivateKey::make_p256();
    CHECK(opened(sealed(built(small_town()), stranger)) == "foreign_key");
}

TEST_CASE("a stranger's signature under the town's key id is refused") {
    const auto stranger = base::crypto::PrivateKey::make_p256();
    base::Bytes forged = sealed(built(small_town()), stranger);
    const base::Bytes unsigned_pack = built(small_town());
    const auto id = town_key().public_key().fingerprint();
    std::copy_n(id.begin(), 8, forged.begin() + static_cast<long>(unsigned_pack.size()) + 4);
    CHECK(opened(forged) == "bad_signature");
}

TEST_CASE("one changed letter anywhere in what is signed is refused") {
    base::Bytes pack = signed_small_town();
    const std::string text = base::to_text(pack);
    const std::size_t at = text.find("kurashi_anzen");
    REQUIRE(at != std::string::npos);
    pack[at] = 'K';
    CHECK(opened(pack) == "bad_signature");
}

TEST_CASE("signing a signed pack replaces the signature") {
    const auto stranger = base::crypto::PrivateKey::make_p256();
    const base::Bytes twice = sealed(sealed(built(small_town()), stranger));
    CHECK(opened(twice) == "opened");
}

TEST_CASE("a pack of another town or an older version is refused") {
    CHECK(opened(signed_small_town(), "tsuyama") == "other_town");
    const base::Bytes fifth = sealed(built(small_town(), 5));
    CHECK(opened(fifth, "misaki", 5) == "opened");
    CHECK(opened(fifth, "misaki", 6) == "older");
}

TEST_CASE("what is no pack at all is refused as such") {
    CHECK(opened({}) == "not_a_pack");
    CHECK(opened(base::to_bytes("MDGPACK2........")) == "not_a_pack");
    CHECK(opened(base::Bytes(64u * 1024 * 1024 + 1)) == "too_large");
}

TEST_CASE("a pack cut anywhere is refused") {
    const base::Bytes whole = signed_small_town();
    const std::size_t unsigned_size = built(small_town()).size();
    std::size_t opened_though_cut = 0;
    std::size_t wrong_word = 0;
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::string word = opened(base::ByteView(whole).first(size));
        if (word == "opened") ++opened_though_cut;
        const std::string expected = size < 8                ? "not_a_pack"
                                     : size == unsigned_size ? "unsigned"
                                                             : "broken";
        if (word != expected) ++wrong_word;
    }
    CHECK(opened_though_cut == 0);
    CHECK(wrong_word == 0);
}

TEST_CASE("bytes after the signature are refused") {
    base::Bytes pack = signed_small_town();
    pack.push_back(0);
    CHECK(opened(pack) == "broken");
}

TEST_CASE("a path that leads out of the pack is refused") {
    for (const char* path :
         {"../pack.toml", "/pack.toml", "words/../pack.toml", "words//ja.toml", "./pack.toml",
          "words/.hidden", "pack.toml/", "", "a\\b", "日本.toml"}) {
        INFO(path);
        CHECK(opened(sealed_unread(container(1, {{path, "x"}}))) == "broken");
    }
    CHECK(opened(sealed_unread(container(1, {{std::string(201, 'a'), "x"}}))) == "broken");
}

TEST_CASE("files out of order or doubled are refused") {
    CHECK(opened(sealed_unread(container(1, {{"b", ""}, {"a", ""}}))) == "broken");
    CHECK(opened(sealed_unread(container(1, {{"a", ""}, {"a", ""}}))) == "broken");
}

TEST_CASE("a count of files beyond the limit is refused before it is believed") {
    base::ByteWriter writer;
    writer.bytes(base::view_of("MDGPACK1")).u64(1).u32(0xFFFFFFFF);
    CHECK(opened(writer.written()) == "too_large");
}

TEST_CASE("a signed pack that cannot be understood is refused whole") {
    CHECK(opened(sealed_unread(container(1, {}))) == "content");
    CHECK(opened(sealed_unread(container(1, {{"pack.toml", "town = "}}))) == "content");
    CHECK(opened(sealed_unread(container(1, {{"pack.toml", "town = \"\xFF\""}}))) == "content");
    CHECK(opened(sealed_unread(container(0, {}))) == "broken");
}

TEST_CASE("content is not read before the signature is found right") {
    // Not TOML at all: were it read first, the fault would be `content`.
    base::Bytes pack = sealed_unread(container(1, {{"pack.toml", "%%%"}}));
    CHECK(opened(pack) == "content");
    pack.back() ^= 1;
    CHECK(opened(pack) == "bad_signature");
}

TEST_CASE("nobody can sign what no terminal could open") {
    const auto signed_pack = town::sign(container(1, {{"pack.toml", "%%%"}}), town_key());
    REQUIRE_FALSE(signed_pack);
    CHECK(signed_pack.error() == PackFault::content);
}
