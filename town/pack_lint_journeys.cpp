#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "town/pack_lint.h"
#include "town/pack_lint_question.h"

namespace town {
namespace {

constexpr std::array<std::string_view, 15> roles{
    "hall",   "library",      "counter",      "hub",   "post_office", "home",    "taxi",     "shop",
    "driver", "commissioner", "investigator", "venue", "teacher",     "midwife", "committee"};
constexpr std::array<std::string_view, 3> statuses{"verified", "old", "unknown"};
constexpr std::string_view every_section = "all";

using Condensed = std::tuple<std::string, Condition::Test, std::string, int, std::int64_t>;

std::vector<Condensed> sorted(const std::vector<Condition>& conditions) {
    std::vector<Condensed> all;
    for (const Condition& one : conditions) {
        all.emplace_back(one.question, one.test, one.option, one.years, one.number);
    }
    std::ranges::sort(all);
    return all;
}

// One journey under the lint; knows which questions stand before the place it looks at.
class JourneyLint {
public:
    JourneyLint(const Journey& journey, const Pack& pack, PackComplaints& complaints)
        : journey_(journey), pack_(pack), complaints_(complaints) {}

    void run() {
        lint_head();
        lint_act();
        lint_questions();
        lint_evidence();
        lint_person();
        lint_outcomes();
        lint_papers();
        lint_contradictions();
    }

private:
    void complain(const std::string& what) {
        complaints_.push_back({"journeys/" + journey_.id + ".toml", what});
    }

    void complain_all(const std::string& where, const std::vector<std::string>& wrong) {
        for (const std::string& what : wrong) complain(where + ": " + what);
    }

    bool is_staff_act() const { return journey_.roles == std::vector<std::string>{"counter"}; }

    void lint_head() {
        const bool known =
            journey_.section == every_section ||
            std::ranges::find(pack_.sections, journey_.section) != pack_.sections.end();
        if (!known) complain("pack.toml has no section \"" + journey_.section + "\".");
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

    void lint_act() {
        const bool looks = journey_.act == "look";
        if (looks && journey_.shows.empty()) complain("A look says which view it shows.");
        const bool files = !looks && !journey_.practice;
        if (files && is_for_residents(journey_) && journey_.next_steps == 0) {
            complain("Who files something reads next_steps of 1 to 6.");
        }
        if (journey_.signs && !is_staff_act()) {
            complain("Only a clerk signs: the one role of a journey with signs is counter.");
        }
        if (journey_.tile != 0 && !is_for_residents(journey_)) {
            complain("A tile is for residents; staff find the journey among their acts.");
        }
        if (journey_.subject.empty()) return;
        const Question* subject = question(journey_, journey_.subject);
        if (subject == nullptr || subject->kind != QuestionKind::code) {
            complain("The subject \"" + journey_.subject + "\" is no code question.");
        }
    }

    void lint_questions() {
        // Where nobody looks at the record, わからない leads nowhere.
        const bool leads_to_staff = is_for_residents(journey_) && journey_.desk;
        const auto audience = leads_to_staff ? Audience::residents : Audience::staff;
        for (const Question& question : journey_.questions) {
            // What is wrong with a copy is wrong with the first one.
            if (question.nth < 2) {
                const std::string where = "question \"" + question.id + "\"";
                complain_all(where, wrong_with(question.when, journey_, earlier_));
                complain_all(where, wrong_with(question, audience));
            }
            if (!earlier_.insert(question.id).second) {
                complain("There are two questions \"" + question.id + "\".");
            }
        }
        const bool may_ask_nothing = journey_.act == "look" || !is_for_residents(journey_);
        if (journey_.questions.empty() && !may_ask_nothing) {
            complain("A journey asks at least one question.");
        }
    }

    // With a proxy rule the card is asked of who files for himself: nobody uses another's PIN.
    bool is_asked_of_everybody(const Question& person) const {
        if (person.may_skip || person.may_not_know) return false;
        if (person.when.empty()) return true;
        const Condition& when = person.when.front();
        return person.when.size() == 1 && when.question == filed_by &&
               when.test == Condition::Test::is && when.option == "self";
    }

    // A terminal asks residents for no signature yet, and a nonce of the server not at all.
    void lint_evidence() {
        if (!is_for_residents(journey_) || journey_.evidence <= EvidenceLevel::l2) return;
        complain("No terminal can offer residents evidence " +
                 std::string(word(journey_.evidence)) + " yet; the most is L2.");
    }

    void lint_person() {
        const auto person =
            std::ranges::find(journey_.questions, QuestionKind::person_from_card, &Question::kind);
        const bool there = person != journey_.questions.end();
        if (there && journey_.evidence < EvidenceLevel::l2 && !journey_.practice) {
            complain("A person read from the card by PIN is evidence L2.");
        }
        if (journey_.evidence != EvidenceLevel::l2) return;
        if (!there || !is_asked_of_everybody(*person)) {
            complain("Evidence L2 needs a person_from_card question that everybody is asked.");
        }
    }

    void lint_outcomes() {
        std::set<std::string_view> ids;
        for (std::size_t i = 0; i < journey_.outcomes.size(); ++i) {
            const Outcome& outcome = journey_.outcomes[i];
            complain_all("outcome \"" + outcome.id + "\"",
                         wrong_with(outcome.when, journey_, earlier_));
            if (!ids.insert(outcome.id).second) complain("Two outcomes \"" + outcome.id + "\".");
            const bool last = i + 1 == journey_.outcomes.size();
            if (outcome.when.empty() != last) {
                complain("The last outcome, and no other, is for everybody else.");
            }
        }
        const bool files = journey_.act != "look" && !journey_.practice;
        const bool is_looked_at = is_for_residents(journey_) && journey_.desk;
        if (files && is_looked_at && journey_.outcomes.empty()) {
            complain("A journey ends with at least one outcome.");
        }
    }

    void lint_papers() {
        std::set<std::string_view> things;
        for (const Bring& thing : journey_.bring) {
            complain_all("bring \"" + thing.id + "\"", wrong_with(thing.when, journey_, earlier_));
            const bool is_shared = thing.id.find('.') != std::string::npos;
            if (!things.insert(thing.id).second && !is_shared) {
                complain("\"" + thing.id + "\" is brought twice.");
            }
        }
        std::set<std::string_view> papers;
        for (const Print& print : journey_.prints) {
            complain_all("print \"" + print.id + "\"", wrong_with(print.when, journey_, earlier_));
            if (!papers.insert(print.id).second) complain("Two prints \"" + print.id + "\".");
            if (journey_.act == "look" || journey_.practice) {
                complain("print \"" + print.id + "\": Only what is kept has papers.");
            }
        }
    }

    void lint_contradictions() {
        std::set<std::string_view> ids;
        for (const Contradiction& one : journey_.contradictions) {
            const std::string where = "contradiction \"" + one.id + "\"";
            complain_all(where, wrong_with(one.when, journey_, earlier_));
            if (!ids.insert(one.id).second) complain("Two contradictions \"" + one.id + "\".");
            if (one.when.empty()) complain(where + ": It says under which conditions.");
            const Question* note = question(journey_, one.note);
            if (note == nullptr || note->kind != QuestionKind::text) {
                complain(where + ": Its note is a text question.");
            } else if (note->when.empty() && !note->may_skip) {
                complain(where + ": A note that everybody is asked may_skip.");
            } else if (!std::ranges::includes(sorted(one.when), sorted(note->when))) {
                complain(where + ": Its note must be asked whenever it holds.");
            }
        }
    }

    const Journey& journey_;
    const Pack& pack_;
    PackComplaints& complaints_;
    Keys earlier_;
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
