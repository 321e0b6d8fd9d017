#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/crypto/keys.h"
#include "base/result.h"
#include "base/secret.h"
#include "town/answers.h"

namespace town {

// An unfinished journey carried as a code on paper or on a phone, for 30 days: nothing of it stays
// on a terminal or a server. Only the town opens it (the seal key): a terminal hands the text to
// the server and gets the answers back.
struct CarryHome {
    std::string journey;
    int journey_version = 1;
    std::string language;
    Answers answers;  // never a person from the card: the card is read again
    base::Time made_at{};
};
inline constexpr int carry_home_days = 30;
// What fits one code of 25 mm to 60 mm at error correction M; longer answers are not carried.
inline constexpr std::size_t most_carry_home_text = 1'200;

// "MDH1." + base64url of: the first 4 bytes of SHA-256 of the town key's SubjectPublicKeyInfo,
// ephemeral P-256 public key (33 bytes, compressed), AES-256-GCM of the deflated (RFC 1951) JSON
// body and its tag. Key (32 bytes) and nonce (12) by HKDF-SHA-256 of the ECDH x coordinate, no
// salt, info "madoguchi carry home 1"; AAD is "MDH1." and all bytes before the sealed ones. Body:
// journey, version, language, made_at, answers (town/answers_json.h). Empty: too long for one code.
std::optional<std::string> carry_home_text(const CarryHome& carried,
                                           const base::crypto::PublicKey& town_key);

enum class CarryHomeFault { not_carried, other_town, not_authentic, too_old, from_the_future };
base::Result<CarryHome, CarryHomeFault> open_carry_home(std::string_view text,
                                                        const base::crypto::PrivateKey& seal_key,
                                                        base::Time now);
std::string_view word(CarryHomeFault fault);

}  // namespace town
