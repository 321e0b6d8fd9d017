#include "server/yardsticks/question_groups.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace server {

namespace {

using How = town::UnansweredQuestion::How;

constexpr double alike_from = 0.5;
constexpr double for_a_shared_entry = 0.15;  // each of three
constexpr double surely_this_entry = 0.55;   // the guide's own line below which staff come first
constexpr std::size_t most_shown_words = 8;

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return static_cast<std::size_t>(std::ranges::count_if(
        a, [&](const auto& one) { return std::ranges::find(b, one) != b.end(); }));
}

// How alike two questions are: the share of their words that both have, and how many of the three
// entries nearest to each are the same. Two languages share no words, but may share the entry.
double alike(const KeptQuestion& a, const KeptQuestion& b) {
    const auto common = shared(a.words, b.words);
    const auto all = a.words.size() + b.words.size() - common;
    const double of_words = all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
    const double of_entries =
        for_a_shared_entry * static_cast<double>(shared(a.nearest, b.nearest));
    const bool one_entry = !a.nearest.empty() && !b.nearest.empty() &&
                           a.nearest.front() == b.nearest.front() &&
                           std::min(a.confidence, b.confidence) >= surely_this_entry;
    return one_entry ? 1 : of_words + of_entries;
}

void count_into(QuestionGroup& group, const KeptQuestion& question) {
    group.n += question.n;
    switch (question.how) {
        case How::staff_first:
            group.staff_first += question.n;
            return;
        case How::left:
            group.left += question.n;
            return;
        case How::none_fit:
            group.none_fit += question.n;
            return;
    }
}

// The keys of what was counted at least `fewest` times, the oftenest first.
std::vector<std::string> often_enough(const std::map<std::string, std::int64_t>& counted,
                                      std::int64_t fewest) {
    std::vector<std::pair<std::int64_t, std::string>> order;
    for (const auto& [key, n] : counted) {
        if (n >= fewest) order.emplace_back(-n, key);
    }
    std::ranges::sort(order);
    std::vector<std::string> keys;
    for (auto& one : order) keys.push_back(std::move(one.second));
    return keys;
}

void say_what_is_shared(QuestionGroup& group, const std::vector<KeptQuestion>& questions) {
    std::map<std::string, std::int64_t> words, texts, entries;
    for (const auto member : group.members) {
        const auto& question = questions[member];
        texts[question.text] += question.n;
        for (const auto& word : std::set(question.words.begin(), question.words.end())) {
            words[word] += question.n;
        }
        for (std::size_t i = 0; i < question.nearest.size(); ++i) {
            entries[question.nearest[i]] +=
                question.n * static_cast<std::int64_t>(question.nearest.size() - i);
        }
    }
    group.words = often_enough(words, fewest_alike);
    if (group.words.size() > most_shown_words) group.words.resize(most_shown_words);
    const auto same = often_enough(texts, fewest_alike);
    if (!same.empty()) group.example = same.front();
    group.nearest = often_enough(entries, 1);
    if (group.nearest.size() > 3) group.nearest.resize(3);
}

}  // namespace

void read_questions(std::vector<KeptQuestion>& questions, const town::guide::Reader& reader,
                    const town::guide::Guide* guide) {
    for (auto& question : questions) {
        std::string bare = question.text;
        for (const std::string_view hidden = "\u25CB"; bare.find(hidden) != std::string::npos;) {
            bare.replace(bare.find(hidden), hidden.size(), " ");
        }
        question.words = reader.read(bare).words;
        std::ranges::sort(question.words);
        const auto same = std::ranges::unique(question.words);
        question.words.erase(same.begin(), same.end());
        if (guide == nullptr) continue;
        const auto answer = guide->ask(bare, question.language);
        if (!answer.urgent.empty() || !answer.perhaps.empty()) {
            question.n = 0;
            continue;
        }
        question.confidence = answer.confidence;
        for (const auto& choice : answer.choices) question.nearest.push_back(choice.entry->id);
    }
}

std::vector<QuestionGroup> grouped(const std::vector<KeptQuestion>& questions) {
    std::vector<std::size_t> order(questions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        const auto& one = questions[a];
        const auto& other = questions[b];
        return std::tie(other.n, one.text, one.language) <
               std::tie(one.n, other.text, other.language);
    });
    std::vector<QuestionGroup> groups;
    for (const auto at : order) {
        QuestionGroup* best = nullptr;
        double likeness = alike_from;
        for (auto& group : groups) {
            const double found = alike(questions[group.members.front()], questions[at]);
            if (found > likeness || (best == nullptr && found >= likeness)) {
                best = &group;
                likeness = found;
            }
        }
        if (best == nullptr) best = &groups.emplace_back();
        best->members.push_back(at);
        count_into(*best, questions[at]);
    }
    std::erase_if(groups, [](const QuestionGroup& group) { return group.n < fewest_alike; });
    std::ranges::stable_sort(groups, [](const auto& a, const auto& b) { return a.n > b.n; });
    for (auto& group : groups) say_what_is_shared(group, questions);
    return groups;
}

}  // namespace server
