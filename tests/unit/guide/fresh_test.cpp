// What was written by another hand and first asked when it was committed (tests/guide/fresh).
#include "tests/unit/guide/town_files.h"

using namespace guide_test;

namespace {

std::vector<std::string> fresh(const std::string& name) {
    std::istringstream lines(text_in(fs::path(SOURCE_DIR) / "tests/guide/fresh" / name));
    std::vector<std::string> said;
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line[0] != '#') said.push_back(line);
    }
    return said;
}

}  // namespace

TEST_CASE("distress in another's words brings the telephone card") {
    const auto recogniser = Recogniser::from(misaki_files(), "guide/urgent.toml").take();
    const auto phrases = fresh("distress.txt");
    REQUIRE(phrases.size() == 20);
    for (const auto& phrase : phrases) {
        INFO(phrase);
        CHECK_FALSE(recogniser.kinds(phrase).empty());
    }
}

TEST_CASE("what has nothing to do with the town is answered with confidence by nobody") {
    const auto guide = Guide::open({}, misaki_files()).take();
    const auto phrases = fresh("off_topic.txt");
    REQUIRE(phrases.size() == 100);
    int offered = 0;
    for (const auto& phrase : phrases) {
        INFO(phrase);
        const auto decision = guide.ask(phrase, "ja").decision;
        CHECK(decision != Decision::answer);
        CHECK(decision != Decision::urgent);
        offered += decision == Decision::choose ? 1 : 0;
    }
    CHECK(offered <= 8);  // 10 when first asked, before chatter.toml was widened; never up
}
