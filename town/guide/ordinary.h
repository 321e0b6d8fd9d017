#pragma once

#include <memory>
#include <set>
#include <string>

#include "town/guide/entries.h"
#include "town/guide/text.h"

namespace town::guide {

// Tells ordinary counter business by what is let through (guide/ordinary.toml), never by what is
// held back: a question holds when each of its words stands in the file, in a form the file
// allows, and one of them is a thing. What nobody foresaw is therefore never taken for ordinary.
class OrdinaryWords {
public:
    // Without the file, or without MeCab's dictionary, nothing is ordinary.
    static base::Result<OrdinaryWords, FileFault> from(const Files& files);

    bool is_ordinary(std::string_view question) const;

private:
    using Words = std::set<std::string, std::less<>>;
    struct Sentence;  // what was read of one so far
    bool lets_through(const Morpheme& word, Sentence& so_far) const;
    bool lets_verb_through(const Morpheme& word, const Sentence& so_far) const;
    bool lets_noun_through(const Morpheme& word, Sentence& so_far) const;
    bool is_ordinary_english(std::string_view plain) const;

    Words topics_, plain_, asks_, beside_, past_, not_, passive_, objects_, endings_, adverbs_,
        pointing_, loose_, tails_, connecting_, greetings_, english_topics_, english_plain_;
    std::shared_ptr<const Reader> reader_;  // owners: the copies of this
};

}  // namespace town::guide
