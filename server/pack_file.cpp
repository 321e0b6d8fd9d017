#include "server/pack_file.h"

#include "base/crypto/crypto.h"
#include "base/files.h"
#include "base/log.h"
#include "town/pack_container.h"
#include "town/pack_refusal.h"

namespace server {

namespace {

struct KnownPack {
    std::uint64_t version = 0;
    base::Bytes content;  // SHA-256; empty in a store of before it was kept
};

Stored<KnownPack> newest_seen(Transaction& transaction, const std::string& town) {
    KnownPack seen;
    const auto packs = TRY(transaction.run("SELECT version FROM packs WHERE town_id = $1", {town}));
    if (packs.empty()) return seen;
    seen.version = static_cast<std::uint64_t>(packs[0].number(0));
    const auto contents =
        TRY(transaction.run("SELECT sha256 FROM pack_contents WHERE town_id = $1 AND version = $2",
                            {town, value_of(seen.version)}));
    if (!contents.empty()) seen.content = contents[0].bytes(0);
    return seen;
}

Stored<void> remember(Transaction& transaction, const std::string& town, const KnownPack& now) {
    TRY(
        transaction.run("INSERT INTO packs (town_id, version) VALUES ($1, $2)"
                        " ON CONFLICT (town_id) DO UPDATE SET version = excluded.version",
                        {town, value_of(now.version)}));
    TRY(
        transaction.run("INSERT INTO pack_contents (town_id, version, sha256) VALUES ($1, $2, $3)"
                        " ON CONFLICT (town_id, version) DO NOTHING",
                        {town, value_of(now.version), now.content}));
    return {};
}

// Of all but the signature: the same pack signed anew says the same.
base::Bytes content_of(base::ByteView pack) {
    const auto container = town::open_container(pack);
    const auto digest = base::crypto::sha256(container.value().unsigned_part);
    return {digest.begin(), digest.end()};
}

}  // namespace

Stored<void> create_pack_tables(Transaction& transaction) {
    TRY(
        transaction.run("CREATE TABLE IF NOT EXISTS packs (town_id TEXT NOT NULL,"
                        " version BIGINT NOT NULL, PRIMARY KEY (town_id))"));
    TRY(
        transaction.run("CREATE TABLE IF NOT EXISTS pack_contents (town_id TEXT NOT NULL,"
                        " version BIGINT NOT NULL, sha256 BYTEA NOT NULL,"
                        " PRIMARY KEY (town_id, version))"));
    return {};
}

base::Result<town::Pack, std::string> open_pack_file(const std::filesystem::path& file,
                                                     const TownKeys& keys, Store& store) {
    const auto bytes = base::read_file(file, town::most_pack_bytes);
    if (!bytes) {
        return base::Failure{"cannot read the pack " + file.string() +
                             "; make it with madoguchi pack build and pack sign"};
    }
    const auto seen = in_transaction(
        store, [&](Transaction& transaction) { return newest_seen(transaction, keys.town()); });
    if (!seen) return base::Failure{std::string("the store cannot be read")};
    auto pack = town::open(bytes.value(), keys.pack, keys.town(), seen.value().version);
    if (!pack) {
        base::log(base::Event::pack_refused, {{"reason", town::word(pack.error())}});
        return base::Failure{"the pack " + file.string() + " is refused: it " +
                             std::string(town::why_refused(pack.error()))};
    }
    const KnownPack now{pack.value().version, content_of(bytes.value())};
    const bool same_version = now.version == seen.value().version;
    if (same_version && !seen.value().content.empty() && now.content != seen.value().content) {
        base::log(base::Event::pack_refused, {{"reason", "same_version"}});
        return base::Failure{
            "the pack " + file.string() + " is refused: it has version " +
            std::to_string(now.version) +
            " as the one in use, but other content; build it with a higher --version"};
    }
    const auto kept = store.transact(
        [&](Transaction& transaction) { return remember(transaction, keys.town(), now); });
    if (!kept) return base::Failure{std::string("the store cannot be written")};
    base::log(base::Event::pack_active, {{"version", static_cast<std::int64_t>(now.version)}});
    return pack.take();
}

}  // namespace server
