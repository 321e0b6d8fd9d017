// Who may do what, and what a register makes of it (issue 3, contract §2).
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "server/registers/devices.h"
#include "server/registers/said.h"
#include "tests/unit/server/support/acting_town.h"

using namespace server_test;
using Json = nlohmann::json;

namespace {

// A register of the tests: a book with lines in it.
class Book final : public server::Register {
public:
    explicit Book(std::string town_id) : town_(std::move(town_id)) {}
    std::string_view name() const override { return "book"; }
    server::Stored<void> create_tables(server::Transaction& transaction) const override {
        TRY(transaction.run(
            "CREATE TABLE IF NOT EXISTS book (town_id TEXT NOT NULL,"
            " line TEXT NOT NULL, who TEXT NOT NULL, PRIMARY KEY (town_id, line))"));
        return {};
    }
    server::Stored<server::Effect> apply(server::Transaction& transaction,
                                         const server::Act& act) const override {
        const auto line = server::written(act, "line");
        if (line == "full") return server::refused("full");
        TRY(transaction.run("INSERT INTO book (town_id, line, who) VALUES ($1, $2, $3)",
                            {town_, line, act.clerk ? act.clerk->name : act.terminal.name}));
        return server::Effect{.refused = {}, .notes = {{"line", line}}};
    }
    std::vector<server::ViewRule> views() const override {
        return {{.view = "lines", .desk = true, .section = "resident_desk", .roles = {"taxi"}},
                {.view = "mine", .section = {}, .roles = {"hall"}, .needs_person = true}};
    }
    server::Stored<town::Table> view(server::Transaction& transaction, std::string_view,
                                     const server::ViewAsk& ask) const override {
        town::Table table;
        table.columns = {"line", "who"};
        for (const auto& row : TRY(transaction.run(
                 "SELECT line, who FROM book WHERE town_id = $1 ORDER BY line", {town_}))) {
            table.rows.push_back(
                {.id = row.text(0),
                 .cells = {server::text_cell(row.text(0)), server::text_cell(row.text(1))},
                 .acts = {}});
        }
        const auto shown = ask.parameters.find("shown");
        if (shown != ask.parameters.end())
            table.figures["shown"] = server::text_cell(shown->second);
        return table;
    }
    server::Stored<void> tick(server::Transaction& transaction, const town::Pack&,
                              base::Time now) const override {
        TRY(
            transaction.run("INSERT INTO book (town_id, line, who) VALUES ($1, $2, 'tick')"
                            " ON CONFLICT DO NOTHING",
                            {town_, "tick " + base::iso_date(base::tokyo_date(now))}));
        return {};
    }

private:
    std::string town_;
};

town::Journey line_journey(const std::string& id, std::vector<std::string> roles,
                           const std::string& section = "resident_desk") {
    town::Journey journey;
    journey.id = id;
    journey.register_name = "book";
    journey.section = section;
    journey.roles = std::move(roles);
    town::Question line;
    line.id = "line";
    line.kind = town::QuestionKind::text;
    line.most = 40;
    journey.questions = {line};
    return journey;
}

void with_lines(town::Pack& pack) {
    pack.journeys.push_back(line_journey("write", {"hall", "counter", "taxi", "home"}));
    pack.journeys.push_back(line_journey("staff-write", {"counter"}));
    pack.journeys.push_back(line_journey("anybody-of-us", {"counter"}, "all"));
    pack.journeys.push_back(line_journey("taxi-only", {"taxi"}));
    pack.journeys.push_back(line_journey("taxi-or-us", {"taxi", "counter"}));
    pack.journeys.push_back(line_journey("elsewhere", {"hall"}));
    pack.journeys.back().register_name = "not-here";
    pack.journeys.push_back(line_journey("quiet", {"hall"}));
    pack.journeys.back().desk = false;
    pack.journeys.push_back(line_journey("sealed", {"counter"}));
    pack.journeys.back().signs = true;
}

server::RegisterList the_book() {
    server::RegisterList list;
    list.push_back(std::make_unique<Book>("misaki"));
    return list;
}

std::string line(const std::string& text) { return Json({{"line", {{"written", text}}}}).dump(); }

struct Office : ActingTown {
    Office() : ActingTown(with_lines, the_book()) {}
};

}  // namespace

TEST_CASE("an act and its application are written together and the person is told") {
    Office town;
    const auto done = file_act(town, "write", line("one"));
    CHECK(done.state == "received");
    CHECK(done.notes == std::map<std::string, std::string>{{"line", "one"}});
    CHECK(town.rows("SELECT who FROM book WHERE line = 'one'")[0].text(0) == "hall-1");
    CHECK(town.rows("SELECT register FROM applied")[0].text(0) == "book");
}

