#include "drivers/printer/pdf/table.h"

#include <algorithm>
#include <numeric>

#include "drivers/printer/pdf/pieces.h"

namespace drivers::printer {
namespace {

constexpr double table_pt = 10, narrow_table_pt = 9, least_table_pt = 7;
constexpr double between_columns = 8;
constexpr double around_row = 4;
// A phrase longer than this many characters, an address, has no claim to stay on one line.
constexpr double longest_phrase_em = 12;

using Cells = std::vector<std::string>;

// The words of a cell in one size: what of them stays together, and how they fill a width.
class CellWords {
public:
    CellWords(Pen& pen, double size_pt, bool bold) : pen_(pen), size_pt_(size_pt), bold_(bold) {}

    double widest_piece(const std::string& cell) const {
        double widest = 0;
        for (const auto& line : pieces_of(cell)) {
            for (const Piece& piece : line) widest = std::max(widest, width_of(piece.text));
        }
        return widest;
    }

    std::vector<std::string> fill(const std::string& cell, double most) const {
        std::vector<std::string> lines;
        for (const auto& line : pieces_of(cell)) {
            lines.emplace_back();
            for (const Piece& piece : line) add(piece, most, lines);
        }
        return lines;
    }

    double width_of(const std::string& text) const { return pen_.width_of(text, size_pt_, bold_); }

private:
    std::vector<std::vector<Piece>> pieces_of(const std::string& cell) const {
        std::vector<std::vector<Piece>> lines;
        std::size_t from = 0;
        while (from <= cell.size()) {
            const std::size_t end = std::min(cell.find('\n', from), cell.size());
            lines.push_back(line_of(cell.substr(from, end - from)));
            from = end + 1;
        }
        return lines;
    }

    std::vector<Piece> line_of(const std::string& line) const {
        std::vector<Piece> pieces;
        for (Piece& phrase : phrases_of(line)) {
            if (width_of(phrase.text) <= longest_phrase_em * size_pt_) {
                pieces.push_back(std::move(phrase));
                continue;
            }
            std::vector<Piece> smaller = smallest_of(phrase.text);
            smaller.front().after_blank = phrase.after_blank;
            pieces.insert(pieces.end(), smaller.begin(), smaller.end());
        }
        return pieces;
    }

    void add(const Piece& piece, double most, std::vector<std::string>& lines) const {
        std::string& last = lines.back();
        const std::string longer = last + (piece.after_blank ? " " : "") + piece.text;
        if (last.empty() ? width_of(piece.text) <= most : width_of(longer) <= most) {
            last = last.empty() ? piece.text : longer;
            return;
        }
        // Wider than the column itself: only then anywhere.
        const auto broken = pen_.lines_of(piece.text, size_pt_, bold_, most);
        auto rest = broken.begin();
        if (last.empty()) last = *rest++;
        lines.insert(lines.end(), rest, broken.end());
    }

    Pen& pen_;
    double size_pt_;
    bool bold_;
};

struct Widths {
    std::vector<double> wanted, least;
};

double sum(const std::vector<double>& of) { return std::accumulate(of.begin(), of.end(), 0.0); }

double room_for(const Pen& pen, const PaperTable& table) {
    return pen.room_across() - between_columns * static_cast<double>(table.columns.size() - 1);
}

// A column wants its longest cell on one line, and least of all what stays together.
Widths asked_by(Pen& pen, const PaperTable& table, double size_pt) {
    const CellWords bold(pen, size_pt, true), plain(pen, size_pt, false);
    Widths asked;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        double wanted = bold.width_of(table.columns[column]);
        double least = bold.widest_piece(table.columns[column]);
        for (const Cells& row : table.rows) {
            if (column >= row.size()) continue;
            wanted = std::max(wanted, plain.width_of(row[column]));
            least = std::max(least, plain.widest_piece(row[column]));
        }
        asked.least.push_back(std::max(least, size_pt) + 1);
        asked.wanted.push_back(std::max(wanted + 1, asked.least.back()));
    }
    return asked;
}

bool fits(Pen& pen, const PaperTable& table, double size_pt) {
    return sum(asked_by(pen, table, size_pt).least) <= room_for(pen, table);
}

// No column takes more than a fair half of what is too little; what is too much is taken from all
// alike, down to what stays together.
std::vector<double> widths_of(Pen& pen, const PaperTable& table, double size_pt) {
    const double room = room_for(pen, table);
    Widths asked = asked_by(pen, table, size_pt);
    const std::size_t columns = table.columns.size();
    if (columns > 1) {
        for (std::size_t column = 0; column < columns; ++column)
            asked.wanted[column] =
                std::max(asked.least[column], std::min(asked.wanted[column], room / 2));
    }
    const double bare = sum(asked.least), beyond = sum(asked.wanted) - bare;
    std::vector<double> widths(columns);
    for (std::size_t column = 0; column < columns; ++column) {
        const bool whole = bare < room && sum(asked.wanted) > room;
        widths[column] = whole
                             ? asked.least[column] + (asked.wanted[column] - asked.least[column]) *
                                                         (room - bare) / beyond
                             : asked.wanted[column] * room / std::max(sum(asked.wanted), 1.0);
    }
    return widths;
}

class TableWriter {
public:
    TableWriter(Pen& pen, const PaperTable& table)
        : pen_(pen),
          table_(table),
          size_pt_(size_for(pen, table)),
          widths_(widths_of(pen, table, size_pt_)) {}

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

    static double size_for(Pen& pen, const PaperTable& table) {
        double size = table_pt;
        while (size > least_table_pt && !fits(pen, table, size)) size -= 0.5;
        return size;
    }

    Lines lines_of(const Cells& cells, bool bold) {
        const CellWords words(pen_, size_pt_, bold);
        Lines lines(widths_.size());
        for (std::size_t i = 0; i < widths_.size() && i < cells.size(); ++i)
            lines[i] = words.fill(cells[i], widths_[i]);
        return lines;
    }

    double line_pt() const { return size_pt_ * 1.4; }

    double height_of(const Lines& lines) const {
        std::size_t most = 1;
        for (const auto& cell : lines) most = std::max(most, cell.size());
        return static_cast<double>(most) * line_pt() + 2 * around_row;
    }

    void put(const Lines& lines, bool bold) {
        double x = pen_.left();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            double down = around_row;
            for (const std::string& line : lines[i]) {
                pen_.put(line, x, down, size_pt_, bold);
                down += line_pt();
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
    double size_pt_;
    std::vector<double> widths_;
};

}  // namespace

bool wants_width(Pen& pen, const PaperTable& table) {
    return !table.columns.empty() && !fits(pen, table, narrow_table_pt);
}

void write_table(Pen& pen, const PaperTable& table) { TableWriter(pen, table).write(); }

}  // namespace drivers::printer
