#include "town/carry_home.h"

#include <openssl/crypto.h>
#include <zlib.h>

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>

#include "base/bytes.h"
#include "base/calendar.h"
#include "base/crypto/crypto.h"
#include "town/answers_json.h"
#include "town/json_fields.h"
#include "town/sealing_suite.h"

namespace town {

namespace {

constexpr std::string_view carried_prefix = "MDH1.";
constexpr std::string_view derivation = "madoguchi carry home 1";
constexpr std::size_t hint_size = 4;
constexpr std::size_t point_size = 33;
constexpr std::size_t nonce_size = 12;
// What inflates beyond this was not written by us.
constexpr std::size_t most_carried_bytes = std::size_t{64} << 10;
// What two clocks may disagree by before somebody should look (clock_suspect).
constexpr std::chrono::minutes most_clock_error{5};

// zlib's memory, wiped when it goes: its window holds what was answered.
class Workspace {
public:
    Workspace() = default;
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;
    ~Workspace() {
        for (base::Bytes& piece : pieces_) OPENSSL_cleanse(piece.data(), piece.size());
    }
    void serve(z_stream& stream) {
        stream.zalloc = [](voidpf self, uInt items, uInt size) -> voidpf {
            auto& pieces = static_cast<Workspace*>(self)->pieces_;
            return pieces.emplace_back(std::size_t{items} * size).data();
        };
        stream.zfree = [](voidpf, voidpf) {};
        stream.opaque = this;
    }

private:
    std::vector<base::Bytes> pieces_;  // Moved when it grows, which leaves each piece in its place.
};

// zlib reads through a pointer that is not const, and never writes there.
Bytef* read_only(const void* bytes) { return static_cast<Bytef*>(const_cast<void*>(bytes)); }

// Raw DEFLATE (RFC 1951): the tag of the seal already guards what zlib's checksum would.
base::Bytes deflated(std::string_view text) {
    Workspace memory;
    z_stream stream{};
    memory.serve(stream);
    const int began = deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS,
                                   MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
    assert(began == Z_OK);
    base::Bytes out(deflateBound(&stream, text.size()));
    stream.next_in = read_only(text.data());
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    const int ended = deflate(&stream, Z_FINISH);
    assert(began == Z_OK && ended == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

// Empty unless it is one whole stream, with nothing behind it, of at most `most_body_bytes`.
std::optional<base::SecretText> inflated(base::ByteView deflated_bytes) {
    Workspace memory;
    z_stream stream{};
    memory.serve(stream);
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
    std::string text(most_carried_bytes, '\0');
    stream.next_in = read_only(deflated_bytes.data());
    stream.avail_in = static_cast<uInt>(deflated_bytes.size());
    stream.next_out = read_only(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const int ended = inflate(&stream, Z_FINISH);
    const bool whole = ended == Z_STREAM_END && stream.avail_in == 0;
    const std::size_t size = stream.total_out;
    inflateEnd(&stream);
    OPENSSL_cleanse(text.data() + size, text.size() - size);
    text.resize(size);
    base::SecretText body(std::move(text));
    if (!whole) return std::nullopt;
    return body;
}

struct Keys {
    base::SecretBytes key;
    base::Bytes nonce;
};

Keys keys_from(const base::SecretBytes& shared) {
    const auto both =
        base::crypto::hkdf_sha256(shared, {}, derivation, suite::key_size + nonce_size);
    const base::ByteView bytes = both.reveal();
    const auto key = bytes.first(suite::key_size);
    const auto nonce = bytes.subspan(suite::key_size);
    return {base::SecretBytes(base::Bytes(key.begin(), key.end())),
            base::Bytes(nonce.begin(), nonce.end())};
}

// Tells a code of another town, or of a key the town no longer has, from a damaged one.
base::Bytes hint_of(const base::crypto::PublicKey& town_key) {
    const auto fingerprint = town_key.fingerprint();
    return {fingerprint.begin(), fingerprint.begin() + hint_size};
}

// The seal also covers what stands before it: the x coordinate alone would open a text whose point
// was mirrored.
base::Bytes sealed_with(base::ByteView head) {
    base::ByteWriter writer;
    writer.bytes(base::view_of(carried_prefix)).bytes(head);
    return writer.take();
}

base::SecretText body_of(const CarryHome& carried) {
    Answers answers = carried.answers;
    std::erase_if(answers, [](const auto& answer) {
        return std::holds_alternative<FromCard>(answer.second);
    });
    const base::SecretText answers_text(to_json(answers));
    // Put together by hand: a JSON value of the answers would leave copies of them in memory.
    std::string body = "{\"journey\":" + written(Json(carried.journey)) +
                       ",\"version\":" + std::to_string(carried.journey_version) +
                       ",\"language\":" + written(Json(carried.language)) + ",\"made_at\":\"" +
                       base::rfc3339(carried.made_at) + "\",\"answers\":";
    body.reserve(body.size() + answers_text.reveal().size() + 1);
    body += answers_text.reveal();
    body += '}';
    return base::SecretText(std::move(body));
}

std::optional<CarryHome> carried_in(std::string_view body) {
    const auto object = object_from(body);
    if (!object || object->size() != 5) return std::nullopt;
    auto journey = text_at(*object, "journey");
    const auto version = number_at(*object, "version");
    auto language = text_at(*object, "language");
    const auto made_at_text = text_at(*object, "made_at");
    const auto made_at = made_at_text ? base::from_rfc3339(*made_at_text) : std::nullopt;
    const Json* const answers_value = field(*object, "answers");
    if (!journey || !version || *version > INT32_MAX || !language || !made_at ||
        answers_value == nullptr) {
        return std::nullopt;
    }
    const base::SecretText answers_text(written(*answers_value));
    auto answers = answers_from_json(answers_text.reveal());
    if (!answers) return std::nullopt;
    // Anybody can seal to the town's public key; who a person is comes from the card alone.
    for (const auto& [question, answer] : answers.value()) {
        if (std::holds_alternative<FromCard>(answer)) return std::nullopt;
    }
    return CarryHome{.journey = std::move(*journey),
                     .journey_version = static_cast<int>(*version),
                     .language = std::move(*language),
                     .answers = answers.take(),
                     .made_at = *made_at};
}

}  // namespace

std::optional<std::string> carry_home_text(const CarryHome& carried,
                                           const base::crypto::PublicKey& town_key) {
    const base::SecretText body = body_of(carried);
    if (body.reveal().size() > most_carried_bytes) return std::nullopt;
    const base::SecretBytes plain(deflated(body.reveal()));
    const auto ephemeral = base::crypto::PrivateKey::make_p256();
    const Keys keys = keys_from(ephemeral.shared_secret(town_key));
    base::ByteWriter writer;
    writer.bytes(hint_of(town_key)).bytes(ephemeral.public_key().point());
    const base::Bytes head = writer.written();
    writer.bytes(
        base::crypto::aes_gcm_seal(keys.key, keys.nonce, sealed_with(head), plain.reveal()));
    std::string text = std::string(carried_prefix) + base::base64url(writer.written());
    if (text.size() > most_carry_home_text) return std::nullopt;
    return text;
}

base::Result<CarryHome, CarryHomeFault> open_carry_home(std::string_view text,
                                                        const base::crypto::PrivateKey& seal_key,
                                                        base::Time now) {
    const base::Failure not_carried{CarryHomeFault::not_carried};
    if (!text.starts_with(carried_prefix) || text.size() > most_carry_home_text) return not_carried;
    const std::string_view coded = text.substr(carried_prefix.size());
    const auto bytes = base::from_base64url(coded);
    // One code has one text: what decodes alike but is written otherwise is not ours.
    if (!bytes || base::base64url(*bytes) != coded) return not_carried;
    constexpr std::size_t head_size = hint_size + point_size;
    if (bytes->size() < head_size + suite::tag_size) return not_carried;
    const base::ByteView head = base::ByteView(*bytes).first(head_size);
    if (!std::ranges::equal(head.first(hint_size), hint_of(seal_key.public_key()))) {
        return base::Failure{CarryHomeFault::other_town};
    }
    const auto ephemeral = base::crypto::PublicKey::from_point(head.subspan(hint_size));
    if (!ephemeral) return base::Failure{CarryHomeFault::not_authentic};
    const Keys keys = keys_from(seal_key.shared_secret(*ephemeral));
    auto opened = base::crypto::aes_gcm_open(keys.key, keys.nonce, sealed_with(head),
                                             base::ByteView(*bytes).subspan(head_size));
    if (!opened) return base::Failure{CarryHomeFault::not_authentic};
    const base::SecretBytes plain(std::move(*opened));
    const auto body = inflated(plain.reveal());
    auto carried = body ? carried_in(body->reveal()) : std::nullopt;
    if (!carried) return not_carried;
    if (carried->made_at > now + most_clock_error) {
        return base::Failure{CarryHomeFault::from_the_future};
    }
    // The paper names a date: the whole of its last day in Tokyo still counts.
    const auto days = std::chrono::sys_days(base::tokyo_date(now)) -
                      std::chrono::sys_days(base::tokyo_date(carried->made_at));
    if (days > std::chrono::days(carry_home_days)) return base::Failure{CarryHomeFault::too_old};
    return std::move(*carried);
}

std::string_view word(CarryHomeFault fault) {
    switch (fault) {
        case CarryHomeFault::not_carried:
            return "not_carried";
        case CarryHomeFault::other_town:
            return "other_town";
        case CarryHomeFault::not_authentic:
            return "not_authentic";
        case CarryHomeFault::too_old:
            return "too_old";
        case CarryHomeFault::from_the_future:
            return "from_the_future";
    }
    return "";
}

}  // namespace town
