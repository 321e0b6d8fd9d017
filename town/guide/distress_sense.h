#pragma once

#include <memory>
#include <string>
#include <vector>

#include "town/guide/distress_marks.h"
#include "town/guide/entries.h"

namespace town::guide {

// A sentence of guide/distress_examples.toml. `kind` is a kind of guide/urgent.toml, or "ordinary".
struct DistressExample {
    std::string text;
    std::string kind;
    std::string family;  // ways of speaking that belong together
    // What its writer had read of tests/guide/fresh: "" = nothing from the fifth hand on;
    // "distress-5", "distress-6" = written for that hand; "the six" = for none of them.
    std::string taught_by;
    bool is_ordinary() const { return kind == "ordinary"; }
};
base::Result<std::vector<DistressExample>, FileFault> distress_examples_in(const Files& files);

// How much a question sounds like distress, and of which kind.
struct Sensed {
    double strength = -100;  // logit; above 0 it is likelier than not
    std::string kind;
};

// Hears distress in what no list of guide/urgent.toml foresees: a linear judge of a question's
// words, letters and sounds and of its place in the model's space, learnt from the pack's examples
// against ordinary questions. The same files and model give the same numbers.
class DistressSense {
public:
    // Without examples it senses nothing.
    static DistressSense learnt(const std::vector<DistressExample>& examples,
                                const std::vector<Entry>& entries, const Ranker& ranker);
    Sensed of(std::string_view question, const Ranker& ranker) const;
    // Of as_meant: the question as it stands, or what its readings are on the whole, so that one
    // odd reading of a half-typed word alarms nobody.
    Sensed of_meant(const std::vector<std::string>& meant, const Ranker& ranker) const;

private:
    struct Lesson {
        Heard heard;
        bool holds = false;
        float weight = 1;
    };
    struct Judge {
        std::vector<float> weights;  // of the bench's marks
        std::vector<float> of_place;
        double bias = 0;
        double says(const Heard& heard) const;
    };
    // Judges that learnt from the same lessons, and the marks that two of these had: a tenth of
    // all there are.
    struct Bench {
        std::vector<std::uint32_t> marks;  // ascending
        std::vector<Judge> judges;
        static Bench of(std::vector<Lesson>& lessons);
        Heard heard(const Heard& all) const;  // its marks become places in `marks`
    };
    static Judge judge(const std::vector<Lesson>& lessons, std::size_t marks, int rounds);

    Bench distress_;  // one judge, or none without examples
    Bench of_kinds_;
    std::vector<std::string> kinds_;  // of each judge
};

// Learnt once a pack and process: the guide is opened anew for each visitor.
base::Result<std::shared_ptr<const DistressSense>, FileFault> distress_sense(
    const Files& files, const std::vector<Entry>& entries, const Ranker& ranker);

}  // namespace town::guide
