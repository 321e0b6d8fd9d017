#include "kiosk/settings.h"

#include <charconv>
#include <functional>
#include <vector>

#include "base/files.h"
#include "base/toml_library.h"

namespace kiosk {
namespace {

constexpr std::size_t most_config_bytes = 64 << 10;

using Fault = base::Failure<SettingsFault>;

Fault fault(std::string what, SettingsFault::Kind kind = SettingsFault::Kind::usage) {
    return base::Failure{SettingsFault{std::move(what), kind}};
}

base::Result<void, SettingsFault> set_size(Settings& settings, const std::string& text) {
    const std::size_t by = text.find('x');
    const auto number = [](std::string_view digits) {
        int value = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? value : 0;
    };
    const int width = number(std::string_view(text).substr(0, by));
    const int height = by == std::string::npos ? 0 : number(std::string_view(text).substr(by + 1));
    if (width < 320 || height < 240) return fault("--windowed wants a size like 1280x720");
    settings.windowed = true;
    settings.width = width;
    settings.height = height;
    return {};
}

base::Result<void, SettingsFault> set_role(Settings& settings, const std::string& text) {
    for (const std::string_view role : {"hall", "library", "counter", "hub", "post_office"}) {
        if (text == role) {
            settings.role = text;
            return {};
        }
    }
    return fault("--role wants one of hall, library, counter, hub, post_office");
}

base::Result<void, SettingsFault> set_server(Settings& settings, const std::string& text) {
    constexpr std::string_view scheme = "https://";
    if (!text.starts_with(scheme) || text.size() == scheme.size())
        return fault("--server wants https://HOST:PORT");
    settings.server = text;
    return {};
}

base::Result<void, SettingsFault> set_voice(Settings& settings, const std::string& text) {
    if (text != "on" && text != "off") return fault("--voice wants on or off");
    settings.voice = text == "on";
    return {};
}

base::Result<void, SettingsFault> set_voice_sink(Settings& settings, const std::string& text) {
    const bool folder = text.starts_with("folder:") || text.starts_with("trace:");
    const bool sound = text == "sound" || text.starts_with("sound:");
    if (!sound && (!folder || text.ends_with(':')))
        return fault("--voice-sink wants sound[:DEVICE], folder:DIR or trace:DIR");
    settings.voice_sink = text;
    return {};
}

base::Result<void, SettingsFault> set_reader(Settings& settings, const std::string& text) {
    if (text.starts_with("nfc:"))
        return fault("--reader nfc: is not built yet", SettingsFault::Kind::not_built);
    if (text != "pcsc" && !text.starts_with("pcsc:")) return fault("--reader wants pcsc[:NAME]");
    settings.reader = text;
    return {};
}

base::Result<void, SettingsFault> set_camera(Settings& settings, const std::string& text) {
    if (text.starts_with("v4l2:"))
        return fault("--camera v4l2: is not built yet", SettingsFault::Kind::not_built);
    constexpr std::string_view emulated = "emulated:";
    if (!text.starts_with(emulated) || text.size() == emulated.size())
        return fault("--camera wants emulated:SOCKET");
    settings.camera = text;
    return {};
}

base::Result<void, SettingsFault> set_printer(Settings& settings, const std::string& text) {
    if (text.starts_with("cups:"))
        return fault("--printer cups: is not built yet", SettingsFault::Kind::not_built);
    if (!text.starts_with("pdf:") || text.size() == 4) return fault("--printer wants pdf:DIR");
    settings.printer = text;
    return {};
}

using Set = base::Result<void, SettingsFault> (*)(Settings&, const std::string&);
template <auto Member>
base::Result<void, SettingsFault> keep_setting(Settings& settings, const std::string& text) {
    settings.*Member = text;
    return {};
}

struct Flag {
    std::string_view name, value, says;
    Set set;
};

const Flag flags[] = {
    {"role", "ROLE", "hall, library, counter, hub, post_office; else as enrolled", set_role},
    {"windowed", "WxH", "in a window instead of the whole screen", set_size},
    {"accessibility-socket", "PATH", "what is on the screen, as JSON lines",
     keep_setting<&Settings::accessibility_socket>},
    {"state", "DIR", "keys, outbox and pack of this terminal", keep_setting<&Settings::state>},
    {"pack", "FILE", "the town's pack to take, if it is newer", keep_setting<&Settings::pack>},
    {"server", "https://HOST:PORT", "the town's door for terminals; else as enrolled", set_server},
    {"reader", "pcsc[:NAME]", "the card reader", set_reader},
    {"printer", "pdf:DIR", "the printer", set_printer},
    {"camera", "emulated:SOCKET", "the camera that codes are held before", set_camera},
    {"voice", "on|off", "whether the terminal can speak", set_voice},
    {"voice-sink", "KIND[:WHERE]", "sound[:DEVICE], folder:DIR (WAV), trace:DIR (words)",
     set_voice_sink},
    {"voice-file", "FILE", "the .htsvoice; else where provisioning/setup puts it",
     keep_setting<&Settings::voice_file>},
    {"clock", "emulated:SOCKET", "a clock that is wound by hand", keep_setting<&Settings::clock>},
};

const Flag* flag_of(std::string_view name) {
    for (const Flag& flag : flags) {
        if (flag.name == name) return &flag;
    }
    return nullptr;
}

base::Result<void, SettingsFault> read_file(Settings& settings, const std::string& file) {
    const auto bytes = base::read_file(file, most_config_bytes);
    if (!bytes) return fault("cannot read " + file);
    const toml::parse_result parsed = toml::parse(base::to_text(bytes.value()), file);
    if (!parsed) {
        return fault("cannot read " + file + ": " + std::string(parsed.error().description()));
    }
    for (const auto& [key, node] : parsed.table()) {
        const std::string name(key.str());
        const Flag* flag = flag_of(name);
        if (flag == nullptr) return fault(file + ": unknown key " + name);
        const auto text = node.value<std::string>();
        if (!text) return fault(file + ": " + name + " wants a text in quotes");
        TRY(flag->set(settings, *text));
    }
    return {};
}

}  // namespace

base::Result<Settings, SettingsFault> settings_from(std::span<const std::string> words) {
    Settings settings;
    std::vector<std::pair<const Flag*, std::string>> given;
    std::string config;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string_view word = words[i];
        if (word == "--help") settings.help = true;
        if (word == "--check") settings.check = true;
        if (word == "--help" || word == "--check") continue;
        if (!word.starts_with("--")) return fault("not understood: " + words[i]);
        word.remove_prefix(2);
        // --flag value and --flag=value mean the same.
        const std::size_t equals = word.find('=');
        const std::string_view name = word.substr(0, equals);
        const Flag* flag = flag_of(name);
        if (flag == nullptr && name != "config" && name != "enrol") {
            return fault("unknown flag " + words[i]);
        }
        if (equals == std::string_view::npos && i + 1 == words.size()) {
            return fault(words[i] + " wants a value");
        }
        std::string value(equals == std::string_view::npos ? words[++i] : word.substr(equals + 1));
        if (name == "config")
            config = std::move(value);
        else if (name == "enrol")
            settings.enrol = std::move(value);
        else
            given.emplace_back(flag, std::move(value));
    }
    if (settings.help) return settings;
    if (!config.empty()) {
        const auto read = read_file(settings, config);
        if (!read) return fault(read.error().what, SettingsFault::Kind::file);
    }
    for (const auto& [flag, value] : given) TRY(flag->set(settings, value));
    if (settings.state.empty())
        return fault("--state is needed: where this terminal keeps its keys");
    if (!settings.enrol.empty() && settings.server.empty()) return fault("--enrol needs --server");
    return settings;
}

std::string help_text() {
    std::string text =
        "madoguchi-kiosk: a terminal of the town hall\n\n"
        "  --config FILE                 the same keys as below, as TOML; flags win\n";
    for (const Flag& flag : flags) {
        std::string line = "  --" + std::string(flag.name) + " " + std::string(flag.value);
        line.resize(std::max<std::size_t>(line.size() + 2, 32), ' ');
        text += line + std::string(flag.says) + "\n";
    }
    text +=
        "  --enrol CODE                  make keys, pin the town of the code, store its "
        "certificate\n"
        "  --check                       try every device and tell; changes nothing\n"
        "  --help                        this\n";
    return text;
}

}  // namespace kiosk
