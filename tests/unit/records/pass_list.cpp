#include "town/pass_list.h"

#include <catch2/catch.hpp>

#include "tests/unit/records/samples.h"
#include "town/receipt.h"

using town::PassListFault;

namespace {

town::PassList sample_list() {
    return {.made_at = samples::now,
            .revoked = {town::make_receipt("H1", samples::now, base::Bytes(21, 0x2a)).number,
                        town::make_receipt("H2", samples::now, base::Bytes(21, 0x17)).number},
            .terminals = {std::string(64, 'a'), std::string(64, '0')}};
}

std::string sealed_list(const samples::Town& town) {
    const auto text = town::signed_pass_list(sample_list(), town.terminal, town.terminal_key);
    REQUIRE(text);
    return *text;
}

}  // namespace

TEST_CASE("a signed list of passes comes out as it went in") {
    const samples::Town town;
    const auto read = town::verify_pass_list(sealed_list(town), town.ca);
    REQUIRE(read);
    CHECK(read.value() == sample_list());
}

TEST_CASE("a list with any sign changed is refused") {
    const samples::Town town;
    const auto text = sealed_list(town);
    for (std::size_t at = 0; at < text.size(); at += 7) {
        auto changed = text;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        CAPTURE(at);
        // The last sign of base64 may carry bits that say nothing.
        const auto read = town::verify_pass_list(changed, town.ca);
        CHECK((!read || at + 1 == text.size()));
    }
    CHECK_FALSE(town::verify_pass_list(text.substr(0, text.size() - 4), town.ca));
    CHECK_FALSE(town::verify_pass_list("", town.ca));
}

TEST_CASE("another town's list is refused") {
    const samples::Town town, other;
    const auto read = town::verify_pass_list(sealed_list(town), other.ca);
    REQUIRE_FALSE(read);
    CHECK(read.error() == PassListFault::untrusted_signer);
}

TEST_CASE("a list that is too long for its fields is not made") {
    const samples::Town town;
    auto list = sample_list();
    list.terminals.assign(1100, std::string(64, 'a'));
    CHECK_FALSE(town::signed_pass_list(list, town.terminal, town.terminal_key));
}

TEST_CASE("a table is a list of passes when it says whose terminals make them") {
    town::Table table;
    table.rows = {{.id = sample_list().revoked[0]}};
    CHECK_FALSE(town::pass_list_in(table, samples::now));
    table.figures[std::string(town::terminals_figure)] = {town::Cell::Kind::code,
                                                          sample_list().terminals[0]};
    const auto list = town::pass_list_in(table, samples::now);
    REQUIRE(list);
    CHECK(list->revoked.size() == 1);
    CHECK(list->terminals.size() == 1);
    table.rows[0].id = "somebody";
    CHECK_FALSE(town::pass_list_in(table, samples::now));
}
