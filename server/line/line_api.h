#pragma once

#include <memory>

#include "server/line/sender.h"

namespace server::line {

struct LineSettings {
    std::string url;     // "https://api.line.me", without a path
    std::string token;   // channel access token
    std::string ca_pem;  // "" = the machine's own authorities
};

// The real one, over HTTPS with libcurl; redirects and proxies are not followed.
std::unique_ptr<LineApi> line_api(LineSettings settings);

}  // namespace server::line