TEST_CASE("what a register refuses stays filed with the word and is seen at the desk") {
    Office town;
    const auto done = file_act(town, "write", line("full"));
    CHECK(done.state == "received");
    CHECK(done.refused == "full");
    CHECK(town.count("book") == 0);
    auto& counter = town.terminal("counter");
    auto& clerk = town.clerk("resident_desk");
    REQUIRE(!clerk.sign_in(counter).empty());
    const auto seen = Json::parse(
        clerk.ask(counter, "GET", "/v1/desk/applications/" + done.id + "?purpose=check").body);
    CHECK(seen["refused"] == "full");
}

TEST_CASE("a register that breaks a rule of its own tables holds up nobody else") {
    Office town;
    CHECK(file_act(town, "write", line("twice")).state == "received");
    const auto again = file_act(town, "write", line("twice"));
    CHECK(again.state.empty());
    CHECK(again.dead == "register-fault");
    CHECK(town.count("applications") == 1);
    CHECK(file_act(town, "write", line("next")).state == "received");
}

TEST_CASE("a record from a terminal whose role does not offer the journey is not allowed") {
    Office town;
    CHECK(file_act(town, "taxi-only", line("a"), {.role = "hall"}).dead == "not-allowed");
    CHECK(file_act(town, "write", line("b"), {.role = "library"}).dead == "not-allowed");
    CHECK(town.count("book") == 0);
    CHECK(town.count("applied") == 0);
}

TEST_CASE("a field device acts through the pages under its own name and role") {
    Office town;
    const auto done =
        file_act(town, "taxi-only", line("ride"), {.role = "taxi", .device = "taxi-3"});
    CHECK(done.state == "received");
    CHECK(town.rows("SELECT who FROM book")[0].text(0) == "taxi-3");
    CHECK(file_act(town, "taxi-only", line("x"), {.role = "shop", .device = "shop-1"}).dead ==
          "not-allowed");
    CHECK(file_act(town, "write", line("home"), {.role = "home"}).state == "received");
    CHECK(file_act(town, "taxi-only", line("y"), {.role = "home"}).dead == "not-allowed");
}

TEST_CASE("a staff act needs a signed-in clerk of its section") {
    Office town;
    const auto done = file_act(town, "staff-write", line("ours"), {.section = "resident_desk"});
    CHECK(done.state == "received");
    CHECK(town.rows("SELECT who FROM book")[0].text(0) == "職員 resident_desk");
    CHECK(file_act(town, "staff-write", line("x"), {.section = "care_desk"}).dead == "not-allowed");
    CHECK(file_act(town, "staff-write", line("y"), {.role = "counter"}).dead == "not-allowed");
    CHECK(file_act(town, "anybody-of-us", line("z"), {.section = "care_desk"}).state == "received");
    CHECK(town.rows("SELECT section FROM applications WHERE journey = 'anybody-of-us'")[0].text(
              0) == "care_desk");
}

TEST_CASE("what field devices share with the counter needs a signed-in clerk there") {
    Office town;
    CHECK(file_act(town, "taxi-or-us", line("a"), {.role = "counter"}).dead == "not-allowed");
    CHECK(file_act(town, "taxi-or-us", line("b"), {.section = "care_desk"}).dead == "not-allowed");
    CHECK(town.count("book") == 0);
    CHECK(file_act(town, "taxi-or-us", line("c"), {.section = "resident_desk"}).state ==
          "received");
    CHECK(file_act(town, "taxi-or-us", line("d"), {.role = "taxi", .device = "taxi-3"}).state ==
          "received");
}

TEST_CASE("a staff act is believed only of the time the clerk sat there") {
    Office town;
    auto& counter = town.terminal("counter");
    auto& clerk = town.clerk("resident_desk");
    const auto began = town.clock().now();
    REQUIRE(!clerk.sign_in(counter).empty());
    town.clock().advance(std::chrono::minutes(10));
    REQUIRE(clerk.ask(counter, "DELETE", "/v1/desk/sessions/self").status == 204);
    town.clock().advance(std::chrono::hours(1));
    const auto typed = [&](base::Time at, const std::string& text) {
        auto visit = consultation(counter, at);
        auto& application = visit.application;
        application.journey = "staff-write";
        application.answers = {{"line", town::Written{base::SecretText(text)}}};
        application.actor = "clerk:" + clerk.id();
        REQUIRE(counter.send({counter.record(application)}).status == 200);
        town.apply_all();
    };
    typed(began + std::chrono::minutes(5), "while there");
    CHECK(town.count("book") == 1);
    typed(began + std::chrono::minutes(40), "gone");
    typed(began - std::chrono::minutes(40), "not yet");
    CHECK(town.count("book") == 1);
    CHECK(town.rows("SELECT reason FROM dead_letters")[0].text(0) == "not-allowed");
    CHECK(town.count("dead_letters") == 2);
}

