#pragma once

#include <filesystem>

#include "base/clock.h"
#include "base/crypto/certificate.h"
#include "server/registers/terminals.h"
#include "server/store/store.h"
#include "server/town_keys.h"

namespace server {

// The terminal that the pages' records come from. The core enrols it for itself: the pages seal for
// it but have neither its key nor its certificate, so they can sign no receipt and no request.
struct PagesTerminal {
    std::string id;
    base::crypto::PrivateKey key;
    base::crypto::Certificate certificate;
};
inline constexpr std::string_view pages_terminal_name = "pages";

// Key and certificate are FOLDER/pages-terminal.key and .pem; made when they are not there or when
// this store does not know them. The error is one plain sentence.
base::Result<PagesTerminal, std::string> open_pages_terminal(Store& store, const base::Clock& clock,
                                                             const TownKeys& keys,
                                                             const std::filesystem::path& folder);

}  // namespace server
