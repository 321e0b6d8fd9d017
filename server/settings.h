#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "base/result.h"

namespace server {

// What DIR/server.toml and the flags say; every flag is the key of the same name.
struct Settings {
    std::filesystem::path keys;  // the town's folder; by default the one of server.toml
    std::string store;           // "sqlite:FILE"
    std::string part = "all";
    std::filesystem::path pack;  // empty: nothing is opened until there is one
    std::string listen = "127.0.0.1:8443";
    std::string desk_listen = "127.0.0.1:8444";
    std::string pages_listen = "127.0.0.1:8445";  // --part pages only
    std::filesystem::path admin_socket;
    std::filesystem::path pages_socket;  // core and pages meet there; by default DIR/pages.sock
    // --part line: LINE's address, the file with the channel's token, and whom to trust there ("" =
    // the machine's authorities). --part pages: the file with the channel's secret, "" = no
    // webhook.
    std::string line_url;
    std::filesystem::path line_token_file, line_ca, line_secret_file;
    std::string clock = "system";
};

struct SettingsFault {
    int exit_code = 1;  // 2: wrong usage
    std::string sentence;
};

base::Result<Settings, SettingsFault> settings_from(std::span<const std::string> words);
// Of a server.toml alone, for the tools that talk to its server.
base::Result<Settings, SettingsFault> settings_from_file(const std::filesystem::path& file);

}  // namespace server
