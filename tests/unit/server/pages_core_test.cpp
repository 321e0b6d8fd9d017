// The socket between core and pages: real lines over a real socket, the town behind it real.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "server/admin/admin_socket.h"
#include "server/pages_socket/pages_core.h"
#include "tests/unit/server/support/acting_town.h"
#include "town/carry_home.h"

using namespace server_test;
using Json = nlohmann::json;

namespace {

// Home and shops write into the queue alone.
void for_the_pages(town::Pack& pack) {
    auto journey = *town::journey(pack, "consultation");
    journey.id = "from-outside";
    journey.roles = {"home", "shop"};
    pack.journeys.push_back(journey);
}

// A town, its core on a socket, and the pages' hands: a chain sealed with nothing but what the
// core says.
struct Outside : ActingTown {
    TemporaryFolder folder;
    std::unique_ptr<server::PagesCore> core;
    std::unique_ptr<server::AdminSocket> socket;

    Outside() : ActingTown(for_the_pages) {
        auto own = server::open_pages_terminal(store(), clock(), keys(), folder.path());
        REQUIRE(own);
        core = std::make_unique<server::PagesCore>(store(), clock(), keys(), pack(), registers(),
                                                   own.take(), [this] { apply_all(); });
        auto opened = server::AdminSocket::open(
            folder.path() / "pages.sock",
            [this](const std::string& line) { return core->answer(line); },
            {.most_line_bytes = 1 << 20, .group_too = true});
        REQUIRE(opened);
        socket = opened.take();
    }

    Json ask(const Json& request) {
        const auto reply = server::ask_admin_socket(folder.path() / "pages.sock", request.dump());
        REQUIRE(reply);
        return Json::parse(reply.value());
    }

    struct Sealed {
        town::Application application;
        town::Receipt receipt;
        base::Bytes envelope;
    };
    Sealed seal(const std::string& actor) {
        const auto hello = ask({{"hello", "pages"}});
        Sealed sealed;
        sealed.receipt = town::make_receipt(hello["short_name"].get<std::string>(), clock().now(),
                                            base::crypto::random(21));
        auto& application = sealed.application;
        application.journey = "from-outside";
        application.language = "ja";
        application.answers = {{"areas", town::Chosen{{"care"}}},
                               {"how_soon", town::DoesNotKnow{}},
                               {"kana_name", town::Written{base::SecretText("みさき はなこ")}},
                               {"birth_date", town::Dated{base::SecretText("1955-02-17")}},
                               {"contact", town::Chosen{{"visit"}}}};
        application.evidence.method = "none";
        application.actor = actor;
        application.received_at = sealed.receipt.received_at;
        application.receipt_number = sealed.receipt.number;
        application.receipt_secret_sha256 = base::hex(base::crypto::sha256(sealed.receipt.secret));
        const auto key = *base::crypto::PublicKey::from_pem(hello["seal_key"].get<std::string>());
        auto sealer = town::Sealer::begin(key, base::uuid_v7(clock().now()));
        town::Header header;
        header.town_key_id = town::key_id(key);
        header.terminal = *base::uuid_from_text(hello["terminal"].get<std::string>());
        header.incarnation = hello["incarnation"].get<std::uint64_t>();
        header.seq = hello["seq"].get<std::uint64_t>() + 1;
        header.id = base::uuid_v7(clock().now());
        header.created_wall_ms = clock().now().time_since_epoch().count();
        const auto before = *base::from_hex(hello["prev_hash"].get<std::string>());
        std::copy(before.begin(), before.end(), header.prev_hash.begin());
        sealed.envelope = town::encode(*sealer.seal(header, town::to_body(application)));
        return sealed;
    }
    Json put(const Sealed& sealed) {
        return ask({{"put", base::base64(sealed.envelope)},
                    {"receipt",
                     {{"number", sealed.receipt.number},
                      {"secret", base::hex(sealed.receipt.secret)},
                      {"received_at", base::rfc3339(sealed.receipt.received_at)}}}});
    }
};

std::string token(int n) {
    return base::hex(base::crypto::sha256(base::view_of(std::to_string(n))));
}

}  // namespace

TEST_CASE("what is put through the pages is filed before the reply and its receipt verifies") {
    Outside town;
    const auto sealed = town.seal("home");
    const auto said = town.put(sealed);
    CHECK(said["state"] == "applied");
    CHECK(said["number"] == sealed.receipt.number);
    const auto verified =
        town::verify_receipt(said["qr"].get<std::string>(), town.keys().terminals.certificate);
    REQUIRE(verified);
    CHECK(verified.value().terminal == "pages");
    CHECK(verified.value().receipt.secret == sealed.receipt.secret);
    CHECK(town.put(town.seal("home"))["state"] == "applied");
    CHECK(town.count("applications") == 2);
}

TEST_CASE("a form tried again after its answer was lost is answered alike and filed once") {
    Outside town;
    const auto sealed = town.seal("home");
    const auto first = town.put(sealed);
    const auto again = town.put(sealed);
    CHECK(again["state"] == first["state"]);
    CHECK(again["number"] == first["number"]);
    CHECK(town.count("applications") == 1);
    CHECK(town.count("quarantine") == 0);
}

TEST_CASE("a record that does not follow the last one is told to begin again") {
    Outside town;
    const auto one = town.seal("home");
    const auto other = town.seal("home");
    CHECK(town.put(one)["state"] == "applied");
    CHECK(town.put(other)["state"] == "gap");
    CHECK(town.ask({{"put", "no envelope"}}).empty());
}

