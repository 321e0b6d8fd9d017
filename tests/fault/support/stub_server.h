#pragma once

#include <openssl/ssl.h>

#include <atomic>
#include <functional>
#include <list>
#include <thread>

#include "tests/fault/support/paper_town.h"

namespace fault {

struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

// The paper town behind real TLS on a port of 127.0.0.1, with the routes a terminal uses. It can be
// told to answer wrongly, and to show any certificate.
class StubServer {
public:
    // Last word on an answer before it leaves: the whole HTTP text. Empty = close without a word.
    using Bend = std::function<std::string(const std::string& route, std::string answer)>;
    struct Face {  // what it shows; by default the town's own
        const base::crypto::Certificate* certificate = nullptr;
        const base::crypto::PrivateKey* key = nullptr;
        const base::crypto::Certificate* authority = nullptr;  // sent along
        int highest_tls = 0;                                   // e.g. TLS1_1_VERSION
    };

    explicit StubServer(PaperTown& town) : StubServer(town, Face{}) {}
    StubServer(PaperTown& town, const Face& face);
    ~StubServer();
    int port() const { return port_; }
    std::string url() const { return "https://127.0.0.1:" + std::to_string(port_); }
    void bend(Bend bend);
    int handshakes() const { return handshakes_; }

private:
    void accept_all();
    void serve(int client);
    std::string answer(const std::string& head, const std::string& body);
    bool is_bending();
    std::string bent(const std::string& route, std::string answer);

    PaperTown& town_;
    std::unique_ptr<SSL_CTX, FreeContext> context_;
    int port_ = 0;
    int listener_;  // after its port, which it sets
    std::atomic<int> handshakes_{0};
    std::mutex mutex_;
    Bend bend_;
    std::list<int> clients_;
    std::list<std::jthread> threads_;
    std::jthread acceptor_;
};

// A listening TCP socket on 127.0.0.1 with a port the kernel chose (or `wanted`).
int listen_on_loopback(int& port, int wanted = 0);
std::string http_answer(int status, const std::string& type, const std::string& body);

}  // namespace fault
