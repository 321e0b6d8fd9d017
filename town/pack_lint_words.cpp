#include <algorithm>
#include <set>

#include "town/pack_keys.h"
#include "town/pack_lint.h"
#include "town/pack_plain.h"

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

// Facts and the parts of a date may differ between languages; all else must be said in each.
bool may_differ(std::string_view key, const std::string& mark) {
    return mark.starts_with("fact.") || key.starts_with("date.");
}

// Whether the key speaks of the town, where every figure needs a source. The rest are the screens'.
bool speaks_of_the_town(std::string_view key) {
    return key.starts_with("journey.") || key.starts_with("section.") || key.starts_with("place.");
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
            if (is_owned_key(key) && !needed.contains(key)) {
                complain(key, "Nothing in the pack uses this phrase.");
            }
        }
    }

    void lint_phrases(const PlainSpeech& plain) {
        for (const auto& [key, phrase] : phrases_) {
            if (phrase.empty()) complain(key, "The phrase is empty.");
            if (!marks_of(phrase)) complain(key, "A { or } has no partner.");
            const bool figure =
                speaks_of_the_town(key) ? plain.has_figure(phrase) : plain.has_town_figure(phrase);
            if (figure) complain(key, "A figure without a source: write {fact.ID} instead.");
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
    const Keys needed = keys_of(loaded.pack);
    Keys anywhere;
    for (const auto& [language, phrases] : loaded.written) {
        for (const auto& [key, phrase] : phrases) {
            if (!is_owned_key(key)) anywhere.insert(key);
        }
    }
    for (const auto& [language, phrases] : loaded.written) {
        WordsLint lint(language, phrases, loaded.complaints);
        lint.lint_keys(needed, anywhere);
        lint.lint_phrases(plain);
        const auto first = loaded.written.find(loaded.pack.languages.front());
        if (first->first != language) lint.lint_marks(first->second);
    }
}

}  // namespace town
