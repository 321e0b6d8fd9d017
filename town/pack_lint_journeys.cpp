#include <algorithm>
#include <array>
#include <set>

#include "town/pack_lint.h"

namespace town {
namespace {

constexpr std::array<std::string_view, 6> roles{"hall", "library",     "counter",
                                                "hub",  "post_office", "taxi"};
constexpr std::array<std::string_view, 3> statuses{"verified", "old", "unknown"};
constexpr std::size_t most_choices = 8;

bool is_choice(QuestionKind kind) {
    return kind == QuestionKind::one_of || kind == QuestionKind::several_of;
}

// One journey under the lint; knows which questions stand before the place it looks at.
class JourneyLint {
public:
    JourneyLint(const Journey& journey, const Pack& pack, PackComplaints& complaints)
        : journey_(journey), pack_(pack), complaints_(complaints) {}

    void run() {
        lint_head();
        for (const Question& question : journey_.questions) {
            lint_conditions(question.when, "question \"" + question.id + "\"");
            lint_question(question);
            if (!earlier_.insert(question.id).second) {
                complain("There are two questions \"" + question.id + "\".");
            }
        }
        if (journey_.questions.empty()) complain("A journey asks at least one question.");
        lint_person();
        lint_ends();
    }

private:
    void complain(const std::string& what) {
        complaints_.push_back({"journeys/" + journey_.id + ".toml", what});
    }

    void lint_head() {
        if (std::ranges::find(pack_.sections, journey_.section) == pack_.sections.end()) {
            complain("pack.toml has no section \"" + journey_.section + "\".");
        }
        if (journey_.roles.empty()) complain("No terminal offers this journey.");
        for (const std::string& role : journey_.roles) {
            if (std::ranges::find(roles, role) == roles.end()) {
                complain("There is no role \"" + role + "\".");
            }
        }
        if (std::ranges::find(statuses, journey_.status) == statuses.end()) {
            complain("The status is verified, old or unknown.");
        }
        if (journey_.source.empty() || !base::from_iso_date(journey_.checked_on)) {
            complain("A journey needs its source and the day it was checked.");
        }
    }

    void lint_question(const Question& question) {
        const std::string where = "question \"" + question.id + "\": ";
        if (!is_choice(question.kind)) {
            if (!question.options.empty()) complain(where + "Only choices have options.");
            return;
        }
        std::set<std::string_view> ids;
        for (const Option& option : question.options) {
            if (!ids.insert(option.id).second) {
                complain(where + "The option \"" + option.id + "\" stands twice.");
            }
        }
        if (question.options.size() < 2) complain(where + "A choice has at least two options.");
        if (question.options.size() + (question.may_not_know ? 1 : 0) > most_choices) {
            complain(where + "More than eight choices on a screen (not knowing is one).");
        }
        if (!question.may_not_know && !question.may_skip) {
            complain(where + "A choice needs may_not_know or may_skip for who cannot decide.");
        }
    }

    void lint_conditions(const std::vector<Condition>& conditions, const std::string& where) {
        for (const Condition& condition : conditions) {
            const Question* asked = question(journey_, condition.question);
            if (asked == nullptr) {
                complain(where + ": There is no question \"" + condition.question + "\".");
            } else if (!earlier_.contains(condition.question)) {
                complain(where + ": \"" + condition.question + "\" is asked only later.");
            } else {
                lint_test(condition, *asked, where);
            }
        }
    }

    void lint_test(const Condition& condition, const Question& asked, const std::string& where) {
        bool fits = true;
        switch (condition.test) {
            case Condition::Test::is:
            case Condition::Test::is_not:
                fits = is_choice(asked.kind) || asked.kind == QuestionKind::consent;
                break;
            case Condition::Test::includes:
                fits = asked.kind == QuestionKind::several_of;
                break;
            case Condition::Test::age_at_least:
            case Condition::Test::age_under:
                fits = asked.kind == QuestionKind::date ||
                       asked.kind == QuestionKind::person_from_card;
                break;
            case Condition::Test::at_least:
            case Condition::Test::under:
                fits = asked.kind == QuestionKind::number || asked.kind == QuestionKind::date;
                break;
            case Condition::Test::answered:
                break;
            case Condition::Test::does_not_know:
                fits = asked.may_not_know;
                break;
        }
        if (!fits) {
            complain(where + ": This test does not suit the question \"" + asked.id + "\".");
        } else if (!condition.option.empty() && !has_option(asked, condition.option)) {
            complain(where + ": \"" + asked.id + "\" has no option \"" + condition.option + "\".");
        }
    }

    static bool has_option(const Question& asked, const std::string& option) {
        if (asked.kind == QuestionKind::consent) return option == "given" || option == "not_given";
        return std::ranges::find(asked.options, option, &Option::id) != asked.options.end();
    }

    void lint_person() {
        const auto person =
            std::ranges::find(journey_.questions, QuestionKind::person_from_card, &Question::kind);
        const bool there = person != journey_.questions.end();
        if (there && journey_.evidence < EvidenceLevel::l2) {
            complain("A person read from the card by PIN is evidence L2.");
        }
        if (journey_.evidence != EvidenceLevel::l2) return;
        if (!there || !person->when.empty() || person->may_skip || person->may_not_know) {
            complain("Evidence L2 needs a person_from_card question that everybody is asked.");
        }
    }

    void lint_ends() {
        std::set<std::string_view> ids;
        for (std::size_t i = 0; i < journey_.outcomes.size(); ++i) {
            const Outcome& outcome = journey_.outcomes[i];
            lint_conditions(outcome.when, "outcome \"" + outcome.id + "\"");
            if (!ids.insert(outcome.id).second) complain("Two outcomes \"" + outcome.id + "\".");
            const bool last = i + 1 == journey_.outcomes.size();
            if (outcome.when.empty() != last) {
                complain("The last outcome, and no other, is for everybody else.");
            }
        }
        if (journey_.outcomes.empty()) complain("A journey ends with at least one outcome.");
        std::set<std::string_view> things;
        for (const Bring& thing : journey_.bring) {
            lint_conditions(thing.when, "bring \"" + thing.id + "\"");
            if (!things.insert(thing.id).second) complain("\"" + thing.id + "\" is brought twice.");
        }
    }

    const Journey& journey_;
    const Pack& pack_;
    PackComplaints& complaints_;
    std::set<std::string, std::less<>> earlier_;
};

}  // namespace

void lint_journeys(LoadedPack& loaded) {
    std::set<int> tiles;
    for (const Journey& journey : loaded.pack.journeys) {
        JourneyLint(journey, loaded.pack, loaded.complaints).run();
        if (journey.tile != 0 && !tiles.insert(journey.tile).second) {
            loaded.complaints.push_back({"journeys/" + journey.id + ".toml",
                                         "Another journey has this tile on the home screen."});
        }
    }
}

}  // namespace town
