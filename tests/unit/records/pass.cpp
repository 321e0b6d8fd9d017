#include "town/pass.h"

#include <catch2/catch.hpp>

#include "tests/unit/records/samples.h"
#include "town/receipt.h"

using town::PassFault;

namespace {

base::Date day(const char* iso) { return *base::from_iso_date(iso); }

// A 仮の利用者証 of fourteen days.
town::Pass pass() {
    return {"taxi-pass", town::make_receipt("H1", samples::now, base::Bytes(21, 0x2a)).number,
            "age", day("2026-11-22"), day("2026-12-05")};
}

std::string printed(const samples::Town& town) {
    return town::pass_qr(pass(), town.terminal, town.terminal_key);
}

PassFault fault_of(std::string_view text, const samples::Town& town,
                   base::Date today = day("2026-11-22")) {
    const auto read = town::verify_pass(text, town.ca, today);
    REQUIRE_FALSE(read);
    return read.error();
}

}  // namespace

TEST_CASE("a pass is verified by public keys only and names nobody (①-1)") {
    const samples::Town town;
    const std::string qr = printed(town);
    CHECK(qr.starts_with("MDP1."));
    CHECK(qr.size() < 1300);  // Still a QR code a phone reads at level M.
    const auto read = town::verify_pass(qr, town.ca, day("2026-11-30"));
    REQUIRE(read);
    CHECK(read.value().kind == "taxi-pass");
    CHECK(read.value().number == pass().number);
    CHECK(read.value().ground == "age");
    CHECK(read.value().from == pass().from);
    CHECK(read.value().until == pass().until);
}

TEST_CASE("a pass holds from its first to its last day and no day longer") {
    const samples::Town town;
    const std::string qr = printed(town);
    CHECK(town::verify_pass(qr, town.ca, day("2026-11-22")));
    CHECK(town::verify_pass(qr, town.ca, day("2026-12-05")));
    CHECK(fault_of(qr, town, day("2026-12-06")) == PassFault::expired);
    CHECK(fault_of(qr, town, day("2026-11-21")) == PassFault::not_yet);
}

TEST_CASE("a pass with any sign changed is refused") {
    const samples::Town town;
    const std::string qr = printed(town);
    for (std::size_t at = 0; at < qr.size(); ++at) {
        std::string changed = qr;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        CAPTURE(at);
        CHECK_FALSE(town::verify_pass(changed, town.ca, day("2026-11-22")));
    }
    CHECK(fault_of(qr + "A", town) == PassFault::not_a_pass);
    CHECK(fault_of(qr.substr(0, qr.size() - 4), town) == PassFault::not_a_pass);
    CHECK(fault_of(std::string(1'000'000, 'A'), town) == PassFault::not_a_pass);
}

TEST_CASE("a longer pass that somebody else signed is refused") {
    const samples::Town town;
    const samples::Town other;
    CHECK(fault_of(printed(other), town) == PassFault::untrusted_terminal);
    const std::string by_hand = town::pass_qr(pass(), town.terminal, other.terminal_key);
    CHECK(fault_of(by_hand, town) == PassFault::bad_signature);
    // Not every certificate of the town is a terminal's.
    const std::string by_ack = town::pass_qr(pass(), town.ack, town.ack_key);
    CHECK(fault_of(by_ack, town) == PassFault::untrusted_terminal);
}

TEST_CASE("a receipt's code is no pass and a pass says nothing but words and days") {
    const samples::Town town;
    const auto receipt = town::make_receipt("H1", samples::now, base::Bytes(21, 0x2a));
    const auto qr = town::receipt_qr(receipt, town.terminal, town.terminal_key);
    CHECK(fault_of(qr, town) == PassFault::not_a_pass);
    town::Pass talks = pass();
    talks.ground = "美咲 花子";
    CHECK(fault_of(town::pass_qr(talks, town.terminal, town.terminal_key), town) ==
          PassFault::not_a_pass);
    town::Pass backwards = pass();
    backwards.until = day("2026-11-21");
    CHECK(fault_of(town::pass_qr(backwards, town.terminal, town.terminal_key), town) ==
          PassFault::not_a_pass);
}

TEST_CASE("a terminal enrolled at noon prints passes for that day") {
    samples::Town town;
    const auto noon = base::from_rfc3339("2026-11-22T03:00:00.000Z").value();
    town.terminal = issue(town.terminal_key.public_key(),
                          samples::wish_for(samples::CertificateUse::tls_client, "hall-1", noon,
                                            noon + std::chrono::hours(24 * 90)),
                          town.ca, town.ca_key);
    CHECK(town::verify_pass(printed(town), town.ca, day("2026-11-23")));
}
