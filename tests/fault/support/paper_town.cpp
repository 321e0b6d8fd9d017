#include "tests/fault/support/paper_town.h"

#include "base/files.h"

namespace fault {
namespace {

using base::crypto::Certificate;
using base::crypto::CertificateUse;
using base::crypto::CertificateWish;
using base::crypto::PrivateKey;
using namespace std::chrono_literals;

CertificateWish wish(const std::string& name, CertificateUse use) {
    const auto now = base::system_clock()->now();
    return {.common_name = name,
            .organisation = "paper",
            .use = use,
            .dns_names = {"localhost"},
            .addresses = {"127.0.0.1"},
            .not_before = now - 24h,
            .not_after = now + 24h * 90};
}

PaperTown::Reply problem(int status, const std::string& type) {
    return {.status = status, .type = type, .body = "{\"type\":\"" + type + "\"}"};
}

}  // namespace

PaperTown::PaperTown()
    : ca_key_(PrivateKey::make_p256()),
      tls_key_(PrivateKey::make_p256()),
      ack_key_(PrivateKey::make_p256()),
      seal_key_(PrivateKey::make_p256()),
      pack_key_(PrivateKey::make_p256()),
      terminal_(base::uuid_v7(base::system_clock()->now())) {
    ca_ = base::crypto::issue_self_signed(ca_key_, wish("paper ca", CertificateUse::authority));
    tls_ = issue(tls_key_.public_key(), CertificateUse::tls_server);
    ack_ = issue(ack_key_.public_key(), CertificateUse::signing);
}

Certificate PaperTown::issue(const base::crypto::PublicKey& key, CertificateUse use) const {
    return base::crypto::issue(key, wish("paper", use), *ca_, ca_key_);
}

Certificate PaperTown::tls_leaf(const PrivateKey& key, std::vector<std::string> addresses,
                                base::Time until) const {
    auto wished = wish("paper", CertificateUse::tls_server);
    wished.addresses = std::move(addresses);
    wished.not_before = until - 24h;
    wished.not_after = until;
    return base::crypto::issue(key.public_key(), wished, *ca_, ca_key_);
}

kiosk::TerminalIdentity PaperTown::identity() const {
    return {.terminal = terminal_, .incarnation = 1, .seal_key = seal_key_.public_key()};
}

kiosk::TerminalKeys PaperTown::keys(const std::filesystem::path& folder,
                                    const std::string& url) const {
    const auto key = PrivateKey::make_p256();
    const auto file = folder / "terminal.key";
    const bool written = bool(base::write_file(file, base::view_of(key.pem().reveal()), 0600));
    assert(written);
    return {.certificate_pem = issue(key.public_key(), CertificateUse::tls_client).pem(),
            .desk_certificate_pem = "",
            .ca_pem = ca_->pem(),
            .staff_ca_pem = "",
            .key_file = file,
            .ack_key = ack_key_.public_key(),
            .terminals_url = url,
            .desk_url = ""};
}

town::SignedManifest PaperTown::manifest(const std::string& url) const {
    town::Manifest manifest;
    manifest.town = "misaki";
    manifest.seal_keys.push_back(seal_key_.public_key());
    manifest.ack.emplace(*ack_);
    manifest.ca.emplace(*ca_);
    manifest.staff_ca.emplace(*ca_);
    manifest.pack_key = pack_key_.public_key();
    manifest.terminals_url = url;
    manifest.desk_url = url;
    const auto text = town::manifest_text(manifest);
    return {.text = text, .signature = pack_key_.sign(text)};
}

town::EnrolmentCode PaperTown::code() const {
    return {.secret = base::Bytes(16, 7), .ca_fingerprint = ca_->fingerprint()};
}

town::Enrolment PaperTown::enrol(const std::string& request_pem, const std::string& url) const {
    const auto key = base::crypto::key_of_request(request_pem);
    town::Enrolment enrolment;
    enrolment.terminal = base::to_text(terminal_);
    enrolment.name = "hall-1";
    enrolment.short_name = "H1";
    enrolment.role = "hall";
    if (key) enrolment.certificate = issue(*key, CertificateUse::tls_client).pem();
    enrolment.manifest = manifest(url);
    return enrolment;
}

PaperTown::Reply PaperTown::cursor() const {
    const std::lock_guard lock(mutex_);
    town::Cursor cursor{.incarnation = 1, .last_seq = rows_.size()};
    if (!rows_.empty()) cursor.head_hash = rows_.back().hash;
    return {.body = town::to_json(cursor)};
}

std::optional<PaperTown::Reply> PaperTown::complaint(
    const std::vector<town::Envelope>& batch) const {
    town::Digest head = rows_.empty() ? town::Digest{} : rows_.back().hash;
    std::uint64_t last = rows_.size();
    for (const auto& [header, sealed] : batch) {
        if (header.terminal != terminal_ || header.incarnation != 1) return problem(403, "foreign");
        if (header.seq <= rows_.size()) {
            if (rows_[header.seq - 1].hash != header.hash) return problem(422, "id-reused");
            continue;
        }
        if (header.seq != last + 1) return problem(409, "sequence-gap");
        if (header.prev_hash != head) return problem(409, "chain-fork");
        head = header.hash;
        last = header.seq;
    }
    return std::nullopt;
}

PaperTown::Reply PaperTown::acknowledge(const std::vector<town::Envelope>& batch,
                                        std::uint64_t known) const {
    const auto through = batch.back().header.seq;
    town::BatchReply reply;
    reply.ack = {.terminal = terminal_,
                 .incarnation = 1,
                 .through_seq = through,
                 .head_hash = rows_[through - 1].hash};
    reply.signature = ack_key_.sign(town::ack_message(reply.ack));
    for (const auto& [header, sealed] : batch) {
        reply.results.push_back({.seq = header.seq,
                                 .state = header.seq <= known ? town::RecordState::duplicate
                                                              : town::RecordState::accepted});
    }
    return {.body = town::to_json(reply)};
}

PaperTown::Reply PaperTown::take_batch(base::ByteView bytes) {
    const std::lock_guard lock(mutex_);
    const auto encoded = town::decode_batch(bytes);
    if (!encoded) return problem(400, "malformed");
    std::vector<town::Envelope> batch;
    for (const auto& one : encoded.value()) {
        auto envelope = town::decode_envelope(one);
        if (!envelope) return problem(400, "malformed");
        batch.push_back(envelope.take());
    }
    if (auto wrong = complaint(batch)) return *wrong;
    const std::uint64_t known = rows_.size();
    for (const auto& envelope : batch) {
        if (envelope.header.seq <= known) continue;
        auto body = town::open_envelope(envelope, seal_key_);
        rows_.push_back({.id = envelope.header.id,
                         .hash = envelope.header.hash,
                         .body = body ? body.value().reveal() : "(cannot be opened)"});
    }
    return acknowledge(batch, known);
}

std::map<base::Uuid, std::vector<std::string>> PaperTown::applied() const {
    const std::lock_guard lock(mutex_);
    std::map<base::Uuid, std::vector<std::string>> bodies;
    for (const auto& row : rows_) bodies[row.id].push_back(row.body);
    return bodies;
}

std::uint64_t PaperTown::last_seq() const {
    const std::lock_guard lock(mutex_);
    return rows_.size();
}

void PaperTown::forget_from(std::uint64_t seq) {
    const std::lock_guard lock(mutex_);
    if (seq <= rows_.size()) rows_.resize(seq - 1);
}

void PaperTown::forge_head() {
    const std::lock_guard lock(mutex_);
    rows_.push_back({.id = base::uuid_v7(base::system_clock()->now()),
                     .hash = base::crypto::sha256(base::view_of("forged")),
                     .body = "forged"});
}

}  // namespace fault
