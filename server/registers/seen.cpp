#include "server/registers/seen.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/crypto/crypto.h"

namespace server {

namespace {

constexpr std::size_t digest_size = 16;
constexpr std::string_view digest_signs = "0123456789ABCDEF";

}  // namespace

SeenSubject seen_of(const std::string& named) {
    const auto hyphen = named.rfind('-');
    const bool has_digest = hyphen != std::string::npos &&
                            named.size() - hyphen == digest_size + 1 &&
                            named.find_first_not_of(digest_signs, hyphen + 1) == std::string::npos;
    if (!has_digest) return {named, ""};
    return {named.substr(0, hyphen), named.substr(hyphen + 1)};
}

std::string name_of_seen(const std::string& subject, std::string_view digest) {
    return subject + "-" + std::string(digest);
}

std::string digest_of_shown(std::string_view what_is_shown) {
    const auto digest = base::crypto::sha256(base::view_of(what_is_shown));
    std::string hex = base::hex(base::ByteView(digest)).substr(0, digest_size);
    std::ranges::transform(hex, hex.begin(), [](char sign) {
        return sign >= 'a' ? static_cast<char>(sign - 'a' + 'A') : sign;
    });
    return hex;
}

}  // namespace server
