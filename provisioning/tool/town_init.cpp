#include "provisioning/tool/town_init.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <array>

#include "base/crypto/certificate.h"
#include "base/files.h"
#include "server/http/address.h"
#include "town/manifest.h"

namespace tool {

namespace {

using base::crypto::Certificate;
using base::crypto::CertificateUse;
using base::crypto::PrivateKey;
using Done = base::Result<void, std::string>;

constexpr std::chrono::days authority_lives{20 * 365};
constexpr std::chrono::days signing_lives{10 * 365};
constexpr std::chrono::days tls_lives{825};
constexpr std::chrono::hours begins_before{24};
constexpr std::size_t longest_socket_path = 100;  // AF_UNIX takes 107 bytes.

bool is_address(const std::string& host) {
    unsigned char bytes[16];
    return inet_pton(AF_INET, host.c_str(), bytes) == 1 ||
           inet_pton(AF_INET6, host.c_str(), bytes) == 1;
}

// Writes one file after the other and remembers the first that could not be written.
class Folder {
public:
    explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}
    void put(const std::string& name, std::string_view text, unsigned mode) {
        const auto written = base::write_file(path_ / name, base::view_of(text), mode);
        if (!written && failed_.empty()) failed_ = (path_ / name).string();
    }
    void put_key(const std::string& name, const PrivateKey& key) {
        put(name, key.pem().reveal(), 0600);
    }
    Done done() const {
        if (!failed_.empty()) return base::Failure{"cannot write " + failed_};
        return {};
    }

private:
    std::filesystem::path path_;
    std::string failed_;
};

base::crypto::CertificateWish wish_for(const NewTown& town, const std::string& name,
                                       CertificateUse use, std::chrono::days lives,
                                       base::Time now) {
    return {.common_name = name,
            .organisation = town.town,
            .use = use,
            .dns_names = {},
            .addresses = {},
            .not_before = now - begins_before,
            .not_after = now + lives};
}

std::string url(const NewTown& town, const std::string& listen) {
    const auto colon = listen.rfind(':');
    auto host = town.hosts.empty() ? listen.substr(0, colon) : town.hosts.front();
    if (host.find(':') != std::string::npos && !host.starts_with('[')) host = '[' + host + ']';
    return "https://" + host + listen.substr(colon);
}

// Short enough for a socket wherever DIR is.
std::string socket_of(const NewTown& town, const std::string& name) {
    const auto near = std::filesystem::absolute(town.folder).lexically_normal() / name;
    if (near.string().size() <= longest_socket_path) return name;
    return "/tmp/madoguchi-" + base::hex(base::crypto::random(8)) + ".sock";
}

std::string server_toml(const NewTown& town) {
    return fmt::format(
        "# The town server of {0}. Every key is also a flag of madoguchi-server, and the flag "
        "wins.\n"
        "# Paths are seen from this file. Keep the .key files where only the server can read "
        "them.\n"
        "store = \"sqlite:town.db\"\n"
        "part = \"all\"\n"
        "pack = \"{0}.pack\"\n"
        "listen = \"{1}\"\n"
        "desk-listen = \"{2}\"\n"
        "pages-listen = \"{3}\"\n"
        "admin-socket = \"{4}\"\n"
        "pages-socket = \"{5}\"\n"
        "clock = \"system\"\n",
        town.town, town.listen, town.desk_listen, town.pages_listen, socket_of(town, "admin.sock"),
        socket_of(town, "pages.sock"));
}

constexpr std::array files = {"ca.key",       "staff-ca.key", "seal.key", "ack.key",
                              "pack.key",     "tls.key",      "ca.pem",   "ack.pem",
                              "staff-ca.pem", "pack.pem",     "tls.pem",  "manifest.json",
                              "manifest.sig", "server.toml"};

Done make_folder(const NewTown& wish) {
    for (const auto* name : files) {
        std::error_code ignored;
        const auto there = std::filesystem::symlink_status(wish.folder / name, ignored);
        if (there.type() != std::filesystem::file_type::not_found) {
            return base::Failure{(wish.folder / name).string() +
                                 " is already there; nothing of a town is ever overwritten"};
        }
    }
    std::error_code fault;
    const bool fresh = std::filesystem::create_directories(wish.folder, fault);
    if (fault) return base::Failure{"cannot make the folder " + wish.folder.string()};
    if (fresh) std::filesystem::permissions(wish.folder, std::filesystem::perms::owner_all, fault);
    return {};
}

bool is_made_of(std::string_view text, std::size_t most, std::string_view signs) {
    return !text.empty() && text.size() <= most &&
           text.find_first_not_of(signs) == std::string_view::npos;
}

}  // namespace

