#include "town/guide/distress_sense.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>

#include "base/crypto/crypto.h"
#include "town/guide/svd.h"

namespace town::guide {

namespace {

constexpr std::string_view examples_file = "guide/distress_examples.toml";
constexpr std::string_view faq_folder = "guide/faq/";
constexpr int rounds_of_distress = 5;
constexpr int rounds_of_kinds = 3;
constexpr float first_step = 0.5F;
constexpr float least_step = 1e-2F;
constexpr float bias_step = 0.02F;
constexpr float distress_weighs = 2.5F;
constexpr float near_miss_weighs = 1;
constexpr float entry_weighs = 0.3F;

Eigen::Map<const Eigen::ArrayXf> row(const std::vector<float>& numbers) {
    return {numbers.data(), static_cast<Eigen::Index>(numbers.size())};
}
Eigen::Map<Eigen::ArrayXf> row(std::vector<float>& numbers) {
    return {numbers.data(), static_cast<Eigen::Index>(numbers.size())};
}

}  // namespace

base::Result<std::vector<DistressExample>, FileFault> distress_examples_in(const Files& files) {
    std::vector<DistressExample> examples;
    const auto written = files.find(examples_file);
    if (written == files.end()) return examples;
    const auto table = parse_toml(written->second);
    if (!table) return base::Failure{FileFault{std::string(examples_file), table.error().why}};
    for (const auto* family : tables_of(table.value(), "family")) {
        const auto kind = text_of(*family, "kind");
        for (auto& said : texts_of(*family, "said"))
            examples.push_back({std::move(said), kind, kind + "/" + text_of(*family, "family"),
                                text_of(*family, "taught_by")});
    }
    return examples;
}

// A mark that one lesson alone has teaches nothing about others: it is left out.
DistressSense::Bench DistressSense::Bench::of(std::vector<Lesson>& lessons) {
    std::vector<std::uint8_t> met(all_marks, 0);
    for (const Lesson& lesson : lessons) {
        for (const std::uint32_t mark : lesson.heard.marks) met[mark] += met[mark] < 2 ? 1 : 0;
    }
    Bench bench;
    std::vector<std::uint32_t> number(all_marks, 0);
    for (std::uint32_t mark = 0; mark < all_marks; ++mark) {
        if (met[mark] < 2) continue;
        number[mark] = static_cast<std::uint32_t>(bench.marks.size());
        bench.marks.push_back(mark);
    }
    bench.marks.shrink_to_fit();
    for (Lesson& lesson : lessons) {
        auto& marks = lesson.heard.marks;
        std::erase_if(marks, [&](std::uint32_t mark) { return met[mark] < 2; });
        for (std::uint32_t& mark : marks) mark = number[mark];
    }
    return bench;
}

Heard DistressSense::Bench::heard(const Heard& all) const {
    Heard known{{}, all.place, all.length};
    for (const std::uint32_t mark : all.marks) {
        const auto at = std::ranges::lower_bound(marks, mark);
        if (at == marks.end() || *at != mark) continue;
        known.marks.push_back(static_cast<std::uint32_t>(at - marks.begin()));
    }
    return known;
}

double DistressSense::Judge::says(const Heard& heard) const {
    double of_marks = 0;
    for (const auto mark : heard.marks) of_marks += static_cast<double>(weights[mark]);
    double sum = bias;
    if (heard.length > 0) sum += of_marks / std::sqrt(static_cast<double>(heard.length));
    if (heard.place.size() == of_place.size())
        sum += static_cast<double>((row(heard.place) * row(of_place)).sum());
    return sum;
}

// Logistic regression, a step a lesson, each weight with its own shrinking step (AdaGrad).
DistressSense::Judge DistressSense::judge(const std::vector<Lesson>& lessons, std::size_t marks,
                                          int rounds) {
    Judge judge;
    judge.weights.assign(marks, 0);
    std::vector<float> steps(marks, least_step);
    std::size_t width = 0;
    for (const auto& lesson : lessons) width = std::max(width, lesson.heard.place.size());
    judge.of_place.assign(width, 0);
    std::vector<float> place_steps(width, least_step);
    std::vector<std::size_t> order(lessons.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Chance chance(1);
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[chance.below(i)]);
        for (const auto at : order) {
            const Lesson& lesson = lessons[at];
            const double likely = 1 / (1 + std::exp(-judge.says(lesson.heard)));
            const auto wrong = static_cast<float>(likely - (lesson.holds ? 1 : 0)) * lesson.weight;
            if (std::abs(wrong) < 1e-3F || lesson.heard.marks.empty()) continue;
            judge.bias -= static_cast<double>(bias_step * wrong);
            const float each = wrong / std::sqrt(static_cast<float>(lesson.heard.length));
            for (const auto mark : lesson.heard.marks) {
                steps[mark] += each * each;
                judge.weights[mark] -= first_step * each / std::sqrt(steps[mark]);
            }
            if (lesson.heard.place.size() != width) continue;
            const auto place = row(lesson.heard.place) * wrong;
            row(place_steps) += place.square();
            row(judge.of_place) -= first_step * place / row(place_steps).sqrt();
        }
    }
    return judge;
}

