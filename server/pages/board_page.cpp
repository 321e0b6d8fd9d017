#include "server/pages/board_page.h"

#include <algorithm>

#include "server/pages/tables.h"

namespace server::pages {

namespace {

constexpr std::chrono::seconds looks_again{5};
constexpr std::size_t most_rows = 5;

// What is said, language by language, without saying the same words twice (plain Japanese often
// calls a desk by the same name).
template <class Said>
std::vector<std::pair<std::string, std::string>> in_every_language(const Reading& reading,
                                                                   Said said) {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& language : reading.pack.languages) {
        const auto words = reading.pack.words.find(language);
        if (words == reading.pack.words.end()) continue;
        const std::string text = said(words->second);
        const bool again = std::ranges::any_of(all, [&](auto& one) { return one.second == text; });
        if (!text.empty() && !again) all.emplace_back(lang_of(language), text);
    }
    return all;
}

template <class Said>
void say_in_every_language(const char* tag, const char* look, const Reading& reading, Said said,
                           Html& html) {
    html.open(tag, {{"class", look}});
    for (const auto& [language, text] : in_every_language(reading, said)) {
        html.element("span", {{"lang", language}}, text);
    }
    html.close();
}

std::string where_of(const town::Table& table, const town::Table::Row& row,
                     const town::Words& words) {
    std::string where;
    for (std::size_t i = 1; i < row.cells.size(); ++i) {
        where += (where.empty() ? "" : " ") + cell_words(table, row.cells[i], words);
    }
    return where;
}

void add_call(const town::Table& table, const town::Table::Row& row, const Reading& reading,
              Html& html) {
    html.open("li", {{"data-row", row.id}});
    html.element("b", cell_words(table, row.cells.at(0), reading.words));
    say_in_every_language(
        "div", "where", reading,
        [&](const town::Words& words) { return where_of(table, row, words); }, html);
    html.close();
}

Page wall(const Reading& reading) {
    Page page;
    page.around = Page::Around::nothing;
    page.style = "/board.css";
    page.again = looks_again;
    page.title = reading.say("pages.site");
    return page;
}

}  // namespace

bool is_board(std::string_view view) { return view.ends_with("_board"); }

Page board_page(const town::Table& table, const Reading& reading) {
    Page page = wall(reading);
    const std::string view = "register." + table.reg + ".view." + table.view + ".";
    page.title = view_title(table.reg, table.view, reading.words);
    auto& html = page.main;
    const auto phrase = [&](const std::string& key) {
        return [key](const town::Words& words) {
            return words.has(key) ? words.say(key) : std::string();
        };
    };
    say_in_every_language("h1", "all", reading, phrase(view + "title"), html);
    if (table.rows.empty()) {
        say_in_every_language("div", "quiet", reading, phrase(view + "empty"), html);
    } else {
        html.open("ol", {{"class", "calls"}});
        for (std::size_t i = 0; i < std::min(table.rows.size(), most_rows); ++i) {
            if (!table.rows[i].cells.empty()) add_call(table, table.rows[i], reading, html);
        }
        html.close();
    }
    html.open("div", {{"class", "below"}});
    say_in_every_language("div", "how", reading, phrase(view + "note"), html);
    for (const auto& [figure, cell] : table.figures) {
        html.open("div", {{"class", "figure"}});
        html.element("b", cell_words(table, cell, reading.words));
        say_in_every_language("div", "of", reading,
                              phrase("register." + table.reg + ".figure." + figure), html);
        html.close();
    }
    html.close();
    return page;
}

Page silent_board(const Reading& reading) {
    Page page = wall(reading);
    page.status = 503;
    const auto silent = [](const town::Words& words) {
        return words.say("pages.problem.town_silent");
    };
    page.main.element("h1", reading.say("pages.problem.title"));
    say_in_every_language("div", "quiet", reading, silent, page.main);
    return page;
}

}  // namespace server::pages
