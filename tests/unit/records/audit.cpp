#include "town/audit.h"

#include <catch2/catch.hpp>

#include "tests/unit/records/samples.h"

namespace {

using namespace std::chrono_literals;

std::vector<town::AuditRow> rows(std::size_t count) {
    std::vector<town::AuditRow> made;
    base::crypto::Digest before{};
    for (std::size_t n = 1; n <= count; ++n) {
        town::AuditRow row;
        row.n = n;
        row.at = samples::now + n * 1s;
        row.actor = "hall-1";
        row.action = "record.applied";
        row.subject = "H1-0000-0000-" + std::to_string(n);
        row.purpose = "確認";
        made.push_back(town::chained(row, before));
        before = made.back().hash;
    }
    return made;
}

std::string lines_of(const std::vector<town::AuditRow>& rows) {
    std::string lines;
    for (const auto& row : rows) lines += town::to_json_line(row) + "\n";
    return lines;
}

std::string export_of(const samples::Town& town, const std::vector<town::AuditRow>& made) {
    const auto last = made.empty() ? town::AuditRow{} : made.back();
    return lines_of(made) + town::head_line(last, samples::now, town.ack_key, town.ack) + "\n";
}

}  // namespace

TEST_CASE("a whole audit is verified and counted by the town's authority alone") {
    const samples::Town town;
    for (const std::size_t count : {0U, 1U, 3U, 200U}) {
        const auto verified = town::verify_audit(export_of(town, rows(count)), town.ca);
        REQUIRE(verified);
        CHECK(verified.value() == count);
    }
    auto without_end = export_of(town, rows(3));
    without_end.pop_back();
    CHECK(town::verify_audit(without_end, town.ca));
}

TEST_CASE("an audit row is hashed as lines of text that anyone can rebuild") {
    const auto row = rows(1)[0];
    const std::string text =
        "madoguchi audit 1\n1\n2026-11-22T01:38:06.123Z\nhall-1\n"
        "record.applied\nH1-0000-0000-1\n確認\n" +
        std::string(64, '0') + "\n";
    CHECK(row.hash == base::crypto::sha256(base::view_of(text)));
    CHECK(town::audit_row_from(town::to_json_line(row))->hash == row.hash);
}

TEST_CASE("an audit changed in any byte is refused") {
    const samples::Town town;
    const auto whole = export_of(town, rows(3));
    for (std::size_t at = 0; at + 1 < whole.size(); ++at) {
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CAPTURE(at, changed);
        CHECK_FALSE(town::verify_audit(changed, town.ca));
    }
}

TEST_CASE("an audit cut anywhere is refused") {
    const samples::Town town;
    const auto whole = export_of(town, rows(3));
    for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
        CHECK_FALSE(town::verify_audit(std::string_view(whole).substr(0, size), town.ca));
    }
}

TEST_CASE("a missing and a repeated and a moved line of an audit are each named by number") {
    const samples::Town town;
    const auto made = rows(5);
    const auto head = town::head_line(made.back(), samples::now, town.ack_key, town.ack) + "\n";
    const auto wrong_line = [&](const std::vector<town::AuditRow>& kept) {
        return town::verify_audit(lines_of(kept) + head, town.ca).error().line;
    };
    CHECK(wrong_line({made[1], made[2], made[3], made[4]}) == 1);
    CHECK(wrong_line({made[0], made[2], made[3], made[4]}) == 2);
    CHECK(wrong_line({made[0], made[1], made[2], made[3]}) == 5);  // The head knows of a fifth.
    CHECK(wrong_line({made[0], made[1], made[1], made[2], made[3], made[4]}) == 3);
    CHECK(wrong_line({made[0], made[2], made[1], made[3], made[4]}) == 2);
    CHECK(wrong_line({}) == 1);
    const auto twice = town::verify_audit(export_of(town, made) + head, town.ca);
    CHECK(twice.error().line == 6);
    CHECK(town::verify_audit(lines_of(made), town.ca).error().line == 6);  // No head at all.
    CHECK_FALSE(town::verify_audit("\n" + export_of(town, made), town.ca));
    CHECK_FALSE(town::verify_audit(export_of(town, made) + "\n", town.ca));
}

TEST_CASE("a history rewritten with right hashes fails at the old head") {
    const samples::Town town;
    const auto made = rows(3);
    auto rewritten = made;
    rewritten[1].actor = "nobody";
    rewritten[1] = town::chained(rewritten[1], rewritten[0].hash);
    rewritten[2] = town::chained(rewritten[2], rewritten[1].hash);
    const auto head = town::head_line(made.back(), samples::now, town.ack_key, town.ack);
    CHECK(town::verify_audit(lines_of(rewritten) + head, town.ca).error().line == 4);
}

TEST_CASE("only the town's own signing certificate of that time signs a head") {
    samples::Town town;
    const samples::Town other;
    const auto made = rows(2);
    CHECK_FALSE(town::verify_audit(export_of(other, made), town.ca));
    const auto by_terminal =
        town::head_line(made.back(), samples::now, town.terminal_key, town.terminal);
    CHECK_FALSE(town::verify_audit(lines_of(made) + by_terminal, town.ca));
    const auto wrong_key = town::head_line(made.back(), samples::now, other.ack_key, town.ack);
    CHECK_FALSE(town::verify_audit(lines_of(made) + wrong_key, town.ca));
    const auto long_ago = samples::now - 24h * 300;
    town.ack = issue(
        town.ack_key.public_key(),
        samples::wish_for(samples::CertificateUse::signing, "ack", long_ago - 24h, long_ago + 24h),
        town.ca, town.ca_key);
    const auto expired_since = town::head_line(made.back(), long_ago, town.ack_key, town.ack);
    CHECK(town::verify_audit(lines_of(made) + expired_since, town.ca));
    CHECK_FALSE(town::verify_audit(export_of(town, made), town.ca));
}

TEST_CASE("a line end or a stray byte in an audit text cannot forge a row") {
    const samples::Town town;
    auto row = rows(1)[0];
    row.actor = "a\nb\x01";
    row.subject = "\xff\xfe";
    const auto made = town::chained(row, {});
    CHECK(made.actor == "a b ");
    CHECK(made.subject == "??");
    CHECK(town::verify_audit(export_of(town, {made}), town.ca));
}
