// `madoguchi-bench guide`: the town's search beside SQLite's FTS5 with trigrams and a plain MeCab
// BM25, on the same articles and the same queries in the same run. No judgement reaches these
// rankings; how sure the guide is of itself is told without labels and, at the end, with them.
#include <fmt/core.h>
#include <mecab.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>

#include "provisioning/tool/benchmark_files.h"
#include "tests/bench/bench.h"
#include "tests/bench/sure.h"
#include "town/guide/judged.h"

namespace bench {

namespace {

namespace guide = town::guide;
using Ranks = std::function<std::vector<guide::Hit>(const std::string&)>;

constexpr std::size_t depth = 10;

struct Measured {
    std::string name;
    guide::Agreement agreement;
    double p95_ms = 0;
    double index_mb = 0;
};

Measured measure(const std::string& name, const Ranks& ranks,
                 const std::vector<guide::JudgedQuery>& queries) {
    Measured measured{.name = name, .agreement = {}, .p95_ms = 0, .index_mb = 0};
    std::vector<double> took;
    ranks(queries.front().text);  // The first touches what all later ones share.
    for (const auto& query : queries) {
        const auto start = std::chrono::steady_clock::now();
        const auto hits = ranks(query.text);
        const std::chrono::duration<double, std::milli> since =
            std::chrono::steady_clock::now() - start;
        took.push_back(since.count());
        if (!query.grades.empty()) measured.agreement.add(hits, query.grades);
    }
    std::ranges::sort(took);
    measured.p95_ms = took[took.size() * 95 / 100];
    measured.agreement = measured.agreement.mean();
    return measured;
}

// FTS5 with its trigram tokenizer, as one reaches for it first: the query's trigrams, any of them.
class Trigrams {
public:
    explicit Trigrams(const std::vector<guide::Article>& articles) {
        sqlite3* opened = nullptr;
        sqlite3_open(":memory:", &opened);
        database_.reset(opened);
        run("CREATE VIRTUAL TABLE faq USING fts5(question, answer, tokenize='trigram')");
        run("BEGIN");
        auto insert = prepare("INSERT INTO faq VALUES (?, ?)");
        for (const auto& article : articles) {
            bind(insert.get(), 1, article.questions.front());
            bind(insert.get(), 2, article.answer);
            sqlite3_step(insert.get());
            sqlite3_reset(insert.get());
        }
        run("COMMIT");
        select_ = prepare(fmt::format(
            "SELECT rowid, rank FROM faq WHERE faq MATCH ? ORDER BY rank LIMIT {}", depth));
    }

    std::vector<guide::Hit> rank(const std::string& query) {
        const auto letters = guide::characters(guide::normalise(query));
        std::string wanted;
        for (std::size_t i = 0; i + 3 <= letters.size(); ++i) {
            const auto three = guide::utf8(letters.substr(i, 3));
            if (three.find('"') != std::string::npos) continue;
            wanted += (wanted.empty() ? "\"" : " OR \"") + three + "\"";
        }
        std::vector<guide::Hit> hits;
        bind(select_.get(), 1, wanted);
        while (sqlite3_step(select_.get()) == SQLITE_ROW) {
            hits.push_back({static_cast<std::size_t>(sqlite3_column_int64(select_.get(), 0) - 1),
                            static_cast<float>(-sqlite3_column_double(select_.get(), 1))});
        }
        sqlite3_reset(select_.get());
        return hits;
    }

    double megabytes() {
        auto pages =
            prepare("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
        sqlite3_step(pages.get());
        return sqlite3_column_double(pages.get(), 0) / 1e6;
    }

private:
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close(database); }
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Close>;

    void run(const char* sql) { sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr); }
    Statement prepare(const std::string& sql) {
        sqlite3_stmt* made = nullptr;
        sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &made, nullptr);
        return Statement(made);
    }
    static void bind(sqlite3_stmt* statement, int at, const std::string& text) {
        sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT);
    }

    std::unique_ptr<sqlite3, Close> database_;
    Statement select_;
};

// Every morpheme as MeCab writes it, question and answer alike, BM25.
class PlainMecab {
public:
    explicit PlainMecab(const std::vector<guide::Article>& articles)
        : tagger_(MeCab::createTagger("-Owakati")) {
        std::vector<guide::Counts> documents;
        for (const auto& article : articles) {
            documents.push_back(morphemes(article.questions.front() + " " + article.answer));
        }
        index_ = guide::Bm25::of(documents, {});
        documents_ = documents.size();
    }

