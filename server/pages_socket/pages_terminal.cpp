#include "server/pages_socket/pages_terminal.h"

#include "base/files.h"
#include "server/enrol/enrolments.h"

namespace server {

namespace {

constexpr std::size_t most_file_bytes = 64 * 1024;

std::optional<std::string> text_in(const std::filesystem::path& file) {
    const auto bytes = base::read_file(file, most_file_bytes);
    if (!bytes) return std::nullopt;
    return base::to_text(bytes.value());
}

// What an earlier start left, when this store still knows it.
Stored<std::optional<Terminal>> known(Store& store, const TownKeys& keys,
                                      const base::crypto::Certificate& certificate) {
    auto found = TRY(in_transaction(store, [&](Transaction& transaction) {
        return Terminals(keys.town())
            .by_certificate(transaction, base::hex(certificate.fingerprint()), DoorKind::terminals);
    }));
    const bool ours = found && found->standing == Terminal::Standing::active &&
                      found->role == pages_terminal_name;
    if (!ours) found.reset();
    return found;
}

base::Result<PagesTerminal, std::string> enrolled(Store& store, const base::Clock& clock,
                                                  const TownKeys& keys,
                                                  const std::filesystem::path& folder) {
    const Enrolments enrolments(store, clock, keys);
    const std::string name(pages_terminal_name);
    const auto code = enrolments.make_code(name, name);
    if (!code) return base::Failure{std::string("the store cannot be written")};
    auto key = base::crypto::PrivateKey::make_p256();
    const auto enrolment =
        enrolments.redeem(town::enrolment_code_from(code.value())->secret,
                          base::crypto::make_request(key, name), std::string("the core"));
    if (!enrolment) return base::Failure{std::string("the pages' terminal cannot be enrolled")};
    const auto& pem = enrolment.value().certificate;
    const auto key_kept =
        base::write_file(folder / "pages-terminal.key", base::view_of(key.pem().reveal()), 0600);
    const auto certificate_kept =
        base::write_file(folder / "pages-terminal.pem", base::view_of(pem), 0644);
    if (!key_kept || !certificate_kept) {
        return base::Failure{"cannot write " + (folder / "pages-terminal.key").string()};
    }
    return PagesTerminal{.id = enrolment.value().terminal,
                         .key = std::move(key),
                         .certificate = *base::crypto::Certificate::from_pem(pem)};
}

}  // namespace

base::Result<PagesTerminal, std::string> open_pages_terminal(Store& store, const base::Clock& clock,
                                                             const TownKeys& keys,
                                                             const std::filesystem::path& folder) {
    const auto key_pem = text_in(folder / "pages-terminal.key");
    const auto pem = text_in(folder / "pages-terminal.pem");
    if (key_pem && pem) {
        auto key = base::crypto::PrivateKey::from_pem(*key_pem);
        auto certificate = base::crypto::Certificate::from_pem(*pem);
        if (key && certificate) {
            const auto terminal = known(store, keys, *certificate);
            if (!terminal) return base::Failure{std::string("the store cannot be read")};
            if (terminal.value()) {
                return PagesTerminal{.id = terminal.value()->id,
                                     .key = std::move(*key),
                                     .certificate = std::move(*certificate)};
            }
        }
    }
    return enrolled(store, clock, keys, folder);
}

}  // namespace server
