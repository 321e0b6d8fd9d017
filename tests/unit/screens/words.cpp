#include "tests/unit/screens/words.h"

#include <filesystem>
#include <fstream>
#include <set>

namespace samples {
namespace {

constexpr const char* folder = SOURCE_DIR "/provisioning/towns/misaki/words/";

void read_file(const std::filesystem::path& path, Words& words) {
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
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name == language + ".toml" || name.ends_with("." + language + ".toml")) {
            files.insert(entry.path());
        }
    }
    // What a language does not say is said in Japanese, as town/words does.
    const bool leans = language != "ja" && language != "easy";
    Words words = leans ? read_words("ja") : Words();
    for (const auto& file : files) read_file(file, words);
    return words;
}

Words read_screen_words(const std::string& language) {
    Words words;
    read_file(std::filesystem::path(folder) / ("screens." + language + ".toml"), words);
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
