// Everything of Boost.Beast and Asio is in this file: it takes 20 s to compile (toolchain.md).
#include <utility>  // Before Boost 1.74: its awaitable.hpp forgets it.
//
#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/version.hpp>
#include <thread>

#include "base/calendar.h"
#include "base/crypto/crypto.h"
#include "base/log.h"
#include "server/http/address.h"
#include "server/http/http_server.h"

namespace server::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace beast_http = boost::beast::http;
using Tcp = asio::ip::tcp;
using Parser = beast_http::request_parser<beast_http::vector_body<std::uint8_t>>;
using Message = Parser::value_type;
using Reply = beast_http::response<beast_http::string_body>;
using Error = boost::system::error_code;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

void limit(Parser& parser, const Limits& limits, std::uint64_t body_bytes) {
    parser.header_limit(limits.header_bytes);
    parser.body_limit(body_bytes);
}

// 0: nobody is left to answer.
int status_for(const Error& error) {
    if (error == beast_http::error::header_limit) return 431;
    if (error == beast_http::error::body_limit) return 413;
    if (error == beast_http::error::end_of_stream || error == beast_http::error::partial_message ||
        error == beast_http::error::need_more) {
        return 0;
    }
    return error.category() == beast_http::make_error_code(beast_http::error::bad_value).category()
               ? 400
               : 0;
}

// What Beast lets through and we do not (RFC 9112 §6.1, §3.2): codings other than plain chunked.
bool head_is_sound(const Message& message) {
    const auto coding = message.find(beast_http::field::transfer_encoding);
    if (coding != message.end() && !beast::iequals(coding->value(), "chunked")) return false;
    if (message.count(beast_http::field::host) > 1) return false;
    return message.count(beast_http::field::content_encoding) == 0;
}

// Empty: the target is one we do not serve.
std::optional<Request> to_request(Message&& message) {
    auto target = target_from(view(message.target()));
    if (!target) return std::nullopt;
    Request request;
    request.method = view(message.method_string());
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    for (const auto& field : message) {
        std::string name(view(field.name_string()));
        for (auto& letter : name) {
            if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        }
        request.headers.insert_or_assign(std::move(name), std::string(view(field.value())));
    }
    request.body = std::move(message.body());
    return request;
}

Response refusal(int status) {
    switch (status) {
        case 413:
            return problem(413, "too-large", "The body is larger than this door allows.");
        case 431:
            return problem(431, "header-too-large", "The header is over 16 KiB.");
        default:
            return problem(400, "malformed", "This is not a request we can read.");
    }
}

// A door once it is open; lives as long as the server.
struct Door {
    Door(asio::io_context& io, Listener given, const base::Clock& used_clock)
        : listener(std::move(given)),
          tls(asio::ssl::context::tls_server),
          acceptor(std::in_place, io),
          retry(std::in_place, io),
          clock(used_clock) {}

    Listener listener;
    asio::ssl::context tls;
    std::optional<Tcp::acceptor> acceptor;  // Both go before the io_context they belong to.
    std::optional<asio::steady_timer> retry;
    const base::Clock& clock;
    std::atomic<std::size_t> connections = 0;
};

