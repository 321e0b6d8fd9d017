// What the server is started with: which words it understands, and what it says of the others.
#include "server/settings.h"

#include <catch2/catch.hpp>

#include <vector>

namespace {

std::vector<std::string> enough_and(std::initializer_list<std::string> more) {
    std::vector<std::string> words = {
        "--keys", "/town", "--store", "sqlite:/town/town.db", "--admin-socket", "/town/admin.sock"};
    words.insert(words.end(), more);
    return words;
}

std::string refused(const std::vector<std::string>& words) {
    const auto settings = server::settings_from(words);
    if (settings) return "";
    CHECK(settings.error().exit_code == 2);
    return settings.error().sentence;
}

}  // namespace

TEST_CASE("a server told too little says all that is missing") {
    const std::string all =
        "give --config DIR/server.toml, or --keys and --store and "
        "--admin-socket";
    CHECK(refused({}) == all);
    CHECK(refused({"--keys", "/town"}) ==
          "give --config DIR/server.toml, or --store and --admin-socket");
    CHECK(refused({"--part", "pages"}) == "give --config DIR/server.toml, or --keys");
}

TEST_CASE("a word the server cannot mean is wrong usage") {
    CHECK(refused(enough_and({})).empty());
    CHECK(refused(enough_and({"--part", "nonsense"})).starts_with("--part is one of all, "));
    CHECK(refused(enough_and({"--store", "frob"})) == "--store is sqlite:FILE, not frob");
    CHECK(refused(enough_and({"--clock", "frob"})).starts_with("--clock is system or"));
    for (const std::string door : {"--listen", "--desk-listen", "--pages-listen"}) {
        CHECK(refused(enough_and({door, "127.0.0.1:18555x"})).starts_with("not an address: "));
        CHECK(refused(enough_and({door, "127.0.0.1:18555"})).empty());
    }
}

TEST_CASE("a flag and its value may be one word") {
    const auto settings = server::settings_from(enough_and({"--listen=127.0.0.1:9443"}));
    REQUIRE(settings);
    CHECK(settings.value().listen == "127.0.0.1:9443");
    CHECK(refused(enough_and({"--no-such=1"})) == "unknown word --no-such=1");
}
