#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "provisioning/tool/ask.h"
#include "provisioning/tool/guide_model.h"
#include "provisioning/tool/pack_folder.h"
#include "town/guide/answer.h"
#include "town/guide/help.h"

namespace tool {

namespace {

namespace guide = town::guide;

constexpr std::size_t most_bytes = std::size_t{64} << 20;

struct PackGuide {
    std::vector<std::string> languages;
    guide::Files files;
    base::Bytes model;
};

// Before the guide is trained, which takes a minute.
base::Result<void, std::string> check_language(const std::vector<std::string>& languages,
                                               const QuestionWish& wish) {
    if (std::ranges::find(languages, wish.language) != languages.end()) return {};
    return base::Failure{fmt::format("{} has no language {}; it has {}", wish.pack, wish.language,
                                     fmt::join(languages, ", "))};
}

base::Result<PackGuide, std::string> guide_in(const QuestionWish& wish) {
    PackGuide found;
    std::error_code lost;
    if (std::filesystem::is_directory(wish.pack, lost)) {
        const auto source = read_pack_folder(wish.pack);
        if (!source) return base::Failure{wish.pack + " cannot be read"};
        for (const auto& [path, bytes] : source.value()) {
            if (path.starts_with("guide/")) found.files.emplace(path, base::to_text(bytes));
            if (path != "pack.toml") continue;
            const auto table = town::parse_toml(base::to_text(bytes));
            if (table) found.languages = guide::texts_of(table.value(), "languages");
        }
        TRY(check_language(found.languages, wish));
        auto model = guide_model(found.files, wish.model, Training::allowed);
        if (!model) return base::Failure{model.error()};
        found.model = model.take();
        return found;
    }
    const auto bytes = base::read_file(wish.pack, most_bytes);
    if (!bytes) return base::Failure{wish.pack + " cannot be read"};
    const auto pack = town::read(bytes.value());
    if (!pack) return base::Failure{wish.pack + " is no town pack"};
    found.languages = pack.value().languages;
    found.files = pack.value().files;
    TRY(check_language(found.languages, wish));
    if (!wish.model.empty()) {
        auto model = guide_model(found.files, wish.model, Training::allowed);
        if (!model) return base::Failure{model.error()};
        found.model = model.take();
    }
    return found;
}

void print_answer(const guide::Answer& answer, const guide::Files& files,
                  const QuestionWish& wish) {
    nlohmann::ordered_json line = {{"decision", guide::word(answer.decision)}, {"answer", nullptr}};
    if (answer.decision == guide::Decision::answer) {
        const auto& entry = *answer.choices.front().entry;
        line["answer"] = {{"id", entry.id},
                          {"text", entry.text_in(wish.language).text},
                          {"source", entry.source},
                          {"desk", entry.section}};
    }
    const auto rounded = [](double number) { return std::round(number * 1000) / 1000; };
    line["confidence"] = rounded(answer.confidence);
    line["alternatives"] = nlohmann::ordered_json::array();
    for (const auto& choice : answer.choices) {
        line["alternatives"].push_back({{"id", choice.entry->id},
                                        {"title", choice.entry->text_in(wish.language).title},
                                        {"confidence", rounded(choice.confidence)}});
    }
    for (const auto& kind : answer.urgent) {
        line["alternatives"].push_back(
            {{"id", kind},
             {"title", guide::help_card(files, kind, wish.language).title},
             {"confidence", 1.0}});
    }
    if (wish.json) {
        fmt::print("{}\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
        return;
    }
    fmt::print("{} ({:.2f})\n", guide::word(answer.decision), answer.confidence);
    for (const auto& choice : answer.choices) {
        const auto& text = choice.entry->text_in(wish.language);
        fmt::print("  {:.2f} {}: {}\n    {}\n", choice.confidence, choice.entry->id, text.title,
                   text.text);
    }
}

std::string_view plain(guide::GuideFault fault) {
    switch (fault) {
        case guide::GuideFault::no_dictionary:
            return "MeCab's dictionary (mecab-ipadic-utf8) is not installed";
        case guide::GuideFault::bad_files:
            return "the pack's guide holds no entries or cannot be understood";
        case guide::GuideFault::foreign_model:
            return "the model was made from other entries";
    }
    return "";
}

}  // namespace

int ask_question(const QuestionWish& given) {
    QuestionWish wish = given;
    if (wish.pack.empty()) {
        wish.pack = "provisioning/towns/misaki";
        std::error_code lost;
        if (!std::filesystem::is_directory(wish.pack, lost)) {
            fmt::print(stderr, "madoguchi ask: give --pack FILE or FOLDER: there is no {} here\n",
                       wish.pack);
            return 1;
        }
    }
    const auto found = guide_in(wish);
    if (!found) {
        fmt::print(stderr, "madoguchi ask: {}\n", found.error());
        return 1;
    }
    const auto guide = guide::Guide::open(found.value().model, found.value().files);
    if (!guide) {
        fmt::print(stderr, "madoguchi ask: {}\n", plain(guide.error()));
        return 1;
    }
    print_answer(guide.value().ask(wish.question, wish.language), found.value().files, wish);
    return 0;
}

}  // namespace tool
