#include <cstdlib>

#include "provisioning/tool/benchmark_files.h"
#include "provisioning/tool/dictionaries.h"
#include "tests/unit/guide/town_files.h"

using namespace guide_test;

TEST_CASE("without labels the benchmark's floor is held and the same bytes come out twice",
          "[.long]") {
    const char* shared = std::getenv("MADOGUCHI_SHARED");
    const fs::path folder =
        fs::path(shared != nullptr ? shared : SOURCE_DIR "/../shared") / "data/faq";
    if (!fs::exists(folder / "corpus.json")) {
        WARN("skipped: the shared FAQ benchmark is absent");
        return;
    }
    const auto articles = tool::articles_in(folder / "corpus.json").take();
    auto queries = tool::queries_in(folder / "queries-dev.json").take();
    REQUIRE(tool::add_labels(folder / "qrels-dev.json", articles, queries));
    auto model = tool::model_for(articles, "", [](const std::string&) {}).take();
    const auto bytes = to_bytes(model);
    CHECK(bytes.size() <= 20'000'000);
    CHECK(to_bytes(tool::model_for(articles, "", [](const std::string&) {}).value()) == bytes);

    const auto ranker = Ranker::open(std::move(model)).take();
    Agreement agreement;
    for (const auto& query : queries) agreement.add(ranker.best(query.text, 10), query.grades);
    CHECK(agreement.mean().queries == 250);
    CHECK(agreement.mean().ndcg10 >= 0.60);
    CHECK(agreement.mean().recall10 >= 0.72);
}

TEST_CASE("the trained guide answers residents and leaves chatter to a person", "[.long]") {
    const auto files = misaki_files();
    const auto model = build_model(files, tool::dictionaries_here(), {}).take();
    const auto guide = Guide::open(model, files).take();
    CHECK(right_in_three(guide).first >= 108);
    CHECK(answered(guide, off_topic()) <= 5);
    commonest_words_meet_their_entry(guide);
}
