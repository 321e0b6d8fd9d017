#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/crypto/certificate.h"
#include "base/result.h"
#include "town/table.h"

namespace town {

// What a device needs to judge passes (town/pass.h) without a line: which of those whose last day
// has not come are no longer good, and whose terminals may make them at all. It names nobody.
struct PassList {
    base::Time made_at{};
    std::vector<std::string> revoked;    // receipt numbers
    std::vector<std::string> terminals;  // SHA-256 of their certificates (DER), 64 hex digits
    bool operator==(const PassList&) const = default;
};

// "MDR1." + base64url of five fields, each after its length in 2 bytes, big-endian: made_at
// (RFC 3339), revoked and terminals (each joined by commas), the signer's certificate (DER) and the
// signature of its key over "MDR1." and the four fields before it, lengths included. Nothing when
// it is too long for that: 4,000 numbers fit.
std::optional<std::string> signed_pass_list(const PassList& list,
                                            const base::crypto::Certificate& signer,
                                            const base::crypto::PrivateKey& signer_key);

enum class PassListFault { not_a_list, bad_signature, untrusted_signer };
// The signer's certificate is judged as of the time the list was made.
base::Result<PassList, PassListFault> verify_pass_list(std::string_view text,
                                                       const base::crypto::Certificate& authority);

// A table that is such a list: its rows are the numbers, this figure the terminals, joined by
// commas. Before it leaves the town it also gets the signed text.
inline constexpr std::string_view terminals_figure = "terminals", signed_figure = "signed";
std::optional<PassList> pass_list_in(const Table& table, base::Time made_at);

}  // namespace town
