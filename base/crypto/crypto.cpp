#include "base/crypto/crypto.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>

#include "base/crypto/openssl.h"

namespace base::crypto {

namespace {

constexpr std::size_t key_size = 32;
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;

// Fetched once: OpenSSL 3 otherwise looks the algorithm up again at every call, which costs more
// than hashing one record. Never freed, so that they outlive every other static.
const EVP_MD* sha256_algorithm() {
    static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA2-256", nullptr);
    must(algorithm != nullptr, "no SHA-256");
    return algorithm;
}

const EVP_CIPHER* aes_algorithm() {
    static const EVP_CIPHER* const algorithm = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    must(algorithm != nullptr, "no AES-256-GCM");
    return algorithm;
}

EVP_MAC* hmac_algorithm() {
    static EVP_MAC* const algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    must(algorithm != nullptr, "no HMAC");
    return algorithm;
}

struct FreeMac {
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};
struct FreeCipher {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

int length_of(ByteView bytes) {
    must(bytes.size() < (std::size_t{1} << 30), "a text of a gigabyte");
    return static_cast<int>(bytes.size());
}

// One HMAC key; several messages may be authenticated one after the other.
class Hmac {
public:
    explicit Hmac(ByteView key) : context_(EVP_MAC_CTX_new(hmac_algorithm())) {
        must(context_ != nullptr, "memory");
        char digest[] = "SHA2-256";
        const OSSL_PARAM params[] = {
            OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
            OSSL_PARAM_construct_end()};
        // An empty key is a key too, but a null pointer would mean "the one before".
        static constexpr std::uint8_t nothing = 0;
        const std::uint8_t* start = key.empty() ? &nothing : key.data();
        must(EVP_MAC_init(context_.get(), start, key.size(), params) == 1, "HMAC");
    }
    void add(ByteView bytes) {
        must(EVP_MAC_update(context_.get(), bytes.data(), bytes.size()) == 1, "HMAC");
    }
    void finish(std::span<std::uint8_t, 32> out) {
        std::size_t size = 0;
        must(EVP_MAC_final(context_.get(), out.data(), &size, out.size()) == 1 && size == 32,
             "HMAC");
    }
    void again() { must(EVP_MAC_init(context_.get(), nullptr, 0, nullptr) == 1, "HMAC"); }

private:
    std::unique_ptr<EVP_MAC_CTX, FreeMac> context_;
};

}  // namespace

Digest sha256(ByteView bytes) {
    Digest digest{};
    unsigned size = 0;
    must(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, sha256_algorithm(),
                    nullptr) == 1,
         "SHA-256");
    return digest;
}

Digest hmac_sha256(ByteView key, ByteView bytes) {
    Digest digest{};
    Hmac hmac(key);
    hmac.add(bytes);
    hmac.finish(digest);
    return digest;
}

void hkdf_sha256(ByteView key, ByteView salt, std::string_view info, std::span<std::uint8_t> out) {
    must(out.size() <= 255 * 32, "HKDF output too long");
    Digest pseudo_random_key = hmac_sha256(salt, key);
    Hmac hmac(pseudo_random_key);
    OPENSSL_cleanse(pseudo_random_key.data(), pseudo_random_key.size());
    Digest block{};
    std::uint8_t counter = 1;
    for (std::size_t done = 0; done < out.size(); ++counter) {
        if (counter > 1) {
            hmac.again();
            hmac.add(block);
        }
        hmac.add(view_of(info));
        hmac.add({&counter, 1});
        hmac.finish(block);
        const std::size_t some = std::min(block.size(), out.size() - done);
        std::copy_n(block.begin(), some, out.begin() + static_cast<std::ptrdiff_t>(done));
        done += some;
    }
    OPENSSL_cleanse(block.data(), block.size());
}

SecretBytes hkdf_sha256(const SecretBytes& key, ByteView salt, std::string_view info,
                        std::size_t size) {
    Bytes out(size);
    hkdf_sha256(key.reveal(), salt, info, out);
    return SecretBytes(std::move(out));
}

Bytes random(std::size_t size) {
    Bytes bytes(size);
    must(RAND_bytes(bytes.data(), length_of(bytes)) == 1, "no random numbers");
    return bytes;
}

bool same(ByteView a, ByteView b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

Bytes aes_gcm_seal(ByteView key, ByteView nonce, ByteView aad, ByteView plain) {
    must(key.size() == key_size && nonce.size() == nonce_size, "wrong key or nonce size");
    const CipherContext context(EVP_CIPHER_CTX_new());
    must(context != nullptr, "memory");
    Bytes sealed(plain.size() + tag_size);
    int size = 0;
    const bool went_well =
        EVP_EncryptInit_ex2(context.get(), aes_algorithm(), key.data(), nonce.data(), nullptr) ==
            1 &&
        EVP_EncryptUpdate(context.get(), nullptr, &size, aad.data(), length_of(aad)) == 1 &&
        EVP_EncryptUpdate(context.get(), sealed.data(), &size, plain.data(), length_of(plain)) ==
            1 &&
        EVP_EncryptFinal_ex(context.get(), sealed.data() + size, &size) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, tag_size,
                            sealed.data() + plain.size()) == 1;
    must(went_well, "AES-256-GCM");
    return sealed;
}

Bytes aes_gcm_seal(const SecretBytes& key, ByteView nonce, ByteView aad, ByteView plain) {
    return aes_gcm_seal(ByteView(key.reveal()), nonce, aad, plain);
}

std::optional<Bytes> aes_gcm_open(const SecretBytes& key, ByteView nonce, ByteView aad,
                                  ByteView sealed) {
    if (key.reveal().size() != key_size || nonce.size() != nonce_size) return std::nullopt;
    if (sealed.size() < tag_size) return std::nullopt;
    const ForgetErrors forget;
    const CipherContext context(EVP_CIPHER_CTX_new());
    must(context != nullptr, "memory");
    const ByteView cipher_text = sealed.first(sealed.size() - tag_size);
    Bytes tag(sealed.end() - tag_size, sealed.end());
    Bytes plain(cipher_text.size());
    int size = 0;
    const bool ready =
        EVP_DecryptInit_ex2(context.get(), aes_algorithm(), key.reveal().data(), nonce.data(),
                            nullptr) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tag_size, tag.data()) == 1 &&
        EVP_DecryptUpdate(context.get(), nullptr, &size, aad.data(), length_of(aad)) == 1 &&
        EVP_DecryptUpdate(context.get(), plain.data(), &size, cipher_text.data(),
                          length_of(cipher_text)) == 1;
    must(ready, "AES-256-GCM");
    std::uint8_t rest[tag_size];
    if (EVP_DecryptFinal_ex(context.get(), rest, &size) == 1) return plain;
    OPENSSL_cleanse(plain.data(), plain.size());  // Never show what nobody vouches for.
    return std::nullopt;
}

}  // namespace base::crypto
