#include "tests/fault/support/stub_server.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <nlohmann/json.hpp>

namespace fault {
namespace {

struct FreeSsl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
};

std::unique_ptr<SSL_CTX, FreeContext> make_context(const PaperTown& town,
                                                   const StubServer::Face& face) {
    std::unique_ptr<SSL_CTX, FreeContext> context(SSL_CTX_new(TLS_server_method()));
    const auto& certificate = face.certificate ? *face.certificate : town.tls_certificate();
    const auto& key = face.key ? *face.key : town.tls_key();
    const auto& authority = face.authority ? *face.authority : town.authority();
    SSL_CTX_use_certificate(context.get(), certificate.handle());
    SSL_CTX_use_PrivateKey(context.get(), key.handle());
    SSL_CTX_add1_chain_cert(context.get(), authority.handle());
    if (face.highest_tls != 0) {
        SSL_CTX_set_security_level(context.get(), 0);
        SSL_CTX_set_min_proto_version(context.get(), 0);
        SSL_CTX_set_max_proto_version(context.get(), face.highest_tls);
    }
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), town.authority().handle());
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    return context;
}

// Reads one request; false when the other end is gone.
bool read_request(SSL* ssl, std::string& head, std::string& body) {
    std::string text;
    char piece[16384];
    for (;;) {
        const auto end = text.find("\r\n\r\n");
        if (end != std::string::npos) {
            head = text.substr(0, end + 4);
            body = text.substr(end + 4);
            break;
        }
        const int got = SSL_read(ssl, piece, sizeof piece);
        if (got <= 0) return false;
        text.append(piece, static_cast<std::size_t>(got));
    }
    const auto at = head.find("Content-Length: ");
    const std::size_t size = at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
    while (body.size() < size) {
        const int got = SSL_read(ssl, piece, sizeof piece);
        if (got <= 0) return false;
        body.append(piece, static_cast<std::size_t>(got));
    }
    return true;
}

}  // namespace

std::string http_answer(int status, const std::string& type, const std::string& body) {
    return "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Type: " + type +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

int listen_on_loopback(int& port, int wanted) {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(wanted));
    socklen_t size = sizeof address;
    const bool bound =
        ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        ::listen(listener, 64) == 0 &&
        ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    assert(bound);
    port = ntohs(address.sin_port);
    return listener;
}

StubServer::StubServer(PaperTown& town, const Face& face)
    : town_(town), context_(make_context(town, face)), listener_(listen_on_loopback(port_)) {
    std::signal(SIGPIPE, SIG_IGN);
    acceptor_ = std::jthread([this] { accept_all(); });
}

StubServer::~StubServer() {
    ::shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    {
        const std::lock_guard lock(mutex_);
        for (const int client : clients_) ::shutdown(client, SHUT_RDWR);
    }
    threads_.clear();
    ::close(listener_);
}

void StubServer::bend(Bend bend) {
    const std::lock_guard lock(mutex_);
    bend_ = std::move(bend);
}

void StubServer::accept_all() {
    for (;;) {
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) return;
        const std::lock_guard lock(mutex_);
        clients_.push_back(client);
        threads_.emplace_back([this, client] { serve(client); });
    }
}

void StubServer::serve(int client) {
    const std::unique_ptr<SSL, FreeSsl> ssl(SSL_new(context_.get()));
    SSL_set_fd(ssl.get(), client);
    std::string head;
    std::string body;
    if (SSL_accept(ssl.get()) == 1) {
        ++handshakes_;
        while (read_request(ssl.get(), head, body)) {
            const auto text = answer(head, body);
            if (text.empty()) break;
            if (SSL_write(ssl.get(), text.data(), static_cast<int>(text.size())) <= 0) break;
            if (is_bending()) break;  // nobody waits for the rest of a short answer
        }
    }
    const std::lock_guard lock(mutex_);
    clients_.remove(client);
    ::close(client);
}

std::string StubServer::answer(const std::string& head, const std::string& body) {
    const auto route = head.substr(0, head.find(" HTTP/"));
    if (route == "GET /v1/terminals/self/cursor") {
        return bent(route, http_answer(200, "application/json", town_.cursor().body));
    }
    if (route == "POST /v1/terminals/self/batches") {
        const auto reply = town_.take_batch(base::view_of(body));
        const char* type = reply.status == 200 ? "application/json" : "application/problem+json";
        return bent(route, http_answer(reply.status, type, reply.body));
    }
    if (route == "POST /v1/enrolments") {
        const auto json = nlohmann::json::parse(body, nullptr, false);
        if (json.value("code", "") != base::base64url(town_.code().secret)) {
            return bent(route, http_answer(401, "application/problem+json", "{}"));
        }
        const auto enrolment = town_.enrol(json.value("request", ""), url());
        return bent(route, http_answer(201, "application/json", town::to_json(enrolment)));
    }
    return bent(route, http_answer(404, "application/problem+json", "{}"));
}

bool StubServer::is_bending() {
    const std::lock_guard lock(mutex_);
    return bool(bend_);
}

std::string StubServer::bent(const std::string& route, std::string answer) {
    const std::lock_guard lock(mutex_);
    return bend_ ? bend_(route, std::move(answer)) : answer;
}

}  // namespace fault
