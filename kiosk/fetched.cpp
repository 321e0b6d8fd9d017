#include "kiosk/fetched.h"

#include <fmt/core.h>

#include <future>

#include "base/files.h"
#include "base/log.h"

namespace kiosk {
namespace {

constexpr std::size_t most_key_bytes = 64 << 10;

OpenedOutbox open_outbox(const Settings& settings, const EnrolledTerminal& enrolled_as,
                         const base::Clock& clock) {
    auto outbox = Outbox::open({settings.state / "outbox"}, identity_of(enrolled_as), clock);
    if (!outbox) base::log(base::Event::outbox_fault, {{"fault", word(outbox.error())}});
    return outbox;
}

std::optional<base::crypto::PrivateKey> key_in(const std::filesystem::path& file) {
    const auto bytes = base::read_file(file, most_key_bytes);
    if (!bytes) return std::nullopt;
    return base::crypto::PrivateKey::from_pem(base::to_text(bytes.value()));
}

}  // namespace

std::string why_refused(const Settings& settings, const PackRefusal& refusal) {
    return fmt::format("the pack {} {}", settings.pack.value_or("").string(), plain(refusal));
}

base::Result<std::optional<EnrolledTerminal>, std::string> enrolled_for(const Settings& settings) {
    auto as = enrolled(settings.state);
    if (as && as.value() && !settings.server.empty())
        as.value()->keys.terminals_url = settings.server;
    return as;
}

base::Result<std::optional<Fetched>, std::string> fetch(const Settings& settings,
                                                        const base::Clock& clock) {
    auto enrolled_as = TRY(enrolled_for(settings));
    if (!enrolled_as) return std::optional<Fetched>{};
    EnrolledTerminal& as = *enrolled_as;
    std::string role = settings.role.empty() ? as.enrolment.role : settings.role;
    if (role == "counter" && as.keys.desk_certificate_pem.empty()) {
        return base::Failure{
            std::string("enrolled without the desk's certificate: enrol it with --role counter")};
    }
    // The outbox waits for the disk and the keys are read while the pack is.
    auto opening = std::async(std::launch::async, [&] { return open_outbox(settings, as, clock); });
    auto reading = std::async(std::launch::async, [&] {
        return open_best(settings.state, settings.pack, {*as.manifest.pack_key, as.manifest.town});
    });
    auto certificate = base::crypto::Certificate::from_pem(as.keys.certificate_pem);
    auto key = key_in(as.keys.key_file);
    auto outbox = opening.get();
    PackChoice choice = reading.get();
    return std::optional<Fetched>{Fetched{std::move(as), std::move(role), std::move(choice),
                                          std::move(outbox), std::move(certificate),
                                          std::move(key)}};
}

std::optional<std::string> why_not(const Settings& settings, const Fetched& fetched) {
    const PackChoice& choice = fetched.choice;
    if (!choice.active && !choice.refusal) return "no pack: give one with --pack FILE";
    if (choice.refusal) {
        const std::string refused = why_refused(settings, *choice.refusal);
        if (!choice.active) return refused + ", and there is no other";
        fmt::print(stderr, "madoguchi-kiosk: {}; the pack taken before runs\n", refused);
    }
    if (!fetched.outbox && fetched.outbox.error() == OutboxFault::in_use)
        return "another madoguchi-kiosk runs with this --state";
    if (!fetched.certificate || !fetched.key)
        return "the terminal's key or certificate cannot be read";
    return std::nullopt;
}

}  // namespace kiosk
