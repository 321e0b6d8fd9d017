#include "server/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

#include "base/files.h"
#include "server/http/address.h"
#include "town/toml.h"

namespace server {

namespace {

using Texts = std::map<std::string, std::string, std::less<>>;

constexpr std::array names = {"keys",
                              "store",
                              "part",
                              "pack",
                              "listen",
                              "desk-listen",
                              "pages-listen",
                              "admin-socket",
                              "pages-socket",
                              "line-url",
                              "line-token-file",
                              "line-ca",
                              "line-secret-file",
                              "clock"};

// The last three need PostgreSQL.
constexpr std::array<std::string_view, 6> parts = {"all",    "pages", "line",
                                                   "intake", "apply", "desk"};

bool is_known(std::string_view name) {
    for (const auto* known : names) {
        if (name == known) return true;
    }
    return false;
}

std::string joined_words(const std::filesystem::path& folder, const std::string& path) {
    if (path.empty()) return path;
    return std::filesystem::absolute(folder / path).lexically_normal().string();
}

base::Result<Texts, SettingsFault> texts_from(const std::filesystem::path& file) {
    const auto bytes = base::read_file(file, 64 * 1024);
    if (!bytes) return base::Failure{SettingsFault{1, "cannot read " + file.string()}};
    const auto table = town::parse_toml(base::to_text(bytes.value()));
    if (!table) {
        return base::Failure{SettingsFault{1, file.string() + " line " +
                                                  std::to_string(table.error().line) + ": " +
                                                  table.error().why}};
    }
    const auto folder = std::filesystem::absolute(file).parent_path();
    Texts texts{{"keys", folder.string()}};
    for (const auto& [name, value] : table.value()) {
        const auto* text = std::get_if<std::string>(&value.held);
        if (!is_known(name) || text == nullptr) {
            return base::Failure{
                SettingsFault{1, file.string() + ": " + name + " is not a key with a text"}};
        }
        texts.insert_or_assign(name, *text);
    }
    for (const auto* path : {"keys", "pack", "admin-socket", "pages-socket", "line-token-file",
                             "line-ca", "line-secret-file"}) {
        if (texts.contains(path)) texts[path] = joined_words(folder, texts[path]);
    }
    constexpr std::string_view sqlite = "sqlite:";
    if (texts["store"].starts_with(sqlite)) {
        texts["store"] =
            std::string(sqlite) + joined_words(folder, texts["store"].substr(sqlite.size()));
    }
    return texts;
}

Settings settings_of(Texts texts) {
    Settings settings;
    const auto take = [&](const char* name, auto& into) {
        const auto found = texts.find(name);
        if (found != texts.end()) into = found->second;
    };
    take("keys", settings.keys);
    take("store", settings.store);
    take("part", settings.part);
    take("pack", settings.pack);
    take("listen", settings.listen);
    take("desk-listen", settings.desk_listen);
    take("pages-listen", settings.pages_listen);
    take("admin-socket", settings.admin_socket);
    take("pages-socket", settings.pages_socket);
    take("line-url", settings.line_url);
    take("line-token-file", settings.line_token_file);
    take("line-ca", settings.line_ca);
    take("line-secret-file", settings.line_secret_file);
    take("clock", settings.clock);
    if (settings.pages_socket.empty() && !settings.keys.empty()) {
        settings.pages_socket = settings.keys / "pages.sock";
    }
    return settings;
}

// Pages and sender have no store and no admin socket.
std::vector<std::string> missing_in(const Settings& settings) {
    const bool outside = settings.part == "pages" || settings.part == "line";
    std::vector<std::string> missing;
    if (settings.keys.empty()) missing.emplace_back("--keys");
    if (!outside && settings.store.empty()) missing.emplace_back("--store");
    if (!outside && settings.admin_socket.empty()) missing.emplace_back("--admin-socket");
    return missing;
}

base::Result<void, SettingsFault> judged(const Settings& settings) {
    const auto wrong = [](std::string why) {
        return base::Failure{SettingsFault{2, std::move(why)}};
    };
    if (const auto missing = missing_in(settings); !missing.empty()) {
        return wrong(
            fmt::format("give --config DIR/server.toml, or {}", fmt::join(missing, " and ")));
    }
    if (std::ranges::find(parts, settings.part) == parts.end()) {
        return wrong(
            fmt::format("--part is one of {}, not {}", fmt::join(parts, ", "), settings.part));
    }
    const std::string_view store = settings.store;
    if (!store.empty() && !store.starts_with("sqlite:") && !store.starts_with("postgresql:")) {
        return wrong("--store is sqlite:FILE, not " + settings.store);
    }
    for (const auto& listen : {settings.listen, settings.desk_listen, settings.pages_listen}) {
        if (const auto address = http::address_from(listen); !address) {
            return wrong(address.error());
        }
    }
    if (settings.clock != "system" && !settings.clock.starts_with("emulated:")) {
        return wrong("--clock is system or emulated:SOCKET, not " + settings.clock);
    }
    return {};
}

}  // namespace

base::Result<Settings, SettingsFault> settings_from_file(const std::filesystem::path& file) {
    return settings_of(TRY(texts_from(file)));
}

base::Result<Settings, SettingsFault> settings_from(std::span<const std::string> words) {
    Texts flags;
    std::string config;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string word = words[i];
        std::optional<std::string> value;
        if (const auto sign = word.find('='); sign != std::string::npos) {
            value = word.substr(sign + 1);
            word.resize(sign);
        }
        const bool flag =
            word.starts_with("--") && (word == "--config" || is_known(word.substr(2)));
        if (!flag) return base::Failure{SettingsFault{2, "unknown word " + words[i]}};
        if (!value && i + 1 == words.size()) {
            return base::Failure{SettingsFault{2, word + " needs a value"}};
        }
        if (!value) value = words[++i];
        if (word == "--config") {
            config = *value;
        } else {
            flags.insert_or_assign(word.substr(2), *value);
        }
    }
    Texts texts;
    if (!config.empty()) texts = TRY(texts_from(config));
    for (auto& [name, value] : flags) texts.insert_or_assign(name, value);
    auto settings = settings_of(std::move(texts));
    TRY(judged(settings));
    return settings;
}

}  // namespace server
