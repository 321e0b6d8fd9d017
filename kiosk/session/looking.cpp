#include "kiosk/session/looking.h"

#include <algorithm>

#include "kiosk/journey/ask.h"
#include "town/chart.h"

namespace kiosk {
namespace {

std::string key_of(const std::string& reg, const std::string& view) {
    return "register." + reg + ".view." + view + ".";
}

std::string column_words(const std::string& reg, const std::string& column,
                         const town::Words& words) {
    return words.say("register." + reg + ".column." + column);
}

std::string problem_of(RequestFault fault) {
    switch (fault) {
        case RequestFault::no_line:
        case RequestFault::garbled:
        case RequestFault::too_many:
            return "table_problem.no_line";
        case RequestFault::not_admitted:
            return "table_problem.not_admitted";
        case RequestFault::unfit:
        case RequestFault::not_found:
        case RequestFault::conflict:
        case RequestFault::stale:
            return "table_problem.not_here";
    }
    return "table_problem.not_here";
}

// A bare number says what it counts where the pack has a word for it: 「3件」.
std::string counted(const town::Cell& cell, const std::string& reg, const std::string& column,
                    const town::Words& words) {
    const std::string said = spoken(cell, reg, words);
    const std::string key = "register." + reg + ".unit." + column;
    const bool bare = cell.kind == town::Cell::Kind::number && !said.empty();
    return bare && words.has(key) ? words.say(key, {{"n", said}}) : said;
}

std::vector<std::string> cells_of(const town::Table& table, const town::Table::Row& row,
                                  const town::Words& words) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string column = i < table.columns.size() ? table.columns[i] : "";
        cells.push_back(counted(row.cells[i], table.reg, column, words));
    }
    return cells;
}

// The pictures the table asks for; a row is called what its first cell says.
std::vector<drivers::printer::PaperChart> charts_on_paper(const town::Table& table,
                                                          const town::Words& words) {
    std::vector<drivers::printer::PaperChart> charts;
    for (const auto& chart : town::charts_of(table)) {
        drivers::printer::PaperChart drawn;
        for (const auto& column : chart.columns) {
            drawn.title +=
                (drawn.title.empty() ? "" : " / ") + column_words(table.reg, column, words);
        }
        for (std::size_t i = 0; i < chart.bars.size(); ++i) {
            const auto& bar = chart.bars[i];
            const auto& cells = table.rows[bar.row].cells;
            const std::size_t kind = i % chart.columns.size();
            std::string value =
                counted(cells[bar.column], table.reg, table.columns[bar.column], words);
            if (chart.columns.size() > 1)
                value = column_words(table.reg, chart.columns[kind], words) + " " + value;
            drawn.bars.push_back({kind == 0 ? spoken(cells.front(), table.reg, words) : "",
                                  std::move(value), bar.share.value_or(0), static_cast<int>(kind)});
        }
        charts.push_back(std::move(drawn));
    }
    return charts;
}

// Short, on the row: what is done, 「貸す」; where it depends on how things stand there, what is
// done to these: 「もう一度 呼ぶ」.
std::string act_words(const town::Table& table, const town::Table::Row& row, const std::string& act,
                      const town::Words& words) {
    for (const town::Cell& cell : row.cells) {
        const std::string key = "register." + table.reg + ".act." + act + "." + cell.text;
        if (cell.kind == town::Cell::Kind::word && words.has(key)) return words.say(key);
    }
    const std::string key = "journey." + act + ".";
    return words.say(key + (words.has(key + "submit") ? "submit" : "title"));
}

view::TableRow row_of(const town::Table& table, const town::Table::Row& row, const town::Pack& pack,
                      const town::Words& words) {
    view::TableRow shown;
    shown.id = row.id;
    shown.attention = row.attention;
    shown.cells = cells_of(table, row, words);
    for (const std::string& act : row.acts) {
        if (town::journey(pack, act) == nullptr) continue;  // Of a newer pack than this.
        shown.acts.push_back({act, act_words(table, row, act, words)});
    }
    return shown;
}

}  // namespace

std::string spoken(const town::Cell& cell, const std::string& reg, const town::Words& words) {
    if (cell.text.empty()) return {};
    switch (cell.kind) {
        case town::Cell::Kind::code:  // shown as QR beside its text
        case town::Cell::Kind::text:
            return cell.text;
        case town::Cell::Kind::word: {
            const std::string key = "register." + reg + ".word." + cell.text;
            return words.has(key) ? words.say(key) : cell.text;
        }
        case town::Cell::Kind::date:
            return town::spoken_date(cell.text, words);
        case town::Cell::Kind::time: {
            const auto time = base::from_rfc3339(cell.text);
            return time ? town::spoken_time(*time, words) : cell.text;
        }
        case town::Cell::Kind::number:
            return grouped(cell.text);
        case town::Cell::Kind::yen:
            return words.say("kiosk.yen", {{"n", grouped(cell.text)}});
    }
    return cell.text;
}

