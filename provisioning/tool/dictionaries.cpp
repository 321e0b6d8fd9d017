#include "provisioning/tool/dictionaries.h"

#include <cstdlib>

#include "base/files.h"

namespace tool {

town::guide::Dictionary dictionaries_here() {
    constexpr std::size_t most_bytes = std::size_t{64} << 20;
    town::guide::Dictionary dictionary;
    const auto edict = base::read_file("/usr/share/edict/edict", most_bytes);
    if (edict) dictionary.add_edict(edict.value());
    const char* elsewhere = std::getenv("MADOGUCHI_SYNONYMS");
    const auto synonyms =
        base::read_file(elsewhere != nullptr ? elsewhere : SYNONYMS_FILE, most_bytes);
    if (synonyms) dictionary.add_sudachi(synonyms.value());
    return dictionary;
}

}  // namespace tool
