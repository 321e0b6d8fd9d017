#include <fmt/core.h>

#include <chrono>
#include <filesystem>

#include "base/files.h"
#include "provisioning/tool/ask.h"
#include "provisioning/tool/benchmark_files.h"
#include "provisioning/tool/writable_place.h"
#include "town/guide/ranker.h"

namespace tool {

namespace {

namespace guide = town::guide;

constexpr std::size_t most_hits = 10;

int refuse(const std::string& why) {
    fmt::print(stderr, "madoguchi ask: {}\n", why);
    return 1;
}

auto progress() {
    return [start = std::chrono::steady_clock::now()](const std::string& line) {
        const std::chrono::duration<double> since = std::chrono::steady_clock::now() - start;
        fmt::print(stderr, "{:6.1f} s  {}\n", since.count(), line);
    };
}

void add_run(std::string& run, const std::string& query, const std::vector<guide::Hit>& hits,
             const std::vector<guide::Article>& articles) {
    for (std::size_t i = 0; i < hits.size(); ++i) {
        run += fmt::format("{}\t{}\t{}\t{:.4f}\n", query, articles[hits[i].article].id, i + 1,
                           hits[i].score);
    }
}

// Before minutes of training. A model that is there is read, not written.
base::Result<void, std::string> check_places(const BenchmarkWish& wish) {
    std::error_code lost;
    const bool makes_model = !wish.model.empty() && !std::filesystem::exists(wish.model, lost);
    for (const auto& file : {wish.run, makes_model ? wish.model : wish.run}) {
        if (!is_writable_place(file)) return base::Failure{file + " cannot be written"};
    }
    return {};
}

base::Result<void, std::string> rank(const BenchmarkWish& wish) {
    TRY(check_places(wish));
    const auto articles = TRY(articles_in(wish.corpus));
    auto queries = TRY(queries_in(wish.queries));
    if (!wish.labels.empty()) TRY(add_labels(wish.labels, articles, queries));
    const guide::Tell tell = progress();
    auto model = TRY(model_for(articles, wish.model, tell));
    auto ranker = guide::Ranker::open(std::move(model));
    if (!ranker) return base::Failure{"MeCab's dictionary (mecab-ipadic-utf8) is not installed"};
    std::string run;
    if (wish.labels.empty()) {
        for (const auto& query : queries) {
            add_run(run, query.id, ranker.value().best(query.text, most_hits), articles);
        }
    } else {
        const auto ranked =
            guide::rank_with_labels(ranker.value(), articles, queries, most_hits, tell);
        for (std::size_t i = 0; i < queries.size(); ++i) {
            add_run(run, queries[i].id, ranked.hits[i], articles);
        }
        for (const double share : {0.3, 0.5}) {
            const auto answered = guide::answering(ranked.showings, share);
            tell(fmt::format("of the surest {:.0f} % a relevant article is among three in {:.3f}",
                             100 * share, answered.served));
        }
    }
    if (!base::write_file(wish.run, base::to_bytes(run), 0644)) {
        return base::Failure{wish.run + " cannot be written"};
    }
    tell(fmt::format("ranked {} queries into {}", queries.size(), wish.run));
    return {};
}

}  // namespace

int ask_benchmark(const BenchmarkWish& wish) {
    const auto done = rank(wish);
    return done ? 0 : refuse(done.error());
}

}  // namespace tool
