#pragma once

#include <map>
#include <mutex>

#include "kiosk/sync/sync.h"

// A town on paper, for what a real one cannot be made to do: real keys, the real rules of the
// chain, a register in memory. One terminal. Any thread.
namespace fault {

class PaperTown {
public:
    PaperTown();

    // What enrolment would have left in `folder`.
    kiosk::TerminalKeys keys(const std::filesystem::path& folder, const std::string& url) const;
    kiosk::TerminalIdentity identity() const;

    struct Reply {
        int status = 200;
        std::string type = {};  // of the problem, when not 200
        std::string body = {};
    };
    Reply cursor() const;
    Reply take_batch(base::ByteView batch);

    // Applied bodies by record id; a second effect would be a second body.
    std::map<base::Uuid, std::vector<std::string>> applied() const;
    std::uint64_t last_seq() const;
    void forget_from(std::uint64_t seq);  // as after restoring an old backup of the server
    void forge_head();                    // as if another terminal had written on our chain

    const base::crypto::Certificate& authority() const { return *ca_; }
    const base::crypto::Certificate& tls_certificate() const { return *tls_; }
    base::crypto::Certificate tls_leaf(const base::crypto::PrivateKey& key,
                                       std::vector<std::string> addresses, base::Time until) const;
    const base::crypto::PrivateKey& tls_key() const { return tls_key_; }
    const base::crypto::PrivateKey& ack_key() const { return ack_key_; }
    town::SignedManifest manifest(const std::string& url) const;
    town::Enrolment enrol(const std::string& request_pem, const std::string& url) const;
    town::EnrolmentCode code() const;

private:
    struct Row {
        base::Uuid id{};
        town::Digest hash{};
        std::string body;
    };
    std::optional<Reply> complaint(const std::vector<town::Envelope>& batch) const;
    Reply acknowledge(const std::vector<town::Envelope>& batch, std::uint64_t known) const;
    base::crypto::Certificate issue(const base::crypto::PublicKey& key,
                                    base::crypto::CertificateUse use) const;

    mutable std::mutex mutex_;
    base::crypto::PrivateKey ca_key_, tls_key_, ack_key_, seal_key_, pack_key_;
    std::optional<base::crypto::Certificate> ca_, tls_, ack_;
    base::Uuid terminal_;
    std::vector<Row> rows_;  // row n has seq n + 1
};

}  // namespace fault
