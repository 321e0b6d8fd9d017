#include "kiosk/sync/state_files.h"

#include "base/files.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;
using base::crypto::Certificate;
using Complaint = std::string;

constexpr std::size_t most_enrolment_bytes = 1 << 20;

void remove_other_keys(const fs::path& keep) {
    std::error_code ignored;  // an old key left behind opens nothing
    for (const auto& entry : fs::directory_iterator(keep.parent_path(), ignored)) {
        if (entry.path().extension() == ".key" && entry.path() != keep) {
            fs::remove(entry.path(), ignored);
        }
    }
}

base::Result<void, Complaint> write(const fs::path& file, base::ByteView bytes) {
    if (!base::write_file(file, bytes, 0600)) {
        return base::Failure{"cannot write " + file.string()};
    }
    return {};
}

}  // namespace

fs::path key_file_of(const fs::path& state, const base::crypto::PublicKey& key) {
    const auto fingerprint = key.fingerprint();
    return state / "keys" / (base::hex(base::ByteView(fingerprint).first(8)) + ".key");
}

fs::path enrolment_file(const fs::path& state) { return state / "enrolment.json"; }

base::Result<void, Complaint> keep_key(const fs::path& state, const base::crypto::PrivateKey& key) {
    std::error_code trouble;
    fs::create_directories(state / "keys", trouble);
    fs::permissions(state / "keys", fs::perms::owner_all, trouble);
    if (trouble) return base::Failure{"cannot make " + (state / "keys").string()};
    const base::SecretText pem = key.pem();
    return write(key_file_of(state, key.public_key()), base::view_of(pem.reveal()));
}

void forget_key(const fs::path& state, const base::crypto::PrivateKey& key) {
    std::error_code ignored;  // left behind it opens nothing
    fs::remove(key_file_of(state, key.public_key()), ignored);
}

base::Result<void, Complaint> keep_enrolment(const fs::path& state,
                                             const town::Enrolment& enrolment,
                                             const base::crypto::PrivateKey& key) {
    TRY(write(enrolment_file(state), base::view_of(town::to_json(enrolment))));
    remove_other_keys(key_file_of(state, key.public_key()));
    return {};
}

base::Result<std::optional<EnrolledTerminal>, Complaint> enrolled(const fs::path& state) {
    const auto file = enrolment_file(state);
    const Complaint spoiled = file.string() + " is damaged; enrol again";
    const auto bytes = base::read_file(file, most_enrolment_bytes);
    if (!bytes && bytes.error() == base::FileFault::missing) {
        return std::optional<EnrolledTerminal>{};
    }
    if (!bytes) return base::Failure{"cannot read " + file.string()};
    auto enrolment = town::enrolment_from(base::to_text(bytes.value()));
    if (!enrolment) return base::Failure{spoiled};
    auto manifest = town::open_manifest(enrolment.value().manifest, nullptr);
    const auto certificate = Certificate::from_pem(enrolment.value().certificate);
    const auto terminal = base::uuid_from_text(enrolment.value().terminal);
    if (!manifest || !certificate || !terminal) return base::Failure{spoiled};
    const auto& town = manifest.value();
    if (!town.ca || !town.ack || town.seal_keys.empty()) return base::Failure{spoiled};
    const auto key_file = key_file_of(state, certificate->public_key());
    if (!fs::exists(key_file)) return base::Failure{key_file.string() + " is missing; enrol again"};
    TerminalKeys keys{.certificate_pem = enrolment.value().certificate,
                      .desk_certificate_pem = enrolment.value().desk_certificate,
                      .ca_pem = town.ca->pem(),
                      .staff_ca_pem = town.staff_ca ? town.staff_ca->pem() : "",
                      .key_file = key_file,
                      .ack_key = town.ack->public_key(),
                      .terminals_url = town.terminals_url,
                      .desk_url = town.desk_url};
    return std::optional<EnrolledTerminal>{EnrolledTerminal{
        .enrolment = enrolment.take(), .manifest = manifest.take(), .keys = std::move(keys)}};
}

TerminalIdentity identity_of(const EnrolledTerminal& terminal) {
    const auto id = base::uuid_from_text(terminal.enrolment.terminal);
    assert(id && !terminal.manifest.seal_keys.empty());  // `enrolled` has looked
    return {.terminal = *id,
            .incarnation = terminal.enrolment.incarnation,
            .seal_key = terminal.manifest.seal_keys.front()};
}

}  // namespace kiosk
