#pragma once

#include <memory>

#include "server/http/http_server.h"
#include "server/settings.h"

namespace server::pages {

// The pages as a running process holds them: pack, line to the core, door, listener.
class ServedPages {
public:
    virtual ~ServedPages() = default;  // Stops listening.
    virtual std::uint16_t port() const = 0;
};

// `--part pages`: no store and no key but the TLS key. Of the town's folder it reads tls.pem,
// tls.key and pack.pem, nothing else. The error is one plain sentence.
base::Result<std::unique_ptr<ServedPages>, std::string> serve_pages(const Settings& settings,
                                                                    const base::Clock& clock);

}  // namespace server::pages
