#include "town/guide/help.h"

#include <algorithm>

namespace town::guide {

namespace {

constexpr std::string_view urgent_file = "guide/urgent.toml";
constexpr std::string_view home_language = "ja";

std::vector<Telephone> telephones_of(const TomlTable& kind, const TomlTable& file,
                                     const std::string& language) {
    std::vector<Telephone> found;
    const auto listed = tables_of(file, "telephone");
    for (const auto& id : texts_of(kind, "telephones")) {
        const auto one = std::ranges::find_if(
            listed, [&](const TomlTable* row) { return text_of(*row, "id") == id; });
        if (one == listed.end() || text_of(**one, "status") != "verified") continue;
        auto name = text_of(**one, language);
        if (name.empty()) name = text_of(**one, home_language);
        found.push_back({std::move(name), text_of(**one, "number")});
    }
    return found;
}

}  // namespace

HelpCard help_card(const Files& files, std::string_view kind, const std::string& language) {
    const auto written = files.find(urgent_file);
    if (written == files.end()) return {};
    const auto file = parse_toml(written->second);
    if (!file) return {};
    for (const TomlTable* one : tables_of(file.value(), "kind")) {
        if (text_of(*one, "id") != kind) continue;
        const TomlTable* words = table_of(*one, language);
        if (words == nullptr) words = table_of(*one, home_language);
        if (words == nullptr) return {};
        const auto calls = one->find("calls_staff");
        const bool* staff = calls == one->end() ? nullptr : std::get_if<bool>(&calls->second.held);
        return {.title = text_of(*words, "title"),
                .text = text_of(*words, "text"),
                .telephones = telephones_of(*one, file.value(), language),
                .calls_staff = staff == nullptr || *staff};
    }
    return {};
}

HelpCard perhaps_card(const Files& files, std::string_view kind, const std::string& language) {
    HelpCard card = help_card(files, "perhaps", language);
    card.telephones = help_card(files, kind, language).telephones;
    return card;
}

}  // namespace town::guide
