#include "server/pages/progress.h"

#include "base/calendar.h"
#include "base/crypto/crypto.h"
#include "town/answers_json.h"
#include "town/json_fields.h"

namespace server::pages {

namespace {

using town::Json;

constexpr std::size_t nonce_bytes = 12;
constexpr std::chrono::hours longest_form{12};

base::Bytes bound(std::string_view to) {
    return base::to_bytes("madoguchi form 1 " + std::string(to));
}

base::SecretText text_of(const Progress& progress) {
    const base::SecretText answers(town::to_json(progress.answers));
    const Json json = {{"journey", progress.journey},
                       {"version", progress.version},
                       {"language", progress.language},
                       {"answers", answers.reveal()},
                       {"shown", progress.shown},
                       {"seen", progress.seen},
                       {"changing", progress.changing},
                       {"given", progress.given},
                       {"from", progress.from},
                       {"form", base::to_text(progress.form)},
                       {"begun_at", base::rfc3339(progress.begun_at)}};
    return base::SecretText(town::written(json));
}

std::vector<std::string> texts_at(const Json& json, const char* key) {
    std::vector<std::string> texts;
    if (const Json* list = town::field(json, key); list != nullptr && list->is_array()) {
        for (const auto& one : *list) {
            if (one.is_string()) texts.push_back(one.get<std::string>());
        }
    }
    return texts;
}

std::optional<Progress> progress_from(const base::SecretText& text) {
    const auto json = town::object_from(text.reveal());
    if (!json) return std::nullopt;
    const auto answers = town::answers_from_json(town::text_at(*json, "answers").value_or(""));
    const auto form = base::uuid_from_text(town::text_at(*json, "form").value_or(""));
    const auto begun_at = base::from_rfc3339(town::text_at(*json, "begun_at").value_or(""));
    if (!answers || !form || !begun_at) return std::nullopt;
    Progress progress;
    progress.journey = town::text_at(*json, "journey").value_or("");
    progress.version = static_cast<int>(town::number_at(*json, "version").value_or(1));
    progress.language = town::text_at(*json, "language").value_or("");
    progress.answers = answers.value();
    progress.shown = texts_at(*json, "shown");
    for (auto& id : texts_at(*json, "seen")) progress.seen.insert(std::move(id));
    progress.changing = town::flag_at(*json, "changing").value_or(false);
    progress.given = town::text_at(*json, "given").value_or("");
    progress.from = town::text_at(*json, "from").value_or("");
    progress.form = *form;
    progress.begun_at = *begun_at;
    return progress;
}

}  // namespace

FormSeal::FormSeal() : key_(base::crypto::random(32)) {}

std::string FormSeal::sealed(const Progress& progress, std::string_view bound_to) const {
    const auto nonce = base::crypto::random(nonce_bytes);
    const auto text = text_of(progress);
    const auto sealed =
        base::crypto::aes_gcm_seal(key_, nonce, bound(bound_to), base::view_of(text.reveal()));
    return base::base64url(base::ByteWriter().bytes(nonce).bytes(sealed).written());
}

std::optional<Progress> FormSeal::opened(std::string_view text, std::string_view bound_to,
                                         base::Time now) const {
    const auto bytes = base::from_base64url(text);
    if (!bytes || bytes->size() < nonce_bytes + 16) return std::nullopt;
    const base::ByteView all(*bytes);
    const auto plain = base::crypto::aes_gcm_open(key_, all.first(nonce_bytes), bound(bound_to),
                                                  all.subspan(nonce_bytes));
    if (!plain) return std::nullopt;
    auto progress = progress_from(base::SecretText(base::to_text(*plain)));
    if (!progress || now - progress->begun_at > longest_form) return std::nullopt;
    return progress;
}

}  // namespace server::pages
