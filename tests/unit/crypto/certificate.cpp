#include "base/crypto/certificate.h"

#include <openssl/err.h>

#include <catch2/catch.hpp>
#include <random>

#include "base/calendar.h"
#include "tests/unit/crypto/judge.h"

using namespace base::crypto;
using namespace std::chrono_literals;
using base::Bytes;

namespace {

base::Time at(std::string_view text) { return base::from_rfc3339(text).value(); }
const base::Time now = at("2026-11-22T00:00:00Z");

CertificateWish wish_for(CertificateUse use, std::string name) {
    CertificateWish wish;
    wish.common_name = std::move(name);
    wish.organisation = "美咲町";
    wish.use = use;
    wish.not_before = now - 24h;
    wish.not_after = now + 24h * 90;
    return wish;
}

// A town's authority.
struct Authority {
    PrivateKey key = PrivateKey::make_p256();
    Certificate certificate =
        issue_self_signed(key, wish_for(CertificateUse::authority, "Town CA"));
    Certificate issues(CertificateWish wish) const {
        return issue(PrivateKey::make_p256().public_key(), wish, certificate, key);
    }
};

}  // namespace

TEST_CASE("openssl verifies what we issued for each use and for no other") {
    const Judge judge;
    const Authority authority;
    judge.give("ca.pem", authority.certificate.pem());
    auto server = wish_for(CertificateUse::tls_server, "town");
    server.dns_names = {"localhost"};
    server.addresses = {"127.0.0.1", "::1", "no address"};
    judge.give("server.pem", authority.issues(server).pem());
    judge.give("client.pem",
               authority.issues(wish_for(CertificateUse::tls_client, "hall-1")).pem());
    judge.give("sign.pem", authority.issues(wish_for(CertificateUse::signing, "ack")).pem());
    const std::string verify =
        "openssl verify -x509_strict -attime " +
        std::to_string(
            std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count()) +
        " -CAfile ca.pem ";
    CHECK(judge.says(verify + "-purpose sslserver server.pem").exit_code == 0);
    CHECK(judge.says(verify + "-verify_hostname localhost server.pem").exit_code == 0);
    CHECK(judge.says(verify + "-verify_hostname elsewhere server.pem").exit_code != 0);
    CHECK(judge.says(verify + "-verify_ip 127.0.0.1 server.pem").exit_code == 0);
    CHECK(judge.says(verify + "-verify_ip ::1 server.pem").exit_code == 0);
    CHECK(judge.says(verify + "-purpose sslclient client.pem").exit_code == 0);
    CHECK(judge.says(verify + "-purpose sslserver client.pem").exit_code != 0);
    CHECK(judge.says(verify + "-purpose sslclient server.pem").exit_code != 0);
    CHECK(judge.says(verify + "sign.pem").exit_code == 0);
}

TEST_CASE("openssl reads names and extensions and serials as we meant them") {
    const Judge judge;
    const Authority authority;
    const auto leaf = authority.issues(wish_for(CertificateUse::tls_client, "hall-1"));
    judge.give("leaf.pem", leaf.pem());
    const auto said = judge.says("openssl x509 -in leaf.pem -noout -text -nameopt utf8").text;
    for (const auto* const part :
         {"Version: 3", "ecdsa-with-SHA256", "O=美咲町", "CN=hall-1", "CN=Town CA",
          "X509v3 Basic Constraints: critical", "CA:FALSE", "X509v3 Key Usage: critical",
          "Digital Signature", "TLS Web Client Authentication", "X509v3 Subject Key Identifier",
          "X509v3 Authority Key Identifier", "NIST CURVE: P-256", "Nov 21 00:00:00 2026 GMT"}) {
        CAPTURE(part, said);
        CHECK(said.find(part) != std::string::npos);
    }
    judge.give("ca.pem", authority.certificate.pem());
    const auto top = judge.says("openssl x509 -in ca.pem -noout -text").text;
    CHECK(top.find("CA:TRUE, pathlen:0") != std::string::npos);
    CHECK(top.find("Certificate Sign, CRL Sign") != std::string::npos);
    const auto serial = [&] { return judge.says("openssl x509 -in leaf.pem -noout -serial").text; };
    const auto first = serial();
    judge.give("leaf.pem", authority.issues(wish_for(CertificateUse::tls_client, "hall-1")).pem());
    CHECK(serial() != first);
}

