#include "kiosk/pack_store/pack_store.h"

#include <stdlib.h>

#include <catch2/catch.hpp>

#include "tests/unit/pack/misaki.h"

namespace fs = std::filesystem;

namespace {

// A terminal's STATE and a town that signs packs.
struct World {
    World() {
        char name[] = "/tmp/packs-XXXXXX";
        folder = mkdtemp(name);
    }
    World(const World&) = delete;
    World& operator=(const World&) = delete;
    ~World() { fs::remove_all(folder); }

    kiosk::PackTrust trust(const std::string& town = "misaki") const {
        return {.key = key.public_key(), .town = town};
    }
    base::Bytes signed_pack(std::uint64_t version) const {
        return town::sign(built(misaki(), version), key).take();
    }
    fs::path write(base::ByteView pack) const {
        const auto file = folder / "offered.pack";
        REQUIRE(base::write_file(file, pack, 0600));
        return file;
    }
    fs::path offer(std::uint64_t version) const { return write(signed_pack(version)); }

    fs::path folder;
    base::crypto::PrivateKey key = base::crypto::PrivateKey::make_p256();
};

std::uint64_t version(const kiosk::PackChoice& choice) {
    return choice.active ? choice.active->version : 0;
}

}  // namespace

TEST_CASE("without any pack there is nothing to run with") {
    World world;
    const auto choice = kiosk::open_best(world.folder, std::nullopt, world.trust());
    CHECK_FALSE(choice.active);
    CHECK_FALSE(choice.refusal);
}

TEST_CASE("a good pack is taken and still there without being offered again") {
    World world;
    CHECK(version(kiosk::open_best(world.folder, world.offer(3), world.trust())) == 3);
    const auto later = kiosk::open_best(world.folder, std::nullopt, world.trust());
    CHECK(version(later) == 3);
}

TEST_CASE("a pack that is only judged is not kept") {
    World world;
    kiosk::open_best(world.folder, world.offer(3), world.trust());
    const auto judged =
        kiosk::open_best(world.folder, world.offer(4), world.trust(), kiosk::Offer::judged);
    CHECK(version(judged) == 4);
    CHECK_FALSE(judged.refusal);
    CHECK(version(kiosk::open_best(world.folder, std::nullopt, world.trust())) == 3);
    CHECK(version(kiosk::open_best(world.folder, world.offer(3), world.trust())) == 3);
}

TEST_CASE("a newer pack replaces the older and the same one again is no trouble") {
    World world;
    CHECK(version(kiosk::open_best(world.folder, world.offer(3), world.trust())) == 3);
    CHECK(version(kiosk::open_best(world.folder, world.offer(4), world.trust())) == 4);
    const auto again = kiosk::open_best(world.folder, world.offer(4), world.trust());
    CHECK(version(again) == 4);
    CHECK_FALSE(again.refusal);
}

TEST_CASE("another pack of the same version is refused and the one that runs stays") {
    World world;
    kiosk::open_best(world.folder, world.offer(3), world.trust());
    const auto active = base::read_file(world.folder / "pack" / "active.pack", 64 << 20).take();
    auto source = misaki();
    auto& words = source["words/ja.toml"];
    const auto more = base::to_bytes("\n# another hand\n");
    words.insert(words.end(), more.begin(), more.end());
    const auto other = town::sign(built(source, 3), world.key).take();
    const auto choice = kiosk::open_best(world.folder, world.write(other), world.trust());
    CHECK(version(choice) == 3);
    CHECK(choice.refusal == kiosk::PackRefusal{kiosk::SameVersion{}});
    CHECK(base::read_file(world.folder / "pack" / "active.pack", 64 << 20).take() == active);
    const auto newer = town::sign(built(source, 4), world.key).take();
    CHECK(version(kiosk::open_best(world.folder, world.write(newer), world.trust())) == 4);
}

TEST_CASE("an older pack is refused even when the active one is gone") {
    World world;
    kiosk::open_best(world.folder, world.offer(4), world.trust());
    const auto choice = kiosk::open_best(world.folder, world.offer(3), world.trust());
    CHECK(version(choice) == 4);
    CHECK(choice.refusal == kiosk::PackRefusal{town::PackFault::older});
    fs::remove(world.folder / "pack" / "active.pack");
    const auto bare = kiosk::open_best(world.folder, world.offer(3), world.trust());
    CHECK_FALSE(bare.active);
    CHECK(bare.refusal == kiosk::PackRefusal{town::PackFault::older});
}

TEST_CASE("unsigned foreign broken and missing packs leave the older one running") {
    World world;
    kiosk::open_best(world.folder, world.offer(3), world.trust());
    const auto refused = [&](const fs::path& offered, kiosk::PackRefusal why) {
        const auto choice = kiosk::open_best(world.folder, offered, world.trust());
        CHECK(version(choice) == 3);
        CHECK(choice.refusal == why);
    };
    refused(world.write(built(misaki(), 5)), town::PackFault::unsigned_pack);
    const auto other = base::crypto::PrivateKey::make_p256();
    refused(world.write(town::sign(world.signed_pack(5), other).take()),
            town::PackFault::foreign_key);
    auto bent = world.signed_pack(5);
    // Within what pack.toml says: a path or a length bent would be no pack at all.
    const auto said = base::to_bytes("languages = [");
    const auto at = std::ranges::search(bent, said);
    REQUIRE_FALSE(at.empty());
    *at.begin() ^= 1;
    refused(world.write(bent), town::PackFault::bad_signature);
    refused(world.folder / "nothing.pack", base::FileFault::missing);
    const auto other_town = kiosk::open_best(world.folder, world.offer(5), world.trust("kitakami"));
    CHECK_FALSE(other_town.active);  // not even our own pack is of that town
}

TEST_CASE("a pack cut anywhere is refused and the older one stays") {
    World world;
    kiosk::open_best(world.folder, world.offer(3), world.trust());
    const auto whole = world.signed_pack(5);
    for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 61) {
        const auto cut = world.write(base::ByteView(whole).first(size));
        const auto choice = kiosk::open_best(world.folder, cut, world.trust());
        REQUIRE(version(choice) == 3);
        REQUIRE(choice.refusal.has_value());
    }
}

TEST_CASE("a power cut between the pack and its number leaves the new pack running") {
    World world;
    kiosk::open_best(world.folder, world.offer(3), world.trust());
    const auto note = world.folder / "pack" / "highest";
    const auto before = base::read_file(note, 32).take();
    kiosk::open_best(world.folder, world.offer(4), world.trust());
    REQUIRE(base::write_file(note, before, 0600));
    const auto choice = kiosk::open_best(world.folder, world.offer(3), world.trust());
    CHECK(version(choice) == 4);
    CHECK(choice.refusal == kiosk::PackRefusal{town::PackFault::older});
}
