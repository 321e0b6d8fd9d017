#include "town/audit.h"

#include <fmt/core.h>

#include <algorithm>

#include "town/json_fields.h"

namespace town {

namespace {

using base::crypto::Certificate;
using base::crypto::Digest;

// A line feed inside a field would let one row be read as another.
std::string one_line(std::string text) {
    const bool utf8 = base::is_utf8(base::view_of(text));
    for (char& sign : text) {
        const auto byte = static_cast<unsigned char>(sign);
        if (byte < 0x20 || byte == 0x7F) sign = ' ';
        if (!utf8 && byte >= 0x80) sign = '?';
    }
    return text;
}

Digest hash_of(const AuditRow& row) {
    const std::string text =
        fmt::format("madoguchi audit 1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n", row.n, base::rfc3339(row.at),
                    row.actor, row.action, row.subject, row.purpose, base::hex(row.prev_hash));
    return base::crypto::sha256(base::view_of(text));
}

base::Bytes head_message(std::uint64_t n, const Digest& hash, base::Time at) {
    return base::to_bytes(
        fmt::format("madoguchi audit head 1\n{}\n{}\n{}\n", n, base::hex(hash), base::rfc3339(at)));
}

struct Head {
    std::uint64_t n = 0;
    Digest hash{};
    base::Time at{};
    base::Bytes signature;
    base::Bytes certificate;
};

std::string to_json_line(const Head& head) {
    const OrderedJson json = {{"head",
                               {{"n", head.n},
                                {"hash", base::hex(head.hash)},
                                {"at", base::rfc3339(head.at)},
                                {"signature", base::base64(head.signature)},
                                {"certificate", base::base64(head.certificate)}}}};
    return written(json);
}

std::optional<base::Time> time_at(const Json& object, const char* key) {
    const auto text = text_at(object, key);
    return text ? base::from_rfc3339(*text) : std::nullopt;
}

std::optional<Head> head_from(std::string_view line) {
    const auto object = object_from(line);
    const Json* const head = object ? field(*object, "head") : nullptr;
    if (head == nullptr) return std::nullopt;
    const auto n = number_at(*head, "n");
    const auto hash = digest_at(*head, "hash");
    const auto at = time_at(*head, "at");
    const auto signature = text_at(*head, "signature");
    const auto certificate = text_at(*head, "certificate");
    if (!n || !hash || !at || !signature || !certificate) return std::nullopt;
    const auto signature_bytes = base::from_base64(*signature);
    const auto certificate_bytes = base::from_base64(*certificate);
    if (!signature_bytes || !certificate_bytes) return std::nullopt;
    Head read{*n, *hash, *at, *signature_bytes, *certificate_bytes};
    if (to_json_line(read) != line) return std::nullopt;
    return read;
}

// What is wrong with the head, or "".
std::string_view complaint(const Head& head, const AuditRow& last, const Certificate& authority) {
    if (head.n != last.n || head.hash != last.hash) {
        return "the head names another last row: rows are missing or were added";
    }
    const auto certificate = Certificate::from_der(head.certificate);
    if (!certificate) return "the head's certificate cannot be read";
    if (check_chain(*certificate, authority, head.at) != base::crypto::Trust::trusted ||
        !made_for(*certificate, base::crypto::CertificateUse::signing)) {
        return "the head's certificate is not the town's";
    }
    if (!certificate->public_key().verifies(head_message(head.n, head.hash, head.at),
                                            head.signature)) {
        return "the head's signature is wrong";
    }
    return {};
}

// What is wrong with a row after `last`, or "".
std::string_view complaint(const AuditRow& row, const AuditRow& last) {
    if (row.n != last.n + 1) return "a row is missing or out of order";
    if (row.prev_hash != last.hash) return "the row does not follow the one before";
    if (row.hash != hash_of(row)) return "the row was changed";
    return {};
}

}  // namespace

AuditRow chained(AuditRow row, const Digest& prev_hash) {
    row.actor = one_line(std::move(row.actor));
    row.action = one_line(std::move(row.action));
    row.subject = one_line(std::move(row.subject));
    row.purpose = one_line(std::move(row.purpose));
    row.prev_hash = prev_hash;
    row.hash = hash_of(row);
    return row;
}

std::string to_json_line(const AuditRow& row) {
    const OrderedJson json = {{"n", row.n},
                              {"at", base::rfc3339(row.at)},
                              {"actor", row.actor},
                              {"action", row.action},
                              {"subject", row.subject},
                              {"purpose", row.purpose},
                              {"prev_hash", base::hex(row.prev_hash)},
                              {"hash", base::hex(row.hash)}};
    return written(json);
}

std::optional<AuditRow> audit_row_from(std::string_view json_line) {
    const auto object = object_from(json_line);
    if (!object) return std::nullopt;
    const auto n = number_at(*object, "n");
    const auto at = time_at(*object, "at");
    const auto actor = text_at(*object, "actor");
    const auto action = text_at(*object, "action");
    const auto subject = text_at(*object, "subject");
    const auto purpose = text_at(*object, "purpose");
    const auto prev_hash = digest_at(*object, "prev_hash");
    const auto hash = digest_at(*object, "hash");
    if (!n || !at || !actor || !action || !subject || !purpose || !prev_hash || !hash) {
        return std::nullopt;
    }
    AuditRow row{*n, *at, *actor, *action, *subject, *purpose, *prev_hash, *hash};
    if (to_json_line(row) != json_line) return std::nullopt;
    return row;
}

std::string head_line(const AuditRow& last, base::Time at, const base::crypto::PrivateKey& ack_key,
                      const Certificate& ack_certificate) {
    return to_json_line(Head{last.n, last.hash, at,
                             ack_key.sign(head_message(last.n, last.hash, at)),
                             ack_certificate.der()});
}

base::Result<std::uint64_t, AuditFault> verify_audit(std::string_view lines,
                                                     const Certificate& authority) {
    AuditRow last;
    std::size_t number = 0;
    const auto fault = [&](std::string_view what) {
        return base::Failure{AuditFault{number, std::string(what)}};
    };
    while (!lines.empty()) {
        ++number;
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (const auto row = audit_row_from(line)) {
            if (const auto what = complaint(*row, last); !what.empty()) return fault(what);
            last = *row;
            continue;
        }
        const auto head = head_from(line);
        if (!head) return fault("neither a row nor a head as this town writes them");
        if (const auto what = complaint(*head, last, authority); !what.empty()) return fault(what);
        if (!lines.empty()) return fault("there are lines after the head");
        return last.n;
    }
    ++number;
    return fault("the signed head is missing: the log was cut");
}

}  // namespace town
