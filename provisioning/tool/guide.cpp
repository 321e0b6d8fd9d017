#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "provisioning/tool/command.h"
#include "server/admin/admin_socket.h"
#include "server/settings.h"

namespace tool {

namespace {

using Json = nlohmann::json;

constexpr std::string_view guide_help =
    "madoguchi guide proposals DIR [--out FILE.toml]\n"
    "    what staff accepted of their proposals for the guide, from the running madoguchi-server\n"
    "    of DIR, as TOML for the pack's maker: [[synonym]] for guide/words.toml, [[asked]] for\n"
    "    the entries of guide/faq, [[wanted]] an entry to be written\n";

int guide_usage(const std::string& why) {
    fmt::print(stderr, "madoguchi guide: {}; see madoguchi guide --help\n", why);
    return 2;
}

base::Result<std::string, std::string> proposals_of(const std::filesystem::path& folder) {
    const auto settings = server::settings_from_file(folder / "server.toml");
    if (!settings) return base::Failure{settings.error().sentence};
    const auto line = TRY(server::ask_admin_socket(settings.value().admin_socket,
                                                   Json({{"do", "guide_proposals"}}).dump()));
    const auto answer = Json::parse(line, nullptr, false);
    const auto text = [&](const char* member) -> std::optional<std::string> {
        if (!answer.is_object() || !answer.contains(member)) return std::nullopt;
        if (!answer[member].is_string()) return std::nullopt;
        return answer[member].get<std::string>();
    };
    if (const auto error = text("error")) return base::Failure{*error};
    auto toml = text("toml");
    if (!toml) return base::Failure{std::string("the server's answer is garbled")};
    return std::move(*toml);
}

}  // namespace

int guide_command(Words words) {
    for (const auto& word : words) {
        if (word != "--help") continue;
        fmt::print("{}", guide_help);
        return 0;
    }
    if (words.empty() || words[0] != "proposals") return guide_usage("say proposals");
    if (words.size() != 2 && !(words.size() == 4 && words[2] == "--out")) {
        return guide_usage("proposals needs the town's folder, and perhaps --out FILE");
    }
    const auto toml = proposals_of(words[1]);
    if (!toml) {
        fmt::print(stderr, "madoguchi guide: {}\n", toml.error());
        return 1;
    }
    if (words.size() == 2) {
        fmt::print("{}", toml.value());
        return 0;
    }
    if (!base::write_file(words[3], base::view_of(toml.value()), 0644)) {
        fmt::print(stderr, "madoguchi guide: cannot write {}\n", words[3]);
        return 1;
    }
    return 0;
}

}  // namespace tool
