#pragma once

#include <map>

#include "server/store/store.h"
#include "server/yardsticks/question_groups.h"
#include "town/pack.h"

namespace server {

// What the guide could not answer, from the day it was asked to what becomes of it. Three tables:
// the questions, counted, until a week's grouping takes them or eight weeks are over; the groups
// staff are shown; what staff propose. No row says who, where or at what hour.
class UnansweredQuestions {
public:
    explicit UnansweredQuestions(std::string town_id) : town_(std::move(town_id)) {}
    Stored<void> create_tables(Transaction& transaction) const;
    Stored<void> count(Transaction& transaction, const town::UnansweredQuestion& question) const;

    // Once a week, on its first day: groups of at least three become rows for staff and their
    // questions go; what nobody else asked waits, at most eight weeks.
    Stored<void> make_groups(Transaction& transaction, const town::Pack& pack,
                             base::Date today) const;

    struct Group {
        std::string id, week, words, example;
        std::int64_t n = 0, staff_first = 0, left = 0, none_fit = 0;
        std::vector<std::string> nearest;  // ids of entries, three at most
        std::string state;                 // open, proposed, aside
    };
    Stored<std::vector<Group>> open_groups(Transaction& transaction) const;
    Stored<std::optional<Group>> group(Transaction& transaction, const std::string& id) const;
    Stored<void> settle(Transaction& transaction, const std::string& id,
                        const std::string& state) const;
    // How many questions wait for company of the same kind.
    Stored<std::int64_t> waiting(Transaction& transaction) const;

    // What a clerk proposes; the pack's maker decides what becomes of it.
    struct Proposal {
        std::string id;
        std::string kind;       // asked: people mean this entry; wanted: an entry is missing
        std::string entry;      // "" for wanted
        std::string asked;      // as people say it
        std::string town_word;  // the town's word for it, "" = none
        std::int64_t n = 0;
        std::string clerk_id, clerk, day, state;  // state: proposed, accepted, declined
    };
    Stored<void> propose(Transaction& transaction, const Proposal& proposal) const;
    Stored<std::vector<Proposal>> proposals(Transaction& transaction) const;
    Stored<void> decide(Transaction& transaction, const std::string& id,
                        const std::string& state) const;

private:
    Stored<std::vector<KeptQuestion>> kept(Transaction& transaction) const;
    Stored<void> keep_group(Transaction& transaction, const QuestionGroup& group,
                            const std::string& week, std::size_t position) const;
    Stored<void> forget(Transaction& transaction, const KeptQuestion& question) const;

    std::string town_;
};

// What of it may be counted: only what is ordinary word for word (guide/ordinary.toml), without
// identity. Empty: nothing.
std::optional<town::UnansweredQuestion> worth_keeping(const town::UnansweredQuestion& question,
                                                      const town::Pack& pack);
base::Date monday_of(base::Date day);

}  // namespace server
