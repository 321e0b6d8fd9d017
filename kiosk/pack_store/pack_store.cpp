#include "kiosk/pack_store/pack_store.h"

#include <charconv>

#include "base/log.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_pack_bytes = 64 << 20;

fs::path active_file(const fs::path& state) { return state / "pack" / "active.pack"; }
fs::path highest_file(const fs::path& state) { return state / "pack" / "highest"; }

// 0 = never took one. An unreadable note counts as 0: the active pack itself still says its
// version.
std::uint64_t highest_seen(const fs::path& state) {
    const auto bytes = base::read_file(highest_file(state), 32);
    if (!bytes) return 0;
    const std::string text = base::to_text(bytes.value());
    std::uint64_t version = 0;
    std::from_chars(text.data(), text.data() + text.size(), version);
    return version;
}

struct Candidate {
    base::Bytes bytes;
    town::Pack pack;
};

base::Result<Candidate, PackRefusal> read(const fs::path& file, const PackTrust& trust,
                                          std::uint64_t lowest) {
    auto bytes = base::read_file(file, most_pack_bytes);
    if (!bytes) return base::Failure{PackRefusal{bytes.error()}};
    auto pack = town::open(bytes.value(), trust.key, trust.town, lowest);
    if (!pack) return base::Failure{PackRefusal{pack.error()}};
    return Candidate{.bytes = bytes.take(), .pack = pack.take()};
}

// The pack first, its number second: cut in between, the active pack is merely newer than the note.
base::Result<void, PackRefusal> keep(const fs::path& state, const Candidate& candidate) {
    std::error_code trouble;
    fs::create_directories(state / "pack", trouble);
    auto written = base::write_file(active_file(state), candidate.bytes, 0600);
    if (!written) return base::Failure{PackRefusal{written.error()}};
    const auto version = std::to_string(candidate.pack.version) + "\n";
    written = base::write_file(highest_file(state), base::view_of(version), 0600);
    if (!written) return base::Failure{PackRefusal{written.error()}};
    return {};
}

}  // namespace

std::string_view word(const PackRefusal& refusal) {
    if (const auto* fault = std::get_if<town::PackFault>(&refusal)) return town::word(*fault);
    switch (std::get<base::FileFault>(refusal)) {
        case base::FileFault::missing:
            return "missing";
        case base::FileFault::unreadable:
            return "unreadable";
        case base::FileFault::too_large:
            return "too large";
        case base::FileFault::unwritable:
            return "unwritable";
    }
    return "";
}

PackChoice open_best(const fs::path& state, const std::optional<fs::path>& offered,
                     const PackTrust& trust) {
    PackChoice choice;
    std::uint64_t lowest = highest_seen(state);
    auto active = read(active_file(state), trust, lowest);
    if (active) {
        lowest = std::max(lowest, active.value().pack.version);
        choice.active = active.value().pack;
    }
    if (offered) {
        auto candidate = read(*offered, trust, lowest);
        const bool known = candidate && active && candidate.value().bytes == active.value().bytes;
        auto kept = !candidate ? base::Failure{candidate.error()}
                    : known    ? base::Result<void, PackRefusal>{}
                               : keep(state, candidate.value());
        if (kept) {
            choice.active = std::move(candidate.value().pack);
        } else {
            choice.refusal = kept.error();
            base::log(base::Event::pack_refused, {{"reason", word(*choice.refusal)}});
        }
    }
    if (choice.active) {
        base::log(base::Event::pack_active,
                  {{"version", static_cast<std::int64_t>(choice.active->version)}});
    }
    return choice;
}

}  // namespace kiosk
