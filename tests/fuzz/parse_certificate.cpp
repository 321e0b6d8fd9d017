// Any bytes as a certificate, a key or a request, in DER and in PEM.
#include <algorithm>
#include <cstdlib>
#include <memory>

#include "base/crypto/certificate.h"

namespace {

volatile std::size_t sink = 0;  // What was read is used, or the compiler would leave it out.

void use(const base::crypto::Certificate& certificate) {
    using base::crypto::CertificateUse;
    sink = sink + certificate.common_name().size() + certificate.der().size();
    sink = sink + certificate.pem().size() + certificate.fingerprint()[0];
    sink = sink + certificate.public_key().verifies(certificate.der(), certificate.der());
    sink = sink + static_cast<std::size_t>(
                      check_chain(certificate, certificate, certificate.not_before()));
    if (certificate.not_after() < certificate.not_before()) sink = sink + 1;
    for (const auto purpose : {CertificateUse::authority, CertificateUse::tls_server,
                               CertificateUse::tls_client, CertificateUse::signing}) {
        sink = sink + made_for(certificate, purpose);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace base::crypto;
    // A heap buffer of exactly this size: one byte read too far is seen.
    const auto own = std::make_unique<std::uint8_t[]>(size);
    std::copy_n(data, size, own.get());
    const base::ByteView bytes(own.get(), size);
    const std::string_view text(reinterpret_cast<const char*>(own.get()), size);

    if (const auto certificate = Certificate::from_der(bytes)) use(*certificate);
    if (const auto certificate = Certificate::from_pem(text)) use(*certificate);
    for (const auto& key : {PublicKey::from_der(bytes), PublicKey::from_pem(text),
                            PublicKey::from_point(bytes), key_of_request(text)}) {
        if (key) sink = sink + key->fingerprint()[0] + key->verifies(bytes, bytes);
    }
    if (const auto key = PrivateKey::from_pem(text)) sink = sink + key->public_key().der().size();
    return 0;
}
