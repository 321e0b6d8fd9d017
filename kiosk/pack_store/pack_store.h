#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <variant>

#include "base/files.h"
#include "town/pack.h"

namespace kiosk {

// Whose packs this terminal takes; both come with the manifest.
struct PackTrust {
    base::crypto::PublicKey key;
    std::string town;
};

// The number of the pack in use on other content: nobody could tell any more which rules run.
struct SameVersion {
    bool operator==(const SameVersion&) const = default;
};
using PackRefusal = std::variant<town::PackFault, base::FileFault, SameVersion>;
std::string_view word(const PackRefusal& refusal);
// What is wrong with the pack, as the end of a plain sentence: "is not signed".
std::string_view plain(const PackRefusal& refusal);

// The pack to run with, and why the offered one was not taken. No pack at all: nothing to run with.
struct PackChoice {
    std::optional<town::Pack> active;
    std::optional<PackRefusal> refusal;
};

// Whether a good pack that is offered is kept from now on, or only judged (`--check`).
enum class Offer { taken, judged };

// Takes the offered file when it is a whole pack of our town, signed, and not older than any seen,
// nor of the number of the one in use without being that one (signed anew it still is);
// else the one taken before goes on. STATE/pack holds the active pack and the highest version ever
// taken; a power cut in the middle leaves the old or the new one, never half of one.
PackChoice open_best(const std::filesystem::path& state,
                     const std::optional<std::filesystem::path>& offered, const PackTrust& trust,
                     Offer offer = Offer::taken);

}  // namespace kiosk
