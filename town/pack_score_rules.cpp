#include "town/pack_score_rules.h"

#include <fmt/core.h>

#include "base/bytes.h"
#include "town/pack_table.h"

namespace town {

ScoreRules score_rules(const base::Bytes& file, PackComplaints& complaints) {
    ScoreRules rules;
    const auto table = parse_toml(base::to_text(file));
    if (!table) {
        complaints.push_back(
            {score_path, fmt::format("Line {}: {}.", table.error().line, table.error().why)});
        return rules;
    }
    PackTable said(table.value(), score_path, "", complaints);
    const auto own = said.texts("own_words");
    rules.own_words = {own.begin(), own.end()};
    rules.negations = said.texts("negations");
    rules.no_negations = said.texts("no_negations");
    if (auto costs = said.table("costs")) {
        rules.character = costs->number("character", 0, 100);
        rules.kanji = costs->number("kanji", 0, 100);
        rules.unknown_word = costs->number("unknown_word", 0, 100);
        rules.second_no = costs->number("second_no", 0, 100);
        costs->refuse_the_rest();
    }
    if (auto languages = said.table("language")) {
        for (const std::string& language : languages->keys()) {
            auto measure = languages->table(language);
            if (!measure) continue;
            rules.languages[language] = {.floor = measure->number("plain_floor", 0, 100),
                                         .sentence = measure->number("sentence", 1, 1000),
                                         .school_year = measure->number("school_year", 0, 8)};
            measure->refuse_the_rest();
        }
    }
    for (PackTable& hard : said.tables("hard")) {
        rules.hard.push_back({.why = hard.text("why"),
                              .points = hard.number("cost", 1, 100),
                              .languages = hard.texts("languages"),
                              .patterns = hard.texts("patterns")});
        hard.refuse_the_rest();
    }
    said.refuse_the_rest();
    return rules;
}

}  // namespace town
