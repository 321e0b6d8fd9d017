// Any bytes as the text of a receipt, as what such a text stands for, as a typed number and as an
// audit log.
#include <algorithm>
#include <cstdlib>
#include <memory>

#include "town/audit.h"
#include "town/receipt.h"

namespace {

volatile std::size_t sink = 0;  // What was read is used, or the compiler would leave it out.

base::crypto::Certificate authority() {
    base::crypto::CertificateWish wish;
    wish.common_name = "fuzz";
    wish.use = base::crypto::CertificateUse::authority;
    wish.not_after = base::Time(std::chrono::hours(24 * 365 * 100));
    return issue_self_signed(base::crypto::PrivateKey::make_p256(), wish);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto trusted = authority();
    // A heap buffer of exactly this size: one byte read too far is seen.
    const auto own = std::make_unique<std::uint8_t[]>(size);
    std::copy_n(data, size, own.get());
    const std::string_view text(reinterpret_cast<const char*>(own.get()), size);

    if (town::verify_receipt(text, trusted)) std::abort();  // Nobody guesses a signature.
    const auto inside = "MDG1." + base::base64url({own.get(), size});
    if (town::verify_receipt(inside, trusted)) std::abort();
    const auto number = town::read_receipt_number(text);
    if (number && town::read_receipt_number(*number) != number) std::abort();
    if (town::verify_audit(text, trusted)) std::abort();
    sink = sink + (number ? number->size() : 0);
    return 0;
}
