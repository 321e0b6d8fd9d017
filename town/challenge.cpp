#include "town/challenge.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/crypto/crypto.h"

namespace town {

namespace {

// A line end inside a field would let one challenge be read as another.
std::string without_line_ends(std::string text) {
    std::ranges::replace_if(
        text, [](char sign) { return sign == '\n' || sign == '\r'; }, ' ');
    return text;
}

base::Bytes digest_of(const Challenge& challenge) {
    if (!challenge.content_digest.empty()) return challenge.content_digest;
    const auto of_nothing = base::crypto::sha256({});
    return {of_nothing.begin(), of_nothing.end()};
}

}  // namespace

base::Bytes challenge_bytes(const Challenge& challenge) {
    return base::to_bytes(
        fmt::format("madoguchi challenge 1\n{}\n{}\n{}\n{}\n{}\n{}\n",
                    without_line_ends(challenge.purpose), without_line_ends(challenge.terminal),
                    without_line_ends(challenge.session), base::hex(challenge.nonce),
                    base::hex(digest_of(challenge)), base::rfc3339(challenge.time)));
}

base::Bytes terminal_nonce(const Challenge& without_nonce) {
    base::ByteWriter writer;
    writer.bytes(base::view_of(without_line_ends(without_nonce.purpose)));
    writer.bytes(base::view_of(without_line_ends(without_nonce.terminal)));
    writer.bytes(base::view_of(without_line_ends(without_nonce.session)));
    writer.bytes(digest_of(without_nonce));
    writer.bytes(base::view_of(base::rfc3339(without_nonce.time)));
    const auto digest = base::crypto::sha256(writer.written());
    return {digest.begin(), digest.end()};
}

}  // namespace town
