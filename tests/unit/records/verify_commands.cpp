#include <catch2/catch.hpp>

#include "provisioning/tool/command.h"
#include "tests/unit/crypto/judge.h"
#include "tests/unit/records/samples.h"
#include "town/audit.h"
#include "town/receipt.h"

namespace {

// A folder with ca.pem, other.pem, receipt.txt and audit.jsonl of one town.
struct Desk {
    samples::Town town, other;
    Judge judge;
    std::string receipt, log;

    Desk() {
        judge.give("ca.pem", town.ca.pem());
        judge.give("other.pem", other.ca.pem());
        receipt = town::receipt_qr(town::make_receipt("H1", samples::now, base::crypto::random(21)),
                                   town.terminal, town.terminal_key);
        town::AuditRow row;
        row.n = 1;
        row.at = samples::now;
        row.action = "record.applied";
        row = town::chained(row, {});
        log = town::to_json_line(row) + "\n" +
              town::head_line(row, samples::now, town.ack_key, town.ack) + "\n";
        judge.give("receipt.txt", receipt);
        judge.give("audit.jsonl", log);
    }
    int exit_code(int (*command)(tool::Words), std::vector<std::string> words) const {
        for (auto& word : words) {
            if (word.find('.') != std::string::npos) word = judge.path(word);
        }
        return command(words);
    }
};

}  // namespace

TEST_CASE("receipt verify exits 0 for a genuine receipt with or without a last line end") {
    const Desk desk;
    using tool::receipt_command;
    CHECK(desk.exit_code(receipt_command, {"verify", "receipt.txt", "--trust", "ca.pem"}) == 0);
    CHECK(desk.exit_code(receipt_command,
                         {"verify", "--json", "--trust", "ca.pem", "receipt.txt"}) == 0);
    desk.judge.give("receipt.txt", desk.receipt + "\r\n");
    CHECK(desk.exit_code(receipt_command, {"verify", "receipt.txt", "--trust", "ca.pem"}) == 0);
}

TEST_CASE("receipt verify exits 1 for a false receipt and for files that cannot be read") {
    const Desk desk;
    const auto code = [&](const std::string& file, const std::string& trust) {
        return desk.exit_code(tool::receipt_command, {"verify", file, "--trust", trust});
    };
    CHECK(code("receipt.txt", "other.pem") == 1);
    CHECK(code("missing.txt", "ca.pem") == 1);
    CHECK(code("receipt.txt", "missing.pem") == 1);
    CHECK(code("receipt.txt", "audit.jsonl") == 1);
    CHECK(code("audit.jsonl", "ca.pem") == 1);
    auto changed = desk.receipt;
    changed[20] = changed[20] == 'A' ? 'B' : 'A';
    desk.judge.give("receipt.txt", changed);
    CHECK(code("receipt.txt", "ca.pem") == 1);
    desk.judge.give("receipt.txt", std::string());
    CHECK(code("receipt.txt", "ca.pem") == 1);
    desk.judge.give("receipt.txt", std::string(1'000'000, 'x'));
    CHECK(code("receipt.txt", "ca.pem") == 1);
}

TEST_CASE("log verify exits 0 for a whole log and 1 for a cut or foreign one") {
    const Desk desk;
    const auto code = [&](const std::string& trust) {
        return desk.exit_code(tool::log_command, {"verify", "audit.jsonl", "--trust", trust});
    };
    CHECK(code("ca.pem") == 0);
    CHECK(code("other.pem") == 1);
    desk.judge.give("audit.jsonl", desk.log.substr(0, desk.log.find('\n') + 1));
    CHECK(code("ca.pem") == 1);
    desk.judge.give("audit.jsonl", desk.log.substr(desk.log.find('\n') + 1));
    CHECK(code("ca.pem") == 1);
    desk.judge.give("audit.jsonl", std::string());
    CHECK(code("ca.pem") == 1);
}

TEST_CASE("the verify commands exit 2 for wrong usage and 0 for help") {
    const Desk desk;
    for (auto* const command : {tool::receipt_command, tool::log_command}) {
        CHECK(desk.exit_code(command, {"--help"}) == 0);
        CHECK(desk.exit_code(command, {"verify", "--help"}) == 0);
        CHECK(desk.exit_code(command, {}) == 2);
        CHECK(desk.exit_code(command, {"verify"}) == 2);
        CHECK(desk.exit_code(command, {"check", "receipt.txt", "--trust", "ca.pem"}) == 2);
        CHECK(desk.exit_code(command, {"verify", "receipt.txt"}) == 2);
        CHECK(desk.exit_code(command, {"verify", "receipt.txt", "--trust"}) == 2);
        CHECK(desk.exit_code(command, {"verify", "receipt.txt", "--trust", "ca.pem", "more"}) == 2);
        CHECK(desk.exit_code(command, {"verify", "receipt.txt", "--truss", "ca.pem"}) == 2);
    }
}
