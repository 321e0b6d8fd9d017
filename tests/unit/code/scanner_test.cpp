#include "drivers/code/scanner.h"

#include <catch2/catch.hpp>

#include "tests/unit/code/pictures.h"

using namespace drivers::code;

namespace {

Seen sees(std::vector<std::string> texts) {
    Seen seen;
    for (auto& text : texts) seen.codes.push_back({Format::qr, base::SecretText(std::move(text))});
    return seen;
}
Seen card_back() { return {.codes = {}, .individual_number = true}; }

// A scanner whose frames come 100 ms apart.
struct Counter {
    Scanner scanner;
    base::Instant now{5000};
    Seen frame(Seen seen) {
        now += base::Instant{100};
        return scanner.consider(std::move(seen), now);
    }
    std::vector<std::string> told(Seen seen) {
        std::vector<std::string> news;
        for (const Code& code : frame(std::move(seen)).codes) news.push_back(code.text.reveal());
        return news;
    }
};
using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a code is told once two frames have said the same") {
    Counter counter;
    CHECK(counter.told(sees({"a"})).empty());
    CHECK(counter.told(sees({"a"})) == Told{"a"});
}

TEST_CASE("a code that only one frame saw is never told") {
    Counter counter;
    CHECK(counter.told(sees({"misread"})).empty());
    for (int i = 0; i < 30; ++i) CHECK(counter.told(sees({})).empty());
}

TEST_CASE("frames that say different things believe neither") {
    Counter counter;
    CHECK(counter.told(sees({"a"})).empty());
    CHECK(counter.told(sees({"b"})).empty());
    CHECK(counter.told(sees({"c"})).empty());
}

TEST_CASE("a frame in which the code was missed does not begin anew") {
    Counter counter;
    CHECK(counter.told(sees({"a"})).empty());
    CHECK(counter.told(sees({})).empty());
    CHECK(counter.told(sees({"a"})) == Told{"a"});
}

TEST_CASE("a code held before the camera for a minute is told once") {
    Counter counter;
    int told = 0;
    for (int i = 0; i < 600; ++i) told += static_cast<int>(counter.told(sees({"a"})).size());
    CHECK(told == 1);
}

TEST_CASE("a code that was away for a second is told again and for less it is not") {
    Counter counter;
    counter.frame(sees({"a"}));
    CHECK(counter.told(sees({"a"})) == Told{"a"});
    for (int i = 0; i < 8; ++i) counter.frame(sees({}));  // 0.8 s
    CHECK(counter.told(sees({"a"})).empty());
    CHECK(counter.told(sees({"a"})).empty());
    for (int i = 0; i < 10; ++i) counter.frame(sees({}));  // 1.0 s
    CHECK(counter.told(sees({"a"})).empty());
    CHECK(counter.told(sees({"a"})) == Told{"a"});
}

TEST_CASE("no frames for a second count as the code being away") {
    Counter counter;
    counter.frame(sees({"a"}));
    CHECK(counter.told(sees({"a"})) == Told{"a"});
    counter.now += base::Instant{1000};
    CHECK(counter.told(sees({"a"})).empty());
    CHECK(counter.told(sees({"a"})) == Told{"a"});
}

TEST_CASE("a second code beside the first is told by itself") {
    Counter counter;
    counter.frame(sees({"a"}));
    CHECK(counter.told(sees({"a", "b"})) == Told{"a"});
    CHECK(counter.told(sees({"a", "b"})) == Told{"b"});
}

TEST_CASE("the same text in another form is another code") {
    Counter counter;
    counter.frame(sees({"12345678"}));
    Seen other;
    other.codes.push_back({Format::itf, base::SecretText("12345678")});
    CHECK(counter.told(std::move(other)).empty());
}

TEST_CASE("the back of a card is told at its first frame and once while it lies there") {
    Counter counter;
    CHECK(counter.frame(card_back()).individual_number);
    for (int i = 0; i < 50; ++i) CHECK_FALSE(counter.frame(card_back()).individual_number);
    for (int i = 0; i < 10; ++i) CHECK_FALSE(counter.frame(sees({})).individual_number);
    CHECK(counter.frame(card_back()).individual_number);
}

TEST_CASE("after forgetting a code that still lies there is told as new") {
    Counter counter;
    counter.frame(sees({"a"}));
    counter.frame(sees({"a"}));
    counter.scanner.forget();
    CHECK(counter.told(sees({"a"})).empty());
    CHECK(counter.told(sees({"a"})) == Told{"a"});
}

TEST_CASE("frames become codes and the back of a card becomes a refusal") {
    Scanner scanner;
    const auto library_card = pictures::nw_7("A1234567B");
    CHECK(scanner.look(library_card.view(), base::Instant{0}).codes.empty());
    const Seen news = scanner.look(library_card.view(), base::Instant{66});
    REQUIRE(news.codes.size() == 1);
    CHECK(news.codes[0].format == Format::nw_7);
    CHECK(news.codes[0].text.reveal() == "A1234567B");

    const auto back = pictures::qr("123456789018");
    const Seen refused = scanner.look(back.view(), base::Instant{132});
    CHECK(refused.individual_number);
    CHECK(refused.codes.empty());
}
