#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/crypto/certificate.h"
#include "drivers/card/emulated/person.h"

namespace drivers::card {

// The two keys of one card with what certifies them, all DER.
struct CardKeys {
    base::crypto::PrivateKey authentication;
    base::crypto::PrivateKey signing;
    base::Bytes authentication_certificate;
    base::Bytes signing_certificate;  // empty when the person has no signing password
    base::Bytes authentication_ca;
    base::Bytes signing_ca;
};

// The two self-signed roots that issue emulated cards; plainly a test's: O=JPKI-TEST.
class TestAuthority {
public:
    static TestAuthority make(base::Time now);
    // auth-ca.pem, sign-ca.pem and their keys in `folder`; made there when missing.
    static base::Result<TestAuthority, std::string> kept_in(const std::filesystem::path& folder,
                                                            base::Time now);

    CardKeys issue(const CardPerson& person, base::Time now) const;
    // New certificates for keys that exist.
    CardKeys certify(base::crypto::PrivateKey authentication, base::crypto::PrivateKey signing,
                     const CardPerson& person, base::Time now) const;
    const base::crypto::Certificate& authentication_ca() const { return authentication_.root; }
    const base::crypto::Certificate& signing_ca() const { return signing_.root; }

private:
    struct Root {
        base::crypto::PrivateKey key;
        base::crypto::Certificate root;
    };
    TestAuthority(Root authentication, Root signing)
        : authentication_(std::move(authentication)), signing_(std::move(signing)) {}
    static std::optional<Root> root_kept_in(const std::filesystem::path& folder,
                                            const std::string& name);

    Root authentication_, signing_;
};

}  // namespace drivers::card
