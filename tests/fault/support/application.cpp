#include "tests/fault/support/application.h"

#include "base/crypto/crypto.h"
#include "town/receipt.h"

namespace fault {

town::Application sample_application(const std::string& short_name, base::Time now) {
    const auto receipt = town::make_receipt(short_name, now, base::crypto::random(21));
    town::Application application;
    application.journey = "consultation";
    application.language = "ja";
    application.answers["areas"] = town::DoesNotKnow{};
    application.answers["how_soon"] = town::DoesNotKnow{};
    application.answers["kana_name"] = town::Written{base::SecretText(canary_kana)};
    application.answers["kanji_name"] = town::Written{base::SecretText(canary_kanji)};
    application.answers["contact"] = town::DoesNotKnow{};
    application.evidence.method = "none";
    application.received_at = now;
    application.receipt_number = receipt.number;
    application.receipt_secret_sha256 = base::hex(base::crypto::sha256(receipt.secret));
    return application;
}

}  // namespace fault
