#include "town/application.h"

#include <algorithm>

#include "town/answers_json.h"
#include "town/json_fields.h"
#include "town/receipt.h"

namespace town {

namespace {

constexpr std::size_t most_body_bytes = std::size_t{60} * 1024;
constexpr std::uint64_t most_version = 1'000'000;
constexpr std::string_view known_kind = "application";
constexpr std::array levels = {EvidenceLevel::l0, EvidenceLevel::l1, EvidenceLevel::l2,
                               EvidenceLevel::l3, EvidenceLevel::l4, EvidenceLevel::l5};

std::string level_word(EvidenceLevel level) {
    return "L" + std::to_string(static_cast<int>(level));
}

std::optional<EvidenceLevel> level_from(std::string_view word) {
    const auto* const found = std::ranges::find_if(
        levels, [&](EvidenceLevel level) { return level_word(level) == word; });
    return found == levels.end() ? std::nullopt : std::optional(*found);
}

// One level of the body: which fault its missing or mistaken fields are.
class Reading {
public:
    explicit Reading(const Json& object) : object_(object) {}

    base::Result<std::string, BodyFault> text(const char* key) const {
        return given(key, text_at(object_, key));
    }
    base::Result<std::uint64_t, BodyFault> number(const char* key) const {
        return given(key, number_at(object_, key));
    }
    base::Result<bool, BodyFault> flag(const char* key) const {
        return given(key, flag_at(object_, key));
    }
    base::Result<const Json*, BodyFault> object(const char* key) const {
        const Json* value = field(object_, key);
        if (value == nullptr) return base::Failure{BodyFault::missing_field};
        if (!value->is_object()) return base::Failure{BodyFault::bad_field};
        return value;
    }

private:
    template <class T>
    base::Result<T, BodyFault> given(const char* key, std::optional<T> value) const {
        if (value) return std::move(*value);
        const bool there = field(object_, key) != nullptr;
        return base::Failure{there ? BodyFault::bad_field : BodyFault::missing_field};
    }

    const Json& object_;
};

base::Result<Evidence, BodyFault> evidence_from(const Json& json) {
    const Reading reading(json);
    const auto level = level_from(TRY(reading.text("level")));
    if (!level) return base::Failure{BodyFault::bad_field};
    Evidence evidence;
    evidence.level = *level;
    evidence.method = TRY(reading.text("method"));
    evidence.revocation_unchecked = TRY(reading.flag("revocation_unchecked"));
    evidence.nonce = TRY(reading.text("nonce"));
    if (evidence.nonce != "server" && evidence.nonce != "terminal" && !evidence.nonce.empty()) {
        return base::Failure{BodyFault::bad_field};
    }
    if (field(json, "certificate") == nullptr) return evidence;
    const auto certificate = base::from_base64(TRY(reading.text("certificate")));
    const auto signature = base::from_base64(TRY(reading.text("signature")));
    if (!certificate || !signature) return base::Failure{BodyFault::bad_field};
    evidence.certificate = *certificate;
    evidence.signature = *signature;
    return evidence;
}

OrderedJson json_of(const Evidence& evidence) {
    OrderedJson json = {{"level", level_word(evidence.level)},
                        {"method", evidence.method},
                        {"revocation_unchecked", evidence.revocation_unchecked},
                        {"nonce", evidence.nonce}};
    if (evidence.certificate.empty()) return json;
    json["certificate"] = base::base64(evidence.certificate);
    json["signature"] = base::base64(evidence.signature);
    return json;
}

base::Result<Answers, BodyFault> answers_in(const Json& json) {
    const base::SecretText text(written(json));
    auto answers = answers_from_json(text.reveal());
    if (!answers) return base::Failure{BodyFault::bad_field};
    return answers.take();
}

bool is_sha256_hex(std::string_view text) {
    const auto bytes = base::from_hex(text);
    return bytes && bytes->size() == 32 && base::hex(*bytes) == text;
}

// Grows in one piece of memory, so that nothing of what people said stays behind.
class SecretWriter {
public:
    SecretWriter() { text_.reserve(most_body_bytes); }
    ~SecretWriter() { base::SecretText(std::move(text_)).wipe(); }
    SecretWriter(const SecretWriter&) = delete;
    SecretWriter& operator=(const SecretWriter&) = delete;

