#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <mutex>
#include <thread>

#include "town/guide/encoder.h"
#include "town/guide/model.h"

namespace town::guide {

namespace {

// What a question weighs against the answer below it.
constexpr float question_weight = 2;
constexpr std::size_t most_likes = 6;
constexpr float least_likeness = 0.6F;

Counts joined(const ReadArticle& article, Counts (*terms)(const Reading&)) {
    Counts counts = terms(article.answer);
    // Several ways to ask are one question: their terms count by the mean.
    const float share = question_weight / static_cast<float>(article.questions.size());
    for (const auto& question : article.questions) {
        for (const auto& [term, count] : terms(question)) counts[term] += share * count;
    }
    return counts;
}

Bm25 index_of(const std::vector<ReadArticle>& read, Counts (*terms)(const Reading&)) {
    std::vector<Counts> documents;
    for (const auto& article : read) documents.push_back(joined(article, terms));
    return Bm25::of(documents, {});
}

// Standard scores, so that what they are made of may be counted in anything.
void standardise(std::vector<float>& numbers) {
    const auto n = static_cast<float>(std::max<std::size_t>(1, numbers.size()));
    float mean = 0;
    for (const float number : numbers) mean += number / n;
    float spread = 0;
    for (const float number : numbers) spread += (number - mean) * (number - mean) / n;
    const float scale = spread > 0 ? 1 / std::sqrt(spread) : 0;
    for (float& number : numbers) number = (number - mean) * scale;
}

std::vector<float> prior_of(const std::vector<Article>& articles) {
    std::vector<float> answers;
    std::vector<float> questions;
    for (const auto& article : articles) {
        answers.push_back(std::log(1 + static_cast<float>(article.answer.size())));
        std::size_t shortest = 1000;
        for (const auto& question : article.questions) {
            shortest = std::min(shortest, question.size());
        }
        questions.push_back(std::log(1 + static_cast<float>(shortest)));
    }
    standardise(answers);
    standardise(questions);
    for (std::size_t i = 0; i < answers.size(); ++i) answers[i] = (answers[i] - questions[i]) / 2;
    return answers;
}

std::vector<Pair> pairs_of(const Bags& bags) {
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < bags.questions.size(); ++i) {
        const auto& question = bags.questions[i];
        if (question.words.empty()) continue;
        const auto owner = bags.owner[i];
        if (!bags.answers[owner].words.empty()) pairs.push_back({question, bags.answers[owner]});
        pairs.push_back({question, bags.wholes[owner]});
        // Another way to ask the same, where there is one.
        const bool first = i == 0 || bags.owner[i - 1] != owner;
        pairs.push_back({question, first ? question : bags.questions[i - 1]});
    }
    return pairs;
}

Matrix places_of(const std::vector<Bag>& bags, const Encoder& encoder, const WordSpace& space) {
    Matrix places(static_cast<Eigen::Index>(bags.size()), encoder.turn.cols());
    for (std::size_t i = 0; i < bags.size(); ++i) {
        places.row(static_cast<Eigen::Index>(i)) = encoder.place(bags[i], space);
    }
    return places;
}

// The strongest directions among all articles: what is left out matters to none of them.
Matrix main_directions(const Matrix& places, int width) {
    const Eigen::MatrixXd products = (places.transpose() * places).cast<double>();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(products);
    const auto kept = std::min<Eigen::Index>(width, products.cols());
    Eigen::MatrixXd directions = solver.eigenvectors().rightCols(kept);
    for (Eigen::Index i = 0; i < kept; ++i) {  // A direction's sign is chance of rounding.
        Eigen::Index largest = 0;
        directions.col(i).cwiseAbs().maxCoeff(&largest);
        if (directions(largest, i) < 0) directions.col(i) *= -1;
    }
    return directions.cast<float>();
}

Eye fold(Encoder encoder, const Bags& bags, const WordSpace& space, int width) {
    const Matrix answers = places_of(bags.answers, encoder, space);
    const Matrix questions = places_of(bags.questions, encoder, space);
    Matrix both(answers.rows() + questions.rows(), answers.cols());
    both << answers, questions;
    encoder.turn = (encoder.turn * main_directions(both, width)).eval();
    Matrix words = space.places;
    words.topRows(encoder.moved.rows()) += encoder.moved;
    words = (words * encoder.turn).eval();
    for (Eigen::Index i = 0; i < words.rows(); ++i) {
        words.row(i) *= encoder.weight[static_cast<std::size_t>(i)];
    }
    return {Table8::of(words), Table8::of(places_of(bags.questions, encoder, space)),
            Table8::of(places_of(bags.answers, encoder, space)),
            Table8::of(places_of(bags.wholes, encoder, space))};
}

std::string notice_of(const Dictionary& dictionary) {
    if (dictionary.used().empty()) return "Made from the articles alone, without a dictionary.";
    std::string notice = "Word meanings are derived from: ";
    for (const auto& one : dictionary.used()) notice += one + "; ";
    return notice +
           "where EDICT was used this file as a whole is offered under CC BY-SA 3.0, with thanks "
           "to the Electronic Dictionary Research and Development Group.";
}

}  // namespace