TEST_CASE("a certificate is read back as it was written") {
    const Authority authority;
    const auto leaf = authority.issues(wish_for(CertificateUse::signing, "ack"));
    const auto from_pem = Certificate::from_pem(leaf.pem());
    const auto from_der = Certificate::from_der(leaf.der());
    REQUIRE((from_pem && from_der));
    CHECK(from_pem->der() == leaf.der());
    CHECK(from_der->fingerprint() == sha256(leaf.der()));
    CHECK(from_der->common_name() == "ack");
    CHECK(from_der->not_before() == now - 24h);
    CHECK(from_der->not_after() == now + 24h * 90);
    CHECK(from_der->public_key().der() == leaf.public_key().der());
}

TEST_CASE("a leaf is trusted exactly from its first to its last second") {
    const Authority authority;
    auto wish = wish_for(CertificateUse::tls_client, "hall-1");
    wish.not_before = now;
    wish.not_after = now + 1h;
    const auto leaf = authority.issues(wish);
    const auto on = [&](base::Time when) { return check_chain(leaf, authority.certificate, when); };
    CHECK(on(now - 1ms) == Trust::not_yet_valid);
    CHECK(on(now) == Trust::trusted);
    CHECK(on(now + 1h) == Trust::trusted);
    CHECK(on(now + 1h + 1s) == Trust::expired);
}

TEST_CASE("a leaf of an expired authority is expired") {
    const PrivateKey key = PrivateKey::make_p256();
    auto wish = wish_for(CertificateUse::authority, "Old CA");
    wish.not_after = now + 1h;
    const auto old = issue_self_signed(key, wish);
    const auto leaf = issue(PrivateKey::make_p256().public_key(),
                            wish_for(CertificateUse::tls_client, "hall-1"), old, key);
    CHECK(check_chain(leaf, old, now) == Trust::trusted);
    CHECK(check_chain(leaf, old, now + 2h) == Trust::expired);
}

TEST_CASE("of two authorities with one name the key identifier chooses") {
    const Authority first, second;
    const auto leaf = second.issues(wish_for(CertificateUse::tls_client, "hall-1"));
    CHECK(check_chain(leaf, first.certificate, now) == Trust::unknown_issuer);
    CHECK(check_chain(leaf, second.certificate, now) == Trust::trusted);
}

TEST_CASE("a leaf that only claims the authority is refused by its signature") {
    const Authority real;
    const PrivateKey forger = PrivateKey::make_p256();
    const auto forged =
        issue(PrivateKey::make_p256().public_key(), wish_for(CertificateUse::tls_client, "hall-1"),
              real.certificate, forger);
    CHECK(check_chain(forged, real.certificate, now) == Trust::bad_signature);
}

TEST_CASE("neither a leaf as authority nor an authority as leaf is trusted") {
    const Authority authority;
    const PrivateKey key = PrivateKey::make_p256();
    const auto middle = issue(key.public_key(), wish_for(CertificateUse::signing, "ack"),
                              authority.certificate, authority.key);
    const auto below = issue(PrivateKey::make_p256().public_key(),
                             wish_for(CertificateUse::tls_client, "x"), middle, key);
    CHECK(check_chain(below, middle, now) == Trust::wrong_use);
    CHECK(check_chain(below, authority.certificate, now) == Trust::unknown_issuer);
    const auto self_signed = issue_self_signed(key, wish_for(CertificateUse::signing, "self"));
    CHECK(check_chain(self_signed, self_signed, now) == Trust::wrong_use);
    CHECK(check_chain(authority.issues(wish_for(CertificateUse::authority, "sub")),
                      authority.certificate, now) == Trust::wrong_use);
    CHECK(check_chain(authority.certificate, authority.certificate, now) == Trust::wrong_use);
}

