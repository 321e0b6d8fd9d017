// A signed pack is opened in its first language; every other is read when somebody asks for it.
#include <thread>

#include "tests/unit/pack/misaki.h"
#include "town/pack_container.h"

namespace {

town::Pack opened_by_a_terminal(const base::Bytes& pack) {
    auto opened = town::open(pack, town_key().public_key(), "misaki", 1);
    REQUIRE(opened);
    return opened.take();
}

town::PackSource with_broken_easy_words() {
    town::PackSource source = small_town();
    source.erase("README.md");
    source["words/easy.toml"] = base::to_bytes("[home]\nhello = \"never closed\n");
    return source;
}

}  // namespace

TEST_CASE("a pack opened says in every language what the same pack read whole says") {
    const town::Pack opened = opened_by_a_terminal(signed_misaki());
    const town::Pack whole = town::read(signed_misaki()).take();
    REQUIRE(opened.languages.size() == 5);
    REQUIRE(opened.words.size() == whole.words.size());
    for (const auto& [language, words] : whole.words) {
        INFO(language);
        CHECK(words.phrases().size() > 1000);
        CHECK(opened.words.at(language).language() == language);
        // Not compared by CHECK itself: it would print both books.
        const bool same = opened.words.at(language).phrases() == words.phrases();
        CHECK(same);
    }
}

TEST_CASE("words put off are read once however many ask at the same moment") {
    int times = 0;
    const auto words = town::Words::read_later("en", [&] {
        ++times;
        return town::Words::Phrases{{"home.hello", "Good day"}};
    });
    CHECK(times == 0);
    const town::Words copy = words;
    std::vector<std::string> heard(4);
    {
        std::vector<std::jthread> people;
        for (std::string& one : heard) {
            people.emplace_back([&one, &copy] { one = copy.say("home.hello"); });
        }
    }
    CHECK(heard == std::vector<std::string>(4, "Good day"));
    CHECK(words.say("home.hello") == "Good day");
    CHECK(times == 1);
}

TEST_CASE("a language that cannot be read speaks the first language's words") {
    const auto pack = sealed_unread(town::write_container(1, with_broken_easy_words()));
    const town::Pack opened = opened_by_a_terminal(pack);
    const town::Words& easy = opened.words.at("easy");
    CHECK(easy.language() == "easy");
    CHECK(easy.phrases() == opened.words.at("ja").phrases());
}

TEST_CASE("nobody signs a pack in which any language cannot be read") {
    const auto made = town::sign(town::write_container(1, with_broken_easy_words()), town_key());
    REQUIRE_FALSE(made);
    CHECK(made.error() == town::PackFault::content);
}

TEST_CASE("a file of words in a language the pack does not name is refused when it is opened") {
    town::PackSource source = small_town();
    source.erase("README.md");
    source["words/more.pt.toml"] = base::to_bytes("[home]\nhello = \"Bom dia\"\n");
    const auto opened = town::open(sealed_unread(town::write_container(1, source)),
                                   town_key().public_key(), "misaki", 1);
    REQUIRE_FALSE(opened);
    CHECK(opened.error() == town::PackFault::content);
}
