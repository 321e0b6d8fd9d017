#include "server/settings.h"

#include <array>
#include <map>

#include "base/files.h"
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

}  // namespace

base::Result<Settings, SettingsFault> settings_from_file(const std::filesystem::path& file) {
    return settings_of(TRY(texts_from(file)));
}

base::Result<Settings, SettingsFault> settings_from(std::span<const std::string> words) {
    Texts flags;
    std::string config;
    for (std::size_t i = 0; i < words.size(); i += 2) {
        const auto& word = words[i];
        const bool flag =
            word.starts_with("--") && (word == "--config" || is_known(word.substr(2)));
        if (!flag) return base::Failure{SettingsFault{2, "unknown word " + word}};
        if (i + 1 == words.size()) return base::Failure{SettingsFault{2, word + " needs a value"}};
        if (word == "--config") {
            config = words[i + 1];
        } else {
            flags.insert_or_assign(word.substr(2), words[i + 1]);
        }
    }
    Texts texts;
    if (!config.empty()) texts = TRY(texts_from(config));
    for (auto& [name, value] : flags) texts.insert_or_assign(name, value);
    auto settings = settings_of(std::move(texts));
    // No store, no admin socket.
    const bool pages = settings.part == "pages" || settings.part == "line";
    for (const auto& [name, value] :
         {std::pair{"--keys", settings.keys.string()}, std::pair{"--store", settings.store},
          std::pair{"--admin-socket", settings.admin_socket.string()}}) {
        if (value.empty() && (!pages || name == std::string_view("--keys"))) {
            return base::Failure{SettingsFault{
                2, std::string("give --config DIR/server.toml, or ") + name + " too"}};
        }
    }
    return settings;
}

}  // namespace server
