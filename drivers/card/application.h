#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <variant>

#include "base/secret.h"
#include "drivers/card/my_number.h"

namespace drivers::card {

// What VERIFY said. Wrong: how often one may still try, when the card told.
struct Opened {};
struct Wrong {
    std::optional<int> tries_left;
};
using Verified = std::variant<Opened, Wrong>;

// The commands beneath the two applications (my-number-card.md §3). Files and secrets are named by
// short id, so that nothing needs a SELECT of its own; chips that do not know short ids get one.
class Commands {
protected:
    explicit Commands(Card& card) : card_(&card) {}
    CardResult<void> select_application(base::ByteView aid);
    CardResult<base::SecretBytes> read(std::uint8_t short_id, std::size_t size);
    // As many bytes as the TLV head of the file says, in as few reads as possible.
    CardResult<base::SecretBytes> read_object(std::uint8_t short_id);
    // Uses no try. Empty when the card does not tell.
    CardResult<std::optional<int>> query(std::uint8_t short_id);
    CardResult<Verified> verify(std::uint8_t short_id, const base::SecretText& secret);
    CardResult<base::Bytes> compute_signature(std::uint8_t short_id, base::ByteView digest_info);

private:
    using EndOf = std::function<std::optional<std::size_t>(base::ByteView)>;
    using Send = std::function<CardResult<Reply>(std::uint8_t short_id)>;
    // `end_of` says from the bytes so far how many there will be; empty = not known yet.
    CardResult<base::SecretBytes> read_until(std::uint8_t short_id, const EndOf& end_of);
    CardResult<Reply> read_at(std::uint8_t short_id, std::size_t offset, std::size_t size);
    CardResult<Reply> naming(std::uint8_t short_id, const Send& send);
    CardResult<Reply> transmit(std::initializer_list<std::uint8_t> head, base::ByteView data = {});
    Card* card_;  // Borrowed for one job.
    bool knows_short_ids_ = true;
    std::optional<std::uint8_t> current_;  // selected, on chips without short ids
};

// 公的個人認証AP, selected now.
class JpkiApplication : private Commands {
public:
    enum class Secret : std::uint8_t { authentication_pin = 0x18, signing_password = 0x1B };
    enum class Key : std::uint8_t { authentication = 0x17, signing = 0x1A };
    struct Certificates {
        bool authentication = false;
        bool signing = false;
    };

    // `unsupported` when the card does not know it.
    static CardResult<JpkiApplication> select(Card& card);
    CardResult<CardKind> kind();
    CardResult<Certificates> certificates();
    CardResult<base::Bytes> certificate(Key key);
    CardResult<std::optional<int>> tries_left(Secret secret);
    CardResult<Verified> verify(Secret which, const base::SecretText& secret);
    // PKCS#1 v1.5 over SHA-256 of the message.
    CardResult<base::Bytes> sign(Key key, base::ByteView message);

private:
    using Commands::Commands;
};

// 券面事項入力補助AP, selected now. The individual number (file 01) and the secret that is the
// individual number (14) have no name here, so nothing can ask for them.
class TextApplication : private Commands {
public:
    enum class Secret : std::uint8_t { pin = 0x11, code_b = 0x15 };

    static CardResult<TextApplication> select(Card& card);
    CardResult<base::SecretBytes> attributes();
    CardResult<std::optional<int>> tries_left(Secret secret);
    CardResult<Verified> verify(Secret which, const base::SecretText& secret);

private:
    using Commands::Commands;
};

}  // namespace drivers::card
