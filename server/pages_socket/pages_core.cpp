#include "server/pages_socket/pages_core.h"

#include <nlohmann/json.hpp>

#include "server/doors/replies.h"
#include "server/pages_socket/line_requests.h"
#include "server/receipts/record_state.h"
#include "town/carry_home.h"
#include "town/json_fields.h"
#include "town/pass_list.h"
#include "town/receipt.h"

namespace server {

namespace {

using Json = nlohmann::json;

constexpr std::string_view no_answer = "{}";
constexpr std::string_view pages_home = "home";

Json parsed_request(const std::string& text) { return Json::parse(text, nullptr, false); }

std::string page_text_at(const Json& object, const char* member) {
    if (!object.is_object()) return {};
    const auto found = object.find(member);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_sha256(const std::string& hex) {
    const auto bytes = base::from_hex(hex);
    return bytes && bytes->size() == 32;
}

std::string page_json(const std::optional<Device>& device) {
    if (!device) return std::string(no_answer);
    return Json({{"name", device->name}, {"role", device->role}, {"section", device->section}})
        .dump();
}

// The QR of a receipt whose secret the pages made; the terminal's key stays here.
std::string qr_of(const Json& wish, const PagesTerminal& own) {
    const auto secret = base::from_hex(page_text_at(wish, "secret"));
    const auto received_at = base::from_rfc3339(page_text_at(wish, "received_at"));
    const auto number = page_text_at(wish, "number");
    if (!secret || secret->size() != 16 || !received_at ||
        town::read_receipt_number(number) != number) {
        return {};
    }
    return town::receipt_qr({.number = number, .secret = *secret, .received_at = *received_at},
                            own.certificate, own.key);
}

}  // namespace

std::string PagesCore::answer(const std::string& line) const {
    // A hostile text of brackets alone never gets as far as being copied or written again.
    const auto object = town::object_from(line);
    if (!object) return std::string(no_answer);
    const auto& asked = *object;
    const auto given = [&](const char* member) {
        return asked.contains(member) ? asked[member].dump() : std::string();
    };
    Stored<std::string> said{std::string(no_answer)};
    if (auto line_said = answer_line_request(store_, clock_, keys_.town(), pack_, line)) {
        said = std::move(*line_said);
    } else if (page_text_at(asked, "hello") == "pages") {
        said = hello();
    } else if (const auto envelope = page_text_at(asked, "put"); !envelope.empty()) {
        said = put(envelope, given("receipt"));
    } else if (const auto token = page_text_at(asked, "device"); !token.empty()) {
        said = device(token);
    } else if (const auto code = page_text_at(asked, "enrol_device"); !code.empty()) {
        said = enrol_device(code, page_text_at(asked, "token_sha256"));
    } else if (const auto wish = given("view"); !wish.empty()) {
        said = view(wish);
    } else if (const auto receipt = given("look_up"); !receipt.empty()) {
        said = look_up(receipt);
    } else if (const auto text = page_text_at(asked, "carried"); !text.empty()) {
        said = carried(text);
    }
    // The store logged what was wrong with it; the pages only learn that there is no answer.
    return said ? said.value() : std::string(no_answer);
}

Stored<Terminal> PagesCore::terminal() const {
    auto found = TRY(in_transaction(store_, [&](Transaction& transaction) {
        return Terminals(keys_.town()).by_id(transaction, own_.id);
    }));
    if (!found) return base::Failure{StoreFault::broken};
    return std::move(*found);
}

Stored<std::string> PagesCore::hello() const {
    const auto own = TRY(terminal());
    const auto cursor = TRY(intake_.cursor(own));
    return Json({{"terminal", own.id},
                 {"incarnation", own.incarnation},
                 {"seq", cursor.last_seq},
                 {"prev_hash", base::hex(cursor.head_hash)},
                 {"seal_key", keys_.manifest.seal_keys.at(0).pem()},
                 {"short_name", own.short_name}})
        .dump();
}

Stored<std::string> PagesCore::put(const std::string& base64,
                                   const std::string& receipt_json) const {
    const auto bytes = base::from_base64(base64);
    if (!bytes) return std::string(no_answer);
    const auto envelope = town::decode_envelope(*bytes);
    if (!envelope) return std::string(no_answer);
    const auto own = TRY(terminal());
    const auto id = base::to_text(envelope.value().header.id);
    const auto state_now = [&] {
        return in_transaction(store_, [&](Transaction& transaction) {
            return record_state(transaction, keys_.town(), own.id, id, base::Time{});
        });
    };
    // A form tried again after its answer was lost: what it became the first time.
    auto state = TRY(state_now());
    if (!state) {
        const auto batch = town::encode_batch({*bytes});
        const auto taken =
            intake_.receive(own, batch, base::hex(base::crypto::sha256(batch)).substr(0, 32));
        if (!taken && taken.error().why == BatchRefusal::Why::store) {
            return base::Failure{taken.error().store};
        }
        if (!taken) return std::string(R"({"state":"gap"})");
    }
    apply_now_();
    state = TRY(state_now());
    if (!state) return std::string(no_answer);
    auto said = parsed_request(to_json(*state));
    const auto receipt = parsed_request(receipt_json);
    const auto qr = qr_of(receipt, own_);
    if (!qr.empty() && page_text_at(receipt, "number") == state->number) said["qr"] = qr;
    return said.dump();
}

Stored<std::string> PagesCore::device(const std::string& token_sha256) const {
    return page_json(TRY(in_transaction(store_, [&](Transaction& transaction) {
        return devices_.by_token(transaction, token_sha256);
    })));
}

Stored<std::string> PagesCore::enrol_device(const std::string& code,
                                            const std::string& token_sha256) const {
    if (!is_sha256(token_sha256)) return std::string(no_answer);
    const auto now = clock_.now();
    const auto redeem = [&](Transaction& transaction) -> Stored<std::optional<Device>> {
        auto device = TRY(devices_.redeem(transaction, code, token_sha256, now));
        if (!device) return device;
        TRY(audit_.add(transaction, now,
                       {.actor = device->name,
                        .action = "device.enrolled",
                        .subject = device->name,
                        .purpose = device->role}));
        return device;
    };
    return page_json(TRY(in_transaction(store_, redeem)));
}

Stored<std::string> PagesCore::view(const std::string& wish_json) const {
    const auto wish = parsed_request(wish_json);
    const ViewName name{page_text_at(wish, "register"), page_text_at(wish, "view")};
    ViewAsk ask{.now = clock_.now(),
                .pack = pack_,
                .clerk = std::nullopt,
                .device = page_text_at(wish, "device"),
                .role = std::string(pages_home),
                .person = std::nullopt,
                .parameters = {}};
    if (wish.is_object() && wish.contains("parameters") && wish["parameters"].is_object()) {
        for (const auto& [key, value] : wish["parameters"].items()) {
            if (value.is_string()) ask.parameters.emplace(key, value.get<std::string>());
        }
    }
    const auto look_at_it = [&](Transaction& transaction) -> Stored<std::optional<town::Table>> {
        if (!ask.device.empty()) {
            // What a device is, the town says, not the pages.
            const auto known = TRY(devices_.by_name(transaction, ask.device));
            if (!known) return std::optional<town::Table>();
            ask.role = known->role;
        }
        auto table = TRY(look(transaction, registers_, name, ask));
        if (!table || !is_logged(registers_, name)) return table;
        TRY(audit_.add(transaction, clock_.now(),
                       {.actor = ask.device.empty() ? std::string(pages_home) : ask.device,
                        .action = "view.seen",
                        .subject = name.reg + "/" + name.view,
                        .purpose = ""}));
        return table;
    };
    auto seen = TRY(in_transaction(store_, look_at_it));
    if (!seen) return std::string(no_answer);
    // What a device judges passes by without a line is signed, so that it may come by any way.
    if (const auto list = town::pass_list_in(*seen, ask.now)) {
        const auto text = town::signed_pass_list(*list, own_.certificate, own_.key);
        if (text) {
            seen->figures[std::string(town::signed_figure)] = {town::Cell::Kind::code, *text};
        }
    }
    return "{\"table\":" + town::to_json(*seen) + "}";
}

Stored<std::string> PagesCore::look_up(const std::string& wish_json) const {
    const auto wish = parsed_request(wish_json);
    const auto hash = page_text_at(wish, "secret_sha256");
    const auto number = page_text_at(wish, "number");
    const base::SecretText birth_date(page_text_at(wish, "birth_date"));
    const bool by_number = number.size() <= 64 && birth_date.reveal().size() == 10;
    if (!is_sha256(hash) && !by_number) return std::string(no_answer);
    const auto own = TRY(terminal());
    const auto answer = TRY(is_sha256(hash) ? look_up_.by_secret_hash(own, hash)
                                            : look_up_.by_number(own, number, birth_date));
    if (std::holds_alternative<TooManyTries>(answer)) return std::string(R"({"too_many":true})");
    const auto* found = std::get_if<ReceiptState>(&answer);
    return found == nullptr ? std::string(no_answer) : to_json(*found);
}

Stored<std::string> PagesCore::carried(const std::string& text) const {
    const auto opened = town::open_carry_home(text, keys_.seal, clock_.now());
    if (!opened) return Json({{"fault", town::word(opened.error())}}).dump();
    return to_json(opened.value());
}

}  // namespace server
