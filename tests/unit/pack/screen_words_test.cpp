// The phrases that screens and kiosk say are in the pack, in every language, and no other.
#include <regex>
#include <set>

#include "tests/unit/pack/misaki.h"
#include "town/pack_keys.h"
#include "town/words.h"

namespace {

// All C++ of the rooms that speak to people, without its comments.
const std::string& code() {
    static const std::string text = [] {
        std::string all;
        for (const char* room : {"/screens", "/kiosk", "/server", "/town/way"}) {
            namespace fs = std::filesystem;
            for (const auto& entry :
                 fs::recursive_directory_iterator(SOURCE_DIR + std::string(room))) {
                const auto kind = entry.path().extension();
                if (kind != ".cpp" && kind != ".h") continue;
                const auto bytes = base::read_file(entry.path(), 1 << 20);
                REQUIRE(bytes);
                all += base::to_text(bytes.value());
            }
        }
        return std::regex_replace(all, std::regex("//[^\n]*"), "");
    }();
    return text;
}

std::set<std::string> found(const char* pattern) {
    const std::regex wanted(pattern);
    std::set<std::string> all;
    for (std::sregex_iterator at(code().begin(), code().end(), wanted), end; at != end; ++at) {
        all.insert((*at)[1]);
    }
    return all;
}

const town::Pack& pack() {
    static const town::Pack read = [] {
        auto opened = town::read(built(misaki()));
        REQUIRE(opened);
        return opened.take();
    }();
    return read;
}

}  // namespace

TEST_CASE("every phrase that a screen says by its whole key is there in every language") {
    const auto said = found(R"re(say\(\s*"([a-z_]+\.[a-z0-9_.]+)"\s*[,)])re");
    REQUIRE(said.size() > 20);  // Else the pattern has lost the code.
    for (const auto& [language, words] : pack().words) {
        for (const std::string& key : said) {
            INFO(language << " " << key);
            CHECK(words.has(key));
        }
    }
}

TEST_CASE("every phrase that no journey owns is said by some screen") {
    const auto literals = found(R"re("([a-z_]+\.[a-z0-9_.]*)")re");
    const auto is_said = [&](const std::string& key) {
        if (literals.contains(key)) return true;
        // Put together: "staff_call." + reason, "desk_said.is_" + state.
        for (auto end = key.find_first_of("._"); end != std::string::npos;
             end = key.find_first_of("._", end + 1)) {
            if (literals.contains(key.substr(0, end + 1))) return true;
        }
        // "more_tile" with both words of a tile.
        const std::string head = key.substr(0, key.find('.'));
        const bool of_tile = key == head + ".title" || key == head + ".subtitle";
        return of_tile && code().find("\"" + head + "\"") != std::string::npos;
    };
    // A register puts the word of a message into the outgoing post: message.WORD.
    const auto is_sent = [](const std::string& key) {
        constexpr std::string_view message = "message.";
        if (!key.starts_with(message)) return false;
        return code().find("\"" + key.substr(message.size()) + "\"") != std::string::npos;
    };
    for (const auto& [key, phrase] : pack().words.at("ja").phrases()) {
        INFO(key);
        // A register's words are compared with the registers: tests/unit/server/registers.
        const bool of_register = key.starts_with("register.");
        CHECK((town::is_owned_key(key) || of_register || is_sent(key) || is_said(key)));
    }
}
