#pragma once

#include "server/pages/form.h"
#include "server/pages/frame.h"
#include "server/pages/turnstile.h"

namespace server::pages {

// How a telephone or tablet in the field becomes one of the town's: a code typed once, then a
// cookie of 256 random bits, of which the core keeps only the digest.
class DeviceRoutes {
public:
    DeviceRoutes(CoreLine& line, const base::Clock& clock) : line_(line), tries_(clock, 20) {}

    // Whose request it is; empty: no cookie, or one the town does not know (any more).
    FromCore<std::optional<Visitor>> visitor(const http::Request& request,
                                             const std::string& language) const;
    Page page(const std::string& trouble, const Reading& reading) const;
    http::Response enrol(const http::Request& request, const Form& form, const Reading& reading);
    static http::Response leave(const Reading& home);

private:
    CoreLine& line_;
    Turnstile tries_;
};

}  // namespace server::pages
