#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "drivers/card/emulated/authority.h"
#include "drivers/card/emulated/person.h"

// What lies on the card: applications, files, secrets and who may read what (my-number-card.md §2).
namespace drivers::card {

enum class FileKind { transparent, records, secret, key };

struct ChipFile {
    std::uint16_t id = 0;
    FileKind kind = FileKind::transparent;
    base::Bytes content;                   // of a secret: its value; a record EF holds one record
    std::vector<std::uint16_t> opened_by;  // any one of these secrets; empty = free
    int most_tries = 0;                    // of a secret
    bool signing_key = false;              // of a key: which of the two
};

struct ChipApplication {
    std::string name;
    base::Bytes aid;
    std::vector<ChipFile> files;
};

std::vector<ChipApplication> chip_of(const CardPerson& person, const CardKeys& keys);

// Tries left by "application/id", e.g. "jpki/0018". They outlive power.
using Tries = std::map<std::string, int>;
Tries full_tries(const std::vector<ChipApplication>& chip);
std::string tries_key(const ChipApplication& application, const ChipFile& secret);

}  // namespace drivers::card
