#include "kiosk/sync/https.h"

#include "kiosk/sync/curl_library.h"
#include "kiosk/sync/pinning.h"

namespace kiosk {
namespace {

constexpr std::size_t most_answer_bytes = 4 << 20;

// Once there is a handle there is the library.
const CurlLibrary& curl() { return *curl_library(); }

struct FreeCurl {
    void operator()(CURL* handle) const { curl().easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl().slist_free_all(list); }
};
using Headers = std::unique_ptr<curl_slist, FreeList>;

// The answer while it comes in.
struct Incoming {
    std::string body = {};
    bool too_large = false;
    std::stop_token stop = {};
};

std::size_t take_body(const char* bytes, std::size_t one, std::size_t size, void* context) {
    auto* incoming = static_cast<Incoming*>(context);
    (void)one;  // always 1
    if (incoming->body.size() + size > most_answer_bytes) {
        incoming->too_large = true;
        return 0;
    }
    incoming->body.append(bytes, size);
    return size;
}

int go_on(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Incoming*>(context)->stop.stop_requested() ? 1 : 0;
}

std::string header(CURL* handle, const char* name) {
    curl_header* found = nullptr;
    const bool there = curl().easy_header(handle, name, 0, CURLH_HEADER, -1, &found) == CURLHE_OK;
    return there ? found->value : "";
}

HttpsFault fault_of(CURLcode code, const Incoming& incoming) {
    if (incoming.too_large) return HttpsFault::too_large;
    switch (static_cast<int>(code)) {
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CERTPROBLEM:
            return HttpsFault::untrusted;
        default:
            return HttpsFault::no_line;
    }
}

class Curl final : public Https {
public:
    explicit Curl(HttpsSettings settings) : settings_(std::move(settings)) {
        fingerprint_.wanted = settings_.ca_fingerprint;
        if (!settings_.ca_pem.empty()) {
            authority_ = base::crypto::Certificate::from_pem(settings_.ca_pem);
        }
    }

    base::Result<HttpsAnswer, HttpsFault> exchange(const HttpsRequest& request,
                                                   std::stop_token stop) override {
        if (!settings_.ca_pem.empty() && !authority_) return base::Failure{HttpsFault::untrusted};
        if (!handle_ && !open()) return base::Failure{HttpsFault::no_line};
        Incoming incoming{.stop = std::move(stop)};
        curl().easy_reset(handle_.get());  // keeps the connection
        limit();
        pin();
        const Headers headers = ask(request);
        set(CURLOPT_WRITEFUNCTION, take_body);
        set(CURLOPT_WRITEDATA, &incoming);
        set(CURLOPT_XFERINFOFUNCTION, go_on);
        set(CURLOPT_XFERINFODATA, &incoming);
        const CURLcode code = curl().easy_perform(handle_.get());
        if (code != CURLE_OK) return base::Failure{fault_of(code, incoming)};
        return answer(std::move(incoming.body));
    }

    std::string authority_pem() const override {
        if (authority_) return settings_.ca_pem;
        return fingerprint_.found ? fingerprint_.found->pem() : "";
    }

private:
    // Whoever makes a line does not wait for the library: whoever uses it first does.
    bool open() {
        if (curl_library() != nullptr) handle_.reset(curl().easy_init());
        return handle_ != nullptr;
    }

    template <class Value>
    void set(CURLoption option, Value value) {
        curl().easy_setopt(handle_.get(), option, value);
    }

    void limit() {
        set(CURLOPT_PROTOCOLS_STR, "https");
        set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_PROXY, "");  // also whatever the environment says
        set(CURLOPT_NOPROXY, "*");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_TCP_NODELAY, 1L);
        const auto stalled = settings_.stalled;
        set(CURLOPT_CONNECTTIMEOUT_MS, long{stalled.count()});
        set(CURLOPT_TIMEOUT_MS, long{settings_.total.count()});
        set(CURLOPT_LOW_SPEED_LIMIT, 1L);
        set(CURLOPT_LOW_SPEED_TIME, long{stalled.count() / 1000});
    }

    static CURLcode trust(CURL*, void* context, void* self) {
        auto* const ssl = static_cast<SSL_CTX*>(context);
        auto& client = *static_cast<Curl*>(self);
        // What was said lies in no buffer of a line that is only kept open.
        SSL_CTX_set_mode(ssl, SSL_MODE_RELEASE_BUFFERS);
        if (!client.authority_) {
            trust_by_fingerprint(ssl, &client.fingerprint_);
            return CURLE_OK;
        }
        return trust_only(ssl, *client.authority_) ? CURLE_OK : CURLE_SSL_CERTPROBLEM;
    }

    void pin() {
        set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        set(CURLOPT_CAINFO, nullptr);
        set(CURLOPT_CAPATH, nullptr);
        set(CURLOPT_SSL_CTX_FUNCTION, &Curl::trust);
        set(CURLOPT_SSL_CTX_DATA, this);
        if (settings_.certificate_pem.empty()) return;
        curl_blob certificate{.data = settings_.certificate_pem.data(),
                              .len = settings_.certificate_pem.size(),
                              .flags = CURL_BLOB_COPY};
        set(CURLOPT_SSLCERT_BLOB, &certificate);
        set(CURLOPT_SSLKEY, settings_.key_file.c_str());
    }

    Headers ask(const HttpsRequest& request) {
        set(CURLOPT_URL, (settings_.url + request.path).c_str());
        Headers headers(curl().slist_append(nullptr, "Expect:"));
        for (const auto& line : request.headers) curl().slist_append(headers.get(), line.c_str());
        set(CURLOPT_HTTPHEADER, headers.get());
        if (request.method != "GET") {
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
            set(CURLOPT_POSTFIELDS, request.body.data());
            set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
        }
        return headers;
    }

    HttpsAnswer answer(std::string body) {
        HttpsAnswer answer{.body = std::move(body)};
        long status = 0;
        curl().easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
        answer.status = static_cast<int>(status);
        answer.content_type = header(handle_.get(), "Content-Type");
        answer.etag = header(handle_.get(), "ETag");
        curl_off_t seconds = 0;
        curl().easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &seconds);
        if (seconds > 0) answer.retry_after = std::chrono::seconds{seconds};
        const auto date = curl().getdate(header(handle_.get(), "Date").c_str(), nullptr);
        if (date >= 0) answer.date = base::Time{std::chrono::seconds{date}};
        return answer;
    }

    HttpsSettings settings_;
    std::unique_ptr<CURL, FreeCurl> handle_;
    std::optional<base::crypto::Certificate> authority_;
    Fingerprint fingerprint_;
};

}  // namespace

std::unique_ptr<Https> Https::make(HttpsSettings settings) {
    return std::make_unique<Curl>(std::move(settings));
}

}  // namespace kiosk
