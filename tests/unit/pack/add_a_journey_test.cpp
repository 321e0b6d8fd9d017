// docs/add-a-journey.md, followed to the letter: its code blocks become the files they name.
#include <regex>
#include <sstream>

#include "tests/unit/pack/misaki.h"
#include "town/words.h"

namespace {

const base::Date today = *base::from_iso_date("2026-11-22");

// Every ```toml block under the last `path` named in the text before it.
town::PackSource files_of_the_page() {
    const auto page = base::read_file(SOURCE_DIR "/docs/add-a-journey.md", 1 << 20);
    REQUIRE(page);
    const std::regex path("`((?:journeys|words|facts)/[a-z.-]+\\.toml)`");
    town::PackSource files;
    std::string named;
    std::string block;
    bool inside = false;
    std::istringstream lines(base::to_text(page.value()));
    for (std::string line; std::getline(lines, line);) {
        std::smatch found;
        if (line == "```toml") {
            inside = true;
        } else if (inside && line == "```") {
            REQUIRE(files.emplace(named, base::to_bytes(block)).second);
            inside = false;
            block.clear();
        } else if (inside) {
            block += line + "\n";
        } else if (std::regex_search(line, found, path)) {
            named = found[1];
        }
    }
    return files;
}

town::PackSource with_the_page() {
    town::PackSource source = misaki();
    for (auto& [path, bytes] : files_of_the_page()) REQUIRE(source.emplace(path, bytes).second);
    return source;
}

const town::Pack& followed() {
    static const town::Pack pack = [] {
        auto signed_pack = town::sign(built(with_the_page(), 2), town_key());
        REQUIRE(signed_pack);
        auto opened = town::open(signed_pack.value(), town_key().public_key(), "misaki", 2);
        REQUIRE(opened);
        return opened.take();
    }();
    return pack;
}

std::vector<std::string> asked(const town::Answers& answers) {
    const town::Journey* journey = town::journey(followed(), "taxi-pass-again");
    REQUIRE(journey != nullptr);
    std::vector<std::string> ids;
    for (const auto* question : town::questions_for(*journey, answers, today)) {
        ids.push_back(question->id);
    }
    return ids;
}

}  // namespace

TEST_CASE("who follows the page has a fourth journey without any C++") {
    CHECK(files_of_the_page().size() == 6);
    CHECK(followed().journeys.size() == town::read(built(misaki())).value().journeys.size() + 1);
    CHECK(town::journey(followed(), "taxi-pass-again") != nullptr);
}

TEST_CASE("the questions of the page's journey run in the engine") {
    using Ids = std::vector<std::string>;
    town::Answers answers;
    CHECK(asked(answers) == Ids{"person", "reason"});
    answers["reason"] = town::Chosen{{"lost"}};
    CHECK(asked(answers) == Ids{"person", "reason", "lost_on"});
    answers["reason"] = town::Chosen{{"stolen"}};
    CHECK(asked(answers) == Ids{"person", "reason"});
    const town::Journey& journey = *town::journey(followed(), "taxi-pass-again");
    CHECK(town::needs_staff(journey, answers, today));
    CHECK(town::outcome(journey, answers, today)->id == "stolen");
}

TEST_CASE("the page's journey reads its answers back in every language") {
    const town::Journey& journey = *town::journey(followed(), "taxi-pass-again");
    const town::Answers answers{{"reason", town::Chosen{{"lost"}}},
                                {"lost_on", town::Dated{base::SecretText("2026-11-01")}}};
    for (const auto& [language, words] : followed().words) {
        INFO(language);
        const auto rows = town::summary(journey, answers, today, words);
        REQUIRE(rows.size() == 2);
        for (const auto& row : rows) {
            CHECK(row.label.find("⟦") == std::string::npos);
            CHECK(row.value.find("⟦") == std::string::npos);
        }
    }
    CHECK(town::summary(journey, answers, today, followed().words.at("ja"))[1].value ==
          "令和8年11月1日");
}

TEST_CASE("a journey that forgets one of the page's words is not built") {
    const town::PackSource source = with_the_page();
    for (const char* language : {"ja", "easy", "en", "zh", "vi"}) {
        town::PackSource without = source;
        REQUIRE(without.erase(std::string("words/taxi-pass-again.") + language + ".toml") == 1);
        CHECK_FALSE(town::build(without, std::nullopt));
    }
}
