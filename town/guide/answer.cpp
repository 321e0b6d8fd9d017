#include "town/guide/answer.h"

#include <algorithm>
#include <cmath>

#include "town/guide/signs.h"
#include "town/guide/typed.h"

namespace town::guide {

namespace {

constexpr std::size_t most_choices = 3;
constexpr std::size_t judged_articles = 20;
// Fitted on the town's own questions and on chatter (docs/guide-search.md says how).
constexpr double needs_staff_below = 0.55;
constexpr double answers_from = 0.8;
constexpr double leads_from = 0.8;  // of the confidence in all that is shown

// Effort for a pack: fewer words and directions than a benchmark's corpus has.
Effort pack_effort() {
    Effort effort;
    effort.directions = 200;
    effort.width = 192;
    effort.most_words = 12'000;
    effort.epochs = 8;
    return effort;
}

Answer urgent_answer(std::vector<std::string> kinds) {
    Answer answer;
    answer.decision = Decision::urgent;
    answer.confidence = 1;
    answer.urgent = std::move(kinds);
    return answer;
}

}  // namespace

std::string_view word(Decision decision) {
    switch (decision) {
        case Decision::answer:
            return "answer";
        case Decision::choose:
            return "choose";
        case Decision::staff:
            return "staff";
        case Decision::urgent:
            return "urgent";
    }
    return "";
}

double confidence(const Signs& signs) {
    const double sum = -5.1 + 2.1 * signs.likeness + 3.0 * signs.anywhere + 3.5 * signs.substance;
    return 1 / (1 + std::exp(-sum));
}

Guide::Guide(std::vector<Entry> entries, Searched searched, TownWords words, Recogniser distress,
             Recogniser chatter, Ranker ranker, std::shared_ptr<const DistressSense> sense)
    : entries_(std::move(entries)),
      searched_(std::move(searched)),
      words_(std::move(words)),
      distress_(std::move(distress)),
      chatter_(std::move(chatter)),
      ranker_(std::move(ranker)),
      sense_(std::move(sense)) {}

base::Result<Guide, GuideFault> Guide::open(base::ByteView bytes, const Files& files) {
    const base::Failure bad_files{GuideFault::bad_files};
    auto entries = entries_in(files);
    auto words = TownWords::from(files);
    auto distress = Recogniser::from(files, "guide/urgent.toml");
    auto chatter = Recogniser::from(files, "guide/chatter.toml");
    if (!entries || !words || !distress || !chatter) return bad_files;
    auto searched = guide::searched(entries.value());
    if (searched.articles.empty()) return bad_files;
    Model model;
    if (bytes.empty()) {
        Effort words_alone;
        words_alone.eyes = 0;
        auto made = make_model(searched.articles, {}, words_alone, {});
        if (!made) return base::Failure{GuideFault::no_dictionary};
        model = made.take();
    } else {
        if (!fits(bytes, files)) return base::Failure{GuideFault::foreign_model};
        model = model_from(bytes).take();
    }
    auto ranker = Ranker::open(std::move(model));
    if (!ranker) return base::Failure{GuideFault::no_dictionary};
    auto sense = distress_sense(files, entries.value(), ranker.value());
    if (!sense) return bad_files;
    return Guide(entries.take(), std::move(searched), words.take(), distress.take(), chatter.take(),
                 ranker.take(), sense.take());
}

const Entry* Guide::entry(std::string_view id) const {
    const auto found = std::ranges::find(entries_, id, &Entry::id);
    return found == entries_.end() ? nullptr : &*found;
}

Guide::Found Guide::find(std::string_view question, const std::string&) const {
    const auto sights = ranker_.look(words_.in_town_words(question));
    const auto scores = blended(sights, Blend().weights());
    // An entry is as good as its best language.
    std::vector<Hit> hits;
    for (const auto& hit : best_of(scores, scores.size())) {
        const auto entry = searched_.entry[hit.article];
        const bool met = std::ranges::any_of(
            hits, [&](const Hit& one) { return searched_.entry[one.article] == entry; });
        if (!met) hits.push_back(hit);
        if (hits.size() == judged_articles) break;
    }
    Found found;
    if (hits.empty()) return found;
    const auto shares = softmax_of(hits);
    found.signs = signs_of(ranker_, sights, hits);
    const double right = confidence(found.signs);
    double shown = 0;
    for (std::size_t i = 0; i < std::min(most_choices, hits.size()); ++i) shown += shares[i];
    for (std::size_t i = 0; i < std::min(most_choices, hits.size()); ++i) {
        const auto entry = searched_.entry[hits[i].article];
        found.choices.push_back({&entries_[entry], right * shares[i] / shown});
    }
    return found;
}

Signs Guide::signs(std::string_view question, const std::string& language) const {
    return find(question, language).signs;
}

std::vector<std::string> Guide::urgent_kinds(const std::vector<std::string>& meant) const {
    for (const std::string& one : meant) {
        if (auto kinds = distress_.kinds(one); !kinds.empty()) return kinds;
    }
    return {};
}

Sensed Guide::sensed(std::string_view question) const {
    return sense_->of_meant(as_meant(question), ranker_);
}

Answer Guide::ask(std::string_view question, const std::string& language) const {
    Answer answer;
    const auto meant = as_meant(question);
    answer.urgent = urgent_kinds(meant);
    if (!answer.urgent.empty()) return urgent_answer(std::move(answer.urgent));
    const Sensed sensed = sense_->of_meant(meant, ranker_);
    if (sensed.strength >= distress_whatever_fits) return urgent_answer({sensed.kind});
    if (!chatter_.kinds(question).empty()) return answer;  // For a person, and nothing is offered.
    auto found = find(question, language);
    answer.choices = std::move(found.choices);
    answer.confidence = answer.choices.empty() ? 0 : confidence(found.signs);
    if (sensed.strength >= distress_from && answer.confidence < needs_staff_below)
        return urgent_answer({sensed.kind});
    if (sensed.strength >= perhaps_distress_from) answer.perhaps = {sensed.kind};
    const bool one_leads = !answer.choices.empty() &&
                           answer.choices.front().confidence >= leads_from * answer.confidence;
    if (answer.confidence < needs_staff_below) {
        answer.decision = Decision::staff;
    } else {
        const bool sure = answer.confidence >= answers_from && one_leads;
        answer.decision = sure ? Decision::answer : Decision::choose;
    }
    return answer;
}

base::Result<base::Bytes, GuideFault> build_model(const Files& files, const Dictionary& dictionary,
                                                  const Tell& tell) {
    const auto entries = entries_in(files);
    if (!entries) return base::Failure{GuideFault::bad_files};
    const auto model =
        make_model(searched(entries.value()).articles, dictionary, pack_effort(), tell);
    if (!model) return base::Failure{GuideFault::no_dictionary};
    return to_bytes(model.value());
}

bool fits(base::ByteView bytes, const Files& files) {
    const auto model = model_from(bytes);
    const auto entries = entries_in(files);
    if (!model || !entries) return false;
    const auto wanted = fingerprint(searched(entries.value()).articles, {});
    return std::ranges::equal(base::ByteView(wanted).first(digest_bytes),
                              base::ByteView(model.value().fingerprint).first(digest_bytes));
}

}  // namespace town::guide
