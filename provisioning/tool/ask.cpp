#include "provisioning/tool/ask.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/result.h"
#include "provisioning/tool/command.h"

// madoguchi ask (design.md §6): a question to the town's pack, or a whole FAQ benchmark.
namespace tool {

namespace {

constexpr std::string_view ask_help =
    "madoguchi ask [--pack FILE|FOLDER] [--language ja] [--model FILE] --json QUESTION\n"
    "madoguchi ask --corpus C.json --queries Q.json --run OUT.tsv [--labels QRELS.json]\n"
    "              [--model FILE]\n"
    "\n"
    "The first form answers one question from the town's pack, by default "
    "provisioning/towns/misaki:\n"
    "  "
    "{\"decision\":\"answer|choose|staff|urgent\",\"answer\":{\"id\",\"text\",\"source\",\"desk\"}"
    "|null,\n"
    "   \"confidence\",\"alternatives\":[{\"id\",\"title\",\"confidence\"}]}\n"
    "The second ranks the articles of a FAQ benchmark for each query, ten a query. It trains on "
    "the\n"
    "articles (minutes, progress on stderr), or loads FILE if that was made from them, else writes "
    "it.\n"
    "Without --labels no judgement is read. With --labels judged queries are ranked by what was\n"
    "learned from the others (five folds), and both cross-validated figures stand on stderr.\n"
    "exit: 0 done, 1 a file is not there or not understood (one line on stderr), 2 wrong usage\n";

struct AskWish {
    BenchmarkWish benchmark;
    QuestionWish question;
};

base::Result<AskWish, std::string> ask_wish_from(Words words) {
    AskWish wish;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string* into = nullptr;
        if (words[i] == "--json") {
            wish.question.json = true;
            continue;
        }
        if (words[i] == "--corpus") into = &wish.benchmark.corpus;
        if (words[i] == "--queries") into = &wish.benchmark.queries;
        if (words[i] == "--run") into = &wish.benchmark.run;
        if (words[i] == "--labels") into = &wish.benchmark.labels;
        if (words[i] == "--model") into = &wish.benchmark.model;
        if (words[i] == "--pack") into = &wish.question.pack;
        if (words[i] == "--language") into = &wish.question.language;
        if (into != nullptr) {
            if (++i == words.size()) return base::Failure{words[i - 1] + " needs a value"};
            *into = words[i];
        } else if (words[i].starts_with("--")) {
            return base::Failure{"no such flag: " + words[i]};
        } else {
            wish.question.question += (wish.question.question.empty() ? "" : " ") + words[i];
        }
    }
    wish.question.model = wish.benchmark.model;
    const auto& benchmark = wish.benchmark;
    const bool ranks = !benchmark.corpus.empty();
    if (ranks && (benchmark.queries.empty() || benchmark.run.empty())) {
        return base::Failure{"--corpus needs --queries and --run"};
    }
    if (ranks != wish.question.question.empty()) {
        return base::Failure{"a QUESTION or a --corpus is needed, not both"};
    }
    return wish;
}

}  // namespace

int ask_command(Words words) {
    if (std::ranges::find(words, "--help") != words.end()) {
        fmt::print("{}", ask_help);
        return 0;
    }
    const auto wish = ask_wish_from(words);
    if (!wish) {
        fmt::print(stderr, "madoguchi ask: {}; see --help\n", wish.error());
        return 2;
    }
    if (!wish.value().benchmark.corpus.empty()) return ask_benchmark(wish.value().benchmark);
    return ask_question(wish.value().question);
}

}  // namespace tool
