#include "tests/unit/guide/town_files.h"

using namespace guide_test;

namespace {

std::vector<Article> small_corpus() {
    return {
        {"move", {"引越しの届け出"}, "市外から転入したときは住民課へ届け出てください。"},
        {"water", {"水道の使用開始"}, "水道を使い始めるときは水道課へ連絡してください。"},
        {"library", {"図書館の本を借りる"}, "図書館の利用カードで本を借りられます。"},
        {"dog", {"犬の登録"}, "犬を飼い始めたら環境課で登録し、鑑札を受け取ってください。"},
        {"tax", {"固定資産税の納付"}, "納付書により銀行の窓口で納めてください。"},
        {"fire", {"火災の証明"}, "消防署でり災証明を受け取れます。"},
    };
}

Dictionary small_dictionary() {
    Dictionary dictionary;
    dictionary.add_sudachi(base::view_of(R"([
      {"id": "1", "items": [{"midashi": "借りる"}, {"midashi": "レンタル"}]},
      {"id": "2", "items": [{"midashi": "犬"}, {"midashi": "ドッグ"}]},
      {"id": "3", "items": [{"midashi": "銀行"}, {"midashi": "バンク"}]}])"));
    return dictionary;
}

Model small_model() {
    Effort effort;
    effort.directions = 12;
    effort.width = 16;
    effort.epochs = 3;
    return make_model(small_corpus(), small_dictionary(), effort, {}).take();
}

}  // namespace

TEST_CASE("the same articles and dictionaries give the same model byte for byte") {
    CHECK(to_bytes(small_model()) == to_bytes(small_model()));
}

TEST_CASE("a model read back ranks as the one written") {
    const auto bytes = to_bytes(small_model());
    auto read = model_from(bytes);
    REQUIRE(read);
    CHECK(to_bytes(read.value()) == bytes);
    const auto ranker = Ranker::open(read.take()).take();
    CHECK(ranker.best("犬を登録したい", 1).front().article == 3);
    CHECK(ranker.best("本を借りたい", 1).front().article == 2);
}

TEST_CASE("a word the articles never use is understood by a dictionary") {
    const auto ranker = Ranker::open(small_model()).take();
    CHECK(ranker.best("ドッグ", 1).front().article == 3);
}

TEST_CASE("a model says which dictionaries it was made from") {
    CHECK(small_model().notice.find("Sudachi") != std::string::npos);
    CHECK(small_model().notice.find("EDICT") != std::string::npos);
}

TEST_CASE("other articles have another fingerprint and so do other dictionaries") {
    auto articles = small_corpus();
    const auto first = fingerprint(articles, {});
    CHECK(fingerprint(articles, small_dictionary()) != first);
    articles[0].answer += "。";
    CHECK(fingerprint(articles, {}) != first);
}

TEST_CASE("a model cut off or spoilt is refused and never crashes") {
    const auto bytes = to_bytes(small_model());
    for (std::size_t size = 0; size < bytes.size(); size += 61) {
        CHECK_FALSE(model_from(base::ByteView(bytes).first(size)));
    }
    Chance chance(7);
    int refused = 0;
    for (int time = 0; time < 300; ++time) {
        auto spoilt = bytes;
        spoilt[chance.below(spoilt.size())] ^= static_cast<std::uint8_t>(1 + chance.below(255));
        auto model = model_from(spoilt);
        if (!model) {
            ++refused;
            continue;
        }
        const auto ranker = Ranker::open(model.take()).take();
        CHECK(ranker.best("犬を登録したい", 3).size() == 3);
    }
    CHECK(refused > 0);
}

TEST_CASE("the strongest directions of a matrix keep rows that are alike alike") {
    Sparse matrix(4, 6);
    const std::vector<Eigen::Triplet<float>> entries{{0, 0, 1}, {0, 1, 1}, {1, 0, 1}, {1, 1, 0.9F},
                                                     {2, 3, 1}, {2, 4, 1}, {3, 3, 1}, {3, 5, 0.1F}};
    matrix.setFromTriplets(entries.begin(), entries.end());
    Matrix rows = strongest_directions(matrix, 2, 0.5F, 1);
    make_rows_unit(rows);
    CHECK(rows.row(0).dot(rows.row(1)) > 0.95F);
    CHECK(std::abs(rows.row(0).dot(rows.row(2))) < 0.1F);
}