TEST_CASE("no code makes a device and a device that is not ours does nothing") {
    Outside town;
    CHECK(town.ask({{"enrol_device", "ABCD-EFGH"}, {"token_sha256", token(1)}}).empty());
    CHECK(town.ask({{"device", token(1)}}).empty());
    CHECK(town.put(town.seal("device:shop-9"))["state"] == "dead");
    CHECK(town.put(town.seal("clerk:somebody"))["state"] == "dead");
    CHECK(town.put(town.seal(""))["state"] == "dead");
    CHECK(town.count("applications") == 0);
}

TEST_CASE("an officer's code makes a device whose token is known and whose acts count") {
    Outside town;
    const server::Devices devices("misaki");
    auto code = server::in_transaction(town.store(), [&](server::Transaction& transaction) {
        return devices.make_code(transaction, {.name = "shop-1", .role = "shop", .section = ""},
                                 town.clock().now());
    });
    REQUIRE(code);
    CHECK(town.ask({{"enrol_device", code.value()}, {"token_sha256", "short"}}).empty());
    CHECK(town.ask({{"enrol_device", code.value()}, {"token_sha256", token(1)}})["role"] == "shop");
    CHECK(town.ask({{"device", token(1)}})["name"] == "shop-1");
    CHECK(town.put(town.seal("device:shop-1"))["state"] == "applied");
    CHECK(town.rows("SELECT terminal FROM applications")[0].text(0) == "shop-1");
}

TEST_CASE("the pages look a receipt up as a terminal does") {
    Outside town;
    const auto sealed = town.seal("home");
    REQUIRE(town.put(sealed)["state"] == "applied");
    const auto number = sealed.receipt.number;
    CHECK(town.ask({{"look_up", {{"number", number}, {"birth_date", "1955-02-17"}}}})["state"] ==
          "received");
    CHECK(town.ask({{"look_up", {{"number", number}, {"birth_date", "1955-02-18"}}}}).empty());
    const auto hash = base::hex(base::crypto::sha256(sealed.receipt.secret));
    CHECK(town.ask({{"look_up", {{"secret_sha256", hash}}}})["state"] == "received");
}

TEST_CASE("however much was guessed at the pages a right number and date go through") {
    Outside town;
    const auto sealed = town.seal("home");
    REQUIRE(town.put(sealed)["state"] == "applied");
    const auto ask = [&](const std::string& number, const std::string& born) {
        return town.ask({{"look_up", {{"number", number}, {"birth_date", born}}}});
    };
    CHECK(ask(sealed.receipt.number, "1955-02-18").empty());
    town.rows("UPDATE tries SET count = 6000 WHERE what = 'look-up at'");
    CHECK(ask(sealed.receipt.number, "1955-02-17")["state"] == "received");
    const auto hash = base::hex(base::crypto::sha256(sealed.receipt.secret));
    CHECK(town.ask({{"look_up", {{"secret_sha256", hash}}}})["state"] == "received");
    // One number stays closed to whoever guesses at it.
    for (int i = 0; i < 4; ++i) CHECK(ask(sealed.receipt.number, "1955-02-18").empty());
    CHECK(ask(sealed.receipt.number, "1955-02-17")["too_many"] == true);
}

TEST_CASE("however many codes were guessed a right one still makes a device") {
    Outside town;
    CHECK(town.ask({{"enrol_device", "ABCD-EFGH"}, {"token_sha256", token(1)}}).empty());
    REQUIRE(town.rows("SELECT count FROM tries WHERE what = 'device code'").size() == 1);
    town.rows("UPDATE tries SET count = 6000 WHERE what = 'device code'");
    const server::Devices devices("misaki");
    auto code = server::in_transaction(town.store(), [&](server::Transaction& transaction) {
        return devices.make_code(transaction, {.name = "shop-1", .role = "shop", .section = ""},
                                 town.clock().now());
    });
    REQUIRE(code);
    CHECK(town.ask({{"enrol_device", code.value()}, {"token_sha256", token(1)}})["name"] ==
          "shop-1");
}

TEST_CASE("a carried code is opened by the core and a strange one says why not") {
    Outside town;
    const town::CarryHome carried{.journey = "consultation",
                                  .journey_version = 1,
                                  .language = "easy",
                                  .answers = {{"areas", town::Chosen{{"care"}}}},
                                  .made_at = town.clock().now()};
    const auto text = town::carry_home_text(carried, town.keys().manifest.seal_keys[0]);
    REQUIRE(text);
    const auto opened = town.ask({{"carried", *text}});
    CHECK(opened["journey"] == "consultation");
    CHECK(opened["answers"]["areas"]["chosen"][0] == "care");
    CHECK(town.ask({{"carried", "MDH1.nothing"}})["fault"] == "not_carried");
    town.clock().advance(std::chrono::hours(24 * 40));
    CHECK(town.ask({{"carried", *text}})["fault"] == "too_old");
}

TEST_CASE("the pages' terminal stays itself from one start to the next") {
    Outside town;
    const auto again =
        server::open_pages_terminal(town.store(), town.clock(), town.keys(), town.folder.path());
    REQUIRE(again);
    CHECK(again.value().id == town.ask({{"hello", "pages"}})["terminal"].get<std::string>());
    CHECK(town.rows("SELECT incarnation FROM terminals WHERE name = 'pages'")[0].number(0) == 1);
}

TEST_CASE("what is no request of the pages is answered with nothing") {
    Outside town;
    for (const auto* line : {"", "null", "[]", "{", "{\"hello\":\"you\"}", "{\"view\":3}"}) {
        INFO(line);
        CHECK(town.core->answer(line) == "{}");
    }
    CHECK(town.ask({{"view", {{"register", "none"}, {"view", "none"}}}}).empty());
}
