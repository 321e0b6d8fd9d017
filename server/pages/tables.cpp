#include "server/pages/tables.h"

#include <algorithm>

#include "server/pages/charts.h"
#include "server/pages/pass_check.h"
#include "server/pages/qr_svg.h"

namespace server::pages {

namespace {

// More of them than this stand with their headings written downwards, as Japanese may.
constexpr std::size_t most_upright_columns = 9;

std::string view_key(const town::Table& table) {
    return "register." + table.reg + ".view." + table.view + ".";
}

std::string look_of(town::Cell::Kind kind) {
    using Kind = town::Cell::Kind;
    if (kind == Kind::number || kind == Kind::yen) return "count";
    return kind == Kind::date || kind == Kind::time ? "day" : "value";
}

std::string grouped(const std::string& digits) {
    std::string made;
    std::size_t since = 0;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at) {
        const bool digit = *at >= '0' && *at <= '9';
        if (digit && since == 3) {
            made += ',';
            since = 0;
        }
        made += *at;
        ++since;
    }
    std::ranges::reverse(made);
    return made;
}

// The acts of a row that this visitor may do, as links into the journey with the row's id.
std::vector<const town::Journey*> acts_of(const town::Table::Row& row, const Reading& reading) {
    std::vector<const town::Journey*> acts;
    for (const auto& id : row.acts) {
        const auto* journey = town::journey(reading.pack, id);
        if (journey == nullptr) continue;
        const bool theirs =
            std::ranges::find(journey->roles, reading.visitor.role()) != journey->roles.end();
        if (theirs) acts.push_back(journey);
    }
    return acts;
}

void add_row(const town::Table& table, const town::Table::Row& row, bool with_acts,
             const Reading& reading, Html& html) {
    html.open("tr", {{"class", row.attention ? "attention" : "plain"}, {"data-row", row.id}});
    for (std::size_t i = 0; i < table.columns.size() && i < row.cells.size(); ++i) {
        const auto& cell = row.cells[i];
        html.open("td", {{"data-label", column_words(table, table.columns[i], reading.words)},
                         {"class", look_of(cell.kind)}});
        if (i == 0 && row.attention) {
            html.element("strong", reading.say("pages.attention")).text(" ");
        }
        if (cell.kind == town::Cell::Kind::code) {  // to be scanned from this very page
            html.add(qr_svg(cell.text, column_words(table, table.columns[i], reading.words)));
        }
        html.text(cell_words(table, cell, reading.words)).close();
    }
    if (with_acts) {
        html.open("td", {{"class", "acts_cell"}, {"data-label", reading.say("pages.acts")}});
        html.open("div", {{"class", "acts"}});
        for (const auto* journey : acts_of(row, reading)) {
            html.element("a",
                         {{"class", "button"},
                          {"href", reading.link("/j/" + for_url(journey->id),
                                                "subject=" + for_url(row.id) + "&from=" +
                                                    for_url(table.reg + "/" + table.view))}},
                         reading.say("journey." + journey->id + ".title"));
        }
        html.close().close();
    }
    html.close();
}

void add_figures(const town::Table& table, const Reading& reading, Html& html) {
    if (table.figures.empty()) return;
    html.open("dl", {{"class", "figures"}});
    for (const auto& [figure, cell] : table.figures) {
        if (cell.kind == town::Cell::Kind::code) continue;  // for the device, not for its reader
        html.open("div").element("dt", reading.say("register." + table.reg + ".figure." + figure));
        html.element("dd", cell_words(table, cell, reading.words)).close();
    }
    html.close();
}

void add_rows(const town::Table& table, const Reading& reading, Html& html) {
    const bool with_acts = std::ranges::any_of(
        table.rows, [&](const auto& row) { return !acts_of(row, reading).empty(); });
    const bool wide = table.columns.size() > most_upright_columns;
    html.open("table", wide ? Html::Attributes{{"class", "wide"}} : Html::Attributes{});
    html.element("caption", view_title(table.reg, table.view, reading.words));
    html.open("thead").open("tr");
    for (const auto& column : table.columns) {
        html.element("th", {{"scope", "col"}}, column_words(table, column, reading.words));
    }
    if (with_acts) html.element("th", {{"scope", "col"}}, reading.say("pages.acts"));
    html.close().close().open("tbody");
    for (const bool attention : {true, false}) {  // What needs somebody stands first.
        for (const auto& row : table.rows) {
            if (row.attention == attention) add_row(table, row, with_acts, reading, html);
        }
    }
    html.close().close();
}

}  // namespace

std::string column_words(const town::Table& table, const std::string& column,
                         const town::Words& words) {
    return words.say("register." + table.reg + ".column." + column);
}

std::string view_title(const std::string& reg, const std::string& view, const town::Words& words) {
    return words.say("register." + reg + ".view." + view + ".title");
}

std::string cell_words(const town::Table& table, const town::Cell& cell, const town::Words& words) {
    using Kind = town::Cell::Kind;
    if (cell.text.empty()) return "";
    switch (cell.kind) {
        case Kind::word:
            return words.say("register." + table.reg + ".word." + cell.text);
        case Kind::date:
            return town::spoken_date(cell.text, words);
        case Kind::time: {
            const auto time = base::from_rfc3339(cell.text);
            return time ? town::spoken_time(*time, words) : cell.text;
        }
        case Kind::number:
            return grouped(cell.text);
        case Kind::yen:
            return words.say("pages.yen", {{"value", grouped(cell.text)}});
        case Kind::code:
        case Kind::text:
            break;
    }
    return cell.text;
}

Html table_part(const town::Table& table, const Reading& reading, bool headed) {
    Html html;
    html.element(headed ? "h1" : "h2", view_title(table.reg, table.view, reading.words));
    if (const auto note = view_key(table) + "note"; reading.words.has(note)) {
        html.element("p", reading.say(note));
    }
    add_figures(table, reading, html);
    if (table.rows.empty()) {
        html.element("p", {{"class", "note"}}, reading.say(view_key(table) + "empty"));
        html.add(pass_check(table, reading));
        return html;
    }
    html.add(chart_parts(table, reading)).add(pass_check(table, reading));
    add_rows(table, reading, html);
    return html;
}

Page table_page(const town::Table& table, const Reading& reading, const std::string& query) {
    Page page{.title = view_title(table.reg, table.view, reading.words), .main = {}};
    const auto place = for_url(table.reg) + "/" + for_url(table.view);
    page.self = reading.path("/see/" + place);
    page.main.add(table_part(table, reading, true));
    page.main.open("p", {{"class", "links"}});
    page.main.element("button", {{"type", "button"}, {"data-print", ""}, {"hidden", ""}},
                      reading.say("pages.print"));
    if (!table.rows.empty()) {
        page.main.element("a", {{"href", reading.link("/csv/" + place, query)}},
                          reading.say("pages.csv"));
    }
    if (is_calendar(table)) {
        page.main.element("a", {{"href", reading.link("/ics/" + place, query)}},
                          reading.say("pages.ics"));
    }
    page.main.element("a", {{"href", reading.link("")}}, reading.say("pages.to_start")).close();
    return page;
}

http::Response table_csv(const town::Table& table, const Reading& reading) {
    std::vector<std::string> heading;
    for (const auto& column : table.columns) {
        heading.push_back(column_words(table, column, reading.words));
    }
    return guarded({.status = 200,
                    .body = town::to_csv(table, heading),
                    .content_type = "text/csv; charset=utf-8",
                    .headers = {{"content-disposition", "attachment; filename=\"" + table.reg +
                                                            "-" + table.view + ".csv\""}}});
}

}  // namespace server::pages
