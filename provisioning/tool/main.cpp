#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "provisioning/tool/command.h"

namespace {

struct Command {
    std::string_view name;
    std::string_view second;  // "" = the command takes its own sub-commands
    int (*run)(tool::Words);
    std::string_view help;
};

constexpr std::array commands = {
    Command{"card", "", tool::card_command, "card list|status|attributes|authenticate|sign"},
    Command{"emulate", "card", tool::emulate_card_command, "emulate card --person FILE.toml"},
    Command{"emulate", "camera", tool::emulate_camera_command,
            "emulate camera --socket PATH PICTURE…"},
    Command{"emulate", "line", tool::emulate_line_command, "emulate line --port N"},
    Command{"scan", "", tool::scan_command, "scan [--json] IMAGE|FOLDER…"},
    Command{"ask", "", tool::ask_command, "ask [--pack FILE] --json QUESTION"},
    Command{"pack", "", tool::pack_command, "pack check|build|sign|show"},
    Command{"speech", "", tool::speech_command, "speech check DIR | say TEXT"},
    Command{"guide", "", tool::guide_command, "guide proposals DIR [--out FILE.toml]"},
    Command{"town", "", tool::town_command, "town init|enrol|staff|revoke DIR"},
    Command{"receipt", "", tool::receipt_command, "receipt verify FILE --trust CA.pem"},
    Command{"log", "", tool::log_command, "log verify FILE --trust CA.pem"},
};

// Of all commands, or of those with one name.
void print_help(std::FILE* to, std::string_view name = "") {
    if (name.empty()) fmt::print(to, "madoguchi: the tools of the counter terminal\n\n");
    for (const auto& command : commands) {
        if (name.empty() || command.name == name) fmt::print(to, "  madoguchi {}\n", command.help);
    }
    fmt::print(to, "\nEach has --help. A flag's value is the next word or stands behind a =.\n");
}

// `--flag=value` as the two words that every command understands.
std::vector<std::string> words_from(int argc, char** argv) {
    constexpr std::array without_value = {"--help", "--json", "--count", "--plain", "--t0"};
    std::vector<std::string> words;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const auto sign = word.starts_with("--") ? word.find('=') : std::string::npos;
        const auto flag = word.substr(0, sign);
        const bool alone = std::ranges::find(without_value, flag) != without_value.end();
        words.push_back(alone ? word : flag);
        if (sign != std::string::npos && !alone) words.push_back(word.substr(sign + 1));
    }
    return words;
}

// The words name a command that goes on with a second word, and none that there is.
int no_such_part(const std::vector<std::string>& words) {
    if (std::ranges::find(words, "--help") != words.end()) {
        print_help(stdout, words[0]);
        return 0;
    }
    std::vector<std::string_view> parts;
    for (const auto& command : commands) {
        if (command.name == words[0]) parts.push_back(command.second);
    }
    const bool not_built = words.size() > 1 && (words[1] == "nfc" || words[1] == "printer");
    fmt::print(stderr, "madoguchi {}: {}one of {} is needed; see madoguchi {} --help\n", words[0],
               not_built ? words[1] + " is not built yet; " : "", fmt::join(parts, ", "), words[0]);
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    const auto words = words_from(argc, argv);
    if (words.empty()) {
        print_help(stderr);
        return 2;
    }
    if (words[0] == "--help" || words[0] == "help") {
        print_help(stdout);
        return 0;
    }
    bool has_parts = false;
    for (const auto& command : commands) {
        if (words[0] != command.name) continue;
        has_parts = !command.second.empty();
        if (!has_parts) return command.run(tool::Words(words).subspan(1));
        if (words.size() > 1 && words[1] == command.second) {
            return command.run(tool::Words(words).subspan(2));
        }
    }
    if (has_parts) return no_such_part(words);
    fmt::print(stderr, "madoguchi: no such command: {}; see madoguchi --help\n", words[0]);
    return 2;
}
