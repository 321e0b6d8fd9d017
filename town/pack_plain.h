#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "town/pack_load.h"

namespace town {

// What makes a phrase hard to read or claims a figure, as rules/plain.toml of the pack says:
// patterns of a language are data like every other word.
class PlainSpeech {
public:
    // Complains of what it cannot read; a rule that is not there refuses nothing.
    static PlainSpeech from(const PackSource& source, PackComplaints& complaints);

    // One English sentence for each reason why the phrase is hard to read.
    std::vector<std::string> hard_to_read(std::string_view phrase, std::string_view language) const;
    // What a phrase of this key must say and does not, e.g. that not knowing leads to staff.
    std::vector<std::string> left_unsaid(std::string_view key, std::string_view phrase,
                                         std::string_view language) const;
    // The text without its {marks}: what fills them has a source of its own.
    static std::string without_marks(std::string_view phrase);
    // The sentences without blanks and without what fills their {marks}.
    std::vector<std::string> sentences(std::string_view phrase) const;
    // A figure written out where a {fact.ID} mark should stand.
    bool has_figure(std::string_view phrase) const;
    // A figure beside a unit of the town: money, an age, an hour.
    bool has_town_figure(std::string_view phrase) const;

private:
    struct Refusal {
        std::string why;
        std::set<std::string, std::less<>> languages;
        std::vector<std::string> patterns;
    };
    struct Demand {
        std::string key;
        std::string why;
        std::set<std::string, std::less<>> languages;
        std::vector<std::string> patterns;  // all of them
    };
    std::string without_blanks(std::string_view phrase) const;

    std::vector<std::string> blanks_, sentence_ends_, figures_, town_units_;
    std::map<std::string, std::size_t, std::less<>> longest_;  // by language
    std::vector<Refusal> refusals_;
    std::vector<Demand> demands_;
};

}  // namespace town
