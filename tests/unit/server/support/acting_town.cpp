#include "tests/unit/server/support/acting_town.h"

#include <fmt/core.h>

#include <cassert>
#include <nlohmann/json.hpp>

#include "server/registers/devices.h"
#include "town/answers_json.h"

namespace server_test {

namespace {

using Json = nlohmann::json;

[[noreturn]] void give_up(const std::string& why) {
    fmt::print(stderr, "file_act: {}\n", why);
    std::abort();
}

std::string role_of(const town::Journey& journey, const TypedBy& by) {
    if (!by.section.empty()) return "counter";
    if (!by.role.empty()) return by.role;
    return journey.roles.empty() ? "hall" : journey.roles[0];
}

std::string method_of(const town::Journey& journey) {
    switch (journey.evidence) {
        case town::EvidenceLevel::l0:
        case town::EvidenceLevel::l1:
            return "none";
        case town::EvidenceLevel::l2:
            return "card_pin";
        case town::EvidenceLevel::l3:
            return "authentication_signature";
        case town::EvidenceLevel::l4:
            return "signing_certificate";
        case town::EvidenceLevel::l5:
            return "staff_seen";
    }
    return "none";
}

Filed outcome_of(const ActingTown& town, const std::string& id) {
    Filed filed{.id = id, .number = {}, .state = {}, .refused = {}, .notes = {}, .dead = {}};
    const auto dead = town.rows("SELECT reason FROM dead_letters WHERE id = '" + id + "'");
    if (!dead.empty()) filed.dead = dead[0].text(0);
    const auto rows = town.rows(
        "SELECT a.number, a.state, e.effect_refused, e.effect_notes FROM applications a"
        " JOIN effects e ON e.application = a.id WHERE a.id = '" +
        id + "'");
    if (rows.empty()) return filed;
    filed.number = rows[0].text(0);
    filed.state = rows[0].text(1);
    filed.refused = rows[0].text(2);
    const auto notes = Json::parse(rows[0].text(3), nullptr, false);
    for (const auto& [key, value] : notes.items()) filed.notes[key] = value.get<std::string>();
    return filed;
}

}  // namespace

TestTerminal& ActingTown::terminal(const std::string& role, const std::string& name) {
    const auto called = name.empty() ? role + "-1" : name;
    auto& slot = terminals_[called];
    if (!slot) slot = std::make_unique<TestTerminal>(enrol(called, role));
    return *slot;
}

TestClerk& ActingTown::clerk(const std::string& section) {
    auto& slot = clerks_[section];
    if (!slot) slot = std::make_unique<TestClerk>(*this, "職員 " + section, section);
    return *slot;
}

void ActingTown::device(const std::string& name, const std::string& role) {
    const server::Devices devices(keys().town());
    const auto known =
        store().transact([&](server::Transaction& transaction) -> server::Stored<void> {
            const auto there = TRY(devices.by_name(transaction, name));
            if (there && there->role == role) return {};
            const auto code = TRY(devices.make_code(
                transaction, {.name = name, .role = role, .section = {}}, clock().now()));
            const auto token = base::hex(base::crypto::random(32));
            TRY(devices.redeem(transaction, code, token, clock().now()));
            return {};
        });
    if (!known) give_up("the device " + name + " cannot be made");
}

Filed file_act(ActingTown& town, const std::string& journey_id, const std::string& answers_json,
               const TypedBy& by) {
    const auto* journey = town::journey(town.pack(), journey_id);
    if (journey == nullptr) give_up("the pack has no journey " + journey_id);
    auto answers = town::answers_from_json(answers_json);
    if (!answers) give_up("not answers: " + answers_json);
    const auto role = role_of(*journey, by);
    const bool through_pages = !by.device.empty() || role == "home";
    auto& terminal = through_pages ? town.terminal("pages") : town.terminal(role, by.terminal);
    town::Application application;
    application.journey = journey_id;
    application.journey_version = journey->version;
    application.language = "ja";
    application.answers = answers.take();
    application.evidence.level = journey->evidence;
    application.evidence.method = method_of(*journey);
    application.received_at = by.at == base::Time{} ? town.clock().now() : by.at;
    application.on_behalf = by.on_behalf;
    if (through_pages) application.actor = by.device.empty() ? "home" : "device:" + by.device;
    if (!by.device.empty()) town.device(by.device, role);
    const auto receipt = town::make_receipt(terminal.enrolment().short_name,
                                            application.received_at, base::crypto::random(21));
    application.receipt_number = receipt.number;
    application.receipt_secret_sha256 = base::hex(base::crypto::sha256(receipt.secret));
    if (!by.section.empty()) {
        auto& clerk = town.clerk(by.section);
        if (clerk.sign_in(terminal).empty()) give_up("the clerk is not let in");
        application.actor = "clerk:" + clerk.id();
        if (journey->signs) clerk.sign(application);
    }
    const auto bytes = terminal.record(town::to_body(application));
    const auto record_id = base::to_text(town::decode_envelope(bytes).value().header.id);
    if (terminal.send({bytes}).status != 200) give_up("the batch was not taken");
    town.apply_all();
    auto filed = outcome_of(town, record_id);
    if (!filed.dead.empty()) {
        fmt::print(stderr, "file_act: {} became a dead letter: {}\n", journey_id, filed.dead);
    }
    return filed;
}

std::optional<town::Table> try_to_see(ActingTown& town, const std::string& reg,
                                      const std::string& view, const Looker& who) {
    server::ViewAsk ask{.now = town.clock().now(),
                        .pack = town.pack(),
                        .clerk = std::nullopt,
                        .device = who.device,
                        .role = who.role,
                        .person = who.person,
                        .parameters = who.parameters};
    if (!who.section.empty()) {
        ask.clerk = server::Clerk{.id = town.clerk(who.section).id(),
                                  .name = "職員 " + who.section,
                                  .section = who.section};
    }
    auto seen = server::in_transaction(town.store(), [&](server::Transaction& transaction) {
        return server::look(transaction, town.registers(), {reg, view}, ask);
    });
    if (!seen) give_up("the store refused the view " + reg + "/" + view);
    return seen.take();
}

town::Table see(ActingTown& town, const std::string& reg, const std::string& view,
                const Looker& who) {
    auto table = try_to_see(town, reg, view, who);
    if (!table) give_up("the view " + reg + "/" + view + " is not theirs, or not there");
    for (const auto& row : table->rows) {
        if (row.cells.size() != table->columns.size()) give_up("a row has not a cell a column");
    }
    return *table;
}

std::string TestPerson::json() const {
    return Json(
               {{"from_card",
                 {{"name", name}, {"address", address}, {"birth_date", birth_date}, {"sex", sex}}}})
        .dump();
}

town::Person TestPerson::person() const {
    return {.name = base::SecretText(name),
            .address = base::SecretText(address),
            .birth_date = base::SecretText(birth_date),
            .sex = town::sex_from(sex).value_or(town::Sex::unknown)};
}

}  // namespace server_test
