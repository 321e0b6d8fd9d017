#include "provisioning/tool/benchmark_files.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "provisioning/tool/dictionaries.h"

namespace tool {

namespace guide = town::guide;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_file_bytes = std::size_t{256} << 20;

base::Result<Json, std::string> read_object(const std::string& file) {
    const auto bytes = base::read_file(file, most_file_bytes);
    if (!bytes) return base::Failure{file + " cannot be read"};
    auto json = Json::parse(bytes.value().begin(), bytes.value().end(), nullptr, false);
    if (!json.is_object()) return base::Failure{file + " holds no JSON object"};
    return json;
}

}  // namespace

base::Result<std::vector<guide::Article>, std::string> articles_in(const std::string& file) {
    constexpr std::string_view asks = "Question: ";
    constexpr std::string_view answers = "\nAnswer: ";
    const Json corpus = TRY(read_object(file));
    if (corpus.size() > 65'000) return base::Failure{file + " holds more than 65000 articles"};
    std::vector<guide::Article> articles;
    for (const auto& [id, text] : corpus.items()) {
        if (!text.is_string()) return base::Failure{file + ": " + id + " is no text"};
        std::string all = text.get<std::string>();
        if (all.starts_with(asks)) all.erase(0, asks.size());
        const auto split = all.find(answers);
        guide::Article article{id, {all.substr(0, split)}, ""};
        if (split != std::string::npos) article.answer = all.substr(split + answers.size());
        articles.push_back(std::move(article));
    }
    if (articles.empty()) return base::Failure{file + " holds no articles"};
    return articles;
}

base::Result<std::vector<guide::JudgedQuery>, std::string> queries_in(const std::string& file) {
    const Json texts = TRY(read_object(file));
    std::vector<guide::JudgedQuery> queries;
    for (const auto& [id, text] : texts.items()) {
        if (!text.is_string()) return base::Failure{file + ": " + id + " is no text"};
        queries.push_back({id, text.get<std::string>(), {}});
    }
    return queries;
}

base::Result<void, std::string> add_labels(const std::string& file,
                                           const std::vector<guide::Article>& articles,
                                           std::vector<guide::JudgedQuery>& queries) {
    const Json labels = TRY(read_object(file));
    std::map<std::string, std::size_t> number;
    for (std::size_t i = 0; i < articles.size(); ++i) number.emplace(articles[i].id, i);
    for (auto& query : queries) {
        const auto found = labels.find(query.id);
        if (found == labels.end() || !found->is_object()) continue;
        for (const auto& [id, grade] : found->items()) {
            const auto article = number.find(id);
            if (article == number.end() || !grade.is_number()) continue;
            if (grade.get<int>() > 0) query.grades[article->second] = grade.get<int>();
        }
    }
    return {};
}

base::Result<guide::Model, std::string> model_for(const std::vector<guide::Article>& articles,
                                                  const std::string& file,
                                                  const guide::Tell& tell) {
    const auto dictionary = dictionaries_here();
    const auto wanted = guide::fingerprint(articles, dictionary);
    if (!file.empty()) {
        if (const auto bytes = base::read_file(file, most_file_bytes)) {
            auto model = guide::model_from(bytes.value());
            if (model && model.value().fingerprint == wanted) {
                tell("loaded " + file);
                return model.take();
            }
            tell(file + " was not made from these articles and dictionaries: training anew");
        }
    }
    auto model = guide::make_model(articles, dictionary, {}, tell);
    if (!model) return base::Failure{"MeCab's dictionary (mecab-ipadic-utf8) is not installed"};
    const auto bytes = guide::to_bytes(model.value());
    tell(fmt::format("trained: {:.2f} MB. {}", static_cast<double>(bytes.size()) / 1e6,
                     model.value().notice));
    if (!file.empty() && !base::write_file(file, bytes, 0644)) {
        return base::Failure{file + " cannot be written"};
    }
    // What was written is what ranks, so that a loaded model ranks alike.
    auto read = guide::model_from(bytes);
    if (!read) return base::Failure{"the trained model cannot be read back"};
    return read.take();
}

}  // namespace tool