Done judged(const NewTown& wish) {
    constexpr std::string_view small = "abcdefghijklmnopqrstuvwxyz0123456789-";
    constexpr std::string_view of_hosts =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";
    if (!is_made_of(wish.town, 32, small)) {
        return base::Failure{std::string("--town is 1 to 32 of a-z, 0-9 and -")};
    }
    for (const auto& host : wish.hosts) {
        if (is_address(host) || is_made_of(host, 253, of_hosts)) continue;
        return base::Failure{"not a host's name or address: " + host};
    }
    for (const auto& listen : {wish.listen, wish.desk_listen, wish.pages_listen}) {
        const auto address = TRY(server::http::address_from(listen));
        if (address.port == 0) return base::Failure{listen + " names no port"};
    }
    return {};
}

Done make_town(const NewTown& wish) {
    TRY(make_folder(wish));
    const auto now = wish.made_at;
    const auto ca_key = PrivateKey::make_p256();
    const auto staff_key = PrivateKey::make_p256();
    const auto seal_key = PrivateKey::make_p256();
    const auto ack_key = PrivateKey::make_p256();
    const auto pack_key = PrivateKey::make_p256();
    const auto tls_key = PrivateKey::make_p256();
    const auto authority = CertificateUse::authority;
    const auto ca = base::crypto::issue_self_signed(
        ca_key, wish_for(wish, wish.town + " terminals CA", authority, authority_lives, now));
    const auto staff_ca = base::crypto::issue_self_signed(
        staff_key, wish_for(wish, wish.town + " staff CA", authority, authority_lives, now));
    const auto signing = [&](const PrivateKey& key, const std::string& name) {
        return base::crypto::issue(
            key.public_key(),
            wish_for(wish, wish.town + name, CertificateUse::signing, signing_lives, now), ca,
            ca_key);
    };
    const auto ack = signing(ack_key, " acknowledgements");
    const auto pack = signing(pack_key, " packs");
    auto tls_wish = wish_for(wish, "localhost", CertificateUse::tls_server, tls_lives, now);
    tls_wish.dns_names = {"localhost"};
    tls_wish.addresses = {"127.0.0.1"};
    for (const auto& host : wish.hosts) {
        (is_address(host) ? tls_wish.addresses : tls_wish.dns_names).push_back(host);
    }
    const auto tls = base::crypto::issue(tls_key.public_key(), tls_wish, ca, ca_key);

    const town::Manifest manifest{.town = wish.town,
                                  .text = {},
                                  .version = 1,
                                  .seal_keys = {seal_key.public_key()},
                                  .ack = ack,
                                  .ca = ca,
                                  .staff_ca = staff_ca,
                                  .pack_key = pack_key.public_key(),
                                  .terminals_url = url(wish, wish.listen),
                                  .desk_url = url(wish, wish.desk_listen)};
    const auto text = town::manifest_text(manifest);

    Folder folder(wish.folder);
    folder.put_key("ca.key", ca_key);
    folder.put_key("staff-ca.key", staff_key);
    folder.put_key("seal.key", seal_key);
    folder.put_key("ack.key", ack_key);
    folder.put_key("pack.key", pack_key);
    folder.put_key("tls.key", tls_key);
    folder.put("ca.pem", ca.pem(), 0644);
    folder.put("staff-ca.pem", staff_ca.pem(), 0644);
    folder.put("pack.pem", pack.pem(), 0644);
    folder.put("ack.pem", ack.pem(), 0644);
    folder.put("tls.pem", tls.pem() + ca.pem(), 0644);  // The chain a terminal pins by its CA.
    folder.put("manifest.json", base::to_text(text), 0644);
    folder.put("manifest.sig", base::to_text(pack_key.sign(text)), 0644);
    folder.put("server.toml", server_toml(wish), 0644);
    return folder.done();
}

}  // namespace tool
