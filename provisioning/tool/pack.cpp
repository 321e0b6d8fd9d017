// madoguchi pack check|build|sign|show (design.md §6).
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "provisioning/tool/command.h"
#include "provisioning/tool/guide_model.h"
#include "provisioning/tool/pack_check.h"
#include "provisioning/tool/pack_dictionary.h"
#include "provisioning/tool/pack_folder.h"
#include "town/guide/lint.h"
#include "town/pack_refusal.h"

namespace tool {
namespace {

constexpr std::string_view help =
    "madoguchi pack check DIR [--language ID] [--plain]\n"
    "                                               lint a pack's source tree, or one language of "
    "it;\n"
    "                                               --plain prints how plain every screen is\n"
    "madoguchi pack build DIR --out FILE [--version N] [--guide-model FILE]\n"
    "                                               make an unsigned pack; the guide's model is "
    "FILE's\n"
    "                                               when it fits, else trained and kept there\n"
    "madoguchi pack sign FILE --key KEY             sign it in place (P-256, PEM)\n"
    "madoguchi pack show FILE [--json]              town, version, key id, journeys\n";

constexpr std::size_t most_pack_bytes = std::size_t{64} << 20;
constexpr std::size_t most_key_bytes = std::size_t{64} << 10;

// The words of one sub-command: what stands alone, and `--name value`.
struct Said {
    std::vector<std::string> things;
    std::map<std::string, std::string, std::less<>> flags;

    const std::string* flag(std::string_view name) const {
        const auto found = flags.find(name);
        return found == flags.end() ? nullptr : &found->second;
    }
};

// The error is the usage fault; `thing` is what the one word that stands alone names.
base::Result<Said, std::string> listen(Words words, std::string_view thing,
                                       std::initializer_list<std::string_view> with_value,
                                       std::initializer_list<std::string_view> alone) {
    Said said;
    const auto in = [](std::string_view word, std::initializer_list<std::string_view> list) {
        return std::ranges::find(list, word) != list.end();
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].starts_with("--")) {
            said.things.push_back(words[i]);
        } else if (in(words[i], alone)) {
            said.flags[words[i]] = "";
        } else if (!in(words[i], with_value)) {
            return base::Failure{"no such flag: " + words[i]};
        } else if (i + 1 == words.size()) {
            return base::Failure{words[i] + " needs a value"};
        } else {
            said.flags[words[i]] = words[i + 1];
            ++i;
        }
    }
    if (said.things.empty()) return base::Failure{fmt::format("{} is needed", thing)};
    if (said.things.size() > 1) {
        return base::Failure{fmt::format("one {} only, not also {}", thing, said.things[1])};
    }
    return said;
}

int wrong_usage(const std::string& why) {
    fmt::print(stderr, "pack: {}; see madoguchi pack --help\n", why);
    return 2;
}

int refuse(const std::string& why) {
    fmt::print(stderr, "pack: {}\n", why);
    return 1;
}

std::string_view plain(base::FileFault fault) {
    switch (fault) {
        case base::FileFault::missing:
            return "is not there";
        case base::FileFault::unreadable:
            return "cannot be read";
        case base::FileFault::too_large:
            return "is too large";
        case base::FileFault::unwritable:
            return "cannot be written";
    }
    return "";
}

int report(const std::string& folder, const std::vector<town::PackComplaint>& complaints) {
    for (const auto& [file, what] : complaints) fmt::print("{}: {}\n", file, what);
    return refuse(
        fmt::format("{} is not fit to build: {} to put right", folder, complaints.size()));
}

int check_language(const std::string& folder, const town::PackSource& source,
                   const std::string& language) {
    const auto complaints = town::check_language(source, language);
    if (!complaints.empty()) return report(folder, complaints);
    fmt::print("{}: {} is complete\n", folder, language);
    return 0;
}

int check(const Said& said) {
    const std::string& folder = said.things[0];
    const auto source = read_pack_folder(folder);
    if (!source) return refuse(fmt::format("{} {}", folder, plain(source.error())));
    const std::string* language = said.flag("--language");
    if (language != nullptr) return check_language(folder, source.value(), *language);
    const bool shown = said.flag("--plain") != nullptr;
    auto complaints = town::check(source.value());
    std::ranges::move(town::guide::lint_guide(source.value()), std::back_inserter(complaints));
    PlainOutcome plain_words =
        check_plain(source.value(), shown ? PlainTable::printed : PlainTable::left_out);
    if (!plain_words.judged) {
        const auto missing =
            fmt::format("plain speech is not judged without Debian's {}", plain_packages);
        if (shown) return refuse(missing);
        fmt::print("{}\n", missing);
    }
    std::ranges::move(plain_words.complaints, std::back_inserter(complaints));
    if (!complaints.empty()) return report(folder, complaints);
    fmt::print("{}: fit to build\n", folder);
    return 0;
}

std::optional<std::uint64_t> whole_number(const std::string& text) {
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    if (!whole || number == 0 || number > INT64_MAX) return std::nullopt;
    return number;
}

