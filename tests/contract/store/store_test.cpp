// What every store promises, whatever engine is behind it. A new sibling adds its maker to
// `siblings()` and nothing else.
#include <catch2/catch.hpp>

#include "base/files.h"
#include "server/store/sqlite_store.h"
#include "tests/unit/server/support/test_town.h"

using server::Store;
using server::Stored;
using server::StoreFault;
using server::Transaction;

namespace {

struct Sibling {
    std::string name;
    // Opens the same place again each time it is called.
    std::function<std::unique_ptr<Store>(const std::filesystem::path& place)> open;
};

std::vector<Sibling> siblings() {
    return {{"sqlite", [](const std::filesystem::path& place) {
                 auto opened = server::open_sqlite(place / "store.db");
                 REQUIRE(opened);
                 return opened.take();
             }}};
}

Stored<server::Rows> run(Store& store, const std::string& sql,
                         const std::vector<server::Value>& values = {}) {
    return server::in_transaction(
        store, [&](Transaction& transaction) { return transaction.run(sql, values); });
}

void make_table(Store& store) {
    REQUIRE(run(store,
                "CREATE TABLE things (town_id TEXT NOT NULL, id BIGINT NOT NULL, name TEXT,"
                " body BYTEA, PRIMARY KEY (town_id, id), UNIQUE (town_id, name))"));
}

}  // namespace

TEST_CASE("every store keeps texts and numbers and bytes and nothing as they were") {
    for (const auto& sibling : siblings()) {
        INFO(sibling.name);
        const server_test::TemporaryFolder place;
        const auto store = sibling.open(place.path());
        make_table(*store);
        const base::Bytes body{0, 1, 255, 0};
        const std::string name("美咲\n'\"; DROP TABLE things", 29);
        REQUIRE(run(*store, "INSERT INTO things (town_id, id, name, body) VALUES ($1, $2, $3, $4)",
                    {std::string("misaki"), INT64_MAX, name, body}));
        REQUIRE(run(*store, "INSERT INTO things (town_id, id, name, body) VALUES ($1, $2, $3, $4)",
                    {std::string("misaki"), INT64_MIN, std::monostate{}, base::Bytes{}}));
        const auto rows = run(*store, "SELECT id, name, body FROM things ORDER BY id");
        REQUIRE(rows);
        REQUIRE(rows.value().size() == 2);
        CHECK(rows.value()[0].number(0) == INT64_MIN);
        CHECK(rows.value()[0].is_null(1));
        CHECK(rows.value()[0].bytes(2).empty());
        CHECK(rows.value()[1].number(0) == INT64_MAX);
        CHECK(rows.value()[1].text(1) == name);
        CHECK(rows.value()[1].bytes(2) == body);
    }
}

TEST_CASE("every store undoes all of a transaction that fails") {
    for (const auto& sibling : siblings()) {
        INFO(sibling.name);
        const server_test::TemporaryFolder place;
        const auto store = sibling.open(place.path());
        make_table(*store);
        const auto failed = store->transact([](Transaction& transaction) -> Stored<void> {
            TRY(transaction.run("INSERT INTO things (town_id, id) VALUES ('misaki', 1)"));
            TRY(transaction.run("INSERT INTO things (town_id, id) VALUES ('misaki', 1)"));
            return {};
        });
        REQUIRE(!failed);
        CHECK(failed.error() == StoreFault::refused);
        CHECK(run(*store, "SELECT * FROM things").value().empty());
        const auto given_up = store->transact([](Transaction& transaction) -> Stored<void> {
            TRY(transaction.run("INSERT INTO things (town_id, id) VALUES ('misaki', 2)"));
            return base::Failure{StoreFault::busy};
        });
        CHECK(!given_up);
        CHECK(run(*store, "SELECT * FROM things").value().empty());
    }
}

TEST_CASE("every store has on disk what it said was done") {
    for (const auto& sibling : siblings()) {
        INFO(sibling.name);
        const server_test::TemporaryFolder place;
        {
            const auto store = sibling.open(place.path());
            make_table(*store);
            REQUIRE(run(*store, "INSERT INTO things (town_id, id) VALUES ('misaki', 1)"));
        }
        const auto store = sibling.open(place.path());
        CHECK(run(*store, "SELECT * FROM things").value().size() == 1);
    }
}

