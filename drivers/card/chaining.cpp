#include "drivers/card/chaining.h"

#include <openssl/crypto.h>

namespace drivers::card {

namespace {

constexpr int most_rounds = 64;  // 16 KB; nothing on these cards is larger.

CardResult<Reply> send(const Exchange& exchange, base::ByteView command) {
    base::Bytes answer = TRY(exchange(command));
    if (answer.size() < 2) return base::Failure{CardFault::removed};
    Reply reply;
    const std::size_t size = answer.size() - 2;
    reply.sw = static_cast<std::uint16_t>(answer[size] << 8 | answer[size + 1]);
    answer.resize(size);
    reply.data = std::move(answer);
    return reply;
}

bool has_data_and_le(base::ByteView command) {
    return command.size() > 5 && command.size() == 6U + command[4];
}

// The command wiped again when it goes: it may hold a PIN.
class Wiped {
public:
    explicit Wiped(base::ByteView bytes) : bytes_(bytes.begin(), bytes.end()) {}
    Wiped(const Wiped&) = delete;
    Wiped& operator=(const Wiped&) = delete;
    ~Wiped() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }
    base::Bytes& bytes() { return bytes_; }

private:
    base::Bytes bytes_;
};

void append(Reply& whole, base::Bytes more) {
    whole.data.reserve(whole.data.size() + more.size());
    whole.data.insert(whole.data.end(), more.begin(), more.end());
    OPENSSL_cleanse(more.data(), more.size());
}

}  // namespace

CardResult<Reply> transmit_whole(const Exchange& exchange, base::ByteView command,
                                 Protocol protocol) {
    if (command.size() < 4) return base::Failure{CardFault::garbled};
    Wiped wiped(command);
    base::Bytes& sent = wiped.bytes();
    if (protocol == Protocol::t0 && has_data_and_le(command)) sent.pop_back();

    Reply reply = TRY(send(exchange, sent));
    const bool ends_with_le = sent.size() == 5 || has_data_and_le(sent);
    if ((reply.sw & 0xFF00) == 0x6C00 && ends_with_le) {
        sent.back() = static_cast<std::uint8_t>(reply.sw & 0xFF);
        reply = TRY(send(exchange, sent));
    }
    for (int round = 0; (reply.sw & 0xFF00) == 0x6100; ++round) {
        if (round == most_rounds) return base::Failure{CardFault::garbled};
        const auto waiting = static_cast<std::uint8_t>(reply.sw & 0xFF);
        const base::Bytes get_response = {0x00, 0xC0, 0x00, 0x00, waiting};
        Reply more = TRY(send(exchange, get_response));
        reply.sw = more.sw;
        append(reply, std::move(more.data));
    }
    return reply;
}

}  // namespace drivers::card