TEST_CASE("an RSA authority like the one of cards is judged by the same rules") {
    const Judge judge;
    REQUIRE(
        judge
            .says("openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 "
                  "-subj '/C=JP/O=JPKI-TEST' -addext keyUsage=critical,keyCertSign,cRLSign && "
                  "openssl req -newkey rsa:2048 -nodes -keyout leaf.key -subj '/C=JP/CN=id' "
                  "-out leaf.csr && "
                  "printf 'authorityKeyIdentifier=keyid\\nkeyUsage=critical,digitalSignature\\n'"
                  " > ext && "
                  "for h in sha256 sha1; do openssl x509 -req -in leaf.csr -CA ca.pem -CAkey "
                  "ca.key -CAcreateserial -days 1 -extfile ext -$h -out $h.pem; done")
            .exit_code == 0);
    const auto top = Certificate::from_pem(judge.taken("ca.pem"));
    const auto leaf = Certificate::from_pem(judge.taken("sha256.pem"));
    const auto weak = Certificate::from_pem(judge.taken("sha1.pem"));
    REQUIRE((top && leaf && weak));
    const auto later = leaf->not_before() + 1min;
    CHECK(check_chain(*leaf, *top, later) == Trust::trusted);
    CHECK(check_chain(*weak, *top, later) == Trust::bad_signature);
    CHECK(made_for(*leaf, CertificateUse::signing));
}

TEST_CASE("a certificate says what it was made for") {
    const Authority authority;
    CHECK(made_for(authority.certificate, CertificateUse::authority));
    for (const auto made :
         {CertificateUse::tls_server, CertificateUse::tls_client, CertificateUse::signing}) {
        const auto leaf = authority.issues(wish_for(made, "leaf"));
        for (const auto asked : {CertificateUse::authority, CertificateUse::tls_server,
                                 CertificateUse::tls_client, CertificateUse::signing}) {
            CHECK(made_for(leaf, asked) == (made == asked));
        }
    }
}

TEST_CASE("a name too long for a certificate is cut at a whole character") {
    std::string name;
    for (int n = 0; n < 100; ++n) name += "町";
    const auto made =
        issue_self_signed(PrivateKey::make_p256(), wish_for(CertificateUse::authority, name));
    CHECK(made.common_name() == name.substr(0, 64 * 3));
}

TEST_CASE("a request carries a key only with its own signature") {
    const Judge judge;
    const auto key = PrivateKey::make_p256();
    const auto pem = make_request(key, "hall-1");
    const auto asked = key_of_request(pem);
    REQUIRE(asked);
    CHECK(asked->der() == key.public_key().der());
    judge.give("csr.pem", pem);
    CHECK(judge.says("openssl req -in csr.pem -noout -verify").exit_code == 0);
    REQUIRE(judge.says("openssl req -in csr.pem -outform DER -out csr.der").exit_code == 0);
    auto der = base::to_bytes(judge.taken("csr.der"));
    der.back() ^= 1;
    judge.give("csr.der", der);
    REQUIRE(judge.says("openssl req -in csr.der -inform DER -out bad.pem").exit_code == 0);
    CHECK_FALSE(key_of_request(judge.taken("bad.pem")));
    CHECK_FALSE(key_of_request("nonsense"));
    CHECK_FALSE(key_of_request(""));
}

TEST_CASE("a certificate damaged in any byte is refused or read without harm and never trusted") {
    const Authority authority;
    const auto leaf = authority.issues(wish_for(CertificateUse::tls_client, "hall-1"));
    const Bytes der = leaf.der();
    std::mt19937 dice(1);
    int trusted = 0;
    for (std::size_t at = 0; at < der.size(); ++at) {
        auto changed = der;
        changed[at] = static_cast<std::uint8_t>(changed[at] ^ (1 + dice() % 255));
        const auto read = Certificate::from_der(changed);
        if (!read) continue;
        read->common_name();
        read->public_key().verifies(base::view_of("x"), base::view_of("y"));
        // OpenSSL writes the outer form anew: what it reads as the same certificate is the same.
        if (read->der() == der) continue;
        trusted += check_chain(*read, authority.certificate, now) == Trust::trusted;
    }
    CHECK(trusted == 0);
    for (std::size_t size = 0; size < der.size(); ++size) {
        CHECK_FALSE(Certificate::from_der(base::ByteView(der).first(size)));
    }
    auto longer = der;
    longer.push_back(0);
    CHECK_FALSE(Certificate::from_der(longer));
    CHECK(ERR_peek_error() == 0);
}
