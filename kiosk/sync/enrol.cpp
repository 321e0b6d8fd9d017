#include <nlohmann/json.hpp>

#include "base/files.h"
#include "kiosk/sync/https.h"
#include "kiosk/sync/state_files.h"
#include "kiosk/sync/sync.h"

namespace kiosk {
namespace {

using base::crypto::Certificate;
using base::crypto::PrivateKey;
using Sentence = std::string;

Sentence why_refused(int status) {
    switch (status) {
        case 401:
            return "the town does not know this code";
        case 409:
            return "this code has been used already";
        case 410:
            return "this code has expired; ask for a new one";
        case 429:
            return "too many tries; wait and ask for a new code";
        default:
            return "the town answered with status " + std::to_string(status);
    }
}

Sentence why_no_answer(HttpsFault fault) {
    switch (fault) {
        case HttpsFault::no_line:
            return "the town's server cannot be reached";
        case HttpsFault::untrusted:
            return "the server there is not the town of this code";
        case HttpsFault::too_large:
            return "the server's answer is too large";
    }
    return "";
}

base::Result<std::string, Sentence> ask_town(Https& https, const town::EnrolmentCode& code,
                                             const PrivateKey& key) {
    const nlohmann::json body{{"code", base::base64url(code.secret)},
                              {"request", base::crypto::make_request(key, "terminal")}};
    const auto answer = https.exchange({.method = "POST",
                                        .path = "/v1/enrolments",
                                        .body = body.dump(),
                                        .headers = {"Content-Type: application/json"}},
                                       {});
    if (!answer) return base::Failure{why_no_answer(answer.error())};
    if (answer.value().status != 201) return base::Failure{why_refused(answer.value().status)};
    return answer.value().body;
}

// Believed only if it is about our key and signed by the authority of the code.
std::optional<Sentence> complaint(const town::Enrolment& enrolment, const PrivateKey& key,
                                  const town::EnrolmentCode& code) {
    const auto manifest = town::open_manifest(enrolment.manifest, nullptr);
    if (!manifest) return "the town's manifest is not well signed";
    const auto& ca = manifest.value().ca;
    if (!ca || ca->fingerprint() != code.ca_fingerprint) {
        return "the town's manifest names another authority than the code";
    }
    const auto certificate = Certificate::from_pem(enrolment.certificate);
    if (!certificate || certificate->public_key().der() != key.public_key().der()) {
        return "the town's certificate is not for our key";
    }
    using base::crypto::Trust;
    const auto trust = base::crypto::check_chain(*certificate, *ca, base::system_clock()->now());
    // A clock that is wrong here is reported later; it must not keep a terminal from starting.
    if (trust != Trust::trusted && trust != Trust::not_yet_valid && trust != Trust::expired) {
        return "the town's certificate is not signed by the town";
    }
    return std::nullopt;
}

base::Result<town::Enrolment, Sentence> admitted(const std::string& server_url,
                                                 const town::EnrolmentCode& code,
                                                 const PrivateKey& key) {
    auto https = Https::make({.url = server_url, .ca_fingerprint = code.ca_fingerprint});
    const auto answer = TRY(ask_town(*https, code, key));
    auto enrolment = town::enrolment_from(answer);
    if (!enrolment) return base::Failure{Sentence("the town's answer is garbled")};
    if (const auto wrong = complaint(enrolment.value(), key, code)) return base::Failure{*wrong};
    return enrolment.take();
}

}  // namespace

base::Result<town::Enrolment, std::string> enrol(const std::filesystem::path& state,
                                                 const std::string& server_url,
                                                 const std::string& code_text) {
    const auto code = town::enrolment_code_from(code_text);
    if (!code) return base::Failure{Sentence("this is not an enrolment code")};
    const auto key = PrivateKey::make_p256();
    // The key is on the disk before the town knows it: an answer is never for a key we lost.
    TRY(keep_key(state, key));
    auto enrolment = admitted(server_url, *code, key);
    if (!enrolment) {
        forget_key(state, key);
        return enrolment;
    }
    TRY(keep_enrolment(state, enrolment.value(), key));
    return enrolment;
}

}  // namespace kiosk
