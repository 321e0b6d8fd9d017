#include <fmt/core.h>
#include <algorithm>

#include <map>
#include <nlohmann/json.hpp>

#include "base/crypto/certificate.h"
#include "base/files.h"
#include "provisioning/tool/command.h"
#include "provisioning/tool/town_init.h"
#include "server/admin/admin_socket.h"
#include "server/registers/devices.h"
#include "server/settings.h"

namespace tool {

namespace {

using Json = nlohmann::json;

constexpr std::string_view help =
    "madoguchi town init DIR [--town misaki] [--host NAME]… [--listen 127.0.0.1:8443]\n"
    "                        [--desk-listen 127.0.0.1:8444] [--pages-listen 127.0.0.1:8445]\n"
    "    makes the keys and certificates of a town and DIR/server.toml; never overwrites\n"
    "madoguchi town enrol DIR --name hall-1 --role hall|library|counter|hub|post_office\n"
    "    prints a code for madoguchi-kiosk --enrol, good once and for 15 minutes\n"
    "madoguchi town enrol DIR --name taxi-1 [--section SECTION]\n"
    "          --role taxi|shop|driver|commissioner|investigator|venue|teacher|\n"
    "                 midwife|board|committee\n"
    "    prints a code to type once at https://PAGES/device, good for a day\n"
    "madoguchi town staff DIR --name NAME --section SECTION --card CERT.der\n"
    "    lets the owner of this card sign in at counters\n"
    "madoguchi town revoke DIR --name hall-1\n"
    "    shuts a lost terminal or device out\n\n"
    "enrol, staff and revoke speak to the running madoguchi-server of DIR.\n";

int wrong_usage(const std::string& why) {
    fmt::print(stderr, "madoguchi town: {}; see madoguchi town --help\n", why);
    return 2;
}

int not_done(const std::string& why) {
    fmt::print(stderr, "madoguchi town: {}\n", why);
    return 1;
}

struct Asked {
    std::filesystem::path folder;
    std::multimap<std::string, std::string> flags;

    std::string flag(const std::string& name) const {
        const auto found = flags.find(name);
        return found == flags.end() ? std::string() : found->second;
    }
};

// The error is the usage fault.
base::Result<Asked, std::string> asked_from(Words words, std::initializer_list<const char*> known) {
    Asked asked;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        if (!word.starts_with("--")) {
            if (!asked.folder.empty()) return base::Failure{"one folder only, not also " + word};
            asked.folder = word;
            continue;
        }
        const bool is_known =
            std::any_of(known.begin(), known.end(), [&](const char* name) { return word == name; });
        if (!is_known) return base::Failure{"unknown flag " + word};
        if (i + 1 == words.size()) return base::Failure{word + " needs a value"};
        asked.flags.emplace(word, words[++i]);
    }
    if (asked.folder.empty()) return base::Failure{std::string("name the town's folder")};
    return asked;
}

int init(Words words) {
    const auto asked =
        asked_from(words, {"--town", "--host", "--listen", "--desk-listen", "--pages-listen"});
    if (!asked) return wrong_usage(asked.error());
    NewTown wish;
    wish.folder = asked.value().folder;
    for (const auto& [flag, value] : asked.value().flags) {
        if (flag == "--town") wish.town = value;
        if (flag == "--host") wish.hosts.push_back(value);
        if (flag == "--listen") wish.listen = value;
        if (flag == "--desk-listen") wish.desk_listen = value;
        if (flag == "--pages-listen") wish.pages_listen = value;
    }
    if (const auto good = judged(wish); !good) return wrong_usage(good.error());
    const auto made = make_town(wish);
    if (!made) return not_done(made.error());
    fmt::print("{}\n", (wish.folder / "server.toml").string());
    return 0;
}

// Asks the running server and gives back its answer's `member`.
base::Result<std::string, std::string> ask(const Asked& asked, const Json& question,
                                           const char* member) {
    const auto settings = server::settings_from_file(asked.folder / "server.toml");
    if (!settings) return base::Failure{settings.error().sentence};
    const auto line = TRY(server::ask_admin_socket(settings.value().admin_socket, question.dump()));
    const auto answer = Json::parse(line, nullptr, false);
    if (!answer.is_object()) return base::Failure{std::string("the server's answer is garbled")};
    for (const auto* name : {member, "error"}) {
        if (!answer.contains(name) || !answer[name].is_string()) continue;
        auto text = answer[name].get<std::string>();
        if (std::string_view(name) == "error") return base::Failure{std::move(text)};
        return text;
    }
    return base::Failure{std::string("the server's answer is garbled")};
}

int enrol(Words words) {
    const auto asked = asked_from(words, {"--name", "--role", "--section"});
    if (!asked) return wrong_usage(asked.error());
    const auto name = asked.value().flag("--name");
    const auto role = asked.value().flag("--role");
    if (name.empty() || role.empty()) return wrong_usage("enrol needs --name and --role");
    const bool field = server::Devices::is_role(role);
    const auto code = ask(asked.value(),
                          {{"do", "enrol"},
                           {"name", name},
                           {"role", role},
                           {"section", asked.value().flag("--section")}},
                          field ? "device_code" : "code");
    if (!code) return not_done(code.error());
    fmt::print("{}\n", code.value());
    fmt::print("{}\n", field ? "good once, for a day: type it at https://PAGES/device"
                             : "good once, for 15 minutes: madoguchi-kiosk --enrol CODE");
    return 0;
}

int staff(Words words) {
    const auto asked = asked_from(words, {"--name", "--section", "--card"});
    if (!asked) return wrong_usage(asked.error());
    const auto name = asked.value().flag("--name");
    const auto section = asked.value().flag("--section");
    const auto card = asked.value().flag("--card");
    if (name.empty() || section.empty() || card.empty()) {
        return wrong_usage("staff needs --name, --section and --card");
    }
    const auto bytes = base::read_file(card, 64 * 1024);
    if (!bytes) return not_done("cannot read " + card);
    auto certificate = base::crypto::Certificate::from_der(bytes.value());
    if (!certificate) {
        certificate = base::crypto::Certificate::from_pem(base::to_text(bytes.value()));
    }
    if (!certificate) return not_done(card + " is not a certificate");
    const auto key = base::hex(certificate->public_key().fingerprint());
    const auto clerk =
        ask(asked.value(),
            {{"do", "staff"}, {"name", name}, {"section", section}, {"key_sha256", key}}, "clerk");
    if (!clerk) return not_done(clerk.error());
    fmt::print("{}\n", clerk.value());
    return 0;
}

int revoke(Words words) {
    const auto asked = asked_from(words, {"--name"});
    if (!asked) return wrong_usage(asked.error());
    const auto name = asked.value().flag("--name");
    if (name.empty()) return wrong_usage("revoke needs --name");
    const auto done = ask(asked.value(), {{"do", "revoke"}, {"name", name}}, "revoked");
    if (!done) return not_done(done.error());
    fmt::print("{}\n", done.value());
    return 0;
}

}  // namespace

int town_command(Words words) {
    if (words.empty()) return wrong_usage("say init, enrol, staff or revoke");
    for (const auto& word : words) {
        if (word != "--help") continue;
        fmt::print("{}", help);
        return 0;
    }
    const auto rest = words.subspan(1);
    if (words[0] == "init") return init(rest);
    if (words[0] == "enrol") return enrol(rest);
    if (words[0] == "staff") return staff(rest);
    if (words[0] == "revoke") return revoke(rest);
    return wrong_usage("unknown word " + words[0]);
}

}  // namespace tool
