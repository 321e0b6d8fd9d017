#include <openssl/crypto.h>

#include <algorithm>

#include "drivers/card/application.h"
#include "drivers/card/tlv.h"

namespace drivers::card {

namespace {

constexpr std::uint16_t done = 0x9000;
constexpr std::uint16_t end_of_file = 0x6282;
constexpr std::size_t largest_answer = 256;
constexpr std::size_t largest_object = 8192;  // Certificates and texts are below 3 KB.

bool has_count(std::uint16_t sw) { return (sw & 0xFFF0) == 0x63C0; }
int count_of(std::uint16_t sw) { return sw & 0x0F; }
// JICSAP says 6984, ISO/IEC 7816-4 says 6983.
bool is_blocked(std::uint16_t sw) { return sw == 0x6983 || sw == 0x6984; }

// Bytes from the start of the file to the end of its object; empty while the head is incomplete.
// Cards of about 2023 are said to have two bytes before FF20.
std::optional<std::size_t> object_end(base::ByteView file) {
    std::size_t start = 0;
    if (!file.empty() && file[0] != 0xFF && file[0] != 0x30) {
        for (std::size_t at = 1; at + 1 < file.size() && at <= 4; ++at) {
            if (file[at] == 0xFF && file[at + 1] == 0x20) start = at;
        }
    }
    const auto head = tlv_head(file.subspan(start));
    if (!head) return std::nullopt;
    return start + head->size();
}

// What was read so far is wiped whenever the reading ends early.
class Wipe {
public:
    explicit Wipe(base::Bytes& bytes) : bytes_(bytes) {}
    Wipe(const Wipe&) = delete;
    Wipe& operator=(const Wipe&) = delete;
    ~Wipe() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

private:
    base::Bytes& bytes_;
};

}  // namespace

CardResult<Reply> Commands::transmit(std::initializer_list<std::uint8_t> head,
                                     base::ByteView data) {
    base::Bytes command;
    command.reserve(head.size() + data.size() + 1);  // One buffer, so that it can be wiped.
    command.insert(command.end(), head.begin(), head.end());
    command.insert(command.end(), data.begin(), data.end());
    if (command[1] == 0x2A) command.push_back(0x00);  // Le: a signature comes back.
    auto reply = card_->transmit(command);
    OPENSSL_cleanse(command.data(), command.size());
    return reply;
}

CardResult<void> Commands::select_application(base::ByteView aid) {
    const auto length = static_cast<std::uint8_t>(aid.size());
    Reply reply = TRY(transmit({0x00, 0xA4, 0x04, 0x0C, length}, aid));
    // The first command after a cold power-up was answered so on the measured card (§3.5).
    if (reply.sw == 0x6F00) reply = TRY(transmit({0x00, 0xA4, 0x04, 0x0C, length}, aid));
    if (reply.sw != done) return base::Failure{CardFault::unsupported};
    return {};
}

CardResult<base::SecretBytes> Commands::read(std::uint8_t short_id, std::size_t size) {
    return read_until(short_id, [size](base::ByteView) { return std::optional(size); });
}

CardResult<base::SecretBytes> Commands::read_object(std::uint8_t short_id) {
    return read_until(short_id, object_end);
}

// The first read names the file, which makes it the current one.
CardResult<Reply> Commands::read_at(std::uint8_t short_id, std::size_t offset, std::size_t size) {
    const auto low = static_cast<std::uint8_t>(offset & 0xFF);
    const auto le = static_cast<std::uint8_t>(size & 0xFF);
    if (offset > 0) return transmit({0x00, 0xB0, static_cast<std::uint8_t>(offset >> 8), low, le});
    return naming(short_id, [&](std::uint8_t id) {
        const std::uint8_t p1 = id == 0 ? 0x00 : 0x80 | id;
        return transmit({0x00, 0xB0, p1, 0x00, le});
    });
}

// Sends a command that names a file: by short id, or as the current file (0) after selecting it on
// chips that answer 6A86 to short ids; they have done nothing then.
CardResult<Reply> Commands::naming(std::uint8_t short_id, const Send& send) {
    if (knows_short_ids_) {
        Reply reply = TRY(send(short_id));
        if (reply.sw != 0x6A86) return reply;
        knows_short_ids_ = false;
    }
    if (current_ != short_id) {
        const std::uint8_t file[] = {0x00, short_id};
        Reply selected = TRY(transmit({0x00, 0xA4, 0x02, 0x0C, 0x02}, file));
        if (selected.sw != done) return selected;
        current_ = short_id;
    }
    return send(0);
}

CardResult<base::SecretBytes> Commands::read_until(std::uint8_t short_id, const EndOf& end_of) {
    base::Bytes file;
    file.reserve(largest_object);  // Never moved, so that no copy stays behind.
    const Wipe wipe(file);
    while (true) {
        const auto end = end_of(file);
        if (end && file.size() >= *end) {
            file.resize(*end);  // What follows is filler.
            return base::SecretBytes(std::move(file));
        }
        const std::size_t rest = end ? *end - file.size() : largest_answer;
        const std::size_t asked = std::min(rest, largest_answer);
        Reply reply = TRY(read_at(short_id, file.size(), asked));
        const base::SecretBytes piece(std::move(reply.data));
        const auto& bytes = piece.reveal();
        const bool fine = reply.sw == done || reply.sw == end_of_file;
        if (!fine && file.empty()) return base::Failure{CardFault::refused};
        if (!fine || bytes.empty() || bytes.size() > asked ||
            file.size() + bytes.size() > largest_object) {
            return base::Failure{CardFault::garbled};
        }
        file.insert(file.end(), bytes.begin(), bytes.end());
    }
}

CardResult<std::optional<int>> Commands::query(std::uint8_t short_id) {
    const Reply reply = TRY(naming(short_id, [this](std::uint8_t id) {
        return transmit({0x00, 0x20, 0x00, static_cast<std::uint8_t>(0x80 | id)});
    }));
    if (has_count(reply.sw)) return std::optional<int>(count_of(reply.sw));
    if (is_blocked(reply.sw)) return std::optional<int>(0);
    return std::optional<int>();
}

CardResult<Verified> Commands::verify(std::uint8_t short_id, const base::SecretText& secret) {
    const auto length = static_cast<std::uint8_t>(secret.reveal().size());
    const Reply reply = TRY(naming(short_id, [&](std::uint8_t id) {
        const std::uint8_t p2 = 0x80 | id;
        return transmit({0x00, 0x20, 0x00, p2, length}, base::view_of(secret.reveal()));
    }));
    if (reply.sw == done) return Verified(Opened{});
    if (has_count(reply.sw)) return Verified(Wrong{count_of(reply.sw)});
    if (is_blocked(reply.sw)) return Verified(Wrong{0});
    if (reply.sw == 0x6300) return Verified(Wrong{});
    return base::Failure{CardFault::refused};
}

CardResult<base::Bytes> Commands::compute_signature(std::uint8_t short_id,
                                                    base::ByteView digest_info) {
    const auto length = static_cast<std::uint8_t>(digest_info.size());
    Reply reply = TRY(naming(short_id, [&](std::uint8_t id) {
        const std::uint8_t p2 = 0x80 | id;
        return transmit({0x80, 0x2A, 0x00, p2, length}, digest_info);
    }));
    if (reply.sw != done) return base::Failure{CardFault::refused};
    return std::move(reply.data);
}

}  // namespace drivers::card
