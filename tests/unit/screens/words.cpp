#include "tests/unit/screens/words.h"

#include <fstream>

namespace samples {
namespace {

void read_file(const std::string& path, Words& words) {
    std::ifstream file(path);
    std::string line, table;
    while (std::getline(file, line)) {
        if (line.starts_with("[")) {
            table = line.substr(1, line.find(']') - 1);
        } else if (const auto equals = line.find(" = \""); equals != std::string::npos) {
            const auto from = equals + 4, to = line.rfind('"');
            std::string key = table;
            key.append(1, '.').append(line, 0, equals);
            words[key] = line.substr(from, to - from);
        }
    }
}

}  // namespace

Words read_words(const std::string& language) {
    const std::string folder = std::string(SOURCE_DIR) + "/provisioning/towns/misaki/words/";
    Words words;
    read_file(folder + language + ".toml", words);
    read_file(folder + "screens." + language + ".toml", words);
    read_file(folder + "kiosk." + language + ".toml", words);
    return words;
}

Words read_screen_words(const std::string& language) {
    Words words;
    read_file(
        std::string(SOURCE_DIR) + "/provisioning/towns/misaki/words/screens." + language + ".toml",
        words);
    return words;
}

kiosk::view::Say say_from(Words words) {
    return [words = std::move(words)](
               std::string_view key,
               const std::vector<std::pair<std::string_view, std::string>>& values) {
        const auto found = words.find(std::string(key));
        if (found == words.end()) return "⟦" + std::string(key) + "⟧";
        std::string phrase = found->second;
        for (const auto& [name, value] : values) {
            const std::string mark = "{" + std::string(name) + "}";
            for (auto at = phrase.find(mark); at != std::string::npos; at = phrase.find(mark)) {
                phrase.replace(at, mark.size(), value);
            }
        }
        return phrase;
    };
}

}  // namespace samples
