#pragma once

#include <string>

#include "base/bytes.h"
#include "base/calendar.h"

namespace town {

// What a card is asked to sign: never a bare value of a remote party but this structure, lines of
// UTF-8: "madoguchi challenge 1", purpose, terminal, session, nonce (hex), SHA-256 of the content
// (hex), time (RFC 3339). Without a line the nonce is SHA-256(purpose ‖ terminal ‖ record id ‖
// content digest ‖ time) and the evidence says `nonce: terminal` (design.md §2).
struct Challenge {
    std::string purpose;         // "staff sign-in", …
    std::string terminal;        // terminal id, UUID text
    std::string session;         // server's session id, or record id
    base::Bytes nonce;           // 16 bytes from the server
    base::Bytes content_digest;  // 32 bytes; of nothing for a sign-in
    base::Time time{};
};
base::Bytes challenge_bytes(const Challenge& challenge);
base::Bytes terminal_nonce(const Challenge& without_nonce);

}  // namespace town
