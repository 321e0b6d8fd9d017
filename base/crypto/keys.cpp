#include "base/crypto/keys.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "base/crypto/openssl.h"

namespace base::crypto {

namespace {

constexpr int least_rsa_bits = 2048;
constexpr int most_rsa_bits = 8192;  // Beyond, one check would cost a terminal seconds.

struct FreeContext {
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};
struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
struct FreeNumber {
    void operator()(BIGNUM* number) const { BN_clear_free(number); }
};
using Context = std::unique_ptr<EVP_PKEY_CTX, FreeContext>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeDigest>;
using Number = std::unique_ptr<BIGNUM, FreeNumber>;

bool is_p256(EVP_PKEY* key) {
    if (EVP_PKEY_is_a(key, "EC") != 1) return false;
    char group[32] = {};
    std::size_t size = 0;
    if (EVP_PKEY_get_group_name(key, group, sizeof group, &size) != 1) return false;
    return std::string_view(group, size) == "prime256v1";
}

bool is_rsa(EVP_PKEY* key) {
    if (EVP_PKEY_is_a(key, "RSA") != 1) return false;
    const int bits = EVP_PKEY_get_bits(key);
    return bits >= least_rsa_bits && bits <= most_rsa_bits;
}

// The kinds of key we work with; a P-256 point is always written in full, so that one key has one
// SubjectPublicKeyInfo and one fingerprint.
template <class Key>
bool accepted(Key& key) {
    if (key == nullptr) return false;
    if (is_rsa(key.get())) return true;
    if (!is_p256(key.get())) return false;
    must(EVP_PKEY_set_utf8_string_param(key.get(), OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT,
                                        "uncompressed") == 1,
         "P-256 point form");
    return true;
}

using OwnedKey = std::unique_ptr<EVP_PKEY, FreeKey>;

// A PEM file that asks for a password is refused, not asked for on the terminal's console.
int no_password(char*, int, int, void*) { return -1; }

Number coordinate(EVP_PKEY* key, const char* name) {
    BIGNUM* number = nullptr;
    must(EVP_PKEY_get_bn_param(key, name, &number) == 1, "P-256 point");
    return Number(number);
}

}  // namespace

PublicKey::PublicKey(const PublicKey& other) : key_(other.key_.get()) {
    must(EVP_PKEY_up_ref(key_.get()) == 1, "key");
}

std::optional<PublicKey> PublicKey::from_der(ByteView spki) {
    const ForgetErrors forget;
    const unsigned char* at = spki.data();
    OwnedKey key(d2i_PUBKEY(nullptr, &at, static_cast<long>(spki.size())));
    if (!accepted(key) || at != spki.data() + spki.size()) return std::nullopt;
    return PublicKey(key.release());
}

std::optional<PublicKey> PublicKey::from_pem(std::string_view pem) {
    const ForgetErrors forget;
    const Bio bio = bio_over(pem);
    OwnedKey key(PEM_read_bio_PUBKEY(bio.get(), nullptr, no_password, nullptr));
    if (!accepted(key)) return std::nullopt;
    return PublicKey(key.release());
}

std::optional<PublicKey> PublicKey::from_point(ByteView compressed) {
    if (compressed.size() != 33 || (compressed[0] != 2 && compressed[0] != 3)) return std::nullopt;
    const ForgetErrors forget;
    Bytes point(compressed.begin(), compressed.end());
    char group[] = "prime256v1";
    OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
        OSSL_PARAM_construct_end()};
    const Context context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    must(context != nullptr && EVP_PKEY_fromdata_init(context.get()) == 1, "P-256");
    EVP_PKEY* made = nullptr;
    const bool went_well =
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, params) == 1;
    OwnedKey key(made);
    if (!went_well || !accepted(key)) return std::nullopt;
    return PublicKey(key.release());
}

