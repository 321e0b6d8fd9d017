#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "base/crypto/certificate.h"
#include "provisioning/tool/command.h"

namespace tool {

enum class Output { plain, json };

// What `receipt verify` and `log verify` are given: a file, and whom to trust.
struct Proof {
    base::Bytes file;
    base::crypto::Certificate authority;
    Output output = Output::plain;
};
// Reads `verify FILE --trust CA.pem [--json]`; an exit code when there is nothing to verify: help
// was asked for, the usage is wrong, or a file cannot be read (both said already).
std::variant<Proof, int> proof_from(Words words, std::string_view command, std::string_view help,
                                    std::size_t most_bytes);

}  // namespace tool
