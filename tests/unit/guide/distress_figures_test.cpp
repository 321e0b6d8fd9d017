// The figures of docs/guide-search.md about distress (`unit_guide "[.figures]"`), with the trained
// model where one was built (MADOGUCHI_GUIDE_MODEL, or build/guide/pack.model of the checkout).
// MADOGUCHI_EACH=1 also says what each line met.
#include <fmt/core.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <set>

#include "provisioning/tool/benchmark_files.h"
#include "tests/unit/guide/town_files.h"
#include "town/guide/typed.h"

using namespace guide_test;

namespace {

using Said = std::vector<std::string>;

const std::string& trained_model() {
    static const char* named = std::getenv("MADOGUCHI_GUIDE_MODEL");
    static const std::string bytes =
        text_in(named != nullptr ? named : SOURCE_DIR "/build/guide/pack.model");
    return bytes;
}

const Guide& guide_here() {
    static const Guide guide = Guide::open(base::view_of(trained_model()), misaki_files()).take();
    return guide;
}

fs::path shared_questions() {
    const char* shared = std::getenv("MADOGUCHI_SHARED");
    return fs::path(shared != nullptr ? shared : SOURCE_DIR "/../shared") / "data/faq";
}

// What real people asked a town of its own business. Empty: the shared benchmark is absent.
Said dev_questions() {
    const auto queries = tool::queries_in((shared_questions() / "queries-dev.json").string());
    Said asked;
    if (!queries) return asked;
    for (const auto& query : queries.value()) asked.push_back(query.text);
    return asked;
}

Said corpus_questions() {
    const auto articles = tool::articles_in((shared_questions() / "corpus.json").string());
    Said asked;
    if (!articles) return asked;
    for (const auto& article : articles.value()) asked.push_back(article.questions.front());
    return asked;
}

Said all_of(std::initializer_list<const char*> files) {
    Said said;
    for (const char* file : files) {
        for (auto& line : judging_lines(file)) said.push_back(std::move(line));
    }
    return said;
}

Said off_topic_of_all() {
    return all_of({"off_topic.txt", "fresh/off_topic.txt", "fresh/off_topic-2.txt",
                   "fresh/off_topic-3.txt", "fresh/off_topic-6.txt"});
}

std::string counted(const Said& said) {
    int at_once = 0;
    int perhaps = 0;
    for (const auto& one : said) {
        const Met how = met(guide_here(), one);
        at_once += how == Met::at_once ? 1 : 0;
        perhaps += how == Met::perhaps ? 1 : 0;
        if (std::getenv("MADOGUCHI_EACH") == nullptr) continue;
        const auto sensed = guide_here().sensed(one);
        std::cerr << static_cast<int>(how) << '\t' << sensed.strength << '\t' << sensed.kind << '\t'
                  << one << '\n';
    }
    return fmt::format("{} at once, {} perhaps, of {}", at_once, perhaps, said.size());
}

Ranker ranker_here(const std::vector<Entry>& entries) {
    if (!trained_model().empty())
        return Ranker::open(model_from(base::view_of(trained_model())).take()).take();
    Effort words_alone;
    words_alone.eyes = 0;
    return Ranker::open(make_model(searched(entries).articles, {}, words_alone, {}).take()).take();
}

// What learns anew with some examples left out; by itself, without lists and answers.
class Left {
public:
    Left()
        : entries_(entries_in(misaki_files()).take()),
          ranker_(ranker_here(entries_)),
          examples_(distress_examples_in(misaki_files()).take()) {}

    const std::vector<DistressExample>& examples() const { return examples_; }
    template <class Keeps>
    DistressSense taught(Keeps keeps) const {
        std::vector<DistressExample> kept;
        std::ranges::copy_if(examples_, std::back_inserter(kept), keeps);
        return DistressSense::learnt(kept, entries_, ranker_);
    }
    double strength(const DistressSense& sense, const std::string& said) const {
        return sense.of_meant(as_meant(said), ranker_).strength;
    }
    std::vector<double> strengths(const DistressSense& sense, const Said& said) const {
        std::vector<double> all;
        for (const auto& one : said) all.push_back(strength(sense, one));
        return all;
    }

private:
    std::vector<Entry> entries_;
    Ranker ranker_;
    std::vector<DistressExample> examples_;
};

std::string shares(const std::vector<double>& strengths, double from) {
    const auto over = std::ranges::count_if(strengths, [&](double one) { return one >= from; });
    return fmt::format("{:4} {:5.1f}%", over,
                       strengths.empty() ? 0
                                         : 100.0 * static_cast<double>(over) /
                                               static_cast<double>(strengths.size()));
}

}  // namespace

