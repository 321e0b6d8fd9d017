#include <fmt/core.h>

#include "provisioning/tool/command.h"
#include "provisioning/tool/receipt_proof.h"
#include "town/audit.h"

namespace tool {

namespace {

constexpr std::size_t most_log_bytes = std::size_t{1} << 30;
constexpr std::string_view help =
    "madoguchi log verify FILE --trust CA.pem [--json]\n\n"
    "FILE holds the town's audit as JSON lines from /v1/audit, CA.pem the town's authority.\n"
    "Fails on a changed, missing, reordered or cut line.\n"
    "Exit: 0 the log is whole, 1 it is not or a file cannot be read, 2 wrong usage.\n";

}  // namespace

int log_command(Words words) {
    const auto given = proof_from(words, "madoguchi log", help, most_log_bytes);
    if (const int* const exit_code = std::get_if<int>(&given)) return *exit_code;
    const auto& proof = std::get<Proof>(given);
    const auto view =
        std::string_view(reinterpret_cast<const char*>(proof.file.data()), proof.file.size());
    const auto rows = town::verify_audit(view, proof.authority);
    if (!rows) {
        fmt::print(stderr, "madoguchi: line {}: {}\n", rows.error().line, rows.error().what);
        return 1;
    }
    if (proof.output == Output::json) {
        fmt::print("{{\"rows\":{}}}\n", rows.value());
    } else {
        fmt::print("whole: {} rows, signed by the town\n", rows.value());
    }
    return 0;
}

}  // namespace tool