DistressSense DistressSense::learnt(const std::vector<DistressExample>& examples,
                                    const std::vector<Entry>& entries, const Ranker& ranker) {
    DistressSense sense;
    if (examples.empty()) return sense;
    std::vector<Lesson> lessons;
    std::vector<Lesson> of_kinds;
    std::vector<std::string> kinds;
    for (const auto& example : examples) {
        const bool distress = !example.is_ordinary();
        lessons.push_back({heard_in(example.text, ranker), distress,
                           distress ? distress_weighs : near_miss_weighs});
        if (!distress) continue;
        of_kinds.push_back({lessons.back().heard, false, 1});
        of_kinds.back().heard.place.clear();  // Tells no kind better.
        kinds.push_back(example.kind);
    }
    for (const auto& entry : entries) {
        for (const auto& [language, text] : entry.texts) {
            lessons.push_back({heard_in(text.title, ranker), false, entry_weighs});
            for (const auto& asked : text.asked)
                lessons.push_back({heard_in(asked, ranker), false, entry_weighs});
        }
    }
    sense.distress_ = Bench::of(lessons);
    sense.distress_.judges.push_back(
        judge(lessons, sense.distress_.marks.size(), rounds_of_distress));
    sense.of_kinds_ = Bench::of(of_kinds);
    sense.kinds_ = kinds;
    std::ranges::sort(sense.kinds_);
    const auto same = std::ranges::unique(sense.kinds_);
    sense.kinds_.erase(same.begin(), same.end());
    for (const auto& kind : sense.kinds_) {
        for (std::size_t i = 0; i < kinds.size(); ++i) of_kinds[i].holds = kinds[i] == kind;
        sense.of_kinds_.judges.push_back(
            judge(of_kinds, sense.of_kinds_.marks.size(), rounds_of_kinds));
    }
    return sense;
}

Sensed DistressSense::of(std::string_view question, const Ranker& ranker) const {
    Sensed sensed;
    if (distress_.judges.empty()) return sensed;
    const Heard all = heard_in(question, ranker);
    if (all.marks.empty()) return sensed;
    sensed.strength = distress_.judges.front().says(distress_.heard(all));
    const Heard heard = of_kinds_.heard(all);
    double best = -1e9;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        const double says = of_kinds_.judges[i].says(heard);
        if (says <= best) continue;
        best = says;
        sensed.kind = kinds_[i];
    }
    return sensed;
}

Sensed DistressSense::of_meant(const std::vector<std::string>& meant, const Ranker& ranker) const {
    Sensed itself = of(meant.front(), ranker);
    if (meant.size() == 1) return itself;
    Sensed read;
    double sum = 0;
    for (std::size_t i = 1; i < meant.size(); ++i) {
        auto sensed = of(meant[i], ranker);
        sum += sensed.strength;
        if (sensed.strength > read.strength || i == 1) read = std::move(sensed);
    }
    read.strength = sum / static_cast<double>(meant.size() - 1);
    return read.strength > itself.strength ? read : itself;
}

base::Result<std::shared_ptr<const DistressSense>, FileFault> distress_sense(
    const Files& files, const std::vector<Entry>& entries, const Ranker& ranker) {
    base::ByteWriter read;
    for (const auto& [path, text] : files) {
        if (path == examples_file || path.starts_with(faq_folder)) write_text(read, text);
    }
    read.bytes(ranker.model().fingerprint);
    read.u8(ranker.model().eyes.empty() ? 0 : 1);
    const auto digest = base::crypto::sha256(read.written());
    static std::mutex one_at_a_time;
    static decltype(base::crypto::sha256({})) known{};
    static std::shared_ptr<const DistressSense> learnt;  // owners: every guide of this pack
    const std::lock_guard lock(one_at_a_time);
    if (learnt == nullptr || known != digest) {
        const auto examples = TRY(distress_examples_in(files));
        learnt = std::make_shared<DistressSense>(DistressSense::learnt(examples, entries, ranker));
        known = digest;
    }
    return learnt;
}

}  // namespace town::guide
