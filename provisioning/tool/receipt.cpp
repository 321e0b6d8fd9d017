#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "provisioning/tool/command.h"
#include "provisioning/tool/receipt_proof.h"
#include "town/receipt.h"

namespace tool {

namespace {

constexpr std::size_t most_receipt_bytes = std::size_t{16} * 1024;
constexpr std::string_view help =
    "madoguchi receipt verify FILE --trust CA.pem [--json]\n\n"
    "FILE holds the text of a receipt's QR code (MDG1.…), CA.pem the town's authority.\n"
    "Says whether a terminal of that town wrote the receipt, judged as of its own time.\n"
    "Exit: 0 it is genuine, 1 it is not or a file cannot be read, 2 wrong usage.\n";

std::string_view reason(town::ReceiptFault fault) {
    switch (fault) {
        case town::ReceiptFault::not_a_receipt:
            return "this is not a receipt";
        case town::ReceiptFault::bad_number:
            return "the check sign of the number is wrong";
        case town::ReceiptFault::bad_signature:
            return "the receipt was changed";
        case town::ReceiptFault::untrusted_terminal:
            return "its terminal was not this town's at that time";
    }
    return "";
}

}  // namespace

int receipt_command(Words words) {
    const auto given = proof_from(words, "madoguchi receipt", help, most_receipt_bytes);
    if (const int* const exit_code = std::get_if<int>(&given)) return *exit_code;
    const auto& proof = std::get<Proof>(given);
    std::string text = base::to_text(proof.file);
    text.erase(text.find_last_not_of("\r\n") + 1);
    const auto verified = town::verify_receipt(text, proof.authority);
    if (!verified) {
        fmt::print(stderr, "madoguchi: {}\n", reason(verified.error()));
        return 1;
    }
    const auto& [receipt, terminal] = verified.value();
    const std::string received_at = base::rfc3339(receipt.received_at);
    if (proof.output == Output::json) {
        const nlohmann::ordered_json json = {
            {"number", receipt.number}, {"received_at", received_at}, {"terminal", terminal}};
        fmt::print("{}\n", json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    } else {
        fmt::print("genuine: {}, received {} at terminal {}\n", receipt.number, received_at,
                   terminal);
    }
    return 0;
}

}  // namespace tool
