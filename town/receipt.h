#pragma once

#include <string>

#include "base/calendar.h"
#include "base/crypto/certificate.h"
#include "base/result.h"

namespace town {

// What the resident carries away. The printed number = terminal short name + 40 random bits in
// base32 + check sign, in groups: "H1-7K3M-9P2Q-X". The check sign is Luhn mod 32 (the letter
// of the short name counts from A = 0, everything else by Crockford's alphabet): it finds every
// wrong sign and every two neighbours changed round but 0 and Z.
struct Receipt {
    std::string number;        // with its hyphens
    base::Bytes secret;        // 16 random bytes, in the QR only
    base::Time received_at{};  // 受付日時
};

// "H1": one letter A-Z, then one to three digits.
bool is_short_name(std::string_view text);
// `short_name` must be one; of `random21` the first 5 bytes become the number, the rest the secret.
Receipt make_receipt(std::string_view short_name, base::Time received_at, base::ByteView random21);
// Brings what a person typed (lower case, full width, spaces, any dash or none, O for 0 …) into the
// printed form; empty when the check sign is wrong.
std::optional<std::string> read_receipt_number(std::string_view typed);

// "MDG1." + base64url of five fields, each after its length in 2 bytes, big-endian: number, secret,
// 受付日時 (RFC 3339), terminal certificate (DER), signature of the terminal's key over "MDG1." and
// the four fields before it, lengths included.
std::string receipt_qr(const Receipt& receipt, const base::crypto::Certificate& terminal,
                       const base::crypto::PrivateKey& terminal_key);

enum class ReceiptFault { not_a_receipt, bad_number, bad_signature, untrusted_terminal };
struct VerifiedReceipt {
    Receipt receipt;
    std::string terminal;  // common name of its certificate
};
// The certificate is judged as of 受付日時, not of now.
base::Result<VerifiedReceipt, ReceiptFault> verify_receipt(
    std::string_view qr_text, const base::crypto::Certificate& authority);
std::string_view word(ReceiptFault fault);

}  // namespace town
