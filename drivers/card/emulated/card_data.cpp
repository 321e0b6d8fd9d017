#include <algorithm>

#include "base/crypto/crypto.h"
#include "drivers/card/emulated/card.h"

// What comes out of the card: files, signatures, random bytes.
namespace drivers::card {

namespace {

base::Bytes answered(base::ByteView data, std::uint16_t sw = 0x9000) {
    return base::ByteWriter().bytes(data).u16(sw).take();
}

// Pads as PKCS#1 v1.5 type 1 and nothing else: the host supplies the DigestInfo (§5, P1 00).
std::optional<base::Bytes> rsa_private(EVP_PKEY* key, base::ByteView data) {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new(key, nullptr), &EVP_PKEY_CTX_free);
    base::Bytes signature(256);
    std::size_t size = signature.size();
    if (context == nullptr || EVP_PKEY_sign_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) != 1 ||
        EVP_PKEY_sign(context.get(), signature.data(), &size, data.data(), data.size()) != 1) {
        return std::nullopt;
    }
    signature.resize(size);
    return signature;
}

base::Bytes digest_info(const base::crypto::Digest& digest) {
    constexpr std::uint8_t head[] = {0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                     0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};
    return base::ByteWriter().bytes(head).bytes(digest).take();
}

}  // namespace

base::Bytes EmulatedCard::read_binary(const ChipCommand& command) {
    if (!command.le || command.has_data) return status_word(0x6700);
    if (habits_.no_short_ids && (command.p1 & 0x80)) return status_word(0x6A86);
    std::size_t offset = command.p1_p2();
    if (command.p1 & 0x80) {
        ChipFile* const named = file_by_short_id(command.p1 & 0x1F);
        if (named == nullptr) return status_word(0x6A82);
        current_ = named;
        offset = command.p2;
    }
    if (current_ == nullptr) return status_word(0x6986);
    if (current_->kind != FileKind::transparent) return status_word(0x6981);
    if (!is_open(*current_)) return status_word(0x6982);
    const base::ByteView content = current_->content;
    if (offset >= content.size()) return status_word(habits_.past_end_is_6282 ? 0x6282 : 0x6B00);
    const std::size_t size =
        std::min({*command.le, content.size() - offset, habits_.longest_answer});
    return answered(content.subspan(offset, size));
}

base::Bytes EmulatedCard::read_record(const ChipCommand& command) {
    if ((command.p2 & 0x07) != 0x04) return status_word(0x6A86);
    const std::uint8_t short_id = command.p2 >> 3;
    if (short_id != 0) current_ = file_by_short_id(short_id);
    if (current_ == nullptr) return status_word(0x6A82);
    if (current_->kind != FileKind::records) return status_word(0x6981);
    return command.p1 == 1 ? answered(current_->content) : status_word(0x6A83);
}

base::Bytes EmulatedCard::compute_signature(const ChipCommand& command) {
    if (application_ == nullptr) return status_word(0x6986);
    if (habits_.no_short_ids && (command.p2 & 0x1F)) return status_word(0x6A86);
    const ChipFile* key = current_;
    if (command.p2 == 0x00) {  // The application's own key (§4.3), which this product never uses.
        const auto own = std::ranges::find(application_->files, FileKind::key, &ChipFile::kind);
        key = own == application_->files.end() ? nullptr : &*own;
    } else if (command.p2 != 0x80) {
        key = file_by_short_id(command.p2 & 0x1F);
    }
    if (key == nullptr) return status_word(command.p2 == 0x80 ? 0x6986 : 0x6A88);
    if (key->kind != FileKind::key) return status_word(0x6981);
    return is_open(*key) ? sign_with(*key, command) : status_word(0x6982);
}

base::Bytes EmulatedCard::sign_with(const ChipFile& key, const ChipCommand& command) {
    base::Bytes input = command.data;
    switch (command.p1) {
        case 0x00:
            break;
        case 0x02: {
            if (input.size() != 32) return status_word(0x6985);
            base::crypto::Digest digest{};
            std::ranges::copy(input, digest.begin());
            input = digest_info(digest);
            break;
        }
        case 0x03:
            input = digest_info(base::crypto::sha256(command.data));
            break;
        default:
            return status_word(0x6A86);  // PSS and bare hashes are not emulated.
    }
    if (input.empty() || input.size() > 245) return status_word(0x6985);
    const auto& chosen = key.signing_key ? keys_->signing : keys_->authentication;
    const auto signature = rsa_private(chosen.handle(), input);
    return signature ? answered(*signature) : status_word(0x6985);
}

base::Bytes EmulatedCard::get_challenge(const ChipCommand& command) {
    if (command.p1_p2() != 0) return status_word(0x6A86);
    if (!command.le || command.has_data) return status_word(0x6700);
    return answered(base::crypto::random(*command.le));
}

base::Bytes EmulatedCard::get_response(const ChipCommand& command) {
    if (!habits_.t0) return status_word(0x6D00);
    if (pending_.empty() || !command.le) return status_word(0x6985);
    const std::size_t size = std::min(*command.le, pending_.size());
    const base::Bytes part(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(size));
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(size));
    if (pending_.empty()) return answered(part);
    return answered(part, static_cast<std::uint16_t>(0x6100 | (pending_.size() & 0xFF)));
}

// ISO/IEC 7816-3 §12.2: a command with data gets its answer by GET RESPONSE, and one without data
// is told the right length.
base::Bytes EmulatedCard::in_t0_style(const ChipCommand& command, base::Bytes answer) {
    if (command.ins == 0xC0) return answer;
    pending_.clear();
    if (answer.size() <= 2) return answer;
    const std::size_t size = answer.size() - 2;
    if (command.has_data) {
        pending_.assign(answer.begin(), answer.end() - 2);
        return status_word(static_cast<std::uint16_t>(0x6100 | (size & 0xFF)));
    }
    if (size < *command.le) return status_word(static_cast<std::uint16_t>(0x6C00 | size));
    return answer;
}

}  // namespace drivers::card
