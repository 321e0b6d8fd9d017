#include "drivers/printer/pdf/table.h"

#include <algorithm>
#include <numeric>

namespace drivers::printer {
namespace {

constexpr double words_pt = 10;
constexpr double line_pt = words_pt * 1.4;
constexpr double between_columns = 8;
constexpr double around_row = 4;

using Cells = std::vector<std::string>;

// A number or a code is read as one; what else there is breaks between its words or characters.
double narrowest(Pen& pen, const std::string& cell) {
    const bool one = std::ranges::all_of(cell, [](char sign) { return sign > ' ' && sign <= '~'; });
    return one ? pen.width_of(cell, words_pt, false) : words_pt * 2;
}

// A column wants its longest cell on one line, but none more than a fair half; what is too much is
// taken from all alike, as long as numbers stay whole.
std::vector<double> widths_of(Pen& pen, const PaperTable& table) {
    const std::size_t columns = table.columns.size();
    const double room = pen.room_across() - between_columns * static_cast<double>(columns - 1);
    std::vector<double> wanted(columns), least(columns, words_pt);
    for (std::size_t column = 0; column < columns; ++column) {
        wanted[column] = pen.width_of(table.columns[column], words_pt, true);
        for (const Cells& row : table.rows) {
            if (column >= row.size()) continue;
            wanted[column] = std::max(wanted[column], pen.width_of(row[column], words_pt, false));
            least[column] = std::max(least[column], narrowest(pen, row[column]) + 1);
        }
        if (columns > 1) wanted[column] = std::min(wanted[column] + 1, room / 2);
        least[column] = std::min(least[column], wanted[column]);
    }
    const auto sum = [](const std::vector<double>& of) {
        return std::accumulate(of.begin(), of.end(), 0.0);
    };
    const double bare = sum(least), beyond = sum(wanted) - bare;
    std::vector<double> widths(columns);
    for (std::size_t column = 0; column < columns; ++column) {
        const bool whole = bare < room && sum(wanted) > room;
        widths[column] =
            whole ? least[column] + (wanted[column] - least[column]) * (room - bare) / beyond
                  : wanted[column] * room / std::max(sum(wanted), 1.0);
    }
    return widths;
}

class TableWriter {
public:
    TableWriter(Pen& pen, const PaperTable& table)
        : pen_(pen), table_(table), widths_(widths_of(pen, table)) {}

    void write() {
        heading();
        for (const Cells& row : table_.rows) {
            const auto lines = lines_of(row, false);
            if (!pen_.has_room(height_of(lines))) {
                pen_.turn_page();
                heading();
            }
            put(lines, false);
            pen_.rule();
        }
    }

private:
    using Lines = std::vector<std::vector<std::string>>;  // by column

    Lines lines_of(const Cells& cells, bool bold) {
        Lines lines(widths_.size());
        for (std::size_t i = 0; i < widths_.size() && i < cells.size(); ++i)
            lines[i] = pen_.lines_of(cells[i], words_pt, bold, widths_[i]);
        return lines;
    }

    static double height_of(const Lines& lines) {
        std::size_t most = 1;
        for (const auto& cell : lines) most = std::max(most, cell.size());
        return static_cast<double>(most) * line_pt + 2 * around_row;
    }

    void put(const Lines& lines, bool bold) {
        double x = pen_.left();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            double down = around_row;
            for (const std::string& line : lines[i]) {
                pen_.put(line, x, down, words_pt, bold);
                down += line_pt;
            }
            x += widths_[i] + between_columns;
        }
        pen_.space(height_of(lines));
    }

    void heading() {
        pen_.rule();
        put(lines_of(table_.columns, true), true);
        pen_.rule();
    }

    Pen& pen_;
    const PaperTable& table_;
    std::vector<double> widths_;
};

}  // namespace

void write_table(Pen& pen, const PaperTable& table) { TableWriter(pen, table).write(); }

}  // namespace drivers::printer
