#include "kiosk/sync/pinning.h"

#include <openssl/x509v3.h>

namespace kiosk {
namespace {

using base::crypto::Certificate;

struct FreeStack {
    void operator()(STACK_OF(X509) * stack) const { sk_X509_free(stack); }
};

std::optional<Certificate> sent_authority(X509_STORE_CTX* chain,
                                          const base::crypto::Digest& wanted) {
    const auto* sent = X509_STORE_CTX_get0_untrusted(chain);
    for (int i = 0; i < sk_X509_num(sent); ++i) {
        X509* one = sk_X509_value(sent, i);
        X509_up_ref(one);
        Certificate certificate(one);
        if (certificate.fingerprint() == wanted && X509_check_ca(one) != 0) return certificate;
    }
    return std::nullopt;
}

int check(X509_STORE_CTX* chain, void* context) {
    auto* fingerprint = static_cast<Fingerprint*>(context);
    auto authority = sent_authority(chain, fingerprint->wanted);
    if (!authority) {
        X509_STORE_CTX_set_error(chain, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN);
        return 0;
    }
    const std::unique_ptr<STACK_OF(X509), FreeStack> trusted(sk_X509_new_null());
    sk_X509_push(trusted.get(), authority->handle());
    X509_STORE_CTX_set0_trusted_stack(chain, trusted.get());
    const int verified = X509_verify_cert(chain);
    if (verified == 1) fingerprint->found = std::move(authority);
    return verified == 1 ? 1 : 0;
}

}  // namespace

bool trust_only(SSL_CTX* context, const Certificate& authority) {
    X509_STORE* store = X509_STORE_new();
    if (store == nullptr) return false;
    const bool added = X509_STORE_add_cert(store, authority.handle()) == 1;
    SSL_CTX_set_cert_store(context, store);  // takes the store over
    return added;
}

void trust_by_fingerprint(SSL_CTX* context, Fingerprint* fingerprint) {
    SSL_CTX_set_cert_verify_callback(context, check, fingerprint);
}

}  // namespace kiosk
