#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/crypto/keys.h"
#include "base/result.h"
#include "town/journey.h"
#include "town/words.h"

namespace town {

// One line of a pack's source tree: path below the folder → bytes.
using PackSource = std::map<std::string, base::Bytes>;

struct Fact {
    std::string id, value, source, checked_on, status;  // status: verified | old | unknown
};

// A place with a terminal or a desk; hours stay empty while unknown. Its name is words place.ID.
struct Place {
    std::string id;
    std::string hours;  // "" = unknown: the screen says to ask the town hall
    std::string phone;  // "" = unknown
};

// After how long a terminal asks 「つづけますか」, and how long it then waits.
struct IdleLimits {
    std::chrono::seconds ordinary{45};
    std::chrono::seconds looking_up{120};  // typing, or Question::look_up
    std::chrono::seconds answer{15};
};

// What the town offers, as plain values. In the words, {fact.ID} is already the fact's value, or
// fact.ask (「役場に おたずねください」) while the fact is old or unknown.
struct Pack {
    std::string town;  // "misaki"
    std::uint64_t version = 0;
    std::optional<std::string>
        key_id;  // hex of the first 8 bytes of SHA-256(SPKI); empty = unsigned
    std::vector<std::string> languages;
    // Those of them in which only what residents meet is written: for all else their Words hold the
    // first language's phrase.
    std::vector<std::string> residents_languages;
    std::map<std::string, Words, std::less<>> words;
    std::vector<Journey> journeys;
    std::vector<std::string> sections;  // 課 ids; words section.ID
    std::map<std::string, Fact, std::less<>> facts;
    std::vector<Place> places;
    std::map<std::string, PackTableRows, std::less<>> tables;  // tables/ID.toml
    std::vector<CodeForm> codes;                               // codes/ID.toml
    // What guide/, speech/ and typing/ hold: path → TOML text that parses. Their rooms read it.
    std::map<std::string, std::string, std::less<>> files;
    base::Bytes guide_model;  // guide/model.bin, which its room made and reads; empty without one
    IdleLimits idle;
};

const Journey* journey(const Pack& pack, std::string_view id);
const CodeForm* code_form(const Pack& pack, std::string_view id);
const PackRow* row(const Pack& pack, std::string_view table, std::string_view id);

enum class PackFault {
    not_a_pack,
    too_large,
    broken,
    unsigned_pack,
    foreign_key,
    bad_signature,
    other_town,
    older,
    content
};
std::string_view word(PackFault fault);

struct PackComplaint {
    std::string file;
    std::string what;  // one plain English sentence for the town's officer or developer
};
// The lint behind `pack check`: empty = fit to build.
std::vector<PackComplaint> check(const PackSource& source);
// What the words of one language still lack, be it a draft or not.
std::vector<PackComplaint> check_language(const PackSource& source, std::string_view language);
// Deterministic bytes, unsigned. `version` overrides pack.toml's.
base::Result<base::Bytes, std::vector<PackComplaint>> build(const PackSource& source,
                                                            std::optional<std::uint64_t> version);
// Signs in place: ECDSA P-256 over all before the signature. A pack already signed is signed anew.
base::Result<base::Bytes, PackFault> sign(base::ByteView pack, const base::crypto::PrivateKey& key);

// Reads any well-formed pack, signed or not; the signature is not judged.
base::Result<Pack, PackFault> read(base::ByteView pack);
// What a terminal or server accepts: signed by `key`, of `town`, version at least `lowest`.
base::Result<Pack, PackFault> open(base::ByteView pack, const base::crypto::PublicKey& key,
                                   std::string_view town, std::uint64_t lowest);

}  // namespace town
