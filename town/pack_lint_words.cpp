#include <algorithm>
#include <set>

#include "town/pack_data.h"
#include "town/pack_keys.h"
#include "town/pack_lint.h"
#include "town/pack_plain.h"
#include "town/pack_residents.h"
#include "town/ruby.h"
#include "town/words.h"

namespace town {
namespace {

using Phrases = std::map<std::string, std::string, std::less<>>;

// The {marks} of a phrase; nothing when its braces do not pair.
std::optional<std::set<std::string>> marks_of(std::string_view phrase) {
    std::set<std::string> marks;
    while (true) {
        const std::size_t open = phrase.find_first_of("{}");
        if (open == std::string_view::npos) return marks;
        const std::size_t close = phrase.find_first_of("{}", open + 1);
        if (phrase[open] != '{' || close == std::string_view::npos || phrase[close] != '}') {
            return std::nullopt;
        }
        marks.emplace(phrase.substr(open + 1, close - open - 1));
        phrase.remove_prefix(close + 1);
    }
}

constexpr std::string_view answer_mark = "answer.";

// Facts and the parts of a date may differ between languages; all else must be said in each.
bool may_differ(std::string_view key, const std::string& mark) {
    return mark.starts_with("fact.") || key.starts_with("date.");
}

// Whether the key speaks of the town to residents, where every figure needs a source. The rest are
// the screens', or a colleague's form (過去14日 of a 調査票 is the form's own word).
bool speaks_of_the_town(std::string_view key, const Pack& pack) {
    constexpr std::string_view of_journey = "journey.";
    if (key.starts_with(of_journey)) {
        key.remove_prefix(of_journey.size());
        const Journey* said_by = journey(pack, key.substr(0, key.find('.')));
        return said_by == nullptr || is_for_residents(*said_by);
    }
    return key.starts_with("section.") || key.starts_with("place.") || key.starts_with("group.");
}

// A table that names its source may be read out with the figures it has.
bool is_of_sourced_table(std::string_view key, const LoadedPack& loaded) {
    constexpr std::string_view table = "table.";
    if (!key.starts_with(table)) return false;
    key.remove_prefix(table.size());
    return loaded.tables_sourced.contains(key.substr(0, key.find('.')));
}

// The words of one language under the lint.
class WordsLint {
public:
    WordsLint(std::string language, const Phrases& phrases, PackComplaints& complaints)
        : language_(std::move(language)), phrases_(phrases), complaints_(complaints) {}

    void lint_keys(const Keys& needed, const Keys& elsewhere) {
        for (const std::string& key : needed) {
            if (!phrases_.contains(key)) complain(key, "The phrase is missing.");
        }
        for (const std::string& key : elsewhere) {
            if (!phrases_.contains(key) && !needed.contains(key)) {
                complain(key, "Another language has this phrase.");
            }
        }
        for (const auto& [key, phrase] : phrases_) {
            if (!needed.contains(key) && !elsewhere.contains(key)) {
                complain(key, "Nothing in the pack uses this phrase.");
            }
        }
    }

    // Of a language for residents: `all` keys that are said, of which it says what they meet.
    void lint_residents_keys(const Keys& all, const ResidentsRule& rule) {
        for (const std::string& key : all) {
            if (!phrases_.contains(key) && rule.meets(key) == ResidentsRule::Meets::yes) {
                complain(key, "The phrase is missing.");
            }
        }
        for (const auto& [key, phrase] : phrases_) {
            if (!all.contains(key)) {
                complain(key, "Nothing in the pack uses this phrase.");
            } else if (rule.meets(key) == ResidentsRule::Meets::never) {
                complain(key, "Only staff meet this phrase; the first language says it.");
            }
        }
    }

    void lint_journey(const Journey& journey) {
        for (const Question& question : journey.questions) {
            const bool own_words = question.words.find('.') == std::string::npos;
            if (question.nth != 1 || !own_words) continue;
            const std::string key = question_key(journey, question) + "label";
            const auto label = phrases_.find(key);
            if (label != phrases_.end() && label->second.find("{n}") == std::string::npos) {
                complain(key, "It is asked again and again: say {n}.");
            }
        }
        for (const Print& print : journey.prints) lint_print(journey, print);
    }

