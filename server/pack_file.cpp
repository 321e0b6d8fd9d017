#include "server/pack_file.h"

#include "base/files.h"
#include "base/log.h"

namespace server {

namespace {

constexpr std::size_t most_pack_bytes = 64 << 20;

Stored<std::uint64_t> newest_seen(Transaction& transaction, const std::string& town) {
    const auto rows = TRY(transaction.run("SELECT version FROM packs WHERE town_id = $1", {town}));
    return rows.empty() ? std::uint64_t{0} : static_cast<std::uint64_t>(rows[0].number(0));
}

Stored<void> remember(Transaction& transaction, const std::string& town, std::uint64_t version) {
    TRY(
        transaction.run("INSERT INTO packs (town_id, version) VALUES ($1, $2)"
                        " ON CONFLICT (town_id) DO UPDATE SET version = excluded.version",
                        {town, value_of(version)}));
    return {};
}

}  // namespace

Stored<void> create_pack_tables(Transaction& transaction) {
    TRY(
        transaction.run("CREATE TABLE IF NOT EXISTS packs (town_id TEXT NOT NULL,"
                        " version BIGINT NOT NULL, PRIMARY KEY (town_id))"));
    return {};
}

base::Result<town::Pack, std::string> open_pack_file(const std::filesystem::path& file,
                                                     const TownKeys& keys, Store& store) {
    const auto bytes = base::read_file(file, most_pack_bytes);
    if (!bytes) {
        return base::Failure{"cannot read the pack " + file.string() +
                             "; make it with madoguchi pack build and pack sign"};
    }
    const auto seen = in_transaction(
        store, [&](Transaction& transaction) { return newest_seen(transaction, keys.town()); });
    if (!seen) return base::Failure{std::string("the store cannot be read")};
    auto pack = town::open(bytes.value(), keys.pack, keys.town(), seen.value());
    if (!pack) {
        base::log(base::Event::pack_refused, {{"reason", town::word(pack.error())}});
        return base::Failure{"the pack " + file.string() +
                             " is refused: " + std::string(town::word(pack.error()))};
    }
    const auto version = pack.value().version;
    const auto kept = store.transact(
        [&](Transaction& transaction) { return remember(transaction, keys.town(), version); });
    if (!kept) return base::Failure{std::string("the store cannot be written")};
    base::log(base::Event::pack_active, {{"version", static_cast<std::int64_t>(version)}});
    return pack.take();
}

}  // namespace server
