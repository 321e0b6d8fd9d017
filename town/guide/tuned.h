#pragma once

#include "town/guide/encoder.h"
#include "town/guide/judged.h"

namespace town::guide {

// The encoders of a model taught further by what residents asked and which articles were right.
class TunedEyes {
public:
    // Which of the queries may be learned from; the others stay unseen.
    using MayLearn = std::vector<bool>;

    TunedEyes(const Ranker& ranker, const std::vector<ReadArticle>& read,
              const std::vector<JudgedQuery>& queries);

    // For every query not learned from: three rows of standard scores (question, answer, whole) and
    // one of likeness to the learned queries whose answer an article was.
    struct Rows {
        std::vector<std::vector<float>> rows;
    };
    std::vector<Rows> rows_after(const MayLearn& may_learn, const MayLearn& wanted) const;

private:
    WordSpace space_of(const Eye& eye) const;
    void add_rows(const Eye& eye, std::uint64_t seed, const MayLearn& may_learn,
                  const MayLearn& wanted, std::vector<Rows>& rows) const;

    const Ranker& ranker_;
    const std::vector<JudgedQuery>& queries_;
    Bags bags_;
    std::vector<std::size_t> first_question_;  // of each article
    std::vector<Bag> asked_;
};

}  // namespace town::guide
