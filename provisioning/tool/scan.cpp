#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "drivers/camera/picture.h"
#include "drivers/code/read.h"
#include "provisioning/tool/command.h"
#include "town/pack.h"

// madoguchi scan (design.md §6): what the terminal's scanner sees in pictures.
namespace tool {

namespace {

namespace fs = std::filesystem;
namespace code = drivers::code;

constexpr std::size_t most_picture_bytes = std::size_t{64} << 20;
constexpr std::size_t most_pack_bytes = std::size_t{64} << 20;
constexpr std::string_view help =
    "madoguchi scan [--json] [--pack FILE] IMAGE|FOLDER…\n"
    "\n"
    "Says which codes the terminal's scanner sees in PNG, JPEG and PGM pictures; of a folder in "
    "its\n"
    ".png .jpg .jpeg .pgm files, sorted, not deeper. --json: a line a picture,\n"
    "  {\"file\",\"codes\":[{\"format\":\"QR|NW-7|EAN-13|Code128|ITF\",\"text\"}],\n"
    "   \"refused\":null|\"individual_number\"|\"not_a_picture\",\"ms\"}\n"
    "ms is decoding only. The back of a My Number card is refused and nothing of it is shown; "
    "twelve\n"
    "digits in another form than QR are refused likewise unless the pack declares such a code.\n"
    "exit: 0 every picture was looked at, 1 a file is not there (one line on stderr), 2 wrong "
    "usage\n";

enum class Output { plain, json };

struct Wish {
    Output output = Output::plain;
    std::string pack;
    std::vector<std::string> paths;
};

base::Result<Wish, std::string> wish_from(Words words) {
    Wish wish;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--json") {
            wish.output = Output::json;
        } else if (words[i] == "--pack") {
            if (++i == words.size()) return base::Failure{"--pack needs a value"};
            wish.pack = words[i];
        } else if (words[i].starts_with("--")) {
            return base::Failure{"no such flag: " + words[i]};
        } else {
            wish.paths.push_back(words[i]);
        }
    }
    if (wish.paths.empty()) return base::Failure{"an IMAGE or FOLDER is needed"};
    return wish;
}

bool is_picture_name(const fs::path& file) {
    std::string extension = file.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return extension == ".png" || extension == ".jpg" || extension == ".jpeg" ||
           extension == ".pgm";
}

std::vector<std::string> pictures_below(const std::string& path) {
    std::error_code fault;
    if (!fs::is_directory(path, fault)) return {path};
    std::vector<std::string> files;
    for (fs::directory_iterator entry(path, fault), end; !fault && entry != end;
         entry.increment(fault)) {
        std::error_code unreadable;
        if (entry->is_regular_file(unreadable) && is_picture_name(entry->path())) {
            files.push_back(entry->path().string());
        }
    }
    std::ranges::sort(files);
    return files;
}

struct Looked {
    code::Seen seen;
    bool picture = false;
    double milliseconds = 0;
};

Looked look_at(base::ByteView file, const code::Declared& declared) {
    Looked looked;
    const auto picture = drivers::camera::picture_from(file);
    if (!picture) return looked;
    looked.picture = true;
    const auto start = std::chrono::steady_clock::now();
    looked.seen = code::read_codes(picture->view(), declared);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    looked.milliseconds = took.count();
    return looked;
}

std::string_view refusal(const Looked& looked) {
    if (!looked.picture) return "not_a_picture";
    return looked.seen.individual_number ? "individual_number" : "";
}

void print_json(const std::string& file, const Looked& looked) {
    auto codes = nlohmann::ordered_json::array();
    for (const code::Code& code : looked.seen.codes) {
        codes.push_back({{"format", word(code.format)}, {"text", code.text.reveal()}});
    }
    nlohmann::ordered_json line = {{"file", file}, {"codes", codes}, {"refused", nullptr}};
    if (const auto why = refusal(looked); !why.empty()) line["refused"] = why;
    // Microseconds are more than a clock of this kind means.
    line["ms"] = static_cast<double>(static_cast<long>(looked.milliseconds * 100 + 0.5)) / 100;
    fmt::print("{}\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void print_plain(const std::string& file, const Looked& looked) {
    const auto why = refusal(looked);
    if (!why.empty()) fmt::print("{}: refused: {}\n", file, why);
    if (why.empty() && looked.seen.codes.empty()) fmt::print("{}: nothing\n", file);
    for (const code::Code& code : looked.seen.codes) {
        fmt::print("{}: {} {}\n", file, word(code.format), code.text.reveal());
    }
}

base::Result<code::Declared, std::string> declared_by(const std::string& pack_file) {
    if (pack_file.empty()) return code::Declared();
    const auto bytes = base::read_file(pack_file, most_pack_bytes);
    if (!bytes) return base::Failure{pack_file + " cannot be read"};
    auto pack = town::read(bytes.value());
    if (!pack) return base::Failure{pack_file + " is no town pack"};
    return code::Declared([forms = pack.value().codes](code::Format format, std::string_view text) {
        return std::ranges::any_of(forms, [&](const town::CodeForm& form) {
            return std::ranges::find(form.scan, word(format)) != form.scan.end() &&
                   town::fits(form, text);
        });
    });
}

}  // namespace

int scan_command(Words words) {
    if (std::ranges::find(words, "--help") != words.end()) {
        fmt::print("{}", help);
        return 0;
    }
    const auto wish = wish_from(words);
    if (!wish) {
        fmt::print(stderr, "madoguchi scan: {}; see --help\n", wish.error());
        return 2;
    }
    const auto declared = declared_by(wish.value().pack);
    if (!declared) {
        fmt::print(stderr, "madoguchi scan: {}\n", declared.error());
        return 1;
    }
    int exit_code = 0;
    for (const std::string& path : wish.value().paths) {
        for (const std::string& file : pictures_below(path)) {
            const auto bytes = base::read_file(file, most_picture_bytes);
            if (!bytes && bytes.error() != base::FileFault::too_large) {
                fmt::print(stderr, "madoguchi scan: {} cannot be read\n", file);
                exit_code = 1;
                continue;
            }
            const Looked looked = bytes ? look_at(bytes.value(), declared.value()) : Looked();
            if (wish.value().output == Output::json) {
                print_json(file, looked);
            } else {
                print_plain(file, looked);
            }
        }
    }
    return exit_code;
}

}  // namespace tool
