#include "provisioning/tool/receipt_proof.h"

#include <fmt/core.h>

#include <optional>

#include "base/files.h"

namespace tool {

namespace {

constexpr std::size_t most_certificate_bytes = std::size_t{64} * 1024;

std::string_view reason(base::FileFault fault) {
    switch (fault) {
        case base::FileFault::missing:
            return "there is no such file";
        case base::FileFault::unreadable:
            return "it cannot be read";
        case base::FileFault::too_large:
            return "it is too large";
        case base::FileFault::unwritable:
            return "it cannot be written";
    }
    return "";
}

std::optional<base::Bytes> read(const std::string& path, std::size_t most_bytes) {
    auto bytes = base::read_file(path, most_bytes);
    if (bytes) return bytes.take();
    fmt::print(stderr, "madoguchi: {}: {}\n", path, reason(bytes.error()));
    return std::nullopt;
}

}  // namespace

std::variant<Proof, int> proof_from(Words words, std::string_view command, std::string_view help,
                                    std::size_t most_bytes) {
    std::optional<std::string> file, trust;
    Output output = Output::plain;
    bool understood = !words.empty() && words[0] == "verify";
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string& word = words[at];
        if (word == "--help") {
            fmt::print("{}", help);
            return 0;
        }
        if (at == 0) continue;
        if (word == "--json") {
            output = Output::json;
        } else if (word == "--trust" && at + 1 < words.size() && !trust) {
            trust = words[++at];
        } else if (!word.starts_with("--") && !file) {
            file = word;
        } else {
            understood = false;
        }
    }
    if (!understood || !file || !trust) {
        fmt::print(stderr, "madoguchi: use {} verify FILE --trust CA.pem [--json]\n", command);
        return 2;
    }
    auto bytes = read(*file, most_bytes);
    if (!bytes) return 1;
    const auto pem = read(*trust, most_certificate_bytes);
    if (!pem) return 1;
    auto authority = base::crypto::Certificate::from_pem(base::to_text(*pem));
    if (!authority) {
        fmt::print(stderr, "madoguchi: {}: it is not a certificate in PEM\n", *trust);
        return 1;
    }
    return Proof{std::move(*bytes), std::move(*authority), output};
}

}  // namespace tool