// Puts the guide's model beside the entries it was made from.
base::Result<void, std::string> add_guide_model(const std::string& cache,
                                                town::PackSource& source) {
    town::guide::Files files;
    for (const auto& [path, bytes] : source) {
        const bool of_guide = path.starts_with("guide/") && path.ends_with(".toml");
        if (of_guide) files.emplace(path, base::to_text(bytes));
    }
    source["guide/model.bin"] = TRY(guide_model(files, cache, Training::allowed));
    return {};
}

int build(const Said& said) {
    const std::string* out = said.flag("--out");
    const std::string* version_text = said.flag("--version");
    std::optional<std::uint64_t> version;
    if (version_text != nullptr) version = whole_number(*version_text);
    if (out == nullptr) return wrong_usage("build needs --out FILE");
    if (version_text != nullptr && !version) {
        return wrong_usage("--version is a whole number of 1 or more, not " + *version_text);
    }
    const std::string& folder = said.things[0];
    auto source = read_pack_folder(folder);
    if (!source) return refuse(fmt::format("{} {}", folder, plain(source.error())));
    if (const std::string* cache = said.flag("--guide-model")) {
        const auto added = add_guide_model(*cache, source.value());
        if (!added) return refuse(added.error());
    }
    const auto of_guide = town::guide::lint_guide(source.value());
    if (!of_guide.empty()) return report(folder, of_guide);
    const auto pack = town::build(source.value(), version);
    if (!pack) return report(folder, pack.error());
    const auto written = base::write_file(*out, pack.value(), 0644);
    if (!written) return refuse(fmt::format("{} {}", *out, plain(written.error())));
    return 0;
}

bool is_p256(const base::crypto::PrivateKey& key) {
    std::array<char, 32> curve{};
    return EVP_PKEY_is_a(key.handle(), "EC") == 1 &&
           EVP_PKEY_get_group_name(key.handle(), curve.data(), curve.size(), nullptr) == 1 &&
           std::string_view(curve.data()) == "prime256v1";
}

int sign(const Said& said) {
    const std::string* key_file = said.flag("--key");
    if (key_file == nullptr) return wrong_usage("sign needs --key KEY");
    const std::string& file = said.things[0];
    const auto pack = base::read_file(file, most_pack_bytes);
    if (!pack) return refuse(fmt::format("{} {}", file, plain(pack.error())));
    auto pem = base::read_file(*key_file, most_key_bytes);
    if (!pem) return refuse(fmt::format("{} {}", *key_file, plain(pem.error())));
    const base::SecretText text(base::to_text(pem.value()));
    const base::SecretBytes wiped_on_the_way_out(pem.take());
    const auto key = base::crypto::PrivateKey::from_pem(text.reveal());
    if (!key || !is_p256(*key)) {
        return refuse(fmt::format("{} holds no P-256 private key", *key_file));
    }
    const auto signed_pack = town::sign(pack.value(), *key);
    if (!signed_pack) {
        return refuse(fmt::format("{} {}", file, town::why_refused(signed_pack.error())));
    }
    const auto written = base::write_file(file, signed_pack.value(), 0644);
    if (!written) return refuse(fmt::format("{} {}", file, plain(written.error())));
    return 0;
}

int show(const Said& said) {
    const std::string& file = said.things[0];
    const auto bytes = base::read_file(file, most_pack_bytes);
    if (!bytes) return refuse(fmt::format("{} {}", file, plain(bytes.error())));
    const auto pack = town::read(bytes.value());
    if (!pack) return refuse(fmt::format("{} {}", file, town::why_refused(pack.error())));
    nlohmann::ordered_json shown{{"town", pack.value().town},
                                 {"version", pack.value().version},
                                 {"key_id", nullptr},
                                 {"journeys", nlohmann::json::array()}};
    if (pack.value().key_id) shown["key_id"] = *pack.value().key_id;
    for (const auto& journey : pack.value().journeys) shown["journeys"].push_back(journey.id);
    if (said.flag("--json") != nullptr) {
        fmt::print("{}\n", shown.dump());
        return 0;
    }
    fmt::print("town {}, version {}, {}\n", pack.value().town, pack.value().version,
               pack.value().key_id ? "signed by key " + *pack.value().key_id : "unsigned");
    for (const auto& journey : pack.value().journeys) {
        fmt::print("  {}, version {}, {}\n", journey.id, journey.version,
                   town::word(journey.evidence));
    }
    return 0;
}

}  // namespace

int pack_command(Words words) {
    const bool wants_help = std::ranges::find(words, "--help") != words.end();
    if (wants_help) {
        fmt::print("{}", help);
        return 0;
    }
    if (words.empty()) return wrong_usage("one of check, build, sign, show is needed");
    const Words rest = words.subspan(1);
    const auto run = [&](int (*command)(const Said&), const base::Result<Said, std::string>& said) {
        return said ? command(said.value()) : wrong_usage(said.error());
    };
    if (words[0] == "check") return run(check, listen(rest, "DIR", {"--language"}, {"--plain"}));
    if (words[0] == "build") {
        return run(build, listen(rest, "DIR", {"--out", "--version", "--guide-model"}, {}));
    }
    if (words[0] == "sign") return run(sign, listen(rest, "FILE", {"--key"}, {}));
    if (words[0] == "show") return run(show, listen(rest, "FILE", {}, {"--json"}));
    return wrong_usage("there is no pack " + words[0]);
}

}  // namespace tool
