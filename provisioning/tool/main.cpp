#include <fmt/core.h>

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
    Command{"town", "", tool::town_command, "town init|enrol|staff DIR"},
    Command{"receipt", "", tool::receipt_command, "receipt verify FILE --trust CA.pem"},
    Command{"log", "", tool::log_command, "log verify FILE --trust CA.pem"},
};

void print_help(std::FILE* to) {
    fmt::print(to, "madoguchi: the tools of the counter terminal\n\n");
    for (const auto& command : commands) fmt::print(to, "  madoguchi {}\n", command.help);
    fmt::print(to, "\nEach has --help.\n");
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.empty()) {
        print_help(stderr);
        return 2;
    }
    if (words[0] == "--help" || words[0] == "help") {
        print_help(stdout);
        return 0;
    }
    for (const auto& command : commands) {
        if (words[0] != command.name) continue;
        if (command.second.empty()) return command.run(tool::Words(words).subspan(1));
        if (words.size() > 1 && words[1] == command.second) {
            return command.run(tool::Words(words).subspan(2));
        }
    }
    fmt::print(stderr, "madoguchi: no such command: {}; see madoguchi --help\n", words[0]);
    return 2;
}
