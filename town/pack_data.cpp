// Codes and tables: data of the pack that journeys name.
#include "town/pack_data.h"

#include <algorithm>
#include <array>

namespace town {
namespace {

constexpr std::array<std::string_view, 5> symbologies{"QR", "NW-7", "EAN-13", "Code128", "ITF"};
constexpr std::size_t most_rows = 2000;

}  // namespace

CodeForm load_code(PackTable& file) {
    CodeForm form;
    form.id = file.id("id");
    form.pattern = file.text("pattern");
    form.digits_only = file.flag("digits_only");
    if (file.has("scan")) form.scan = file.texts("scan");
    if (!form.pattern.empty() && !is_code_pattern(form.pattern)) {
        file.complain(
            "\"pattern\" may hold signs, classes as [0-9A-Z], counts as {7} or {1,3}, ?, + and |; "
            "no groups.");
    }
    for (const std::string& one : form.scan) {
        if (std::ranges::find(symbologies, one) == symbologies.end()) {
            file.complain("\"scan\" knows QR, NW-7, EAN-13, Code128 and ITF.");
        }
    }
    file.refuse_the_rest();
    return form;
}

PackTableRows load_rows(PackTable& file, std::string_view id, LoadedPack& loaded) {
    PackTableRows rows;
    std::set<std::string> ids;
    for (PackTable& table : file.tables("row")) {
        PackRow row;
        row.id = table.id("id");
        for (const std::string& key : table.keys()) {
            if (key != "id") row.values.emplace(key, table.value(key));
        }
        if (!ids.insert(row.id).second) table.complain("The row \"" + row.id + "\" stands twice.");
        rows.push_back(std::move(row));
    }
    if (rows.empty() || rows.size() > most_rows) file.complain("A table has 1 to 2,000 rows.");
    const std::string source = file.text_or_nothing("source");
    const std::string checked_on = file.text_or_nothing("checked_on");
    const std::string status = file.text_or_nothing("status");
    constexpr std::array<std::string_view, 4> statuses{"verified", "old", "unknown", "example"};
    if (!status.empty() && std::ranges::find(statuses, status) == statuses.end()) {
        file.complain("The status is verified, old, unknown or example.");
    }
    const bool dated = base::from_iso_date(checked_on).has_value();
    if (status == "verified" && (source.empty() || !dated)) {
        file.complain("A verified table names its source and the day it was checked.");
    }
    if (status == "verified" || status == "example") loaded.tables_sourced.emplace(id);
    loaded.tables_checked_on.emplace(id, checked_on);
    file.refuse_the_rest();
    return rows;
}

const PackRow* row_of_key(const Pack& pack, std::string_view key) {
    std::array<std::string_view, 3> parts;  // "table", TABLE, WORD; what is left is the row
    for (std::string_view& part : parts) {
        const std::size_t dot = key.find('.');
        if (dot == std::string_view::npos) return nullptr;
        part = key.substr(0, dot);
        key.remove_prefix(dot + 1);
    }
    return parts[0] == "table" ? row(pack, parts[1], key) : nullptr;
}

std::string with_values(const std::string& key, const std::string& phrase, const std::string& ask,
                        LoadedPack& loaded, const std::string& where) {
    constexpr std::string_view mark = "{value.";
    const PackRow* row = row_of_key(loaded.pack, key);
    if (row == nullptr) return phrase;
    std::string text;
    std::string_view left = phrase;
    while (true) {
        const std::size_t start = left.find(mark);
        const std::size_t end = left.find('}', start);
        text += left.substr(0, start);
        if (start == std::string_view::npos) return text;
        if (end == std::string_view::npos) return text + std::string(left.substr(start));
        const auto name = left.substr(start + mark.size(), end - start - mark.size());
        left.remove_prefix(end + 1);
        const auto value = row->values.find(name);
        if (value == row->values.end()) {
            loaded.complaints.push_back(
                {where, "The row has no value \"" + std::string(name) + "\"."});
        } else {
            text += value->second.empty() ? ask : value->second;
        }
    }
}

}  // namespace town
