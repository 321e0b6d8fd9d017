#include "server/line/line_api.h"

#include <curl/curl.h>

namespace server::line {

namespace {

constexpr long most_ms = 20'000;

struct FreeCurl {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// What LINE says beside its status is for nobody.
std::size_t pass_over(const char*, std::size_t one, std::size_t size, void*) { return one * size; }

class Curl final : public LineApi {
public:
    explicit Curl(LineSettings settings) : settings_(std::move(settings)) {}

    std::optional<int> push(const std::string& retry_key, const std::string& body) override {
        const std::unique_ptr<CURL, FreeCurl> owned(curl_easy_init());
        CURL* const curl = owned.get();
        if (curl == nullptr) return std::nullopt;
        const std::unique_ptr<curl_slist, FreeList> headers(
            curl_slist_append(nullptr, "Content-Type: application/json"));
        for (const auto& line : {"Authorization: Bearer " + settings_.token,
                                 "X-Line-Retry-Key: " + retry_key, std::string("Expect:")}) {
            curl_slist_append(headers.get(), line.c_str());
        }
        curl_easy_setopt(curl, CURLOPT_URL, (settings_.url + "/v2/bot/message/push").c_str());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
        curl_easy_setopt(curl, CURLOPT_PROXY, "");
        curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, most_ms);
        curl_easy_setopt(curl, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, pass_over);
        if (!settings_.ca_pem.empty()) {
            curl_blob authority{.data = settings_.ca_pem.data(),
                                .len = settings_.ca_pem.size(),
                                .flags = CURL_BLOB_COPY};
            curl_easy_setopt(curl, CURLOPT_CAINFO_BLOB, &authority);
        }
        if (curl_easy_perform(curl) != CURLE_OK) return std::nullopt;
        long status = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        return static_cast<int>(status);
    }

private:
    LineSettings settings_;
};

}  // namespace

std::unique_ptr<LineApi> line_api(LineSettings settings) {
    return std::make_unique<Curl>(std::move(settings));
}

}  // namespace server::line
