#include "tests/unit/server/support/test_town.h"

#include <fmt/core.h>

#include <cassert>
#include <cstdlib>

#include "provisioning/tool/pack_folder.h"
#include "provisioning/tool/town_init.h"
#include "server/store/sqlite_store.h"
#include "server/tables.h"
#include "town/pack_load.h"

namespace server_test {

namespace {

// A Sunday morning, 10:38 in Japan: what a test says of days holds on every day it is run.
constexpr std::string_view founded = "2026-11-22T01:38:00Z";

server::TownKeys made_keys(const std::filesystem::path& folder) {
    tool::NewTown wish;
    wish.folder = folder / "town";
    wish.made_at = *base::from_rfc3339(founded);
    const auto made = tool::make_town(wish);
    assert(made);
    auto keys = server::read_town_keys(wish.folder);
    assert(keys);
    return keys.take();
}

server::RegisterList registers_and(const std::string& town, server::RegisterList more) {
    auto all = server::all_registers(town);
    for (auto& one : more) all.push_back(std::move(one));
    return all;
}

std::unique_ptr<server::Store> made_store(const std::filesystem::path& folder,
                                          const server::RegisterList& registers) {
    auto store = server::open_sqlite(folder / "town.db");
    assert(store);
    const auto tables = server::create_tables(*store.value(), registers);
    assert(tables);
    return store.take();
}

// The town's own pack, read once a program. Whether it is a good one is unit_pack's question; to build,
// sign and open it took each test a second more.
town::Pack loaded_misaki() {
    const auto source =
        tool::read_pack_folder(std::filesystem::path(SOURCE_DIR) / "provisioning/towns/misaki");
    assert(source);
    return town::load(source.value()).pack;
}

town::Pack misaki(const std::function<void(town::Pack&)>& change) {
    static const town::Pack loaded = loaded_misaki();
    auto pack = loaded;
    if (change) change(pack);
    return pack;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "madoguchi-XXXXXX").string();
    const char* made = mkdtemp(pattern.data());
    assert(made != nullptr);
    path_ = made;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

TestTown::TestTown(const std::function<void(town::Pack&)>& change, server::RegisterList more)
    : clock_(base::emulated_clock(*base::from_rfc3339(founded))),
      keys_(made_keys(folder_.path())),
      registers_(registers_and(keys_.town(), std::move(more))),
      store_(made_store(folder_.path(), registers_)),
      pack_(misaki(change)),
      opener_(*base::crypto::PrivateKey::from_pem(keys_.seal.pem().reveal())),
      screens_(*clock_),
      terminals_(
          *store_, *clock_, keys_, &pack_, registers_, [this] { ++woken_; }, screens_),
      desk_(
          *store_, *clock_, keys_, &pack_, registers_, [this] { ++woken_; }, screens_) {}

TestTerminal TestTown::enrol(const std::string& name, const std::string& role) {
    const server::Enrolments enrolments(*store_, *clock_, keys_);
    const auto code = enrolments.make_code(name, role);
    assert(code);
    const auto secret = town::enrolment_code_from(code.value())->secret;
    const auto key = base::crypto::PrivateKey::make_p256();
    const auto enrolment =
        enrolments.redeem(secret, base::crypto::make_request(key, name), "127.0.0.1");
    assert(enrolment);
    return {*this, enrolment.value()};
}

std::size_t TestTown::apply_all() {
    std::size_t all = 0;
    for (;;) {
        const auto done =
            server::apply_waiting(*store_, *clock_, opener_, pack_, registers_, keys_.town(), 64);
        assert(done);
        if (done.value() == 0) return all;
        all += done.value();
    }
}

void TestTown::tick(std::chrono::milliseconds later) {
    clock_->advance(later);
    server::tick_registers(*store_, *clock_, pack_, registers_);
}

server::Rows TestTown::rows(const std::string& sql) const {
    auto found = server::in_transaction(
        *store_, [&](server::Transaction& transaction) { return transaction.run(sql); });
    assert(found);
    return found.take();
}

std::int64_t TestTown::count(const std::string& table) const {
    return rows("SELECT count(*) FROM " + table)[0].number(0);
}

TestTerminal::TestTerminal(TestTown& town, const town::Enrolment& enrolment)
    : town_(town),
      enrolment_(enrolment),
      sealer_(town::Sealer::begin(town.keys().manifest.seal_keys[0],
                                  base::uuid_v7(town.clock().now()))) {}

std::string TestTerminal::certificate() const {
    return base::hex(base::crypto::Certificate::from_pem(enrolment_.certificate)->fingerprint());
}

std::string TestTerminal::desk_certificate() const {
    const auto certificate = base::crypto::Certificate::from_pem(enrolment_.desk_certificate);
    return certificate ? base::hex(certificate->fingerprint()) : std::string();
}

town::Header TestTerminal::next_header() const {
    town::Header header;
    header.town_key_id = town::key_id(town_.keys().manifest.seal_keys[0]);
    header.terminal = *base::uuid_from_text(enrolment_.terminal);
    header.incarnation = enrolment_.incarnation;
    header.seq = seq_ + 1;
    header.id = base::uuid_v7(town_.clock().now());
    header.created_wall_ms = town_.clock().now().time_since_epoch().count();
    header.monotonic_ms = town_.clock().monotonic().count();
    header.prev_hash = head_;
    return header;
}

base::Bytes TestTerminal::seal(const town::Header& header, const base::SecretText& body) {
    const auto envelope = sealer_.seal(header, body);
    assert(envelope);
    return town::encode(*envelope);
}

base::Bytes TestTerminal::record(const base::SecretText& body) {
    auto bytes = seal(next_header(), body);
    ++seq_;
    head_ = town::decode_envelope(bytes).value().header.hash;
    return bytes;
}

server::http::Response TestTerminal::send(const std::vector<base::Bytes>& records, Flags headers) {
    const auto batch = town::encode_batch(records);
    auto sent = request("POST", "/v1/terminals/self/batches", base::to_text(batch), {});
    sent.headers["content-type"] = "application/octet-stream";
    sent.headers["idempotency-key"] = base::hex(base::crypto::sha256(batch)).substr(0, 32);
    for (auto& [name, value] : headers) sent.headers[name] = value;
    sent.certificate = certificate();
    return town_.at_terminals(sent);
}

server::http::Response TestTerminal::ask(const std::string& method, const std::string& path,
                                         const std::string& body, Flags headers) {
    auto asked = request(method, path, body, std::move(headers));
    asked.certificate = certificate();
    return town_.at_terminals(asked);
}

Visit consultation(const TestTerminal& terminal, base::Time received_at,
                   const std::string& birth_date) {
    Visit visit;
    visit.receipt =
        town::make_receipt(terminal.enrolment().short_name, received_at, base::crypto::random(21));
    auto& application = visit.application;
    application.journey = "consultation";
    application.language = "ja";
    application.answers = {{"areas", town::Chosen{{"care"}}},
                           {"how_soon", town::DoesNotKnow{}},
                           {"kana_name", town::Written{base::SecretText("みさき はなこ")}},
                           {"birth_date", town::Dated{base::SecretText(birth_date)}},
                           {"contact", town::Chosen{{"visit"}}}};
    application.evidence.method = "none";
    application.received_at = received_at;
    application.receipt_number = visit.receipt.number;
    application.receipt_secret_sha256 = base::hex(base::crypto::sha256(visit.receipt.secret));
    return visit;
}

Visit resident_record(const TestTerminal& terminal, base::Time received_at) {
    Visit visit = consultation(terminal, received_at);
    visit.application.journey = "resident-record";
    visit.application.evidence = {.level = town::EvidenceLevel::l2,
                                  .method = "card_pin",
                                  .revocation_unchecked = false,
                                  .nonce = {}};
    const town::Person person{.name = base::SecretText("美咲 花子"),
                              .address = base::SecretText("岡山県久米郡美咲町原田1735"),
                              .birth_date = base::SecretText("1955-02-17"),
                              .sex = town::Sex::female};
    visit.application.answers = {{"person", town::FromCard{person}},
                                 {"who", town::Chosen{{"self"}}},
                                 {"entries", town::Chosen{{"neither"}}},
                                 {"copies", town::Counted{1}},
                                 {"use", town::Chosen{{"work"}}}};
    return visit;
}

}  // namespace server_test
