#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"

namespace town::guide {

// What dictionaries say of words: which English words gloss them, which words mean the same. Any
// of them may be absent; `used` says which were there, for the model's notice.
class Dictionary {
public:
    enum class Common { no, yes };
    struct Meaning {
        std::vector<std::string>
            glosses;  // English words and whole short glosses, most telling first
        std::vector<std::string> groups;  // numbers of Sudachi's synonym groups
        Common common = Common::no;
    };

    // The text of Debian's package `edict` (EUC-JP), by J. Breen and EDRDG, CC BY-SA 3.0.
    void add_edict(base::ByteView euc_jp);
    // sudachi-synonyms-dictionary.json of the npm package of that name, Apache-2.0.
    void add_sudachi(base::ByteView json);

    const Meaning* find(const std::string& word) const;
    // Words everybody uses, in an order that is always the same.
    std::vector<std::string> common_words() const;
    const std::vector<std::string>& used() const { return used_; }
    // Changes when what the dictionaries say changes.
    base::Bytes digest() const;

private:
    void add_line(std::string_view utf8_line);

    std::unordered_map<std::string, Meaning> meanings_;
    std::vector<std::string> used_;
    base::Bytes digests_;
};

}  // namespace town::guide
