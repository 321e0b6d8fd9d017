#pragma once

#include <string>

#include "base/crypto/certificate.h"
#include "base/result.h"

namespace town {

// What the resident carries away. The printed number = terminal short name + 40 random bits in
// base32 + check sign (Luhn mod 32 over the Crockford alphabet), in groups: "H1-7K3M-9P2Q-X".
struct Receipt {
    std::string number;          // with its hyphens
    base::Bytes secret;          // 16 random bytes, in the QR only
    base::Time received_at{};    // 受付日時
};

Receipt make_receipt(std::string_view short_name, base::Time received_at, base::ByteView random21);
// Brings what a person typed into the printed form (lower case, spaces, O for 0 …); empty when the check
// sign is wrong.
std::optional<std::string> read_receipt_number(std::string_view typed);

// "MDG1." + base64url of number, secret, 受付日時, terminal certificate (DER), signature of the terminal's
// key over all before it. Fields: u16 length each, big-endian.
std::string receipt_qr(const Receipt& receipt, const base::crypto::Certificate& terminal,
                       const base::crypto::PrivateKey& terminal_key);

enum class ReceiptFault { not_a_receipt, bad_number, bad_signature, untrusted_terminal };
struct VerifiedReceipt {
    Receipt receipt;
    std::string terminal;  // common name of its certificate
};
// The certificate is judged as of 受付日時, not of now.
base::Result<VerifiedReceipt, ReceiptFault> verify_receipt(std::string_view qr_text,
                                                           const base::crypto::Certificate& authority);
std::string_view word(ReceiptFault fault);

}  // namespace town
