#pragma once

#include <string>
#include <vector>

#include "town/guide/text.h"

namespace town::guide {

// One answer of the town and the questions it answers: the title first, then other ways to ask.
struct Article {
    std::string id;
    std::vector<std::string> questions;
    std::string answer;
};

// An article as the guide has read it.
struct ReadArticle {
    std::vector<Reading> questions;
    Reading answer;
};

// Sentences that many articles share (opening hours, whom to phone) say nothing about one of them
// and are not read.
std::vector<ReadArticle> read_all(const std::vector<Article>& articles, const Reader& reader);

}  // namespace town::guide
