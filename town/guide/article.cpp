#include "town/guide/article.h"

#include <algorithm>
#include <map>
#include <set>

namespace town::guide {

namespace {

// Splits after the full stop of either script and at line ends.
std::vector<std::string_view> sentences(std::string_view text) {
    std::vector<std::string_view> found;
    while (!text.empty()) {
        const auto stop = text.find("\u3002");
        const auto line = text.find('\n');
        std::size_t end = text.size();
        if (stop != std::string_view::npos) end = stop + 3;
        if (line != std::string_view::npos && line + 1 < end) end = line + 1;
        found.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return found;
}

}  // namespace

std::vector<ReadArticle> read_all(const std::vector<Article>& articles, const Reader& reader) {
    std::map<std::string_view, std::size_t> told;
    for (const auto& article : articles) {
        std::set<std::string_view> once;
        for (const auto sentence : sentences(article.answer)) once.insert(sentence);
        for (const auto sentence : once) ++told[sentence];
    }
    const std::size_t too_often = std::max<std::size_t>(5, articles.size() / 60);
    std::vector<ReadArticle> read;
    for (const auto& article : articles) {
        ReadArticle one;
        for (const auto& question : article.questions)
            one.questions.push_back(reader.read(question));
        std::string own;
        for (const auto sentence : sentences(article.answer)) {
            if (told[sentence] < too_often) own += sentence;
        }
        one.answer = reader.read(own);
        read.push_back(std::move(one));
    }
    return read;
}

}  // namespace town::guide
