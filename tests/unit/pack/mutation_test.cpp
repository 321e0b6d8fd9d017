// Packs changed at random: nothing crashes, and nothing but the signed bytes opens.
#include <random>

#include "tests/fault/support/seed.h"
#include "tests/unit/pack/misaki.h"

namespace {

base::Bytes mutated(base::Bytes pack, std::mt19937_64& dice) {
    const auto roll = [&](std::size_t sides) { return static_cast<std::size_t>(dice() % sides); };
    for (std::size_t times = 1 + roll(4); times > 0 && !pack.empty(); --times) {
        const auto at = pack.begin() + static_cast<std::ptrdiff_t>(roll(pack.size()));
        switch (roll(5)) {
            case 0:
                *at ^= static_cast<std::uint8_t>(1u << roll(8));
                break;
            case 1:
                *at = static_cast<std::uint8_t>(dice());
                break;
            case 2:
                pack.erase(at);
                break;
            case 3:
                pack.insert(at, static_cast<std::uint8_t>(dice()));
                break;
            default:
                pack.erase(at, pack.begin() + static_cast<std::ptrdiff_t>(pack.size()));
                break;
        }
    }
    return pack;
}

void mutate(int times) {
    const std::uint64_t seed = fault::seed();
    INFO("seed " << seed);
    std::mt19937_64 dice(seed);
    const base::Bytes whole = signed_small_town();
    const auto key = town_key().public_key();
    int opened = 0;
    int read = 0;
    for (int i = 0; i < times; ++i) {
        const base::Bytes pack = mutated(whole, dice);
        if (pack != whole && town::open(pack, key, "misaki", 1)) ++opened;
        if (town::read(pack)) ++read;  // Also through TOML, journeys and words: no crash.
    }
    CHECK(opened == 0);
    CHECK(read < times);  // Most break something; a changed letter inside a phrase may not.
}

// Every file of the source changed by itself: the readers behind the signature must hold too.
void mutate_source(int times) {
    const std::uint64_t seed = fault::seed();
    INFO("seed " << seed);
    std::mt19937_64 dice(seed);
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : small_town()) paths.push_back(path);
    int complained = 0;
    for (int i = 0; i < times; ++i) {
        town::PackSource source = small_town();
        base::Bytes& file = source[paths[dice() % paths.size()]];
        file = mutated(std::move(file), dice);
        if (!town::check(source).empty()) ++complained;
    }
    CHECK(complained > 0);
}

}  // namespace

TEST_CASE("five hundred mutated packs neither crash nor open") { mutate(500); }

TEST_CASE("fifty mutated sources do not crash the check") { mutate_source(50); }

TEST_CASE("ten thousand mutated packs neither crash nor open", "[.long]") { mutate(10'000); }

TEST_CASE("two thousand mutated sources do not crash the check", "[.long]") {
    mutate_source(2'000);
}
