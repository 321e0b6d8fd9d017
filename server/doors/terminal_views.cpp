// What a terminal may ask beside handing records over: what its registers show, what became of a
// record, whether somebody comes, whether there is danger.
#include <nlohmann/json.hpp>

#include "server/doors/replies.h"
#include "server/doors/terminal_door.h"
#include "server/receipts/record_state.h"
#include "town/answers_json.h"
#include "town/carry_home.h"
#include "town/json_fields.h"

namespace server {

using http::problem;
using http::Request;
using http::Response;

namespace {

using Json = nlohmann::json;

constexpr std::chrono::hours looks_back{1};

Json view_json(const Request& request) {
    return town::object_from(base::to_text(request.body)).value_or(Json());
}

std::string text_at(const Json& object, const char* member) {
    if (!object.is_object()) return {};
    const auto found = object.find(member);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Not three of four attributes: a person is whole or not one.
std::optional<town::Person> person_from(const Json& json) {
    const auto sex = town::sex_from(text_at(json, "sex"));
    town::Person person{.name = base::SecretText(text_at(json, "name")),
                        .address = base::SecretText(text_at(json, "address")),
                        .birth_date = base::SecretText(text_at(json, "birth_date")),
                        .sex = sex.value_or(town::Sex::unknown)};
    if (!sex || person.name.empty() || person.birth_date.reveal().size() != 10) return std::nullopt;
    return person;
}

std::string cell_of(const town::Table& table, const town::Table::Row& row,
                    std::string_view column) {
    for (std::size_t at = 0; at < table.columns.size() && at < row.cells.size(); ++at) {
        if (table.columns[at] == column) return row.cells[at].text;
    }
    return {};
}

Json emergency_json(const town::Table& table) {
    if (table.rows.empty()) return nullptr;
    const auto& row = table.rows[0];
    return {{"id", row.id},
            {"level", cell_of(table, row, "level")},
            {"title", cell_of(table, row, "title")},
            {"text", cell_of(table, row, "text")},
            {"since", cell_of(table, row, "since")}};
}

}  // namespace

Response TerminalDoor::see_view(const Terminal& terminal, const Request& request,
                                const std::string& name) const {
    const auto body = view_json(request);
    if (!body.is_object()) return problem(400, "malformed", "Give person and parameters.");
    if (pack_ == nullptr) return not_found();
    ViewAsk ask{.now = clock_.now(),
                .pack = *pack_,
                .clerk = std::nullopt,
                .device = terminal.name,
                .role = terminal.role,
                .person = std::nullopt,
                .parameters = {}};
    if (body.contains("person") && !body["person"].is_null()) {
        ask.person = person_from(body["person"]);
        if (!ask.person) return problem(400, "malformed", "A person has four attributes.");
    }
    if (body.contains("parameters") && body["parameters"].is_object()) {
        for (const auto& [key, value] : body["parameters"].items()) {
            if (value.is_string()) ask.parameters.emplace(key, value.get<std::string>());
        }
    }
    const auto seen =
        in_transaction(store_, [&](Transaction& transaction) -> Stored<std::optional<town::Table>> {
            auto table = TRY(look(transaction, registers_, view_name_from(name), ask));
            if (!table) return table;
            TRY(audit_.add(transaction, clock_.now(),
                           {.actor = terminal.name,
                            .action = "view.seen",
                            .subject = name,
                            .purpose = ask.person ? "person" : ""}));
            return table;
        });
    if (!seen) return store_problem(seen.error());
    if (!seen.value()) return not_found();
    return json_reply(200, town::to_json(*seen.value()));
}

Response TerminalDoor::record(const Terminal& terminal, const Request&,
                              const std::string& id) const {
    const auto state_now = [&] {
        return in_transaction(store_, [&](Transaction& transaction) {
            return record_state(transaction, keys_.town(), terminal.id, id,
                                clock_.now() - looks_back);
        });
    };
    auto state = state_now();
    if (state && state.value() && state.value()->state == "waiting") {
        // Somebody stands at the terminal and waits for this one.
        apply_now_();
        state = state_now();
    }
    if (!state) return store_problem(state.error());
    if (!state.value()) return not_found();
    return json_reply(200, to_json(*state.value()));
}

Response TerminalDoor::open_carried(const Terminal&, const Request& request,
                                    const std::string&) const {
    const auto text = text_at(view_json(request), "text");
    if (text.empty() || text.size() > town::most_carry_home_text) {
        return problem(400, "malformed", "Give the text of the code.");
    }
    const auto carried = town::open_carry_home(text, keys_.seal, clock_.now());
    if (!carried) {
        // The word is the type, so that the terminal can say it.
        return problem(422, town::word(carried.error()), "This code cannot be opened.");
    }
    return json_reply(200, to_json(carried.value()));
}

Response TerminalDoor::notices(const Terminal& terminal, const Request&, const std::string&) const {
    const auto* reg = find_register(registers_, "notices");
    if (pack_ == nullptr || reg == nullptr) return json_reply(200, R"({"emergency":null})");
    const ViewAsk ask{.now = clock_.now(),
                      .pack = *pack_,
                      .clerk = std::nullopt,
                      .device = terminal.name,
                      .role = terminal.role,
                      .person = std::nullopt,
                      .parameters = {}};
    // Danger is everybody's to see, whatever the view's roles say.
    const auto table = in_transaction(
        store_, [&](Transaction& transaction) { return reg->view(transaction, "emergency", ask); });
    if (!table) return store_problem(table.error());
    return json_reply(200, Json({{"emergency", emergency_json(table.value())}}).dump());
}

Response TerminalDoor::presence(const Terminal& terminal, const Request&,
                                const std::string&) const {
    const auto place = pack_ == nullptr ? "" : Presences::place_of(*pack_, terminal);
    const auto said = in_transaction(
        store_, [&](Transaction& transaction) { return presences_.at(transaction, place); });
    if (!said) return store_problem(said.error());
    return json_reply(200, to_json(said.value()));
}

Response TerminalDoor::my_call(const Terminal& terminal, const Request&, const std::string&) const {
    const auto call = in_transaction(store_, [&](Transaction& transaction) {
        return calls_.newest(transaction, terminal.name, clock_.now() - looks_back);
    });
    if (!call) return store_problem(call.error());
    const auto* state = !call.value()                   ? "none"
                        : call.value()->state == "open" ? "waiting"
                                                        : "answered";
    return json_reply(200, Json({{"state", state}}).dump());
}

}  // namespace server
