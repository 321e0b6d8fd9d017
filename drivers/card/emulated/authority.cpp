#include "drivers/card/emulated/authority.h"

#include <algorithm>

#include "base/calendar.h"
#include "drivers/card/emulated/issue.h"

namespace drivers::card {

namespace {

using base::crypto::Certificate;
using base::crypto::PrivateKey;
using std::chrono::days;

constexpr days certificate_years{5 * 365};
constexpr days root_years{10 * 365};

// my-number-card.md §6.1, except that O says what it is.
constexpr const char* root_extensions =
    "[extensions]\n"
    "basicConstraints=critical,CA:TRUE\n"
    "keyUsage=critical,keyCertSign,cRLSign\n"
    "subjectKeyIdentifier=hash\n"
    "subjectAltName=dirName:service\n"
    "crlDistributionPoints=dirName:service\n"
    "[service]\n"
    "C=JP\n"
    "O=JPKI-TEST\n"
    "OU=Not a public certification service\n";

// §6.2. Both leaves; `san` names the section of the four attributes.
std::string leaf_extensions(const std::string& use, const std::string& policy,
                            const std::string& alternative) {
    return "[extensions]\n"
           "keyUsage=critical," +
           use +
           "\n"
           "certificatePolicies=@policy\n"
           "subjectKeyIdentifier=hash\n"
           "authorityKeyIdentifier=keyid:always,issuer:always\n"
           "issuerAltName=dirName:service\n"
           "crlDistributionPoints=CRLs\n"
           "authorityInfoAccess=OCSP;URI:http://ocsp.jpki-test.invalid\n" +
           alternative +
           "[policy]\n"
           "policyIdentifier=" +
           policy +
           "\n"
           "CPS.1=http://www.jpki-test.invalid/cps.html\n"
           "[CRLs]\n"
           "fullname=dirName:list\n"
           "[list]\n"
           "C=JP\n"
           "O=JPKI-TEST\n"
           "1.OU=JPKI-TEST certificate revocation lists\n"
           "2.OU=Okayama-ken\n"
           "CN=Misaki-cho CRL\n"
           "[service]\n"
           "C=JP\n"
           "O=JPKI-TEST\n"
           "OU=Not a public certification service\n";
}

char era_digit(const std::string& birth) {
    if (birth >= "2019-05-01") return '5';
    if (birth >= "1989-01-08") return '4';
    if (birth >= "1926-12-25") return '3';
    return birth >= "1912-07-30" ? '2' : '1';
}

std::string four_attributes(const CardPerson& person) {
    const auto line = [](int field, std::string_view value) {
        const std::string number = std::to_string(field);
        return "otherName." + number + "=1.2.392.200149.8.5.5." + number +
               ";FORMAT:UTF8,UTF8String:" + quoted(value) + "\n";
    };
    std::string birth = person.birth_date;
    std::erase(birth, '-');
    const std::string sex = person.sex == "male" ? "1" : person.sex == "female" ? "2" : "3";
    return "subjectAltName=@attributes\n"
           "[attributes]\n" +
           line(1, person.name) + line(3, sex) +
           line(4, std::string(1, era_digit(person.birth_date)) + birth) + line(5, person.address);
}

// Until the fifth birthday after issue is close enough to five years; never beyond the card itself.
std::pair<base::Time, base::Time> validity(const CardPerson& person, base::Time now) {
    const base::Time from = now - days(1);
    base::Time until = now + certificate_years;
    if (const auto last = base::from_iso_date(person.expires_on)) {
        const base::Time card_ends =
            std::chrono::sys_days(*last) + std::chrono::hours(15) - std::chrono::seconds(1);
        until = std::min(until, card_ends);  // Midnight in Tokyo is 15:00 UTC.
    }
    return {std::min(from, until - certificate_years), until};
}

// An identifier that says nothing about the person.
std::string opaque_name() { return base::base32(base::crypto::random(12)) + "33666"; }

}  // namespace

TestAuthority TestAuthority::make(base::Time now) {
    const auto root = [now](const char* unit) {
        PrivateKey key = PrivateKey::make_rsa2048();
        const CardCertificateWish wish{
            .subject = {{"C", "JP"},
                        {"O", "JPKI-TEST"},
                        {"OU", unit},
                        {"OU", "Japan Agency for Local Authority Information Systems (emulated)"}},
            .extensions = root_extensions,
            .not_before = now - root_years,
            .not_after = now + root_years};
        Certificate made = issue_card_certificate(key.public_key(), wish, nullptr, key);
        return Root{std::move(key), std::move(made)};
    };
    return {root("JPKI for user authentication"), root("JPKI for digital signature")};
}

CardKeys TestAuthority::issue(const CardPerson& person, base::Time now) const {
    return certify(PrivateKey::make_rsa2048(), PrivateKey::make_rsa2048(), person, now);
}

CardKeys TestAuthority::certify(PrivateKey authentication, PrivateKey signing,
                                const CardPerson& person, base::Time now) const {
    const auto [from, until] = validity(person, now);
    const CardCertificateWish for_login{
        .subject = {{"C", "JP"}, {"CN", opaque_name()}},
        .extensions = leaf_extensions("digitalSignature", "1.2.392.200149.8.5.1.3.30", ""),
        .not_before = from,
        .not_after = until};
    const CardCertificateWish for_signing{
        .subject = {{"C", "JP"}, {"L", "Okayama-ken"}, {"L", "Misaki-cho"}, {"CN", opaque_name()}},
        .extensions = leaf_extensions("digitalSignature,nonRepudiation",
                                      "1.2.392.200149.8.5.1.1.20", four_attributes(person)),
        .not_before = from,
        .not_after = until};
    const Certificate login = issue_card_certificate(authentication.public_key(), for_login,
                                                     &authentication_.root, authentication_.key);
    base::Bytes signing_certificate;
    if (person.pins && !person.pins->signing.empty()) {
        signing_certificate =
            issue_card_certificate(signing.public_key(), for_signing, &signing_.root, signing_.key)
                .der();
    }
    return {.authentication = std::move(authentication),
            .signing = std::move(signing),
            .authentication_certificate = login.der(),
            .signing_certificate = std::move(signing_certificate),
            .authentication_ca = authentication_.root.der(),
            .signing_ca = signing_.root.der()};
}

}  // namespace drivers::card
