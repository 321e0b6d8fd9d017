#include "server/pages/core.h"

#include "town/answers_json.h"
#include "town/json_fields.h"

namespace server::pages {

namespace {

using town::Json;

FromCore<Json> asked(CoreLine& line, const Json& question) {
    const auto reply = line.ask(town::written(question));
    if (!reply) return base::Failure{CoreFault::silent};
    // A table brings its own limit of levels; town::object_from keeps ours.
    auto object = town::object_from(*reply);
    if (!object) return base::Failure{CoreFault::garbled};
    return std::move(*object);
}

std::string text_or_nothing(const Json& object, const char* key) {
    return town::text_at(object, key).value_or("");
}

std::optional<PutReply::State> state_from(const std::string& word) {
    if (word == "applied") return PutReply::State::applied;
    if (word == "waiting") return PutReply::State::waiting;
    if (word == "dead") return PutReply::State::dead;
    if (word == "gap" || word.empty()) return PutReply::State::gap;
    return std::nullopt;
}

FromCore<std::optional<FieldDevice>> device_in(const Json& reply) {
    FieldDevice found{.name = text_or_nothing(reply, "name"),
                      .role = text_or_nothing(reply, "role"),
                      .section = text_or_nothing(reply, "section")};
    if (found.name.empty() || found.role.empty()) return std::optional<FieldDevice>();
    return std::optional(std::move(found));
}

}  // namespace

FromCore<Position> hello(CoreLine& line) {
    const auto reply = TRY(asked(line, {{"hello", "pages"}}));
    const auto terminal = base::uuid_from_text(text_or_nothing(reply, "terminal"));
    const auto incarnation = town::number_at(reply, "incarnation");
    const auto seq = town::number_at(reply, "seq");
    const auto prev_hash = town::digest_at(reply, "prev_hash");
    auto key = base::crypto::PublicKey::from_pem(text_or_nothing(reply, "seal_key"));
    if (!terminal || !incarnation || !seq || !prev_hash || !key) {
        return base::Failure{CoreFault::garbled};
    }
    return Position{.terminal = *terminal,
                    .incarnation = *incarnation,
                    .last_seq = *seq,
                    .last_hash = *prev_hash,
                    .seal_key = std::move(*key),
                    .short_name = text_or_nothing(reply, "short_name")};
}

FromCore<PutReply> put(CoreLine& line, base::ByteView envelope, const ReceiptWish& receipt) {
    const auto reply = TRY(asked(line, {{"put", base::base64(envelope)},
                                        {"receipt",
                                         {{"number", receipt.number},
                                          {"secret", receipt.secret_hex},
                                          {"received_at", receipt.received_at}}}}));
    const auto state = state_from(text_or_nothing(reply, "state"));
    if (!state) return base::Failure{CoreFault::garbled};
    PutReply put{.state = *state,
                 .refused = text_or_nothing(reply, "refused"),
                 .notes = {},
                 .number = text_or_nothing(reply, "number"),
                 .qr = text_or_nothing(reply, "qr")};
    if (const Json* notes = town::field(reply, "notes"); notes != nullptr && notes->is_object()) {
        for (const auto& [word, value] : notes->items()) {
            if (value.is_string()) put.notes.emplace(word, value.get<std::string>());
        }
    }
    return put;
}

FromCore<std::optional<FieldDevice>> device(CoreLine& line, const std::string& token_sha256) {
    return device_in(TRY(asked(line, {{"device", token_sha256}})));
}

FromCore<std::optional<FieldDevice>> enrol_device(CoreLine& line, const std::string& code,
                                                  const std::string& token_sha256) {
    return device_in(TRY(asked(line, {{"enrol_device", code}, {"token_sha256", token_sha256}})));
}

FromCore<std::optional<town::Table>> view(CoreLine& line, const ViewWish& wish) {
    const auto reply = TRY(asked(line, {{"view",
                                         {{"register", wish.reg},
                                          {"view", wish.view},
                                          {"device", wish.device},
                                          {"role", wish.role},
                                          {"person", nullptr},
                                          {"parameters", wish.parameters}}}}));
    const Json* given = town::field(reply, "table");
    if (given == nullptr) return std::optional<town::Table>();
    auto table = town::table_from_json(town::written(*given));
    if (!table) return base::Failure{CoreFault::garbled};
    return std::optional(table.take());
}

FromCore<ReceiptSaid> look_up(CoreLine& line, const std::string& number,
                              const std::string& birth_date) {
    const auto reply =
        TRY(asked(line, {{"look_up", {{"number", number}, {"birth_date", birth_date}}}}));
    ReceiptSaid said;
    if (town::flag_at(reply, "too_many").value_or(false)) {
        said.found = ReceiptSaid::Found::too_many_tries;
        return said;
    }
    said.state = text_or_nothing(reply, "state");
    said.date = text_or_nothing(reply, "date");
    if (const Json* completion = town::field(reply, "completion")) {
        said.until = text_or_nothing(*completion, "until");
    }
    if (!said.state.empty()) said.found = ReceiptSaid::Found::yes;
    return said;
}

FromCore<Carried> carried(CoreLine& line, const std::string& text) {
    const auto reply = TRY(asked(line, {{"carried", text}}));
    Carried opened;
    opened.fault = text_or_nothing(reply, "fault");
    if (!opened.fault.empty()) return opened;
    const auto version = town::number_at(reply, "version");
    const Json* answers = town::field(reply, "answers");
    if (!version || *version > 1'000'000 || answers == nullptr) {
        return base::Failure{CoreFault::garbled};
    }
    auto read = town::answers_from_json(town::written(*answers));
    if (!read) return base::Failure{CoreFault::garbled};
    opened.journey = text_or_nothing(reply, "journey");
    opened.language = text_or_nothing(reply, "language");
    opened.version = static_cast<int>(*version);
    opened.answers = read.take();
    return opened;
}

}  // namespace server::pages
