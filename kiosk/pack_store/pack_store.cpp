#include "kiosk/pack_store/pack_store.h"

#include <algorithm>
#include <charconv>

#include "base/log.h"
#include "town/pack_container.h"
#include "town/pack_refusal.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;

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

base::Result<base::Bytes, PackRefusal> bytes_of(const fs::path& file) {
    auto bytes = base::read_file(file, town::most_pack_bytes);
    if (!bytes) return base::Failure{PackRefusal{bytes.error()}};
    return bytes.take();
}

base::Result<Candidate, PackRefusal> opened(base::Bytes bytes, const PackTrust& trust,
                                            std::uint64_t lowest) {
    auto pack = town::open(bytes, trust.key, trust.town, lowest);
    if (!pack) return base::Failure{PackRefusal{pack.error()}};
    return Candidate{.bytes = std::move(bytes), .pack = pack.take()};
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

// Signed anew a pack has other bytes, but says the same.
bool says_the_same(const Candidate& one, const Candidate& other) {
    const auto first = town::open_container(one.bytes), second = town::open_container(other.bytes);
    return first && second &&
           std::ranges::equal(first.value().unsigned_part, second.value().unsigned_part);
}

base::Result<Candidate, PackRefusal> judged(base::Bytes bytes, const PackTrust& trust,
                                            std::uint64_t lowest,
                                            const std::optional<Candidate>& active) {
    auto candidate = TRY(opened(std::move(bytes), trust, lowest));
    if (active && active->pack.version == candidate.pack.version &&
        !says_the_same(*active, candidate))
        return base::Failure{PackRefusal{SameVersion{}}};
    return candidate;
}

// What is offered, once it is safe beside its number.
base::Result<Candidate, PackRefusal> taken(const fs::path& state,
                                           base::Result<Candidate, PackRefusal> offered) {
    if (offered) TRY(keep(state, offered.value()));
    return offered;
}

std::string_view plain(base::FileFault fault) {
    switch (fault) {
        case base::FileFault::missing:
            return "is not there";
        case base::FileFault::unreadable:
            return "cannot be read";
        case base::FileFault::too_large:
            return "is too large for a pack";
        case base::FileFault::unwritable:
            return "cannot be kept in the state folder";
    }
    return "";
}

std::string_view plain(SameVersion) {
    return "has the version of the one in use but other content; build it with a higher one";
}

std::string_view plain(town::PackFault fault) { return town::why_refused(fault); }

}  // namespace

std::string_view plain(const PackRefusal& refusal) {
    return std::visit([](const auto& fault) { return plain(fault); }, refusal);
}

std::string_view word(const PackRefusal& refusal) {
    if (const auto* fault = std::get_if<town::PackFault>(&refusal)) return town::word(*fault);
    if (std::holds_alternative<SameVersion>(refusal)) return "same version";
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
                     const PackTrust& trust, Offer offer) {
    PackChoice choice;
    std::uint64_t lowest = highest_seen(state);
    std::optional<Candidate> active;
    if (auto bytes = bytes_of(active_file(state))) {
        if (auto pack = opened(bytes.take(), trust, lowest)) active = pack.take();
    }
    if (active) lowest = std::max(lowest, active->pack.version);
    if (offered) {
        auto bytes = bytes_of(*offered);
        // The one that runs already is not read a second time.
        if (!bytes || !active || bytes.value() != active->bytes) {
            base::Result<Candidate, PackRefusal> candidate =
                bytes ? judged(bytes.take(), trust, lowest, active) : base::Failure{bytes.error()};
            if (offer == Offer::taken) candidate = taken(state, std::move(candidate));
            if (candidate) {
                active = candidate.take();
            } else {
                choice.refusal = candidate.error();
                base::log(base::Event::pack_refused, {{"reason", word(*choice.refusal)}});
            }
        }
    }
    if (active) {
        choice.active = std::move(active->pack);
        base::log(base::Event::pack_active,
                  {{"version", static_cast<std::int64_t>(choice.active->version)}});
    }
    return choice;
}

}  // namespace kiosk