    SecretWriter& raw(std::string_view more) {
        text_ += more;
        return *this;
    }
    SecretWriter& value(const OrderedJson& json) {
        const base::SecretText more(written(json));
        return raw(more.reveal());
    }
    base::SecretText take() { return base::SecretText(std::move(text_)); }

private:
    std::string text_;
};

}  // namespace

base::SecretText signed_text(const Application& application) {
    const base::SecretText answers(to_json(application.answers));
    SecretWriter writer;
    writer.raw(application.journey).raw("\n");
    writer.raw(std::to_string(application.journey_version)).raw("\n");
    writer.raw(answers.reveal()).raw("\n");  // Its keys are sorted.
    writer.raw(base::rfc3339(application.received_at)).raw("\n");
    writer.raw(application.receipt_number);
    return writer.take();
}

base::SecretText to_body(const Application& application) {
    const base::SecretText answers(to_json(application.answers));
    SecretWriter writer;
    writer.raw(R"({"kind":)").value(application.kind);
    writer.raw(R"(,"journey":)").value(application.journey);
    writer.raw(R"(,"version":)").value(application.journey_version);
    writer.raw(R"(,"language":)").value(application.language);
    writer.raw(R"(,"answers":)").raw(answers.reveal());
    writer.raw(R"(,"evidence":)").value(json_of(application.evidence));
    if (!application.actor.empty()) writer.raw(R"(,"actor":)").value(application.actor);
    if (!application.on_behalf.empty()) {
        writer.raw(R"(,"on_behalf":)").value(application.on_behalf);
    }
    writer.raw(R"(,"received_at":)").value(base::rfc3339(application.received_at));
    writer.raw(R"(,"receipt":{"number":)").value(application.receipt_number);
    writer.raw(R"(,"secret_sha256":)").value(application.receipt_secret_sha256);
    writer.raw(R"(,"birth_date":)").value(birth_date_of(application).reveal()).raw("}}");
    return writer.take();
}

base::Result<Application, BodyFault> application_from(const base::SecretText& body) {
    if (body.reveal().size() > most_body_bytes) return base::Failure{BodyFault::too_large};
    const auto object = object_from(body.reveal());
    if (!object) return base::Failure{BodyFault::not_json};
    const Reading reading(*object);
    Application application;
    application.kind = TRY(reading.text("kind"));
    if (application.kind != known_kind) return base::Failure{BodyFault::unknown_kind};
    application.journey = TRY(reading.text("journey"));
    const std::uint64_t version = TRY(reading.number("version"));
    if (application.journey.empty() || version == 0 || version > most_version) {
        return base::Failure{BodyFault::bad_field};
    }
    application.journey_version = static_cast<int>(version);
    application.language = TRY(reading.text("language"));
    const Json* const answers = TRY(reading.object("answers"));
    application.answers = TRY(answers_in(*answers));
    const Json* const evidence = TRY(reading.object("evidence"));
    application.evidence = TRY(evidence_from(*evidence));
    for (const auto& [key, into] :
         {std::pair{"actor", &application.actor}, std::pair{"on_behalf", &application.on_behalf}}) {
        if (field(*object, key) != nullptr) *into = TRY(reading.text(key));
    }
    const auto received_at = base::from_rfc3339(TRY(reading.text("received_at")));
    if (!received_at) return base::Failure{BodyFault::bad_field};
    application.received_at = *received_at;
    const Json* const receipt_json = TRY(reading.object("receipt"));
    const Reading receipt(*receipt_json);
    application.receipt_number = TRY(receipt.text("number"));
    application.receipt_secret_sha256 = TRY(receipt.text("secret_sha256"));
    if (read_receipt_number(application.receipt_number) != application.receipt_number ||
        !is_sha256_hex(application.receipt_secret_sha256)) {
        return base::Failure{BodyFault::bad_field};
    }
    return application;
}

base::SecretText birth_date_of(const Application& application) {
    for (const auto& [question, answer] : application.answers) {
        const auto* const card = std::get_if<FromCard>(&answer);
        if (card != nullptr) return card->person.birth_date;
    }
    const auto asked = application.answers.find("birth_date");
    if (asked == application.answers.end()) return {};
    const auto* const dated = std::get_if<Dated>(&asked->second);
    return dated != nullptr ? dated->iso : base::SecretText();
}

}  // namespace town
