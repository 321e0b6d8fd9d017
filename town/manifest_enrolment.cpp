#include <algorithm>

#include "base/uuid.h"
#include "town/json_fields.h"
#include "town/manifest.h"
#include "town/receipt.h"

namespace town {

namespace {

constexpr std::string_view code_prefix = "MDGC1.";
constexpr std::size_t secret_size = 16;
constexpr std::size_t fingerprint_size = 32;
constexpr std::size_t most_enrolment_bytes = std::size_t{256} * 1024;

base::Result<SignedManifest, ManifestFault> signed_manifest_at(const Json& object) {
    const Json* const manifest = field(object, "manifest");
    const auto text = manifest != nullptr ? text_at(*manifest, "text") : std::nullopt;
    const auto signature = manifest != nullptr ? text_at(*manifest, "signature") : std::nullopt;
    if (!text || !signature) return base::Failure{ManifestFault::missing_field};
    auto text_bytes = base::from_base64(*text);
    auto signature_bytes = base::from_base64(*signature);
    if (!text_bytes || !signature_bytes) return base::Failure{ManifestFault::missing_field};
    return SignedManifest{std::move(*text_bytes), std::move(*signature_bytes)};
}

bool is_certificate(std::string_view pem) {
    return base::crypto::Certificate::from_pem(pem).has_value();
}

}  // namespace

std::string to_text(const EnrolmentCode& code) {
    base::ByteWriter writer;
    writer.bytes(code.secret).bytes(code.ca_fingerprint);
    return std::string(code_prefix) + base::base64url(writer.written());
}

std::optional<EnrolmentCode> enrolment_code_from(std::string_view text) {
    if (!text.starts_with(code_prefix)) return std::nullopt;
    const auto bytes = base::from_base64url(text.substr(code_prefix.size()));
    if (!bytes || bytes->size() != secret_size + fingerprint_size) return std::nullopt;
    EnrolmentCode code;
    code.secret.assign(bytes->begin(), bytes->begin() + secret_size);
    std::copy(bytes->begin() + secret_size, bytes->end(), code.ca_fingerprint.begin());
    return code;
}

std::string to_json(const Enrolment& enrolment) {
    OrderedJson desk_certificate;  // null
    if (!enrolment.desk_certificate.empty()) desk_certificate = enrolment.desk_certificate;
    const OrderedJson json = {{"terminal", enrolment.terminal},
                              {"incarnation", enrolment.incarnation},
                              {"name", enrolment.name},
                              {"short_name", enrolment.short_name},
                              {"role", enrolment.role},
                              {"certificate", enrolment.certificate},
                              {"desk_certificate", desk_certificate},
                              {"manifest",
                               {{"text", base::base64(enrolment.manifest.text)},
                                {"signature", base::base64(enrolment.manifest.signature)}}}};
    return written(json);
}

base::Result<Enrolment, ManifestFault> enrolment_from(std::string_view json) {
    if (json.size() > most_enrolment_bytes) return base::Failure{ManifestFault::not_json};
    const auto object = object_from(json);
    if (!object) return base::Failure{ManifestFault::not_json};
    const auto terminal = text_at(*object, "terminal");
    const auto incarnation = number_at(*object, "incarnation");
    const auto name = text_at(*object, "name");
    const auto short_name = text_at(*object, "short_name");
    const auto role = text_at(*object, "role");
    const auto certificate = text_at(*object, "certificate");
    const Json* const desk = field(*object, "desk_certificate");
    if (!terminal || !base::uuid_from_text(*terminal) || !incarnation || !name || !short_name ||
        !is_short_name(*short_name) || !role || !certificate || desk == nullptr ||
        !(desk->is_null() || desk->is_string())) {
        return base::Failure{ManifestFault::missing_field};
    }
    Enrolment enrolment{*terminal, *incarnation, *name, *short_name, *role, *certificate, {}, {}};
    if (desk->is_string()) enrolment.desk_certificate = desk->get<std::string>();
    if (!is_certificate(enrolment.certificate) ||
        (desk->is_string() && !is_certificate(enrolment.desk_certificate))) {
        return base::Failure{ManifestFault::bad_key};
    }
    enrolment.manifest = TRY(signed_manifest_at(*object));
    return enrolment;
}

}  // namespace town
