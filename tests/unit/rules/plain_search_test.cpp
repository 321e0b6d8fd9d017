#include "town/rules/plain_search.h"

#include <catch2/catch.hpp>

TEST_CASE("⑪-5 a book is found by plain words and the match is explained") {
    const auto sleep = town::likeness("ねむれる子の本", "ねむれる子 こども 夜 絵本");
    const auto insects = town::likeness("ねむれる子の本", "畑の虫 農業 野菜");
    CHECK(sleep.score > 0.5);
    CHECK(sleep.best == "ねむれる子");
    CHECK(insects.score == 0);
    CHECK(town::likeness("畑の虫", "畑の虫 農業").score == 1);
}

TEST_CASE("⑪-5 nothing asked is like nothing") {
    CHECK(town::likeness("", "本").score == 0);
    CHECK(town::likeness("の", "本").score == 0);
    CHECK(town::likeness("虫", "畑の虫").best == "虫");
}