Bags bags_of(const std::vector<ReadArticle>& read, const WordSpace& space) {
    Bags bags;
    for (std::size_t i = 0; i < read.size(); ++i) {
        auto whole = read[i].answer.words;
        for (const auto& question : read[i].questions) {
            bags.questions.push_back(bag_of(question.words, space));
            bags.owner.push_back(static_cast<std::uint32_t>(i));
            for (int time = 0; time < static_cast<int>(question_weight); ++time) {
                whole.insert(whole.end(), question.words.begin(), question.words.end());
            }
        }
        bags.answers.push_back(bag_of(read[i].answer.words, space));
        bags.wholes.push_back(bag_of(whole, space));
    }
    return bags;
}

base::Result<Model, TextFault> make_model(const std::vector<Article>& articles,
                                          const Dictionary& dictionary, const Effort& effort,
                                          const Tell& tell) {
    std::mutex one_at_a_time;
    const auto say = [&](const std::string& line) {
        const std::lock_guard lock(one_at_a_time);
        if (tell) tell(line);
    };
    const Reader reader = TRY(Reader::open());
    const auto read = read_all(articles, reader);
    say("read " + std::to_string(articles.size()) + " articles");

    Model model;
    model.fingerprint = fingerprint(articles, dictionary);
    model.notice = notice_of(dictionary);
    model.articles = articles.size();
    model.by_word = index_of(read, [](const Reading& r) { return counts_of(r.words); });
    model.by_piece = index_of(read, [](const Reading& r) { return pieces_of(r.words); });
    model.by_sound = index_of(read, [](const Reading& r) { return sounds_of(r.sound); });
    model.prior = prior_of(articles);

    if (effort.eyes == 0) return model;  // ranks by words alone
    SpaceShape shape;
    shape.directions = effort.directions;
    shape.most_words = effort.most_words;
    const WordSpace space = word_space(read, dictionary, reader, shape);
    say("placed " + std::to_string(space.words.size()) + " words");
    const Bags bags = bags_of(read, space);
    const auto likes = words_of_like_meaning(space, most_likes, least_likeness);
    const auto pairs = pairs_of(bags);
    model.words = space.words;
    model.rarity = space.rarity;
    model.question_owner = bags.owner;
    model.eyes.resize(static_cast<std::size_t>(effort.eyes));
    {
        std::vector<std::jthread>
            beside;  // Each eye is trained alone, so their order is no matter.
        for (std::size_t i = 0; i < model.eyes.size(); ++i) {
            beside.emplace_back([&, i] {
                TrainingShape training;
                training.epochs = effort.epochs;
                training.seed = i + 1;
                const auto progress = [&, i](int epoch, float loss) {
                    say("encoder " + std::to_string(i + 1) + ", round " + std::to_string(epoch) +
                        " of " + std::to_string(effort.epochs) + ", loss " + std::to_string(loss));
                };
                model.eyes[i] =
                    fold(train(untrained(space), pairs, space, likes, training, progress), bags,
                         space, effort.width);
            });
        }
    }
    return model;
}

}  // namespace town::guide
