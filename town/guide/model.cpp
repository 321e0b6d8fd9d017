#include "town/guide/model.h"

#include <algorithm>

#include "base/crypto/crypto.h"

namespace town::guide {

namespace {

constexpr std::string_view head = "MDGGUIDE1";
// Raised whenever the same articles would give another model.
constexpr std::string_view recipe = "recipe 1";

std::optional<Eye> read_eye(base::ByteReader& bytes) {
    auto words = Table8::read(bytes);
    auto questions = Table8::read(bytes);
    auto answers = Table8::read(bytes);
    auto wholes = Table8::read(bytes);
    if (!words || !questions || !answers || !wholes) return std::nullopt;
    return Eye{std::move(*words), std::move(*questions), std::move(*answers), std::move(*wholes)};
}

bool fits(const Model& model) {
    const auto articles = model.articles;
    for (const auto& eye : model.eyes) {
        const auto width = eye.words.width();
        if (eye.words.rows() != model.words.size() || eye.answers.rows() != articles ||
            eye.questions.rows() != model.question_owner.size() || eye.wholes.rows() != articles ||
            eye.questions.width() != width || eye.answers.width() != width ||
            eye.wholes.width() != width) {
            return false;
        }
    }
    return model.rarity.size() == model.words.size() && model.prior.size() == articles &&
           model.by_word.documents() == articles && model.by_piece.documents() == articles &&
           model.by_sound.documents() == articles &&
           std::ranges::all_of(model.question_owner,
                               [&](std::uint32_t owner) { return owner < articles; });
}

}  // namespace

base::Bytes fingerprint(const std::vector<Article>& articles, const Dictionary& dictionary) {
    base::ByteWriter all;
    write_text(all, recipe);
    for (const auto& article : articles) {
        write_text(all, article.id);
        all.u32(static_cast<std::uint32_t>(article.questions.size()));
        for (const auto& question : article.questions) write_text(all, question);
        write_text(all, article.answer);
    }
    base::ByteWriter both;
    both.bytes(base::crypto::sha256(all.written()));
    both.bytes(base::crypto::sha256(dictionary.digest()));
    return both.take();
}

base::Bytes to_bytes(const Model& model) {
    base::ByteWriter bytes;
    bytes.bytes(base::view_of(head));
    write_text(bytes, model.notice);
    bytes.bytes(model.fingerprint);
    bytes.u32(static_cast<std::uint32_t>(model.articles));
    bytes.u32(static_cast<std::uint32_t>(model.words.size()));
    for (const auto& word : model.words) write_text(bytes, word);
    write_numbers(bytes, model.rarity);
    bytes.u32(static_cast<std::uint32_t>(model.question_owner.size()));
    for (const auto owner : model.question_owner) bytes.u32(owner);
    bytes.u8(static_cast<std::uint8_t>(model.eyes.size()));
    for (const auto& eye : model.eyes) {
        eye.words.write(bytes);
        eye.questions.write(bytes);
        eye.answers.write(bytes);
        eye.wholes.write(bytes);
    }
    model.by_word.write(bytes);
    model.by_piece.write(bytes);
    model.by_sound.write(bytes);
    write_numbers(bytes, model.prior);
    return bytes.take();
}

base::Result<Model, ModelFault> model_from(base::ByteView all) {
    base::ByteReader bytes(all);
    const auto first = bytes.bytes(head.size());
    if (!first || base::to_text(*first) != head) return base::Failure{ModelFault::not_a_model};
    const base::Failure broken{ModelFault::broken};
    Model model;
    auto notice = read_text(bytes);
    const auto digest = bytes.bytes(2 * digest_bytes);
    const auto articles = bytes.u32();
    const auto words = bytes.u32();
    if (!notice || !digest || !articles || !words) return broken;
    model.notice = std::move(*notice);
    model.fingerprint.assign(digest->begin(), digest->end());
    model.articles = *articles;
    for (std::uint32_t i = 0; i < *words; ++i) {
        auto word = read_text(bytes);
        if (!word) return broken;
        model.words.push_back(std::move(*word));
    }
    auto rarity = read_numbers(bytes);
    const auto questions = bytes.u32();
    if (!rarity || !questions || *questions > bytes.left() / 4) return broken;
    model.rarity = std::move(*rarity);
    for (std::uint32_t i = 0; i < *questions; ++i) {
        model.question_owner.push_back(bytes.u32().value_or(0));
    }
    const auto eyes = bytes.u8();
    if (!eyes) return broken;
    for (unsigned i = 0; i < *eyes; ++i) {
        auto eye = read_eye(bytes);
        if (!eye) return broken;
        model.eyes.push_back(std::move(*eye));
    }
    auto by_word = Bm25::read(bytes);
    auto by_piece = Bm25::read(bytes);
    auto by_sound = Bm25::read(bytes);
    auto prior = read_numbers(bytes);
    if (!by_word || !by_piece || !by_sound || !prior || bytes.left() != 0) return broken;
    model.by_word = std::move(*by_word);
    model.by_piece = std::move(*by_piece);
    model.by_sound = std::move(*by_sound);
    model.prior = std::move(*prior);
    if (!fits(model)) return broken;
    return model;
}

}  // namespace town::guide