void prepare_tls(Door& door) {
    auto& tls = door.tls;
    const auto& listener = door.listener;
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
    // No resumption: every connection shows its certificate again. No renegotiation.
    SSL_CTX_set_options(tls.native_handle(),
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_session_cache_mode(tls.native_handle(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(tls.native_handle(), 0);
    tls.use_certificate_chain(asio::buffer(listener.certificate_chain_pem));
    tls.use_private_key(asio::buffer(listener.key_pem), asio::ssl::context::pem);
    if (listener.client_certificate == Listener::ClientCertificate::none) return;
    tls.add_certificate_authority(asio::buffer(listener.client_ca_pem));
    auto mode = asio::ssl::verify_peer;
    if (listener.client_certificate == Listener::ClientCertificate::required) {
        mode |= asio::ssl::verify_fail_if_no_peer_cert;
    }
    tls.set_verify_mode(mode);
}

// One visitor at a door. Owned by the one asynchronous operation it has under way (hence shared).
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Tcp::socket socket, Door& door) : door_(door), stream_(std::move(socket), door.tls) {
        ++door_.connections;
    }
    ~Connection() { --door_.connections; }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    auto executor() { return stream_.get_executor(); }

    void start() {
        Error ignored;
        auto& socket = lowest().socket();
        socket.set_option(Tcp::no_delay(true), ignored);
        remote_ = socket.remote_endpoint(ignored).address().to_string();
        // Certificates are judged by the server's own clock, so that a test can wind it.
        const auto seconds = std::chrono::floor<std::chrono::seconds>(door_.clock.now());
        X509_VERIFY_PARAM_set_time(SSL_get0_param(stream_.native_handle()),
                                   static_cast<time_t>(seconds.time_since_epoch().count()));
        lowest().expires_after(limits().request);
        stream_.async_handshake(asio::ssl::stream_base::server,
                                beast::bind_front_handler(&Connection::shook, share()));
    }

private:
    std::shared_ptr<Connection> share() { return shared_from_this(); }
    beast::tcp_stream& lowest() { return beast::get_lowest_layer(stream_); }
    const Limits& limits() const { return door_.listener.limits; }

    void shook(const Error& error) {
        if (error) return;  // Nothing was said yet: nobody to answer.
        if (X509* certificate = SSL_get1_peer_certificate(stream_.native_handle())) {
            unsigned char* der = nullptr;
            const int size = i2d_X509(certificate, &der);
            X509_free(certificate);
            if (size <= 0) return;
            certificate_ = base::hex(base::crypto::sha256({der, static_cast<std::size_t>(size)}));
            OPENSSL_free(der);
        }
        wait_for_request();
    }

    // Idle time is counted apart from the time one request may take.
    void wait_for_request() {
        if (buffer_.size() > 0) return read_head();
        lowest().expires_after(limits().idle);
        stream_.async_read_some(buffer_.prepare(4096),
                                beast::bind_front_handler(&Connection::woke, share()));
    }

    void woke(const Error& error, std::size_t size) {
        if (error) return close();
        buffer_.commit(size);
        read_head();
    }

    void read_head() {
        parser_.emplace();
        limit(*parser_, limits(),
              certificate_ ? limits().body_bytes : limits().body_bytes_without_certificate);
        lowest().expires_after(limits().request);
        beast_http::async_read_header(
            stream_, buffer_, *parser_,
            beast::bind_front_handler(&Connection::read_the_head, share()));
    }

    void read_the_head(const Error& error, std::size_t) {
        if (error) return refuse(status_for(error));
        if (!head_is_sound(parser_->get())) return refuse(400);
        if (!parser_->is_done() &&
            beast::iequals(parser_->get()[beast_http::field::expect], "100-continue")) {
            return go_on();
        }
        read_body();
    }

    void go_on() {
        reply_ = {};
        reply_.version(11);
        reply_.result(beast_http::status::continue_);
        beast_http::async_write(stream_, reply_, [self = share()](const Error& error, std::size_t) {
            if (!error) self->read_body();
        });
    }

    void read_body() {
        beast_http::async_read(stream_, buffer_, *parser_,
                               beast::bind_front_handler(&Connection::read_all, share()));
    }

    void read_all(const Error& error, std::size_t) {
        if (error) return refuse(status_for(error));
        const bool keep = parser_->keep_alive();
        auto request = to_request(parser_->release());
        if (!request) return refuse(400);
        request->remote = remote_;
        request->certificate = certificate_;
        auto response = door_.listener.handler(*request);
        // No route of ours is HEAD; an answer to it may not have a body.
        const bool head = request->method == "HEAD";
        if (head) response.body.clear();
        respond(std::move(response), keep && !head);
    }

    void refuse(int status) {
        if (status == 0) return close();
        base::log(base::Event::request_refused,
                  {{"status", std::int64_t{status}}, {"reason", "unreadable"}});
        respond(refusal(status), false);
    }

    void respond(Response response, bool keep) {
        reply_ = {};
        reply_.version(11);
        reply_.result(static_cast<unsigned>(response.status));
        reply_.set(beast_http::field::cache_control, "no-store");
        if (!response.body.empty()) {
            reply_.set(beast_http::field::content_type, response.content_type);
        }
        for (const auto& [name, value] : response.headers) reply_.set(name, value);
        reply_.body() = std::move(response.body);
        reply_.keep_alive(keep);
        reply_.prepare_payload();
        const auto more = std::chrono::seconds(reply_.body().size() >> 18);
        lowest().expires_after(limits().request + more);
        beast_http::async_write(stream_, reply_,
                                [self = share(), keep](const Error& error, std::size_t) {
                                    if (error || !keep) return self->close();
                                    self->wait_for_request();
                                });
    }

    // Says goodbye, then swallows a little of what is still coming: a reset would take our answer
    // from the visitor's hands.
    void close() {
        lowest().expires_after(std::chrono::seconds(2));
        stream_.async_shutdown([self = share()](const Error&) {
            Error ignored;
            self->lowest().socket().shutdown(Tcp::socket::shutdown_send, ignored);
            if (ignored) return;
            self->lowest().expires_after(std::chrono::seconds(1));
            self->swallow(1 << 21);
        });
    }

    void swallow(std::size_t most) {
        if (most == 0) return;
        buffer_.clear();
        lowest().async_read_some(buffer_.prepare(16384),
                                 [self = share(), most](const Error& error, std::size_t size) {
                                     if (!error) self->swallow(most > size ? most - size : 0);
                                 });
    }

    Door& door_;
    beast::ssl_stream<beast::tcp_stream> stream_;
    beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    Reply reply_;
    std::string remote_;
    std::optional<std::string> certificate_;
};

void accept_next(asio::io_context& io, Door& door) {
    door.acceptor->async_accept(asio::make_strand(io), [&](const Error& error, Tcp::socket socket) {
        if (error == asio::error::operation_aborted || !door.acceptor->is_open()) return;
        if (error) {  // Out of file descriptors: others must leave first.
            door.retry->expires_after(std::chrono::milliseconds(100));
            door.retry->async_wait([&](const Error& stopped) {
                if (!stopped) accept_next(io, door);
            });
            return;
        }
        if (door.connections < door.listener.limits.connections) {
            const auto connection = std::make_shared<Connection>(std::move(socket), door);
            asio::dispatch(connection->executor(), [connection] { connection->start(); });
        }
        accept_next(io, door);
    });
}

class BeastServer final : public HttpServer {
public:
    ~BeastServer() override {
        io_.stop();
        threads_.clear();
        for (auto& door : doors_) {
            door->acceptor.reset();
            door->retry.reset();
        }
    }

    base::Result<void, std::string> open(Listener listener, const base::Clock& clock) {
        const auto address = TRY(address_from(listener.address));
        auto door = std::make_unique<Door>(io_, std::move(listener), clock);
        try {
            prepare_tls(*door);
            const Tcp::endpoint endpoint(asio::ip::make_address(address.host), address.port);
            door->acceptor->open(endpoint.protocol());
            door->acceptor->set_option(Tcp::acceptor::reuse_address(true));
            door->acceptor->bind(endpoint);
            door->acceptor->listen(256);
        } catch (const boost::system::system_error& fault) {
            return base::Failure{"cannot listen on " + door->listener.address + ": " +
                                 fault.code().message()};
        }
        doors_.push_back(std::move(door));
        return {};
    }

    void run(unsigned threads) {
        for (auto& door : doors_) accept_next(io_, *door);
        for (unsigned i = 0; i < threads; ++i) {
            threads_.emplace_back([this] { io_.run(); });
        }
    }

    std::uint16_t port(std::size_t listener) const override {
        return doors_.at(listener)->acceptor->local_endpoint().port();
    }

private:
    // The context goes last: it still holds connections, which count themselves off their door.
    std::vector<std::unique_ptr<Door>> doors_;
    asio::io_context io_;
    std::vector<std::jthread> threads_;
};

}  // namespace

base::Result<std::unique_ptr<HttpServer>, std::string> HttpServer::start(
    std::vector<Listener> listeners, const base::Clock& clock, unsigned threads) {
    auto server = std::make_unique<BeastServer>();
    for (auto& listener : listeners) TRY(server->open(std::move(listener), clock));
    server->run(threads);
    return std::unique_ptr<HttpServer>(std::move(server));
}

base::Result<Request, int> parse_request(base::ByteView bytes, const Limits& limits) {
    Parser parser;
    parser.eager(true);
    limit(parser, limits, limits.body_bytes);
    Error error;
    auto left = asio::buffer(bytes.data(), bytes.size());
    while (left.size() > 0 && !parser.is_done()) {
        const auto used = parser.put(left, error);
        left += used;
        if (error == beast_http::error::need_more || (!error && used == 0)) break;
        if (error) return base::Failure{status_for(error)};
    }
    if (!parser.is_done()) return base::Failure{0};
    if (!head_is_sound(parser.get())) return base::Failure{400};
    auto request = to_request(parser.release());
    if (!request) return base::Failure{400};
    return std::move(*request);
}

}  // namespace server::http
