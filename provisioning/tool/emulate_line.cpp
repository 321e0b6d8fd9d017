#include <fmt/core.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "base/crypto/certificate.h"
#include "base/files.h"
#include "provisioning/tool/card_options.h"
#include "server/http/http_server.h"
#include "server/line/line_double.h"

// madoguchi emulate line (design.md §6): LINE over HTTPS, as strict as the real one.
namespace tool {

namespace {

constexpr const char* help =
    "madoguchi emulate line --port N [--token TEXT] [--ca FILE]\n"
    "\n"
    "LINE's push over HTTPS at 127.0.0.1:N, for whoever shows the bearer token (\"token\"). FILE\n"
    "(line-ca.pem) gets the authority to trust. Prints `ready`, then one line a message: USER, a "
    "blank, the text. Lines\n"
    "on stdin: `fail STATUS` answers the next push so. SIGTERM ends it.\n"
    "exit: 0 ended, 1 no port or no file (one line on stderr), 2 wrong usage\n";

// An authority made for this run, and the door it vouches for.
struct Vouched {
    std::string authority_pem;
    server::http::Listener door;
};

Vouched vouched_door(long port) {
    const auto now = base::system_clock()->now();
    const auto key = base::crypto::PrivateKey::make_p256();
    base::crypto::CertificateWish wish{.common_name = "madoguchi emulate line",
                                       .organisation = "emulated",
                                       .use = base::crypto::CertificateUse::authority,
                                       .dns_names = {},
                                       .addresses = {},
                                       .not_before = now - std::chrono::hours(24),
                                       .not_after = now + std::chrono::hours(24 * 365)};
    const auto authority = base::crypto::issue_self_signed(key, wish);
    const auto leaf_key = base::crypto::PrivateKey::make_p256();
    wish.use = base::crypto::CertificateUse::tls_server;
    wish.addresses = {"127.0.0.1"};
    wish.dns_names = {"localhost"};
    const auto leaf = base::crypto::issue(leaf_key.public_key(), wish, authority, key);
    Vouched made;
    made.authority_pem = authority.pem();
    made.door.address = fmt::format("127.0.0.1:{}", port);
    made.door.certificate_chain_pem = leaf.pem() + authority.pem();
    made.door.key_pem = leaf_key.pem().reveal();
    made.door.client_certificate = server::http::Listener::ClientCertificate::none;
    return made;
}

void obey(const std::string& line, server::line::LineDouble& itself) {
    constexpr std::string_view fail = "fail ";
    const auto status =
        line.starts_with(fail) ? number_from(line.substr(fail.size()), 400, 599) : std::nullopt;
    if (status) itself.answer_next_with(static_cast<int>(*status));
    fmt::print("{}\n", status ? "fault set" : "error: want fail STATUS");
    std::fflush(stdout);
}

// Until SIGTERM or SIGINT; the end of stdin changes nothing.
void serve_until_signalled(int signals, server::line::LineDouble& itself) {
    std::string line;
    pollfd waits[] = {{signals, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
    while (::poll(waits, 2, -1) >= 0 || errno == EINTR) {
        if ((waits[0].revents & POLLIN) != 0) return;
        if (waits[1].revents == 0) continue;
        char sign = 0;
        if (::read(STDIN_FILENO, &sign, 1) <= 0) {
            waits[1].fd = -1;
        } else if (sign != '\n') {
            line += sign;
        } else {
            obey(line, itself);
            line.clear();
        }
    }
}

int misused(const std::string& sentence) {
    fmt::print(stderr, "madoguchi emulate line: {}; see --help\n", sentence);
    return 2;
}

int not_done(const std::string& sentence) {
    fmt::print(stderr, "madoguchi emulate line: {}\n", sentence);
    return 1;
}

}  // namespace

int emulate_line_command(Words words) {
    if (std::ranges::find(words, "--help") != words.end()) {
        fmt::print("{}", help);
        return 0;
    }
    const auto parsed = CardOptions::parse(words, {"--port", "--token", "--ca"}, {});
    if (!parsed) return misused(parsed.error());
    const CardOptions& options = parsed.value();
    const auto port = options.number("--port", 1, 65535);
    if (!port) return misused("--port N of 1 to 65535 is needed");
    const std::string token = options.value("--token", "token");
    const std::string ca = options.value("--ca", "line-ca.pem");
    if (token.empty() || ca.empty()) return misused("--token and --ca are not empty");
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    const int signals = ::signalfd(-1, &ends, SFD_CLOEXEC);
    server::line::LineDouble itself(token);
    auto vouched = vouched_door(*port);
    std::mutex printing;
    std::size_t told = 0;
    vouched.door.handler = [&](const server::http::Request& request) {
        const std::lock_guard lock(printing);
        auto answer = itself.answer(request);
        const auto pushed = itself.pushed();
        for (; told < pushed.size(); ++told) {
            fmt::print("{} {}\n", pushed[told].user, pushed[told].text);
        }
        std::fflush(stdout);
        return answer;
    };
    const auto clock = base::system_clock();
    const auto server = server::http::HttpServer::start({std::move(vouched.door)}, *clock);
    if (!server) return not_done(server.error());
    if (!base::write_file(ca, base::view_of(vouched.authority_pem), 0644)) {
        return not_done("cannot write " + ca);
    }
    fmt::print("ready\n");
    std::fflush(stdout);
    serve_until_signalled(signals, itself);
    return 0;
}

}  // namespace tool