void Looking::ask(Errands& errands, HttpRequest request, TownClient::Door door) {
    problem_.clear();
    ticket_ = errands.ask(std::move(request), door);
    if (!ticket_) problem_ = "table_problem.no_line";
}

bool Looking::on(const TownAnswered& answered) {
    if (!ticket_ || answered.ticket != *ticket_) return false;
    ticket_.reset();
    if (!answered.reply) {
        problem_ = problem_of(answered.reply.error());
        return true;
    }
    auto table = town::table_from_json(answered.reply.value().body);
    if (table) {
        table_ = table.take();
        problem_.clear();
        // Marked rows stand first, as each view's own order has them.
        std::ranges::stable_sort(table_->rows, std::ranges::greater{},
                                 &town::Table::Row::attention);
    } else {
        problem_ = "table_problem.unreadable";
    }
    return true;
}

bool Looking::offers(const std::string& journey, const std::string& row) const {
    if (!table_) return false;
    const auto found = std::ranges::find(table_->rows, row, &town::Table::Row::id);
    return found != table_->rows.end() &&
           std::ranges::find(found->acts, journey) != found->acts.end();
}

view::Table Looking::shown(const std::string& reg, const std::string& view, const town::Pack& pack,
                           const town::Words& words) const {
    view::Table shown;
    const std::string key = key_of(reg, view);
    shown.title = words.say(key + "title");
    if (words.has(key + "note")) shown.note = words.say(key + "note");
    shown.loading = is_loading() && !table_;
    if (!problem_.empty()) shown.problem = words.say(problem_);
    shown.paper = papers_.state();
    if (!table_) return shown;
    shown.can_print = table_->paper;
    shown.empty = words.say(words.has(key + "empty") ? key + "empty" : "kiosk.nothing_there");
    for (const std::string& column : table_->columns)
        shown.columns.push_back(column_words(table_->reg, column, words));
    for (const auto& [figure, cell] : table_->figures) {
        shown.figures.push_back({words.say("register." + table_->reg + ".figure." + figure),
                                 counted(cell, table_->reg, figure, words)});
    }
    const std::size_t count = table_->rows.size();
    shown.pages = std::max(1, static_cast<int>((count + rows_a_part - 1) / rows_a_part));
    shown.page = std::clamp(page_, 1, shown.pages);
    const std::size_t begin = static_cast<std::size_t>(shown.page - 1) * rows_a_part;
    for (std::size_t i = begin; i < std::min(count, begin + rows_a_part); ++i)
        shown.rows.push_back(row_of(*table_, table_->rows[i], pack, words));
    return shown;
}

// The whole table on sheets, not the page on the screen.
void Looking::print(Errands& errands, const std::string& reg, const std::string& view,
                    const town::Words& words, const std::string& foot) {
    if (!table_ || !table_->paper) return;
    drivers::printer::Paper paper = paper_of_town(words);
    paper.form = drivers::printer::Paper::Form::sheet;
    const std::string key = key_of(reg, view);
    // What somebody sends to the town says so instead.
    if (words.has(key + "addressed")) paper.head = words.say(key + "addressed");
    paper.title = words.say(key + "title");
    for (const auto& [figure, cell] : table_->figures) {
        paper.rows.emplace_back(words.say("register." + table_->reg + ".figure." + figure),
                                counted(cell, table_->reg, figure, words));
    }
    paper.charts = charts_on_paper(*table_, words);
    for (const std::string& column : table_->columns)
        paper.table.columns.push_back(column_words(table_->reg, column, words));
    for (const auto& row : table_->rows) paper.table.rows.push_back(cells_of(*table_, row, words));
    if (table_->rows.empty())
        paper.paragraphs.push_back(
            words.say(words.has(key + "empty") ? key + "empty" : "kiosk.nothing_there"));
    if (words.has(key + "note")) paper.paragraphs.push_back(words.say(key + "note"));
    paper.paragraphs.push_back(foot);
    std::vector<drivers::printer::Paper> papers;
    papers.push_back(std::move(paper));
    papers_.print(errands, std::move(papers));
}

}  // namespace kiosk
