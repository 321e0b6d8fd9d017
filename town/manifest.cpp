#include "town/manifest.h"

#include "town/json_fields.h"

namespace town {

namespace {

using base::crypto::Certificate;
using base::crypto::PublicKey;

constexpr std::size_t most_manifest_bytes = std::size_t{64} * 1024;
constexpr std::size_t most_seal_keys = 8;

std::string pem_of(const std::optional<Certificate>& certificate) {
    return certificate ? certificate->pem() : std::string();
}

// Puts the certificate there, or says what is wrong with it.
base::Result<Certificate, ManifestFault> certificate_at(const Json& object, const char* key) {
    const auto pem = text_at(object, key);
    if (!pem) return base::Failure{ManifestFault::missing_field};
    auto certificate = Certificate::from_pem(*pem);
    if (!certificate) return base::Failure{ManifestFault::bad_key};
    return std::move(*certificate);
}

base::Result<PublicKey, ManifestFault> key_from(const Json& json) {
    if (!json.is_string()) return base::Failure{ManifestFault::missing_field};
    auto key = PublicKey::from_pem(json.get<std::string>());
    // Every key of a town is P-256; RSA belongs to cards.
    if (!key || EVP_PKEY_is_a(key->handle(), "EC") != 1) {
        return base::Failure{ManifestFault::bad_key};
    }
    return std::move(*key);
}

base::Result<Manifest, ManifestFault> manifest_from(base::ByteView text) {
    if (text.size() > most_manifest_bytes) return base::Failure{ManifestFault::not_json};
    const auto object = object_from(base::to_text(text));
    if (!object) return base::Failure{ManifestFault::not_json};
    const auto town = text_at(*object, "town");
    const auto version = number_at(*object, "version");
    const auto terminals_url = text_at(*object, "terminals_url");
    const auto desk_url = text_at(*object, "desk_url");
    const Json* const seal_keys = field(*object, "seal_keys");
    const Json* const pack_key = field(*object, "pack_key");
    if (!town || town->empty() || !version || !terminals_url || !desk_url || pack_key == nullptr ||
        seal_keys == nullptr || !seal_keys->is_array() || seal_keys->empty() ||
        seal_keys->size() > most_seal_keys) {
        return base::Failure{ManifestFault::missing_field};
    }
    Manifest manifest;
    manifest.town = *town;
    manifest.text.assign(text.begin(), text.end());
    manifest.version = *version;
    manifest.terminals_url = *terminals_url;
    manifest.desk_url = *desk_url;
    for (const auto& key : *seal_keys) manifest.seal_keys.push_back(TRY(key_from(key)));
    manifest.pack_key.emplace(TRY(key_from(*pack_key)));
    manifest.ack.emplace(TRY(certificate_at(*object, "ack_certificate")));
    manifest.ca.emplace(TRY(certificate_at(*object, "ca")));
    manifest.staff_ca.emplace(TRY(certificate_at(*object, "staff_ca")));
    return manifest;
}

}  // namespace

base::Bytes manifest_text(const Manifest& manifest) {
    OrderedJson seal_keys = OrderedJson::array();
    for (const auto& key : manifest.seal_keys) seal_keys.push_back(key.pem());
    const OrderedJson json = {
        {"town", manifest.town},
        {"version", manifest.version},
        {"seal_keys", seal_keys},
        {"ack_certificate", pem_of(manifest.ack)},
        {"pack_key", manifest.pack_key ? manifest.pack_key->pem() : std::string()},
        {"ca", pem_of(manifest.ca)},
        {"staff_ca", pem_of(manifest.staff_ca)},
        {"terminals_url", manifest.terminals_url},
        {"desk_url", manifest.desk_url}};
    return base::to_bytes(written(json));
}

base::Result<Manifest, ManifestFault> open_manifest(const SignedManifest& signed_manifest,
                                                    const PublicKey* pack_key) {
    if (pack_key != nullptr &&
        !pack_key->verifies(signed_manifest.text, signed_manifest.signature)) {
        return base::Failure{ManifestFault::bad_signature};
    }
    Manifest manifest = TRY(manifest_from(signed_manifest.text));
    if (pack_key == nullptr &&
        !manifest.pack_key->verifies(signed_manifest.text, signed_manifest.signature)) {
        return base::Failure{ManifestFault::bad_signature};
    }
    return manifest;
}

}  // namespace town