TEST_CASE("how fast the guide opens and answers with what was learnt of distress", "[.figures]") {
    const auto ms_since = [](auto then) {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - then)
            .count();
    };
    const auto began = std::chrono::steady_clock::now();
    (void)guide_here();
    WARN("opened with what was learnt in ms: " << ms_since(began));
    const auto again = std::chrono::steady_clock::now();
    CHECK(Guide::open(base::view_of(trained_model()), misaki_files()));
    WARN("opened again in ms: " << ms_since(again));
    std::vector<double> each;
    for (const auto& said : residents_questions()) {
        const auto then = std::chrono::steady_clock::now();
        (void)guide_here().ask(said, "ja");
        each.push_back(ms_since(then));
    }
    std::ranges::sort(each);
    WARN("ms a question, middle and 95th of 100: " << each[each.size() / 2] << ", "
                                                   << each[each.size() * 95 / 100]);
}

TEST_CASE("what each file meets of lists and sense", "[.figures]") {
    for (const char* file :
         {"fresh/distress.txt", "fresh/distress-2-shown.txt", "fresh/distress-2-kept.txt",
          "fresh/distress-3.txt", "fresh/distress-4.txt", "fresh/distress-5.txt",
          "fresh/distress-6.txt", "fresh/distress-7.txt", "fresh/distress-8.txt",
          "fresh/ordinary-2.txt", "fresh/ordinary-3.txt", "fresh/ordinary-5.txt", "fresh/odd-5.txt",
          "fresh/ordinary-6.txt", "fresh/ordinary-7.txt", "fresh/ordinary-8.txt"})
        WARN(file << ": " << counted(judging_lines(file)));
    WARN("off-topic, five files: " << counted(off_topic_of_all()));
    WARN("residents' questions: " << counted(residents_questions()));
    WARN("dev queries: " << counted(dev_questions()));
    WARN("questions of the benchmark's articles: " << counted(corpus_questions()));
    if (const char* more = std::getenv("MADOGUCHI_QUESTIONS")) {
        std::istringstream lines(text_in(more));
        Said asked;
        for (std::string line; std::getline(lines, line);) asked.push_back(line);
        WARN(more << ": " << counted(asked));
    }
}

// Strictly: without all that was written after the hand had been read. Mildly: only without what
// was written for the fifth and sixth hand; the rest was written by one who had read both.
TEST_CASE("how far the sense hears a hand it never learnt from, at every threshold", "[.figures]") {
    const Left left;
    const auto residents = residents_questions();
    const auto dev = dev_questions();
    const auto off = off_topic_of_all();
    const auto tell = [&](const std::string& what, const std::string& hand,
                          const DistressSense& sense) {
        const auto distress =
            left.strengths(sense, judging_lines("fresh/distress-" + hand + ".txt"));
        const auto neighbours =
            left.strengths(sense, judging_lines("fresh/ordinary-" + hand + ".txt"));
        const auto asked = left.strengths(sense, residents);
        const auto real = left.strengths(sense, dev);
        const auto outside = left.strengths(sense, off);
        std::string table = "from  distress     neighbours   residents    dev queries  off-topic\n";
        for (const double from : {-2.0, -1.0, -0.5, perhaps_distress_from, 0.5, 1.0, 1.5,
                                  distress_from, 2.5, 3.0, distress_whatever_fits})
            table += fmt::format("{:4.1f}  {} {} {} {} {}\n", from, shares(distress, from),
                                 shares(neighbours, from), shares(asked, from), shares(real, from),
                                 shares(outside, from));
        WARN("hand " << hand << ", " << what << ":\n" << table);
    };
    for (const std::string hand : {"5", "6"}) {
        tell("left out strictly", hand, left.taught([&](const DistressExample& one) {
            return one.taught_by < "distress-" + hand;
        }));
        tell("left out mildly", hand, left.taught([](const DistressExample& one) {
            return !one.taught_by.starts_with("distress-");
        }));
        tell("known", hand, left.taught([](const DistressExample&) { return true; }));
    }
}

TEST_CASE("how well distress is sensed where a whole way of speaking was left out", "[.figures]") {
    const Left left;
    std::set<std::string> families;
    for (const auto& one : left.examples()) families.insert(one.family);
    std::vector<double> distress;
    std::vector<double> ordinary;
    for (const auto& left_out : families) {
        const auto sense =
            left.taught([&](const DistressExample& one) { return one.family != left_out; });
        std::vector<double> family;
        for (const auto& one : left.examples()) {
            if (one.family != left_out) continue;
            family.push_back(left.strength(sense, one.text));
            (one.is_ordinary() ? ordinary : distress).push_back(family.back());
        }
        WARN(left_out << ": perhaps " << shares(family, perhaps_distress_from) << " of "
                      << family.size());
    }
    for (const double from : {distress_from, perhaps_distress_from})
        WARN("from " << from << ": distress " << shares(distress, from) << " of " << distress.size()
                     << ", near misses " << shares(ordinary, from) << " of " << ordinary.size());
}
