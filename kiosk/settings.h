#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"

namespace kiosk {

// How one terminal was started: design.md §6. Every flag is the key of the same name in
// `--config FILE` (TOML); a flag wins over the file.
struct Settings {
    std::string role;  // "" = as enrolled
    bool windowed = false;
    int width = 1920, height = 1080;
    std::string accessibility_socket;
    std::filesystem::path state;
    std::optional<std::filesystem::path> pack;
    std::string server;   // "" = as enrolled
    std::string reader;   // "pcsc" or "pcsc:NAME"; "" = none
    std::string printer;  // "pdf:DIR"; "" = none
    std::string camera;
    bool voice = false;
    std::string voice_sink;            // "" = the sound device
    std::filesystem::path voice_file;  // "" = where setup puts it
    std::string clock = "system";
    std::string enrol;  // the code; "" = run
    bool check = false;
    bool help = false;
};

struct SettingsFault {
    std::string what;  // one plain sentence for whoever typed it
    enum class Kind { usage, file, not_built } kind = Kind::usage;
};
base::Result<Settings, SettingsFault> settings_from(std::span<const std::string> words);
std::string help_text();

}  // namespace kiosk
