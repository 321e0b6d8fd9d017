#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "base/clock.h"
#include "base/mailbox.h"
#include "kiosk/outbox/outbox.h"
#include "town/manifest.h"

namespace kiosk {

// Facts the workers tell the UI thread; drawn as 未送信 n 件 and 回線.
struct SyncFact {
    enum class Line {
        unknown,
        up,
        down,
        refused
    } line = Line::unknown;  // refused: certificate, clock or chain
    std::size_t waiting = 0;
    bool clock_suspect = false;
    bool out_of_service = false;  // the disk is not to be trusted: nothing is accepted any more
    bool nearly_full = false;     // 95 % used: refuse before the resident types anything
    bool operator==(const SyncFact&) const = default;
};

// What a terminal needs to talk to its town, from STATE/keys and the manifest.
struct TerminalKeys {
    std::string certificate_pem, desk_certificate_pem, ca_pem, staff_ca_pem;
    std::filesystem::path key_file;  // 0600
    base::crypto::PublicKey ack_key;
    std::string terminals_url, desk_url;
};

class TownLine;

// One thread that owns the outbox: takes orders to store, answers when fsync returned, and sends
// the rest whenever there is a line (full jitter, batches that grow and shrink, one POST in
// flight).
class SyncWorker {
public:
    struct Order {
        std::uint64_t ticket = 0;
        base::SecretText body;
        // A count is about nobody: it is stored later, among others (counts.h), and not answered.
        enum class Kind { record, count } kind = Kind::record;
    };
    struct Kept {
        std::uint64_t ticket = 0;
        base::Result<Stored, OutboxFault> result;
    };
    using Post = std::function<void(std::variant<Kept, SyncFact>)>;  // into the UI's mailbox

    static std::unique_ptr<SyncWorker> start(std::unique_ptr<Outbox> outbox, TerminalKeys keys,
                                             base::Clock& clock, Post post);
    // The same on another line than HTTPS (tests, simulation).
    static std::unique_ptr<SyncWorker> start(std::unique_ptr<Outbox> outbox,
                                             std::unique_ptr<TownLine> line,
                                             base::crypto::PublicKey ack_key, base::Clock& clock,
                                             Post post);
    virtual ~SyncWorker() = default;      // stores what was ordered, stops and joins
    virtual bool store(Order order) = 0;  // false: the order box is full
    virtual void line_may_be_up() = 0;    // try soon, with 0–10 s jitter
};

// Requests outside the batch road, blocking, on a worker's thread only.
// 5xx is `no_line` (try again later); 401 and 403 are `not_admitted`: the town does not, or no
// longer, know who asks, or is not our town; 412 and 428 are `stale`; 400, 422 and what is left of
// the 4xx are `unfit`: it knows us and will not have this.
enum class RequestFault {
    no_line,
    not_admitted,
    unfit,
    not_found,
    conflict,
    stale,
    too_many,
    garbled
};
struct HttpReply {
    int status = 0;
    std::string body = {};
    std::string etag = {};
};
struct HttpRequest {
    std::string method = "GET";
    std::string path = {};    // "/v1/…"
    std::string body = {};    // JSON
    std::string bearer = {};  // staff session
    std::string if_match = {};
};
// A pinned mTLS client (libcurl) for one of the town's two doors.
class TownClient {
public:
    enum class Door { terminals, desk };
    static std::unique_ptr<TownClient> make(const TerminalKeys& keys, Door door);
    virtual ~TownClient() = default;
    virtual base::Result<HttpReply, RequestFault> send(const HttpRequest& request) = 0;
};

// `--enrol CODE`: makes STATE/keys, pins the CA of the code, stores certificate and manifest.
base::Result<town::Enrolment, std::string> enrol(const std::filesystem::path& state,
                                                 const std::string& server_url,
                                                 const std::string& code);
// What enrolment left in STATE; empty = not enrolled.
struct EnrolledTerminal {
    town::Enrolment enrolment;
    town::Manifest manifest;
    TerminalKeys keys;
};
base::Result<std::optional<EnrolledTerminal>, std::string> enrolled(
    const std::filesystem::path& state);
// Who this terminal is to its outbox.
TerminalIdentity identity_of(const EnrolledTerminal& terminal);

}  // namespace kiosk