Bytes PublicKey::der() const {
    unsigned char* start = nullptr;
    const int size = i2d_PUBKEY(key_.get(), &start);
    must(size > 0, "public key as DER");
    Bytes der(start, start + size);
    OPENSSL_free(start);
    return der;
}

std::string PublicKey::pem() const {
    const Bio bio = bio_empty();
    must(PEM_write_bio_PUBKEY(bio.get(), key_.get()) == 1, "public key as PEM");
    return std::string(written_to(bio.get()));
}

Bytes PublicKey::point() const {
    must(is_p256(key_.get()), "a point of a key that is not P-256");
    const Number x = coordinate(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X);
    const Number y = coordinate(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y);
    Bytes point(33);
    point[0] = BN_is_odd(y.get()) ? 3 : 2;
    must(BN_bn2binpad(x.get(), point.data() + 1, 32) == 32, "P-256 point");
    return point;
}

Digest PublicKey::fingerprint() const { return sha256(der()); }

bool PublicKey::verifies(ByteView message, ByteView signature) const {
    if (!is_p256(key_.get()) && !is_rsa(key_.get())) return false;
    const ForgetErrors forget;
    const DigestContext context(EVP_MD_CTX_new());
    must(context != nullptr, "memory");
    must(EVP_DigestVerifyInit_ex(context.get(), nullptr, "SHA2-256", nullptr, nullptr, key_.get(),
                                 nullptr) == 1,
         "signature check");
    return EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(),
                            message.size()) == 1;
}

PrivateKey PrivateKey::make_p256() {
    OwnedKey key(EVP_EC_gen("P-256"));
    must(accepted(key), "making a P-256 key");
    return PrivateKey(key.release());
}

PrivateKey PrivateKey::make_rsa2048() {
    OwnedKey key(EVP_RSA_gen(2048));
    must(accepted(key), "making an RSA key");
    return PrivateKey(key.release());
}

std::optional<PrivateKey> PrivateKey::from_pem(std::string_view pem) {
    const ForgetErrors forget;
    const Bio bio = bio_over(pem);
    OwnedKey key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_password, nullptr));
    if (!accepted(key)) return std::nullopt;
    return PrivateKey(key.release());
}

SecretText PrivateKey::pem() const {
    const Bio bio = bio_empty();
    must(PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, no_password,
                                       nullptr) == 1,
         "private key as PEM");
    return SecretText(std::string(written_to(bio.get())));
}

PublicKey PrivateKey::public_key() const {
    must(EVP_PKEY_up_ref(key_.get()) == 1, "key");
    return PublicKey(key_.get());  // Shared: whatever PublicKey writes out is the public half.
}

Bytes PrivateKey::sign(ByteView message) const {
    const DigestContext context(EVP_MD_CTX_new());
    must(context != nullptr, "memory");
    std::size_t size = 0;
    must(EVP_DigestSignInit_ex(context.get(), nullptr, "SHA2-256", nullptr, nullptr, key_.get(),
                               nullptr) == 1 &&
             EVP_DigestSign(context.get(), nullptr, &size, message.data(), message.size()) == 1,
         "signing");
    Bytes signature(size);
    must(
        EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) == 1,
        "signing");
    signature.resize(size);
    return signature;
}

SecretBytes PrivateKey::shared_secret(const PublicKey& other) const {
    must(is_p256(key_.get()) && is_p256(other.handle()), "ECDH of keys that are not P-256");
    const Context context(EVP_PKEY_CTX_new_from_pkey(nullptr, key_.get(), nullptr));
    std::size_t size = 0;
    must(context != nullptr && EVP_PKEY_derive_init(context.get()) == 1 &&
             EVP_PKEY_derive_set_peer(context.get(), other.handle()) == 1 &&
             EVP_PKEY_derive(context.get(), nullptr, &size) == 1,
         "ECDH");
    Bytes secret(size);
    must(EVP_PKEY_derive(context.get(), secret.data(), &size) == 1 && size == secret.size(),
         "ECDH");
    return SecretBytes(std::move(secret));
}

}  // namespace base::crypto
