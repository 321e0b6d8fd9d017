#include "town/pack_plain.h"

#include <algorithm>

#include "base/bytes.h"
#include "town/pack_table.h"
#include "town/ruby.h"

namespace town {
namespace {

constexpr const char* path = "rules/plain.toml";

bool has_any(std::string_view text, const std::vector<std::string>& patterns) {
    return std::ranges::any_of(patterns, [&](const std::string& pattern) {
        return text.find(pattern) != std::string_view::npos;
    });
}

bool ends_with_any(std::string_view text, const std::vector<std::string>& patterns) {
    return std::ranges::any_of(patterns,
                               [&](const std::string& pattern) { return text.ends_with(pattern); });
}

}  // namespace

PlainSpeech PlainSpeech::from(const PackSource& source, PackComplaints& complaints) {
    PlainSpeech speech;
    const auto file = source.find(path);
    if (file == source.end()) {
        complaints.push_back({path, "The file is missing."});
        return speech;
    }
    const auto table = parse_toml(base::to_text(file->second));
    if (!table) {
        complaints.push_back(
            {path, "Line " + std::to_string(table.error().line) + ": " + table.error().why + "."});
        return speech;
    }
    PackTable rules(table.value(), path, "", complaints);
    speech.blanks_ = rules.texts("blanks");
    speech.sentence_ends_ = rules.texts("sentence_ends");
    speech.figures_ = rules.texts("figures");
    speech.town_units_ = rules.texts("town_units");
    if (auto longest = rules.table("longest_sentence")) {
        for (const std::string& language : longest->keys()) {
            speech.longest_[language] =
                static_cast<std::size_t>(longest->number(language, 1, 1000));
        }
    }
    for (PackTable& refusal : rules.tables("refuse")) {
        const auto languages = refusal.texts("languages");
        speech.refusals_.push_back({.why = refusal.text("why"),
                                    .languages = {languages.begin(), languages.end()},
                                    .patterns = refusal.texts("patterns")});
        refusal.refuse_the_rest();
    }
    for (PackTable& demand : rules.tables("require")) {
        const auto languages = demand.texts("languages");
        speech.demands_.push_back({.key = demand.text("key"),
                                   .why = demand.text("why"),
                                   .languages = {languages.begin(), languages.end()},
                                   .patterns = demand.texts("patterns")});
        demand.refuse_the_rest();
    }
    rules.refuse_the_rest();
    return speech;
}

std::string PlainSpeech::without_marks(std::string_view phrase) {
    std::string text;
    bool inside = false;
    for (const char c : phrase) {
        inside = inside || c == '{';
        if (!inside) text += c;
        if (c == '}') inside = false;
    }
    return text;
}

std::string PlainSpeech::without_blanks(std::string_view phrase) const {
    std::string text(phrase);
    for (const std::string& blank : blanks_) {
        if (blank.empty()) continue;
        for (auto at = text.find(blank); at != std::string::npos; at = text.find(blank, at)) {
            text.erase(at, blank.size());
        }
    }
    return text;
}

std::vector<std::string> PlainSpeech::sentences(std::string_view phrase) const {
    std::vector<std::string> all;
    const std::string whole = without_blanks(without_marks(without_ruby(phrase)));
    std::string_view text = whole;
    while (!text.empty()) {
        std::size_t end = text.size();
        std::size_t next = end;
        for (const std::string& mark : sentence_ends_) {
            const std::size_t at = text.find(mark);
            if (mark.empty() || at >= end) continue;
            end = at;
            next = at + mark.size();
        }
        if (end > 0) all.emplace_back(text.substr(0, end));
        text.remove_prefix(next);
    }
    return all;
}

std::vector<std::string> PlainSpeech::hard_to_read(std::string_view phrase,
                                                   std::string_view language) const {
    std::vector<std::string> reasons;
    const std::string text = without_blanks(without_ruby(phrase));
    for (const Refusal& refusal : refusals_) {
        if (refusal.languages.contains(language) && has_any(text, refusal.patterns)) {
            reasons.push_back(refusal.why);
        }
    }
    const auto limit = longest_.find(language);
    const bool too_long = limit != longest_.end() &&
                          std::ranges::any_of(sentences(phrase), [&](const std::string& sentence) {
                              return base::characters_in(sentence) > limit->second;
                          });
    if (too_long) {
        reasons.push_back("A sentence is longer than " + std::to_string(limit->second) +
                          " characters.");
    }
    return reasons;
}

std::vector<std::string> PlainSpeech::left_unsaid(std::string_view key, std::string_view phrase,
                                                  std::string_view language) const {
    std::vector<std::string> reasons;
    const std::string text = without_blanks(without_ruby(phrase));
    for (const Demand& demand : demands_) {
        if (demand.key != key || !demand.languages.contains(language)) continue;
        const bool all = std::ranges::all_of(demand.patterns, [&](const std::string& pattern) {
            return text.find(pattern) != std::string::npos;
        });
        if (!all) reasons.push_back(demand.why);
    }
    return reasons;
}

bool PlainSpeech::has_figure(std::string_view phrase) const {
    return has_any(without_marks(phrase), figures_);
}

bool PlainSpeech::has_town_figure(std::string_view phrase) const {
    const std::string text = without_blanks(without_marks(phrase));
    for (const std::string& unit : town_units_) {
        for (auto at = text.find(unit); at != std::string::npos; at = text.find(unit, at + 1)) {
            if (ends_with_any(std::string_view(text).substr(0, at), figures_)) return true;
        }
    }
    return false;
}

}  // namespace town