    std::vector<guide::Hit> rank(const std::string& query) const {
        std::vector<float> scores(documents_, 0);
        index_.add_scores(guide::wanted(morphemes(query)), scores);
        return guide::best_of(scores, depth);
    }
    double megabytes() const {
        base::ByteWriter bytes;
        index_.write(bytes);
        return static_cast<double>(bytes.written().size()) / 1e6;
    }

private:
    guide::Counts morphemes(const std::string& text) const {
        const std::string split = tagger_->parse(guide::normalise(text).c_str());
        guide::Counts counts;
        for (std::size_t at = 0; at < split.size();) {
            const auto end = split.find_first_of(" \n", at);
            if (end > at) counts[split.substr(at, end - at)] += 1;
            if (end == std::string::npos) break;
            at = end + 1;
        }
        return counts;
    }

    std::unique_ptr<MeCab::Tagger> tagger_;
    guide::Bm25 index_;
    std::size_t documents_ = 0;
};

struct Figure {
    const char* what;
    double ours;
    double peer;
    double ratio;  // above 1 is better for us
};

void print(const Measured& ours, const Measured& peer, std::size_t queries, bool json) {
    const Figure figures[] = {
        {"ndcg10", ours.agreement.ndcg10, peer.agreement.ndcg10,
         ours.agreement.ndcg10 / peer.agreement.ndcg10},
        {"recall10", ours.agreement.recall10, peer.agreement.recall10,
         ours.agreement.recall10 / peer.agreement.recall10},
        {"p95_ms", ours.p95_ms, peer.p95_ms, peer.p95_ms / ours.p95_ms},
        {"index_mb", ours.index_mb, peer.index_mb, peer.index_mb / ours.index_mb},
    };
    for (const auto& figure : figures) {
        const auto rounded = [](double number) { return std::round(number * 10000) / 10000; };
        if (json) {
            const nlohmann::ordered_json line{{"what", figure.what},
                                              {"ours", rounded(figure.ours)},
                                              {"peer", rounded(figure.peer)},
                                              {"peer_name", peer.name},
                                              {"ratio", rounded(figure.ratio)},
                                              {"pairs", queries}};
            fmt::print("{}\n", line.dump());
        } else {
            fmt::print("{:10} ours {:9.4f}   {} {:9.4f}   ratio {:.2f}\n", figure.what, figure.ours,
                       peer.name, figure.peer, figure.ratio);
        }
    }
}

int refuse(const std::string& why) {
    fmt::print(stderr, "madoguchi-bench guide: {}\n", why);
    return 1;
}

}  // namespace

int guide_bench(const Wishes& wishes) {
    const char* shared = std::getenv("MADOGUCHI_SHARED");
    const std::filesystem::path folder =
        std::filesystem::path(shared != nullptr ? shared : SOURCE_DIR "/../shared") / "data/faq";
    if (!std::filesystem::exists(folder / "corpus.json")) {
        return refuse("the shared benchmark is absent: " + folder.string());
    }
    const auto articles = tool::articles_in(folder / "corpus.json");
    auto queries = tool::queries_in(folder / "queries-dev.json");
    if (!articles || !queries) return refuse("the shared benchmark cannot be read");
    const auto labels =
        tool::add_labels(folder / "qrels-dev.json", articles.value(), queries.value());
    if (!labels) return refuse(labels.error());
    // Trained once a change of the articles; kept in the build folder.
    std::filesystem::create_directories(SOURCE_DIR "/build/guide");
    auto model = tool::model_for(articles.value(), SOURCE_DIR "/build/guide/benchmark.model",
                                 [](const std::string& line) { fmt::print(stderr, "{}\n", line); });
    if (!model) return refuse(model.error());
    const double index_mb = static_cast<double>(guide::to_bytes(model.value()).size()) / 1e6;
    auto ranker = guide::Ranker::open(model.take());
    if (!ranker) return refuse("MeCab's dictionary is not installed");

    Trigrams trigrams(articles.value());
    const PlainMecab plain(articles.value());
    const auto& asked = queries.value();
    auto ours = measure(
        "madoguchi", [&](const std::string& text) { return ranker.value().best(text, depth); },
        asked);
    ours.index_mb = index_mb;
    auto first = measure(
        "SQLite FTS5 trigram", [&](const std::string& text) { return trigrams.rank(text); }, asked);
    first.index_mb = trigrams.megabytes();
    auto second = measure(
        "MeCab BM25", [&](const std::string& text) { return plain.rank(text); }, asked);
    second.index_mb = plain.megabytes();
    print(ours, first, asked.size(), wishes.json);
    print(ours, second, asked.size(), wishes.json);
    print_how_sure(ranker.value(), asked, wishes.json);
    const auto progress = [](const std::string& line) { fmt::print(stderr, "{}\n", line); };
    const auto taught =
        guide::rank_with_labels(ranker.value(), articles.value(), asked, depth, progress);
    print_how_sure_with_labels(taught.showings, wishes.json);
    constexpr double most_ms = 15;
    constexpr double most_mb = 20;
    return ours.p95_ms <= most_ms && ours.index_mb <= most_mb ? 0 : 1;
}

}  // namespace bench
