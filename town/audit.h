#pragma once

#include <string>
#include <vector>

#include "base/crypto/certificate.h"
#include "base/result.h"

namespace town {

// One row of the server's hash-chained audit; no name, address or answer is ever in it.
struct AuditRow {
    std::uint64_t n = 0;  // from 1, gapless
    base::Time at{};
    std::string actor;    // terminal id, clerk id, "server"
    std::string action;   // "record.applied", "application.viewed", "field.corrected" …
    std::string subject;  // receipt number or record id
    std::string purpose;
    base::crypto::Digest prev_hash{};
    base::crypto::Digest hash{};  // SHA-256 over the canonical text of all other fields
};
AuditRow chained(AuditRow row, const base::crypto::Digest& prev_hash);
std::string to_json_line(const AuditRow& row);
// The last line of an export: {"head":{"n","hash","at","signature","certificate"}} by the ack key.
std::string head_line(const AuditRow& last, base::Time at, const base::crypto::PrivateKey& ack_key,
                      const base::crypto::Certificate& ack_certificate);

struct AuditFault {
    std::size_t line;
    std::string what;
};
// Fails on a changed, missing, reordered or cut line.
base::Result<std::uint64_t, AuditFault> verify_audit(std::string_view lines,
                                                     const base::crypto::Certificate& authority);

}  // namespace town