    void lint_phrases(const PlainSpeech& plain, const LoadedPack& loaded) {
        for (const auto& [key, phrase] : phrases_) {
            if (phrase.empty()) complain(key, "The phrase is empty.");
            if (!marks_of(phrase)) complain(key, "A { or } has no partner.");
            if (const auto wrong = wrong_ruby(phrase)) complain(key, *wrong);
            const bool figure = speaks_of_the_town(key, loaded.pack)
                                    ? plain.has_figure(phrase)
                                    : plain.has_town_figure(phrase);
            if (figure && !is_of_sourced_table(key, loaded))
                complain(key, "A figure without a source: write {fact.ID} instead.");
            for (const std::string& reason : plain.hard_to_read(phrase, language_)) {
                complain(key, reason);
            }
            for (const std::string& reason : plain.left_unsaid(key, phrase, language_)) {
                complain(key, reason);
            }
        }
    }

    void lint_marks(const Phrases& first_language) {
        for (const auto& [key, phrase] : phrases_) {
            const auto other = first_language.find(key);
            if (other == first_language.end()) continue;
            if (own_marks(key, phrase) != own_marks(key, other->second)) {
                complain(key, "The {marks} differ from the first language's.");
            }
        }
    }

private:
    void lint_print(const Journey& journey, const Print& print) {
        static const std::set<std::string> known{"number", "received", "valid_until", "name"};
        const std::string paper = "journey." + journey.id + ".print." + print.id + ".";
        for (auto at = phrases_.lower_bound(paper);
             at != phrases_.end() && at->first.starts_with(paper); ++at) {
            for (const std::string& mark : marks_of(at->second).value_or(std::set<std::string>{})) {
                const bool answer = mark.starts_with(answer_mark) &&
                                    question(journey, mark.substr(answer_mark.size())) != nullptr;
                if (answer || known.contains(mark) || mark.starts_with("fact.") ||
                    mark.starts_with("section.")) {
                    continue;
                }
                complain(at->first, "Nothing fills {" + mark + "} on a paper.");
            }
        }
    }

    void complain(const std::string& key, const std::string& what) {
        complaints_.push_back({"words " + language_, "\"" + key + "\": " + what});
    }

    static std::set<std::string> own_marks(const std::string& key, const std::string& phrase) {
        auto marks = marks_of(phrase).value_or(std::set<std::string>{});
        std::erase_if(marks, [&](const std::string& mark) { return may_differ(key, mark); });
        return marks;
    }

    std::string language_;
    const Phrases& phrases_;
    PackComplaints& complaints_;
};

}  // namespace

void lint_words(LoadedPack& loaded, const PackSource& source) {
    const PlainSpeech plain = PlainSpeech::from(source, loaded.complaints);
    const ResidentsRule rule = ResidentsRule::from(source, loaded.pack, loaded.complaints);
    const PackKeys keys = keys_of(loaded.pack);
    const auto is_for_residents_only = [&](const std::string& language) {
        const auto& some = loaded.pack.residents_languages;
        return std::ranges::find(some, language) != some.end();
    };
    Keys anywhere;  // Said somewhere though not needed: then in every language.
    for (const auto& [language, phrases] : loaded.written) {
        if (is_for_residents_only(language)) continue;
        for (const auto& [key, phrase] : phrases) {
            const bool may_be = !is_owned_key(key) || keys.allowed.contains(key) ||
                                row_of_key(loaded.pack, key) != nullptr;
            if (may_be) anywhere.insert(key);
        }
    }
    Keys all = anywhere;
    all.insert(keys.needed.begin(), keys.needed.end());
    for (const auto& [language, phrases] : loaded.written) {
        WordsLint lint(language, phrases, loaded.complaints);
        if (is_for_residents_only(language)) {
            lint.lint_residents_keys(all, rule);
        } else {
            lint.lint_keys(keys.needed, anywhere);
        }
        lint.lint_phrases(plain, loaded);
        for (const Journey& journey : loaded.pack.journeys) lint.lint_journey(journey);
        const auto first = loaded.written.find(loaded.pack.languages.front());
        if (first->first != language) lint.lint_marks(first->second);
    }
}

}  // namespace town
