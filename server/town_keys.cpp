#include "server/town_keys.h"

#include "base/files.h"

namespace server {

namespace {

using base::crypto::Certificate;
using base::crypto::PrivateKey;

base::Result<std::string, std::string> file_text(const std::filesystem::path& file) {
    const auto bytes = base::read_file(file, 256 * 1024);
    if (!bytes) {
        return base::Failure{"cannot read " + file.string() + "; was it made by town init?"};
    }
    return base::to_text(bytes.value());
}

base::Result<PrivateKey, std::string> key_of(const std::filesystem::path& file) {
    const auto mode = std::filesystem::status(file).permissions();
    using std::filesystem::perms;
    if ((mode & (perms::group_all | perms::others_all)) != perms::none) {
        return base::Failure{file.string() + " can be read by others; its mode must be 0600"};
    }
    auto key = PrivateKey::from_pem(TRY(file_text(file)));
    if (!key) return base::Failure{file.string() + " is not a private key"};
    return std::move(*key);
}

base::Result<Certificate, std::string> certificate_of(const std::filesystem::path& file) {
    auto certificate = Certificate::from_pem(TRY(file_text(file)));
    if (!certificate) return base::Failure{file.string() + " is not a certificate"};
    return std::move(*certificate);
}

base::Result<Authority, std::string> authority_of(const std::filesystem::path& folder,
                                                  const std::string& name) {
    auto key = TRY(key_of(folder / (name + ".key")));
    auto certificate = TRY(certificate_of(folder / (name + ".pem")));
    if (key.public_key().fingerprint() != certificate.public_key().fingerprint()) {
        return base::Failure{name + ".key and " + name + ".pem in " + folder.string() +
                             " do not belong together"};
    }
    return Authority{std::move(key), std::move(certificate)};
}

}  // namespace

base::Result<TownKeys, std::string> read_town_keys(const std::filesystem::path& folder) {
    auto terminals = TRY(authority_of(folder, "ca"));
    auto staff = TRY(authority_of(folder, "staff-ca"));
    auto ack = TRY(authority_of(folder, "ack"));
    auto seal = TRY(key_of(folder / "seal.key"));
    auto pack = TRY(certificate_of(folder / "pack.pem")).public_key();
    auto tls = TRY(key_of(folder / "tls.key"));
    auto chain = TRY(file_text(folder / "tls.pem"));
    town::SignedManifest signed_manifest{
        .text = base::to_bytes(TRY(file_text(folder / "manifest.json"))),
        .signature = base::to_bytes(TRY(file_text(folder / "manifest.sig")))};
    auto manifest = town::open_manifest(signed_manifest, &pack);
    if (!manifest) {
        return base::Failure{"manifest.json in " + folder.string() +
                             " is not signed by the pack key"};
    }
    return TownKeys{.terminals = std::move(terminals),
                    .staff = std::move(staff),
                    .ack = std::move(ack),
                    .seal = std::move(seal),
                    .pack = std::move(pack),
                    .tls_chain_pem = std::move(chain),
                    .tls_key_pem = tls.pem(),
                    .signed_manifest = std::move(signed_manifest),
                    .manifest = manifest.take()};
}

}  // namespace server
