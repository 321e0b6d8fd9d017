#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "town/guide/entries.h"
#include "town/guide/text.h"

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
// describes. What is only talked about ([[about]]: a poster, a part in a play) is set aside first:
// it never silences what stands beside it. Not for two threads at once.
class Recogniser {
public:
    // A word of the file: what stands there, for words of kana what is heard, and for long ones of
    // accented letters how they are typed without accents.
    struct Sought {
        std::string letters;
        std::string sound;
        std::string plain;
    };

    static base::Result<Recogniser, FileFault> from(const Files& files, const std::string& path);

    // The ids of the kinds that hold, the most urgent first.
    std::vector<std::string> kinds(std::string_view question) const;

private:
    struct Said {
        std::string whole;    // all of it
        std::string letters;  // without what is only talked about
        std::string sound;
        std::string plain;
    };
    // One word of each list after the other: 自殺 予防の 講演会.
    using About = std::vector<std::vector<std::string>>;
    struct Together {
        std::vector<std::vector<Sought>> words;
        std::vector<std::string> unless;
    };
    struct Kind {
        std::string id;
        std::vector<std::string> exact;
        std::vector<Sought> phrases;
        std::vector<std::string> unless;
        std::vector<Together> together;
    };
    std::string without_talk(std::string text) const;
    static bool any_said(const Said& said, const std::vector<Sought>& words);
    static bool holds(const Kind& kind, const Said& said);

    std::vector<Kind> kinds_;
    std::vector<About> abouts_;
    std::shared_ptr<const Reader> reader_;
};

}  // namespace town::guide
