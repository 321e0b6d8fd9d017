#include "server/line/serve_line.h"

#include <thread>

#include "base/files.h"
#include "base/mailbox.h"
#include "server/line/line_api.h"

namespace server::line {

namespace {

constexpr std::size_t most_file_bytes = 64 * 1024;

base::Result<std::string, std::string> text_of(const std::filesystem::path& file) {
    const auto bytes = base::read_file(file, most_file_bytes);
    if (!bytes) return base::Failure{"cannot read " + file.string()};
    return base::to_text(bytes.value());
}

std::string without_line_end(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

struct Wake {};

class SenderThread final : public ServedLine {
public:
    SenderThread(std::unique_ptr<pages::CoreLine> core, std::unique_ptr<LineApi> api,
                 base::Clock& clock)
        : core_(std::move(core)),
          api_(std::move(api)),
          clock_(clock),
          thread_([this](const std::stop_token& stop) { work(stop); }) {}

    ~SenderThread() override {
        thread_.request_stop();
        mailbox_.nudge();
    }

private:
    void work(const std::stop_token& stop) {
        const auto alarm = clock_.alarm([this] { mailbox_.nudge(); });
        Sender sender(*core_, *api_);
        while (!stop.stop_requested()) {
            const auto turn = sender.turn();
            mailbox_.wait(*alarm, clock_.monotonic() + turn.wait);
        }
    }

    std::unique_ptr<pages::CoreLine> core_;
    std::unique_ptr<LineApi> api_;
    base::Clock& clock_;
    base::Mailbox<Wake> mailbox_{1};
    std::jthread thread_;
};

}  // namespace

base::Result<std::unique_ptr<ServedLine>, std::string> serve_line(const Settings& settings,
                                                                  base::Clock& clock) {
    if (!settings.line_url.starts_with("https://")) {
        return base::Failure{std::string("--part line needs --line-url https://…")};
    }
    if (settings.line_token_file.empty()) {
        return base::Failure{std::string("--part line needs --line-token-file FILE")};
    }
    LineSettings to{.url = settings.line_url, .token = {}, .ca_pem = {}};
    to.token = without_line_end(TRY(text_of(settings.line_token_file)));
    if (!settings.line_ca.empty()) to.ca_pem = TRY(text_of(settings.line_ca));
    return std::unique_ptr<ServedLine>(std::make_unique<SenderThread>(
        pages::core_line_at(settings.pages_socket), line_api(std::move(to)), clock));
}

}  // namespace server::line
