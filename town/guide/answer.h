#pragma once

#include <optional>
#include <string>
#include <vector>

#include "town/guide/distress_sense.h"
#include "town/guide/entries.h"
#include "town/guide/ranker.h"
#include "town/guide/town_words.h"

namespace town::guide {

// answer: show this one first. choose: these may be meant. staff: a person knows better. urgent:
// help at once, and nothing of the question is kept.
enum class Decision { answer, choose, staff, urgent };
std::string_view word(Decision decision);

struct Choice {
    const Entry* entry = nullptr;  // owned by the Guide
    double confidence = 0;         // that this is the one meant
};

struct Answer {
    Decision decision = Decision::staff;
    double confidence = 0;            // that a right entry is among the choices
    std::vector<Choice> choices;      // the best first, three at most; none when urgent
    std::vector<std::string> urgent;  // kinds of guide/urgent.toml, the first to be shown first
    // What may be distress and may be none: the choices stand, telephones and staff stand first,
    // and nothing of the question is kept. Kinds of guide/urgent.toml.
    std::vector<std::string> perhaps;
};

// How strongly distress must be sensed (docs/guide-search.md has the figures): whatever else fits;
// where no list took it for chatter and no answer is sure; to offer telephones beside the answers.
inline constexpr double distress_whatever_fits = 4;
inline constexpr double distress_from = 1.8;
inline constexpr double perhaps_distress_from = -0.1;

// What the confidence is told by: figures of one question, each between about 0 and 1.
struct Signs {
    double clarity = 0;   // how far the softmax over the twenty best is from even
    double likeness = 0;  // cosine of question and best article
    double held = 0;      // Ranker::Covered of the best article
    double meant = 0;
    double anywhere = 0;
    double substance = 0;  // whether what is held is more than a small word
};
double confidence(const Signs& signs);

enum class GuideFault { no_dictionary, bad_files, foreign_model };

// The town's guide: takes a resident's words to the town's own answers.
class Guide {
public:
    // Empty model bytes: the guide ranks by words alone. `files` as Pack::files.
    static base::Result<Guide, GuideFault> open(base::ByteView model, const Files& files);

    Answer ask(std::string_view question, const std::string& language) const;
    Signs signs(std::string_view question, const std::string& language) const;
    // However it was typed (town/guide/typed.h).
    Sensed sensed(std::string_view question) const;
    const std::vector<Entry>& entries() const { return entries_; }
    const Entry* entry(std::string_view id) const;

private:
    struct Found {
        std::vector<Choice> choices;
        Signs signs;
    };
    Guide(std::vector<Entry> entries, Searched searched, TownWords words, Recogniser distress,
          Recogniser chatter, Ranker ranker, std::shared_ptr<const DistressSense> sense);
    Found find(std::string_view question, const std::string& language) const;
    std::vector<std::string> urgent_kinds(const std::vector<std::string>& meant) const;

    std::vector<Entry> entries_;
    Searched searched_;
    TownWords words_;
    Recogniser distress_;
    Recogniser chatter_;
    Ranker ranker_;
    std::shared_ptr<const DistressSense> sense_;  // owners: every guide of this pack
};

// The model of a pack's guide: for `madoguchi pack build`. A minute or two; the same bytes whenever
// entries and dictionaries are the same.
base::Result<base::Bytes, GuideFault> build_model(const Files& files, const Dictionary& dictionary,
                                                  const Tell& tell);
// Whether `model` was made from these entries, with whatever dictionaries.
bool fits(base::ByteView model, const Files& files);

}  // namespace town::guide
