#pragma once

#include <optional>
#include <string>

#include "base/crypto/certificate.h"
#include "town/pack.h"

namespace kiosk {

// Which terminal this is and what it has: settled at start, the same for every visitor.
struct Terminal {
    const town::Pack& pack;
    std::string role;        // "hall", "library", "counter"
    std::string name;        // "hall-1"
    std::string short_name;  // "H1"
    std::string id;          // UUID text
    base::crypto::Certificate certificate;
    base::crypto::PrivateKey key;
    bool has_reader = false;
    bool has_printer = false;
    bool has_camera = false;
    std::optional<base::crypto::PublicKey> town_key;  // seals what is carried home
    bool has_voice = false;
};

// The pack's words in a language it has, else in its first.
const town::Words& words_in(const town::Pack& pack, const std::string& language);
// The name of the place the terminal stands at: that of the place it is named after, else its name.
std::string place_of(const Terminal& terminal, const town::Words& words);
// Another terminal as colleagues call it, told from its neighbours: 役場 1. Without words for it,
// its name.
std::string place_called(const std::string& name, const town::Words& words);
// When and where something was put on paper: kept for years, so with the year, in its era.
std::string printed_on(const Terminal& terminal, base::Time at, const town::Words& words);

}  // namespace kiosk
