// Every phrase the pages say is in the pack, in every language.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "town/toml.h"

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ifstream stream(file);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

// Keys that stand whole in the code; a key that ends in a dot is completed there.
std::set<std::string> said_in_code() {
    static const std::regex key(R"re("(pages\.[a-z_.]+)")re");
    std::set<std::string> keys;
    for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_DIR) / "server/pages")) {
        const auto text = text_of(entry.path());
        for (std::sregex_iterator at(text.begin(), text.end(), key), end; at != end; ++at) {
            const std::string found = (*at)[1];
            if (found.back() != '.' && found != "pages.css" && found != "pages.js") {
                keys.insert(found);
            }
        }
    }
    return keys;
}

void collect(const town::TomlTable& table, const std::string& prefix, std::set<std::string>& keys) {
    for (const auto& [name, value] : table) {
        if (const auto* below = std::get_if<town::TomlTable>(&value.held)) {
            collect(*below, prefix + name + ".", keys);
        } else {
            keys.insert(prefix + name);
        }
    }
}

}  // namespace

TEST_CASE("every phrase that the pages say whole is there in every language") {
    const auto said = said_in_code();
    REQUIRE(said.size() > 50);
    for (const std::string language : {"ja", "easy"}) {
        const auto file = fs::path(SOURCE_DIR) / "provisioning/towns/misaki/words" /
                          ("pages." + language + ".toml");
        const auto table = town::parse_toml(text_of(file));
        REQUIRE(table);
        std::set<std::string> there;
        collect(table.value(), "", there);
        for (const auto& key : said) {
            INFO(language << " " << key);
            CHECK(there.contains(key));
        }
    }
}
