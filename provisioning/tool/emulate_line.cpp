#include <fmt/core.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <fstream>

#include "base/crypto/certificate.h"
#include "provisioning/tool/command.h"
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

struct Wish {
    std::string port;
    std::string token = "token";
    std::string ca = "line-ca.pem";
};

std::optional<Wish> wish_from(Words words) {
    Wish wish;
    if (words.size() % 2 != 0) return std::nullopt;
    for (std::size_t i = 0; i < words.size(); i += 2) {
        if (words[i] == "--port") {
            wish.port = words[i + 1];
        } else if (words[i] == "--token") {
            wish.token = words[i + 1];
        } else if (words[i] == "--ca") {
            wish.ca = words[i + 1];
        } else {
            return std::nullopt;
        }
    }
    const bool whole = !wish.port.empty() && !wish.token.empty() && !wish.ca.empty();
    return whole ? std::optional(wish) : std::nullopt;
}

// An authority made for this run, and the door it vouches for.
server::http::Listener door(const std::string& port, const std::string& ca_file) {
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
    std::ofstream(ca_file) << authority.pem();
    server::http::Listener made;
    made.address = "127.0.0.1:" + port;
    made.certificate_chain_pem = leaf.pem() + authority.pem();
    made.key_pem = leaf_key.pem().reveal();
    made.client_certificate = server::http::Listener::ClientCertificate::none;
    return made;
}

void obey(const std::string& line, server::line::LineDouble& itself) {
    constexpr std::string_view fail = "fail ";
    int status = 0;
    const std::string_view number =
        std::string_view(line).substr(line.starts_with(fail) ? fail.size() : line.size());
    std::from_chars(number.data(), number.data() + number.size(), status);
    const bool known = status >= 400 && status <= 599;
    if (known) itself.answer_next_with(status);
    fmt::print("{}\n", known ? "fault set" : "error: want fail STATUS");
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

}  // namespace

int emulate_line_command(Words words) {
    if (!words.empty() && words[0] == "--help") {
        fmt::print("{}", help);
        return 0;
    }
    const auto wish = wish_from(words);
    if (!wish) {
        fmt::print(stderr, "{}", help);
        return 2;
    }
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    const int signals = ::signalfd(-1, &ends, SFD_CLOEXEC);
    server::line::LineDouble itself(wish->token);
    auto listener = door(wish->port, wish->ca);
    std::mutex printing;
    std::size_t told = 0;
    listener.handler = [&](const server::http::Request& request) {
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
    const auto server = server::http::HttpServer::start({std::move(listener)}, *clock);
    if (!server) {
        fmt::print(stderr, "madoguchi emulate line: {}\n", server.error());
        return 1;
    }
    fmt::print("ready\n");
    std::fflush(stdout);
    serve_until_signalled(signals, itself);
    return 0;
}

}  // namespace tool
