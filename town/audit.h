#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/crypto/certificate.h"
#include "base/result.h"

namespace town {

// One row of the server's hash-chained audit; no name, address or answer is ever in it.
// `hash` = SHA-256 of the UTF-8 lines, each ended by a line feed: "madoguchi audit 1", n, at,
// actor, action, subject, purpose, prev_hash.
struct AuditRow {
    std::uint64_t n = 0;  // from 1, gapless
    base::Time at{};
    std::string actor;    // terminal id, clerk id, "server"
    std::string action;   // "record.applied", "application.viewed", "field.corrected" …
    std::string subject;  // receipt number or record id
    std::string purpose;
    base::crypto::Digest prev_hash{};  // zeros in the first
    base::crypto::Digest hash{};
};
// Fills both hashes; control characters in the texts become spaces, what is not UTF-8 becomes '?'.
AuditRow chained(AuditRow row, const base::crypto::Digest& prev_hash);
// {"n","at","actor","action","subject","purpose","prev_hash","hash"}, without a line feed.
std::string to_json_line(const AuditRow& row);
// A row as stored, for the server's pages; its hash is not judged. Only the very text of
// `to_json_line` is read.
std::optional<AuditRow> audit_row_from(std::string_view json_line);
// The last line of an export: {"head":{"n","hash","at","signature","certificate"}} by the ack key,
// signature and certificate (DER) in base64. Signed are the lines "madoguchi audit head 1", n,
// hash, at. Of an empty audit, `last` is AuditRow{}.
std::string head_line(const AuditRow& last, base::Time at, const base::crypto::PrivateKey& ack_key,
                      const base::crypto::Certificate& ack_certificate);

struct AuditFault {
    std::size_t line;  // from 1
    std::string what;
};
// How many rows there are. Fails on a changed, missing, reordered or cut line: an export begins
// with row 1 and ends with a head whose certificate is the town's as of the head's own time.
base::Result<std::uint64_t, AuditFault> verify_audit(std::string_view lines,
                                                     const base::crypto::Certificate& authority);

}  // namespace town
