#pragma once

#include <string>
#include <utility>
#include <vector>

#include "town/guide/entries.h"

namespace town::guide {

// How the town's people speak (guide/words.toml): turns a question into the words the answers use.
class TownWords {
public:
    static base::Result<TownWords, FileFault> from(const Files& files);

    // Padding away, dialect and wrong names replaced, and the town's word for a thing added.
    std::string in_town_words(std::string_view question) const;

private:
    std::vector<std::string> padding_;  // longest first, as the others
    std::vector<std::pair<std::string, std::string>> replaced_;
    std::vector<std::pair<std::string, std::string>> added_;
};

// Tells questions that are not for searching: distress (guide/urgent.toml), which is met at once
// and never kept, and chatter (guide/chatter.toml). Both files have the shape urgent.toml
// describes.
class Recogniser {
public:
    static base::Result<Recogniser, FileFault> from(const Files& files, const std::string& path);

    // The ids of the kinds that hold, the most urgent first.
    std::vector<std::string> kinds(std::string_view question) const;

private:
    struct Together {
        std::vector<std::vector<std::string>> words;
        std::vector<std::string> unless;
    };
    struct Kind {
        std::string id;
        std::vector<std::string> exact;
        std::vector<std::string> phrases;
        std::vector<std::string> unless;
        std::vector<Together> together;
    };
    static bool holds(const Kind& kind, const std::string& question);

    std::vector<Kind> kinds_;
};

}  // namespace town::guide
