#include "town/pack_residents.h"

#include <algorithm>

#include "base/bytes.h"
#include "town/pack_table.h"

namespace town {
namespace {

constexpr const char* residents_path = "rules/residents.toml";

// "taxi.view.mine.title" → "taxi", and what is left is "view.mine.title".
std::string_view cut_word(std::string_view& key) {
    const std::size_t dot = std::min(key.find('.'), key.size());
    const std::string_view first = key.substr(0, dot);
    key.remove_prefix(std::min(dot + 1, key.size()));
    return first;
}

}  // namespace

ResidentsRule ResidentsRule::from(const PackSource& source, const Pack& pack,
                                  PackComplaints& complaints) {
    ResidentsRule rule;
    rule.engine_ = keys_of(pack).residents;
    for (const Journey& journey : pack.journeys) {
        if (!is_for_residents(journey)) continue;
        Register& reg = rule.registers_[journey.register_name];
        if (!journey.shows.empty()) reg.views.insert(journey.shows);
        for (const Question& question : journey.questions) {
            if (!question.options_from.empty()) rule.tables_.insert(question.options_from);
        }
    }
    const auto file = source.find(residents_path);
    if (file == source.end()) return rule;
    const auto table = parse_toml(base::to_text(file->second));
    if (!table) {
        complaints.push_back({residents_path, "Line " + std::to_string(table.error().line) + ": " +
                                                  table.error().why + "."});
        return rule;
    }
    PackTable said(table.value(), residents_path, "", complaints);
    rule.staff_ = said.texts("staff");
    for (const std::string& named : said.texts("views")) {
        std::string_view view = named;
        const std::string reg(cut_word(view));
        rule.registers_[reg].views.emplace(view);
    }
    said.refuse_the_rest();
    return rule;
}

ResidentsRule::Meets ResidentsRule::meets_register(std::string_view key) const {
    const auto reg = registers_.find(cut_word(key));
    if (reg == registers_.end()) return Meets::never;
    const std::string_view kind = cut_word(key);
    if (kind == "view")
        return reg->second.views.contains(cut_word(key)) ? Meets::yes : Meets::never;
    if (kind == "refused" || kind == "note") return Meets::yes;
    // Columns, figures and words: which of them a view shows only the register knows.
    return reg->second.views.empty() ? Meets::perhaps : Meets::yes;
}

ResidentsRule::Meets ResidentsRule::meets(std::string_view key) const {
    const bool for_staff = std::ranges::any_of(
        staff_, [&](const std::string& beginning) { return key.starts_with(beginning); });
    if (for_staff) return Meets::never;
    if (engine_.contains(key)) return Meets::yes;
    std::string_view left = key;
    const std::string_view first = cut_word(left);
    if (first == "register") return meets_register(left);
    if (first == "table") return tables_.contains(cut_word(left)) ? Meets::yes : Meets::never;
    return is_owned_key(key) ? Meets::never : Meets::yes;
}

}  // namespace town