TEST_CASE("a clerk the town lost touch with is believed until their twelve hours are over") {
    Office town;
    auto& counter = town.terminal("counter");
    auto& clerk = town.clerk("resident_desk");
    const auto began = town.clock().now();
    REQUIRE(!clerk.sign_in(counter).empty());
    const auto typed = [&](base::Time at, const std::string& text) {
        auto visit = consultation(counter, at);
        auto& application = visit.application;
        application.journey = "staff-write";
        application.answers = {{"line", town::Written{base::SecretText(text)}}};
        application.actor = "clerk:" + clerk.id();
        REQUIRE(counter.send({counter.record(application)}).status == 200);
        town.apply_all();
        return town.count("book");
    };
    town.clock().advance(std::chrono::hours(2));  // No line: the counter asks nothing.
    CHECK(typed(began + std::chrono::minutes(40), "soon") == 1);
    CHECK(typed(began + std::chrono::minutes(90), "later") == 2);
    town.clock().advance(std::chrono::hours(12));
    CHECK(typed(began + std::chrono::hours(13), "too late") == 2);
    CHECK(town.count("dead_letters") == 1);
}

TEST_CASE("a journey that signs is believed only with the clerk's own signature over it") {
    Office town;
    CHECK(file_act(town, "sealed", line("signed"), {.section = "resident_desk"}).state ==
          "received");
    const auto kept = town.rows("SELECT certificate, signature, signed_text FROM signatures");
    REQUIRE(kept.size() == 1);
    const auto certificate = base::crypto::Certificate::from_der(kept[0].bytes(0));
    REQUIRE(certificate);
    CHECK(certificate->public_key().verifies(base::view_of(kept[0].text(2)), kept[0].bytes(1)));
    CHECK(kept[0].text(2).find("signed") != std::string::npos);
    auto& counter = town.terminal("counter");
    auto& clerk = town.clerk("resident_desk");
    REQUIRE(!clerk.sign_in(counter).empty());
    auto visit = consultation(counter, town.clock().now());
    auto& application = visit.application;
    application.journey = "sealed";
    application.actor = "clerk:" + clerk.id();
    application.answers = {{"line", town::Written{base::SecretText("shown")}}};
    clerk.sign(application);
    application.answers = {{"line", town::Written{base::SecretText("changed")}}};
    REQUIRE(counter.send({counter.record(application)}).status == 200);
    town.apply_all();
    CHECK(town.rows("SELECT reason FROM dead_letters")[0].text(0) == "not-allowed");
}

TEST_CASE("what no clerk has to look at is kept and stands in no queue") {
    Office town;
    CHECK(file_act(town, "quiet", line("hush")).state == "kept");
    auto& counter = town.terminal("counter");
    auto& clerk = town.clerk("resident_desk");
    REQUIRE(!clerk.sign_in(counter).empty());
    const auto queue = clerk.ask(counter, "GET", "/v1/desk/applications");
    CHECK(Json::parse(queue.body)["items"].empty());
}

TEST_CASE("a record for a register this server does not have waits as a dead letter") {
    Office town;
    CHECK(file_act(town, "elsewhere", line("x")).dead == "unknown-register");
}

TEST_CASE("time alone changes registers once a minute") {
    Office town;
    town.tick(std::chrono::hours(0));
    town.tick();
    town.tick(std::chrono::hours(24));
    CHECK(town.count("book") == 2);
}

TEST_CASE("a code makes one device and no second one") {
    Office town;
    const server::Devices devices("misaki");
    const auto redeemed = [&](const std::string& code, const std::string& token) {
        auto found = server::in_transaction(town.store(), [&](server::Transaction& transaction) {
            return devices.redeem(transaction, code, token, town.clock().now());
        });
        REQUIRE(found);
        return found.take();
    };
    auto made = server::in_transaction(town.store(), [&](server::Transaction& transaction) {
        return devices.make_code(transaction, {.name = "shop-1", .role = "shop", .section = ""},
                                 town.clock().now());
    });
    REQUIRE(made);
    CHECK(!redeemed("0000-0000", "t0"));
    std::string typed = made.value();
    std::transform(typed.begin(), typed.end(), typed.begin(),
                   [](char sign) { return static_cast<char>(std::tolower(sign)); });
    const auto device = redeemed(typed, "t1");
    REQUIRE(device);
    CHECK(device->role == "shop");
    CHECK(!redeemed(made.value(), "t2"));
    town.clock().advance(std::chrono::hours(1));
    CHECK(town.count("devices") == 1);
}
