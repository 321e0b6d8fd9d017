#include "server/pages/serve_pages.h"

#include "base/crypto/certificate.h"
#include "base/files.h"
#include "base/log.h"
#include "server/line/webhook.h"
#include "server/pages/pages_door.h"
#include "server/registers/register.h"

namespace server::pages {

namespace {

constexpr unsigned threads = 8;  // each may wait for the core
constexpr std::uint64_t most_form_bytes = 256 * 1024;

base::Result<std::string, std::string> setting_text(const std::filesystem::path& file,
                                                    std::size_t most = 256 * 1024) {
    const auto bytes = base::read_file(file, most);
    if (!bytes) return base::Failure{"cannot read " + file.string()};
    return base::to_text(bytes.value());
}

base::Result<std::string, std::string> tls_key_of(const std::filesystem::path& file) {
    using std::filesystem::perms;
    std::error_code missing;  // reading says so
    const auto mode = std::filesystem::status(file, missing).permissions();
    if (!missing && (mode & (perms::group_all | perms::others_all)) != perms::none) {
        return base::Failure{file.string() + " can be read by others; its mode must be 0600"};
    }
    return setting_text(file);
}

base::Result<town::Pack, std::string> read_pack(const Settings& settings) {
    const auto certificate =
        base::crypto::Certificate::from_pem(TRY(setting_text(settings.keys / "pack.pem")));
    if (!certificate) return base::Failure{std::string("pack.pem is not a certificate")};
    const auto bytes = base::read_file(settings.pack, std::size_t{64} << 20);
    if (!bytes) return base::Failure{"cannot read the pack " + settings.pack.string()};
    // The pages keep nothing, not even the newest version seen: the core refuses what is too old.
    const auto read = town::read(bytes.value());
    const auto town = read ? read.value().town : "";
    auto pack = town::open(bytes.value(), certificate->public_key(), town, 0);
    if (!pack) {
        base::log(base::Event::pack_refused, {{"reason", town::word(pack.error())}});
        return base::Failure{"the pack " + settings.pack.string() +
                             " is refused: " + std::string(town::word(pack.error()))};
    }
    return pack.take();
}

// What registers let be seen outside the hall. No register is opened here: their rules are asked.
std::vector<ListedView> listed_views(const std::string& town) {
    std::vector<ListedView> listed;
    for (const auto& reg : all_registers(town)) {
        for (auto& rule : reg->views()) {
            if (rule.needs_person || rule.roles.empty()) continue;
            listed.push_back(
                {.reg = std::string(reg->name()), .view = rule.view, .roles = rule.roles});
        }
    }
    return listed;
}

class Served final : public ServedPages {
public:
    Served(town::Pack pack, const base::Clock& clock, const std::filesystem::path& socket,
           std::string line_secret)
        : line_secret_(std::move(line_secret)),
          pack_(std::move(pack)),
          line_(core_line_at(socket)),
          door_(pack_, clock, *line_, listed_views(pack_.town)) {}

    base::Result<void, std::string> listen(http::Listener listener, const base::Clock& clock) {
        listener.handler = [this](const http::Request& request) {
            const bool hook = !line_secret_.empty() && request.path == "/line/webhook";
            return hook ? line::answer_webhook(request, line_secret_, *line_)
                        : door_.answer(request);
        };
        http_ = TRY(http::HttpServer::start({std::move(listener)}, clock, threads));
        return {};
    }
    std::uint16_t port() const override { return http_->port(0); }

private:
    const std::string line_secret_;  // "" = LINE has no way in here
    town::Pack pack_;
    std::unique_ptr<CoreLine> line_;
    PagesDoor door_;
    std::unique_ptr<http::HttpServer> http_;  // the first to go: it calls the door
};

}  // namespace

base::Result<std::unique_ptr<ServedPages>, std::string> serve_pages(const Settings& settings,
                                                                    const base::Clock& clock) {
    http::Listener listener;
    listener.address = settings.pages_listen;
    listener.certificate_chain_pem = TRY(setting_text(settings.keys / "tls.pem"));
    listener.key_pem = TRY(tls_key_of(settings.keys / "tls.key"));
    listener.client_certificate = http::Listener::ClientCertificate::none;
    listener.limits.body_bytes_without_certificate = most_form_bytes;
    std::string secret;
    if (!settings.line_secret_file.empty()) secret = TRY(setting_text(settings.line_secret_file));
    while (!secret.empty() && secret.back() == '\n') secret.pop_back();
    auto served = std::make_unique<Served>(TRY(read_pack(settings)), clock, settings.pages_socket,
                                           std::move(secret));
    TRY(served->listen(std::move(listener), clock));
    base::log(base::Event::server_ready, {{"pages", served->port()}});
    return std::unique_ptr<ServedPages>(std::move(served));
}

}  // namespace server::pages
