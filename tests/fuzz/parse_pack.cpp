// Any bytes as a pack: as a container, and as the files behind a signature that happens to be
// right.
#include <cstdlib>

#include "town/pack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const base::ByteView bytes(data, size);
    const auto pack = town::read(bytes);
    static const auto key = base::crypto::PrivateKey::make_p256().public_key();
    if (town::open(bytes, key, "misaki", 1)) std::abort();  // Nobody guesses a signature.
    if (pack && pack.value().version == 0) std::abort();

    // The same bytes as each kind of file, past the container.
    for (const char* path :
         {"pack.toml", "journeys/a.toml", "words/ja.toml", "facts/a.toml", "guide/a.toml"}) {
        const base::Bytes file(bytes.begin(), bytes.end());
        const town::PackSource source{
            {path, file}, {"rules/plain.toml", file}, {"rules/residents.toml", file}};
        (void)town::check(source);
        (void)town::check_language(source, "ja");
    }
    return 0;
}
