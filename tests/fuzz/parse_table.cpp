// Any bytes as a register's table, as the text of a pass and as the pattern of a code.
#include <algorithm>
#include <cstdlib>
#include <memory>

#include "town/journey.h"
#include "town/pass.h"
#include "town/table.h"

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
    static const base::Date today = *base::from_iso_date("2026-11-22");
    // A heap buffer of exactly this size: one byte read too far is seen.
    const auto own = std::make_unique<std::uint8_t[]>(size);
    std::copy_n(data, size, own.get());
    const std::string_view text(reinterpret_cast<const char*>(own.get()), size);

    if (const auto table = town::table_from_json(text)) {
        const std::string json = town::to_json(table.value());
        const auto again = town::table_from_json(json);
        if (!again || town::to_json(again.value()) != json) std::abort();
        sink = sink + town::to_csv(table.value(), table.value().columns).size();
    }
    if (town::verify_pass(text, trusted, today)) std::abort();  // Nobody guesses a signature.
    const auto inside = "MDP1." + base::base64url({own.get(), size});
    if (town::verify_pass(inside, trusted, today)) std::abort();
    town::CodeForm form;
    form.pattern = text.substr(0, size / 2);
    const bool fits = town::fits(form, text.substr(size / 2));
    if (fits && !town::is_code_pattern(form.pattern)) std::abort();
    return 0;
}
