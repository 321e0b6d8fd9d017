// Which packs the server takes: one version says one thing, for as long as its store remembers.
#include "server/pack_file.h"

#include <catch2/catch.hpp>

#include "base/files.h"
#include "provisioning/tool/pack_folder.h"
#include "provisioning/tool/town_init.h"
#include "server/store/sqlite_store.h"
#include "tests/unit/server/support/test_town.h"

namespace {

// A town with its keys and a store that is opened anew for every pack, as a restart does.
struct Town {
    server_test::TemporaryFolder folder;

    Town() {
        tool::NewTown wish;
        wish.folder = folder.path() / "town";
        REQUIRE(tool::make_town(wish));
    }

    base::Bytes pack(std::uint64_t version, const std::string& remark = "") const {
        auto source = tool::read_pack_folder(SOURCE_DIR "/tests/unit/pack/small_town").take();
        const auto more = base::to_bytes("\n# " + remark + "\n");
        auto& file = source.at("pack.toml");
        file.insert(file.end(), more.begin(), more.end());
        const auto built = town::build(source, version);
        REQUIRE(built);
        return built.value();
    }

    // Signed anew every time; "" when it was taken.
    std::string refused(const base::Bytes& pack) const {
        const auto text = base::read_file(folder.path() / "town/pack.key", 4096);
        const auto key = base::crypto::PrivateKey::from_pem(base::to_text(text.value()));
        const auto file = folder.path() / "town.pack";
        REQUIRE(base::write_file(file, town::sign(pack, *key).value(), 0644));
        const auto keys = server::read_town_keys(folder.path() / "town");
        const auto store = opened_store();
        const auto opened = server::open_pack_file(file, keys.value(), *store);
        return opened ? "" : opened.error();
    }

    std::unique_ptr<server::Store> opened_store() const {
        auto store = server::open_sqlite(folder.path() / "town.db");
        REQUIRE(store);
        REQUIRE(store.value()->transact(server::create_pack_tables));
        return store.take();
    }
};

}  // namespace

TEST_CASE("a server started again with its pack takes it, also when it was signed anew") {
    const Town town;
    const auto pack = town.pack(5);
    CHECK(town.refused(pack).empty());
    CHECK(town.refused(pack).empty());
}

TEST_CASE("a pack of the same version with other content is refused in a sentence") {
    const Town town;
    CHECK(town.refused(town.pack(5)).empty());
    const auto why = town.refused(town.pack(5, "other"));
    CHECK(why.find("it has version 5 as the one in use, but other content") != std::string::npos);
    CHECK(town.refused(town.pack(5)).empty());
    CHECK(town.refused(town.pack(6, "other")).empty());
    CHECK(town.refused(town.pack(5)).find("it is older than") != std::string::npos);
}

TEST_CASE("a store of before contents were kept takes the pack of its version and remembers it") {
    const Town town;
    CHECK(town.refused(town.pack(5)).empty());
    REQUIRE(town.opened_store()->transact([](server::Transaction& old) -> server::Stored<void> {
        TRY(old.run("DROP TABLE pack_contents"));
        return {};
    }));
    CHECK(town.refused(town.pack(5, "other")).empty());
    CHECK_FALSE(town.refused(town.pack(5)).empty());
}
