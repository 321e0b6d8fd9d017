#pragma once

#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/crypto/certificate.h"
#include "base/result.h"

namespace town {

// A paper pass (仮の利用者証, pick-up slip) that any terminal or field device verifies without a
// line. It names nobody: the number is the receipt's, by which the register knows the person.
struct Pass {
    std::string kind;    // the journey's id
    std::string number;  // receipt number
    std::string ground;  // a word
    base::Date from{}, until{};
};

// "MDP1." + base64url of seven fields, each after its length in 2 bytes, big-endian: kind, number,
// ground, from and until (YYYY-MM-DD), terminal certificate (DER), signature of the terminal's key
// over "MDP1." and the six fields before it, lengths included.
std::string pass_qr(const Pass& pass, const base::crypto::Certificate& terminal,
                    const base::crypto::PrivateKey& terminal_key);

enum class PassFault { not_a_pass, bad_signature, untrusted_terminal, not_yet, expired };
// The certificate is judged as of `from`; the days as of `today`.
base::Result<Pass, PassFault> verify_pass(std::string_view qr_text,
                                          const base::crypto::Certificate& authority,
                                          base::Date today);
std::string_view word(PassFault fault);

}  // namespace town
