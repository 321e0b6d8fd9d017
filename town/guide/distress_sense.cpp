#include "town/guide/distress_sense.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <numeric>

#include "base/crypto/crypto.h"
#include "town/guide/svd.h"

namespace town::guide {

namespace {

constexpr std::string_view examples_file = "guide/distress_examples.toml";
constexpr std::string_view faq_folder = "guide/faq/";
constexpr std::uint32_t all_marks = 1U << 18U;
constexpr int rounds = 8;
constexpr float first_step = 0.5F;
constexpr float bias_step = 0.02F;
constexpr float distress_weighs = 1.5F;
constexpr float near_miss_weighs = 1;
constexpr float entry_weighs = 0.5F;

bool is_latin(char32_t c) { return (c < 0x250 || (c >= 0x1e00 && c <= 0x1eff)); }
bool is_punctuation(unsigned pos) { return pos >= 3 && pos <= 9; }

bool is_word_sign(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return (c >= 0xc0 && c <= 0x24f) || (c >= 0x1e00 && c <= 0x1eff) || is_kanji(c) ||
           (c >= 0x3041 && c <= 0x30fc);
}

// Marks of one question: each is a place in the judge's weights, by a hash that never changes.
class Marks {
public:
    void add(char sort, std::string_view text) {
        std::uint64_t hash = 14695981039346656037ULL;
        const auto mix = [&](char c) {
            hash = (hash ^ static_cast<std::uint8_t>(c)) * 1099511628211ULL;
        };
        mix(sort);
        for (const char c : text) mix(c);
        marks_.push_back(static_cast<std::uint32_t>((hash ^ (hash >> 32U)) % all_marks));
    }
    void add_words(const std::vector<std::string>& words) {
        std::string before = "^";
        for (const auto& word : words) {
            add('w', word);
            add('b', before + ' ' + word);
            before = word;
        }
        add('b', before + " $");
    }
    void add_runs(char sort, std::u32string_view text, std::size_t length) {
        for (std::size_t i = 0; i + length <= text.size(); ++i)
            add(sort, utf8(text.substr(i, length)));
    }
    std::vector<std::uint32_t> take() {
        std::ranges::sort(marks_);
        const auto same = std::ranges::unique(marks_);
        marks_.erase(same.begin(), same.end());
        return std::move(marks_);
    }

private:
    std::vector<std::uint32_t> marks_;
};

// Languages of Latin letters: words, and pieces of words for what is written otherwise.
void add_latin(Marks& marks, const std::u32string& text) {
    std::vector<std::string> words;
    std::u32string spaced = U" ";
    std::u32string word;
    const auto end_word = [&] {
        if (word.empty()) return;
        words.push_back(utf8(word));
        spaced += word + U' ';
        word.clear();
    };
    for (const char32_t c : text) {
        if (is_word_sign(c) || c == U'\'') {
            word += c;
        } else {
            end_word();
        }
    }
    end_word();
    marks.add_words(words);
    for (std::size_t i = 0; i + 2 < words.size(); ++i)
        marks.add('t', words[i] + ' ' + words[i + 1] + ' ' + words[i + 2]);
    marks.add_runs('l', spaced, 4);
}

void add_japanese(Marks& marks, const std::u32string& text,
                  const std::vector<Morpheme>& morphemes) {
    std::vector<std::string> words;
    std::u32string sound;
    for (const Morpheme& one : morphemes) {
        if (is_punctuation(one.pos)) continue;
        words.push_back(one.base);
        for (const char32_t c : characters(one.sound)) {
            if (is_word_sign(c)) sound += c;
        }
    }
    marks.add_words(words);
    std::u32string letters;
    for (const char32_t c : text) {
        if (is_word_sign(c)) letters += c;
    }
    for (const std::size_t length : {1U, 2U, 3U}) marks.add_runs('c', letters, length);
    for (const std::size_t length : {2U, 3U}) marks.add_runs('s', sound, length);
}

// Where the question lies among the words' meanings; empty where there is no trained model.
std::vector<float> place_of(const std::vector<Morpheme>& morphemes, const Ranker& ranker) {
    const Model& model = ranker.model();
    if (model.eyes.empty()) return {};
    std::map<std::uint32_t, float> counts;
    for (const Morpheme& one : morphemes) {
        if (const auto known = ranker.word(one.base)) counts[*known] += 1;
    }
    const auto& table = model.eyes.front().words;
    std::vector<float> place(table.width(), 0);
    for (const auto& [word, count] : counts)
        table.add_row(word, (1 + std::log(count)) * model.rarity[word], place);
    const float squares = std::inner_product(place.begin(), place.end(), place.begin(), 0.0F);
    if (squares <= 0) return {};
    for (float& one : place) one /= std::sqrt(squares);
    return place;
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
            examples.push_back({std::move(said), kind, kind + "/" + text_of(*family, "family")});
    }
    return examples;
}

DistressSense::Heard DistressSense::hear(std::string_view question, const Ranker& ranker) {
    const auto morphemes = ranker.reader().morphemes(question);
    const std::u32string text = characters(normalise(question));
    const auto signs = std::ranges::count_if(text, is_word_sign);
    const auto latin =
        std::ranges::count_if(text, [](char32_t c) { return is_word_sign(c) && is_latin(c); });
    Marks marks;
    if (2 * latin > signs) {
        add_latin(marks, characters(without_accents(utf8(text))));
    } else {
        add_japanese(marks, text, morphemes);
    }
    Heard heard{marks.take(), place_of(morphemes, ranker), 0};
    heard.length = heard.marks.size();
    return heard;
}

DistressSense::Bench DistressSense::Bench::of(std::vector<Lesson>& lessons) {
    Bench bench;
    for (const Lesson& lesson : lessons)
        bench.marks.insert(bench.marks.end(), lesson.heard.marks.begin(), lesson.heard.marks.end());
    std::ranges::sort(bench.marks);
    const auto same = std::ranges::unique(bench.marks);
    bench.marks.erase(same.begin(), same.end());
    bench.marks.shrink_to_fit();
    for (Lesson& lesson : lessons) lesson.heard = bench.heard(lesson.heard);
    return bench;
}

DistressSense::Heard DistressSense::Bench::heard(const Heard& all) const {
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
    for (std::size_t i = 0; i < heard.place.size() && i < of_place.size(); ++i)
        sum += static_cast<double>(of_place[i]) * static_cast<double>(heard.place[i]);
    return sum;
}

// Logistic regression, a step a lesson, each weight with its own shrinking step (AdaGrad).
DistressSense::Judge DistressSense::judge(const std::vector<Lesson>& lessons, std::size_t marks) {
    Judge judge;
    judge.weights.assign(marks, 0);
    std::vector<float> steps(marks, 1e-2F);
    std::size_t width = 0;
    for (const auto& lesson : lessons) width = std::max(width, lesson.heard.place.size());
    judge.of_place.assign(width, 0);
    std::vector<float> place_steps(width, 1e-2F);
    const auto move = [](float& weight, float& step, float by) {
        step += by * by;
        weight -= first_step * by / std::sqrt(step);
    };
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
            const float each = wrong / std::sqrt(static_cast<float>(lesson.heard.marks.size()));
            for (const auto mark : lesson.heard.marks) move(judge.weights[mark], steps[mark], each);
            for (std::size_t i = 0; i < lesson.heard.place.size(); ++i)
                move(judge.of_place[i], place_steps[i], wrong * lesson.heard.place[i]);
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
        lessons.push_back(
            {hear(example.text, ranker), distress, distress ? distress_weighs : near_miss_weighs});
        if (!distress) continue;
        of_kinds.push_back({lessons.back().heard, false, 1});
        kinds.push_back(example.kind);
    }
    for (const auto& entry : entries) {
        for (const auto& [language, text] : entry.texts) {
            lessons.push_back({hear(text.title, ranker), false, entry_weighs});
            for (const auto& asked : text.asked)
                lessons.push_back({hear(asked, ranker), false, entry_weighs});
        }
    }
    sense.distress_ = Bench::of(lessons);
    sense.distress_.judges.push_back(judge(lessons, sense.distress_.marks.size()));
    sense.of_kinds_ = Bench::of(of_kinds);
    sense.kinds_ = kinds;
    std::ranges::sort(sense.kinds_);
    const auto same = std::ranges::unique(sense.kinds_);
    sense.kinds_.erase(same.begin(), same.end());
    for (const auto& kind : sense.kinds_) {
        for (std::size_t i = 0; i < kinds.size(); ++i) of_kinds[i].holds = kinds[i] == kind;
        sense.of_kinds_.judges.push_back(judge(of_kinds, sense.of_kinds_.marks.size()));
    }
    return sense;
}

Sensed DistressSense::of(std::string_view question, const Ranker& ranker) const {
    Sensed sensed;
    if (distress_.judges.empty()) return sensed;
    const Heard all = hear(question, ranker);
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
