#include "town/spellings.h"

#include <algorithm>

#include "town/letters.h"
#include "town/toml.h"

namespace town {
namespace {

constexpr std::string_view names_file = "typing/names.toml";
constexpr std::string_view words_file = "typing/words.toml";
constexpr std::string_view places_file = "typing/places.toml";
constexpr std::string_view postal_file = "typing/postal.toml";
constexpr std::size_t code_digits = 7;

template <class T>
using InPack = base::Result<T, PackComplaint>;

base::Failure<PackComplaint> unfit(std::string_view file, std::string what) {
    return base::Failure{PackComplaint{std::string(file), std::move(what)}};
}

std::string text_of(const TomlTable& table, std::string_view key) {
    const auto found = table.find(key);
    if (found == table.end()) return {};
    const auto* text = std::get_if<std::string>(&found->second.held);
    return text == nullptr ? std::string() : *text;
}

InPack<TomlTable> file_in(const Pack& pack, std::string_view file) {
    const auto found = pack.files.find(file);
    if (found == pack.files.end()) return TomlTable{};
    auto read = parse_toml(found->second);
    if (!read) return unfit(file, read.error().why);
    return read.take();
}

// The rows of [[table]]; none when there is no such table.
InPack<std::vector<const TomlTable*>> rows_of(const TomlTable& all, std::string_view file,
                                              std::string_view table) {
    std::vector<const TomlTable*> rows;
    const auto found = all.find(table);
    if (found == all.end()) return rows;
    const auto* array = std::get_if<TomlArray>(&found->second.held);
    if (array == nullptr) return unfit(file, "It wants [[" + std::string(table) + "]].");
    for (const TomlValue& value : *array) {
        const auto* row = std::get_if<TomlTable>(&value.held);
        if (row == nullptr) return unfit(file, "It wants [[" + std::string(table) + "]].");
        rows.push_back(row);
    }
    return rows;
}

// Hiragana, the long mark and the middle dot: what can be typed on the pad of fifty sounds.
bool is_typeable(std::string_view text) {
    const std::u32string letters = letters_of(text);
    return !letters.empty() && std::ranges::all_of(letters, [](char32_t letter) {
        return (letter >= 0x3041 && letter <= 0x3096) || letter == 0x30FC || letter == 0x30FB;
    });
}

bool is_code(std::string_view text) {
    return text.size() == code_digits &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

InPack<Spelling> spelling_of(const TomlTable& row, std::string_view file) {
    Spelling spelling{text_of(row, "written"), text_of(row, "reading")};
    if (spelling.written.empty()) return unfit(file, "Every row wants \"written\".");
    if (!is_typeable(spelling.reading)) {
        return unfit(file, "\"" + spelling.written + "\" wants a reading in hiragana.");
    }
    return spelling;
}

InPack<Spellings> spellings_in(const Pack& pack, std::string_view file, std::string_view table) {
    Spellings spellings;
    const TomlTable all = TRY(file_in(pack, file));
    for (const TomlTable* row : TRY(rows_of(all, file, table))) {
        spellings.push_back(TRY(spelling_of(*row, file)));
    }
    return spellings;
}

// "7081501 安井", or a code alone.
InPack<PostalArea> area_of(const TomlValue& value, const std::string& before) {
    const auto* text = std::get_if<std::string>(&value.held);
    if (text == nullptr) return unfit(postal_file, "\"areas\" are texts.");
    const std::size_t blank = std::min(text->find(' '), text->size());
    PostalArea area{text->substr(0, blank), before, {}};
    if (blank < text->size()) area.area = text->substr(blank + 1);
    if (!is_code(area.code)) return unfit(postal_file, "\"" + *text + "\" has no postal code.");
    area.written += area.area;
    return area;
}

}  // namespace

InPack<Spellings> family_names_in(const Pack& pack) {
    return spellings_in(pack, names_file, "family");
}

InPack<Spellings> given_names_in(const Pack& pack) {
    return spellings_in(pack, names_file, "given");
}

InPack<Spellings> own_words_in(const Pack& pack) { return spellings_in(pack, words_file, "word"); }

InPack<std::vector<PlaceSpelling>> places_in(const Pack& pack) {
    std::vector<PlaceSpelling> places;
    const TomlTable all = TRY(file_in(pack, places_file));
    for (const TomlTable* row : TRY(rows_of(all, places_file, "place"))) {
        PlaceSpelling place{TRY(spelling_of(*row, places_file)), text_of(*row, "kind"),
                            text_of(*row, "postal")};
        if (!place.postal.empty() && !is_code(place.postal)) {
            return unfit(places_file, "\"" + place.name.written + "\" has no postal code.");
        }
        places.push_back(std::move(place));
    }
    return places;
}

InPack<std::vector<PostalArea>> postal_areas_in(const Pack& pack) {
    std::vector<PostalArea> areas;
    const TomlTable all = TRY(file_in(pack, postal_file));
    const std::string prefecture = text_of(all, "prefecture");
    for (const TomlTable* row : TRY(rows_of(all, postal_file, "municipality"))) {
        const std::string written = text_of(*row, "written");
        const auto listed = row->find("areas");
        const auto* array =
            listed == row->end() ? nullptr : std::get_if<TomlArray>(&listed->second.held);
        if (written.empty() || array == nullptr) {
            return unfit(postal_file, "A municipality wants \"written\" and \"areas\".");
        }
        for (const TomlValue& value : *array) {
            areas.push_back(TRY(area_of(value, prefecture + written)));
        }
    }
    return areas;
}

}  // namespace town