TEST_CASE("every store knows the common SQL of the registers") {
    for (const auto& sibling : siblings()) {
        INFO(sibling.name);
        const server_test::TemporaryFolder place;
        const auto store = sibling.open(place.path());
        make_table(*store);
        const std::string insert =
            "INSERT INTO things (town_id, id, name) VALUES ($1, $2, $3)"
            " ON CONFLICT (town_id, id) DO UPDATE SET name = excluded.name RETURNING name";
        CHECK(run(*store, insert, {std::string("misaki"), std::int64_t{1}, std::string("a")})
                  .value()[0]
                  .text(0) == "a");
        CHECK(run(*store, insert, {std::string("misaki"), std::int64_t{1}, std::string("b")})
                  .value()[0]
                  .text(0) == "b");
        const auto ignored =
            run(*store,
                "INSERT INTO things (town_id, id) VALUES ($1, $2) ON CONFLICT DO NOTHING"
                " RETURNING 1",
                {std::string("misaki"), std::int64_t{1}});
        CHECK(ignored.value().empty());
        // One parameter may stand in two places.
        CHECK(run(*store, "SELECT id FROM things WHERE $1 = '' OR name = $1", {std::string("b")})
                  .value()
                  .size() == 1);
        // The same name in another town is another thing.
        CHECK(run(*store, insert, {std::string("kume"), std::int64_t{1}, std::string("b")}));
    }
}

TEST_CASE("every store takes a parameter by its number and not by where it stands") {
    for (const auto& sibling : siblings()) {
        const server_test::TemporaryFolder place;
        const auto store = sibling.open(place.path());
        make_table(*store);
        REQUIRE(run(*store, "INSERT INTO things (name, id, town_id) VALUES ($3, $2, $1)",
                    {std::string("misaki"), std::int64_t{1}, std::string("old")}));
        REQUIRE(run(*store, "UPDATE things SET name = $3 WHERE town_id = $1 AND id = $2",
                    {std::string("misaki"), std::int64_t{1}, std::string("new")}));
        const auto rows = run(*store, "SELECT name FROM things WHERE id = $1", {std::int64_t{1}});
        REQUIRE(rows);
        REQUIRE(rows.value().size() == 1);
        CHECK(rows.value()[0].text(0) == "new");
    }
}

TEST_CASE("a second server is refused while the first has the store open") {
    const server_test::TemporaryFolder place;
    const auto first = server::open_sqlite(place.path() / "store.db");
    REQUIRE(first);
    const auto second = server::open_sqlite(place.path() / "store.db");
    REQUIRE(!second);
    CHECK(second.error().find("another server") == 0);
}

TEST_CASE("a store that is not a database is refused") {
    const server_test::TemporaryFolder place;
    REQUIRE(
        base::write_file(place.path() / "store.db", base::view_of(std::string(8192, 'x')), 0600));
    CHECK(!server::open_sqlite(place.path() / "store.db"));
}

TEST_CASE("SQLite runs in WAL mode with every commit on disk") {
    const server_test::TemporaryFolder place;
    const auto store = server::open_sqlite(place.path() / "store.db").take();
    CHECK(run(*store, "SELECT journal_mode FROM pragma_journal_mode").value()[0].text(0) == "wal");
    CHECK(run(*store, "SELECT synchronous FROM pragma_synchronous").value()[0].number(0) == 2);
}

TEST_CASE("after a damaged page no transaction is believed and somebody is told once") {
    const server_test::TemporaryFolder place;
    const auto file = place.path() / "store.db";
    {
        const auto store = server::open_sqlite(file).take();
        make_table(*store);
        for (std::int64_t id = 0; id < 40; ++id) {
            REQUIRE(run(*store, "INSERT INTO things (town_id, id, body) VALUES ('misaki', $1, $2)",
                        {id, base::Bytes(20'000, 7)}));
        }
    }
    auto bytes = base::read_file(file, 10'000'000).take();
    std::fill(bytes.begin() + 8192, bytes.end(), std::uint8_t{'x'});
    REQUIRE(base::write_file(file, bytes, 0600));
    int told = 0;
    const auto store = server::open_sqlite(file, [&told] { ++told; }).take();
    const auto damaged = run(*store, "SELECT sum(length(body)) FROM things");
    REQUIRE(!damaged);
    CHECK(damaged.error() == StoreFault::broken);
    CHECK(!run(*store, "SELECT 1"));
    CHECK(told == 1);
}
