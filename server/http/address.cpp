#include "server/http/address.h"

#include <arpa/inet.h>

#include <charconv>

namespace server::http {

namespace {

bool is_host(int family, const std::string& host) {
    unsigned char bytes[16];
    return ::inet_pton(family, host.c_str(), bytes) == 1;
}

}  // namespace

base::Result<Address, std::string> address_from(std::string_view text) {
    const base::Failure wrong{"not an address: " + std::string(text) +
                              " (want 127.0.0.1:8443 or [::1]:8443)"};
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) return wrong;
    Address address{std::string(text.substr(0, colon)), 0};
    const auto port = text.substr(colon + 1);
    const auto read = std::from_chars(port.begin(), port.end(), address.port);
    if (read.ec != std::errc() || read.ptr != port.end()) return wrong;
    const bool bracketed = address.host.starts_with('[') && address.host.ends_with(']');
    if (bracketed) address.host = address.host.substr(1, address.host.size() - 2);
    if (!is_host(bracketed ? AF_INET6 : AF_INET, address.host)) return wrong;
    return address;
}

}  // namespace server::http
