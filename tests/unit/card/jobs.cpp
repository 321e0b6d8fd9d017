#include "tests/unit/card/jobs.h"

namespace cards {

namespace {

template <class T>
Outcome outcome(const CardResult<T>& result) {
    if (result) return Outcome::done;
    return result.error() == CardFault::removed ? Outcome::removed : Outcome::other;
}

template <class T>
Outcome outcome(const JobResult<T>& result) {
    if (result) return Outcome::done;
    const auto* fault = std::get_if<CardFault>(&result.error());
    return fault != nullptr && *fault == CardFault::removed ? Outcome::removed : Outcome::other;
}

}  // namespace

const std::vector<Job>& jobs() {
    static const std::vector<Job> all = {
        {"status", "", [](Card& card, bool) { return outcome(status(card)); }},
        {"certificate", "",
         [](Card& card, bool) { return outcome(authentication_certificate(card)); }},
        {"attributes", "text/0011",
         [](Card& card, bool right) {
             return outcome(read_attributes(card, secret(right ? "1234" : "9999")));
         }},
        {"attributes by code B", "text/0015",
         [](Card& card, bool right) {
             const auto code = right ? code_b(person("hanako")) : std::string(14, '9');
             return outcome(read_attributes_by_code_b(card, secret(code)));
         }},
        {"authenticate", "jpki/0018",
         [](Card& card, bool right) {
             return outcome(authenticate(card, secret(right ? "1234" : "9999"), challenge, now()));
         }},
        {"sign", "jpki/001b",
         [](Card& card, bool right) {
             return outcome(sign(card, secret(right ? "ABC123" : "WRONG1"), challenge, now()));
         }},
    };
    return all;
}

}  // namespace cards
