#include "kiosk/sync/https.h"

#include <curl/curl.h>

#include <cassert>
#include <csignal>

#include "kiosk/sync/pinning.h"

namespace kiosk {
namespace {

constexpr std::size_t most_answer_bytes = 4 << 20;

struct FreeCurl {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
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
    const bool there = curl_easy_header(handle, name, 0, CURLH_HEADER, -1, &found) == CURLHE_OK;
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
    Curl(HttpsSettings settings, CURL* handle) : settings_(std::move(settings)), handle_(handle) {
        fingerprint_.wanted = settings_.ca_fingerprint;
        if (!settings_.ca_pem.empty()) {
            authority_ = base::crypto::Certificate::from_pem(settings_.ca_pem);
        }
    }

    base::Result<HttpsAnswer, HttpsFault> exchange(const HttpsRequest& request,
                                                   std::stop_token stop) override {
        if (!settings_.ca_pem.empty() && !authority_) return base::Failure{HttpsFault::untrusted};
        CURL* const curl = handle_.get();
        Incoming incoming{.stop = std::move(stop)};
        curl_easy_reset(curl);  // keeps the connection
        limit();
        pin();
        const Headers headers = ask(request);
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &incoming);
        curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, go_on);
        curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &incoming);
        const CURLcode code = curl_easy_perform(curl);
        if (code != CURLE_OK) return base::Failure{fault_of(code, incoming)};
        return answer(std::move(incoming.body));
    }

    std::string authority_pem() const override {
        if (authority_) return settings_.ca_pem;
        return fingerprint_.found ? fingerprint_.found->pem() : "";
    }

private:
    void limit() {
        CURL* const curl = handle_.get();
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
        curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
        curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(curl, CURLOPT_PROXY, "");  // also whatever the environment says
        curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl, CURLOPT_TCP_NODELAY, 1L);
        const auto stalled = settings_.stalled;
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, long{stalled.count()});
        curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, long{settings_.total.count()});
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, long{stalled.count() / 1000});
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
        CURL* const curl = handle_.get();
        curl_easy_setopt(curl, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
        curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
        curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
        curl_easy_setopt(curl, CURLOPT_CAINFO, nullptr);
        curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
        curl_easy_setopt(curl, CURLOPT_SSL_CTX_FUNCTION, &Curl::trust);
        curl_easy_setopt(curl, CURLOPT_SSL_CTX_DATA, this);
        if (settings_.certificate_pem.empty()) return;
        curl_blob certificate{.data = settings_.certificate_pem.data(),
                              .len = settings_.certificate_pem.size(),
                              .flags = CURL_BLOB_COPY};
        curl_easy_setopt(curl, CURLOPT_SSLCERT_BLOB, &certificate);
        curl_easy_setopt(curl, CURLOPT_SSLKEY, settings_.key_file.c_str());
    }

    Headers ask(const HttpsRequest& request) {
        CURL* const curl = handle_.get();
        curl_easy_setopt(curl, CURLOPT_URL, (settings_.url + request.path).c_str());
        Headers headers(curl_slist_append(nullptr, "Expect:"));
        for (const auto& line : request.headers) curl_slist_append(headers.get(), line.c_str());
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
        if (request.method != "GET") {
            curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                             static_cast<curl_off_t>(request.body.size()));
            curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
            curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
        }
        return headers;
    }

    HttpsAnswer answer(std::string body) {
        CURL* const curl = handle_.get();
        HttpsAnswer answer{.body = std::move(body)};
        long status = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        answer.status = static_cast<int>(status);
        answer.content_type = header(curl, "Content-Type");
        answer.etag = header(curl, "ETag");
        curl_off_t seconds = 0;
        curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &seconds);
        if (seconds > 0) answer.retry_after = std::chrono::seconds{seconds};
        const auto date = curl_getdate(header(curl, "Date").c_str(), nullptr);
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
    // A line that breaks while we write is a fault like any other, not a reason to end the program.
    static const CURLcode ready =
        (std::signal(SIGPIPE, SIG_IGN), curl_global_init(CURL_GLOBAL_DEFAULT));
    CURL* const handle = ready == CURLE_OK ? curl_easy_init() : nullptr;
    assert(handle != nullptr);  // only without memory
    return std::make_unique<Curl>(std::move(settings), handle);
}

}  // namespace kiosk
