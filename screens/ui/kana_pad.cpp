#include <array>

#include "screens/ui/pads.h"

namespace screens::ui {
namespace {

// Column by column as children learn them; "" = an empty place. Not words: the signs themselves.
using Column = std::array<std::string_view, 5>;
constexpr std::array<Column, 10> kana = {{
    {"\u3042", "\u3044", "\u3046", "\u3048", "\u304a"},
    {"\u304b", "\u304d", "\u304f", "\u3051", "\u3053"},
    {"\u3055", "\u3057", "\u3059", "\u305b", "\u305d"},
    {"\u305f", "\u3061", "\u3064", "\u3066", "\u3068"},
    {"\u306a", "\u306b", "\u306c", "\u306d", "\u306e"},
    {"\u306f", "\u3072", "\u3075", "\u3078", "\u307b"},
    {"\u307e", "\u307f", "\u3080", "\u3081", "\u3082"},
    {"\u3084", "", "\u3086", "", "\u3088"},
    {"\u3089", "\u308a", "\u308b", "\u308c", "\u308d"},
    {"\u308f", "\u3092", "\u3093", "\u30fc", "\u3001"},
}};
constexpr std::size_t pad_columns = kana.size(), pad_rows = 5, pad_rows_below = 2;
constexpr std::string_view full_stop = "\u3002", wide_blank = "\u3000";
constexpr std::size_t full_stop_column = 7, full_stop_row = 1, signs_row = 3;
constexpr float narrow_key = 110;
constexpr float acts_width = 260;  // the column of acts at the right

// As typewriters have them: digits, then letters. Below them stand the language's own signs.
constexpr std::array<std::string_view, 4> letter_rows = {"1234567890", "QWERTYUIOP", "ASDFGHJKL-",
                                                         "^ZXCVBNM./"};
constexpr char case_place = '^';

enum class Board { sounds, capitals, small };
constexpr std::string_view sounds_open = "kana", capitals_open = "signs", small_open = "small";

Board board_of(const Sheet& sheet) {
    const std::string& opened = sheet.leaf().opened;
    if (opened == sounds_open) return Board::sounds;
    if (opened == capitals_open) return Board::capitals;
    if (opened == small_open) return Board::small;
    return sheet.letters_first() ? Board::capitals : Board::sounds;
}

std::string_view sound_at(std::size_t column, std::size_t row, bool sentences) {
    if (sentences && column == full_stop_column && row == full_stop_row) return full_stop;
    return kana[column][row];
}

// One board in its area: the grid of keys, and the acts beside or below it.
class Boards {
public:
    Boards(Sheet& sheet, const Rect& area, const KanaWords& words)
        : sheet_(sheet), words_(words), left_(area), board_(board_of(sheet)) {
        const float lines = sheet.tall() ? pad_rows + pad_rows_below : pad_rows;
        height_ = (area.h - (lines - 1) * theme::gap) / lines;
        acts_ = sheet.tall() ? left_.cut_bottom(pad_rows_below * height_ + theme::gap, theme::gap)
                             : left_.cut_right(acts_width, 32);
        const bool narrow = words.new_line.empty() && place(0, 0).w < narrow_key;
        signs_below_ = sheet.tall() || narrow;
    }

    PadTouch touched() {
        if (board_ == Board::sounds) {
            sounds();
        } else {
            letters();
        }
        acts();
        return std::move(touch_);
    }

private:
    Rect place(std::size_t column, std::size_t row) const {
        return left_.cell(static_cast<int>(row * pad_columns + column),
                          static_cast<int>(pad_columns), height_, theme::gap);
    }

    void sign(std::string_view sign, const Rect& at) {
        if (sign.empty()) return;
        const std::string label(sign);
        if (key(sheet_, {.id = key_id(sign), .label = label, .size = Size::title}, at)) {
            touch_ = typed_key(sign);
        }
    }

    void signs_key(const Rect& at) {
        if (key(sheet_, {.id = "signs", .label = words_.signs, .size = Size::second}, at)) {
            sheet_.open(std::string(capitals_open));
        }
    }

    // Sounds are learnt and said column by column.
    void sounds() {
        const bool sentences = !words_.new_line.empty();
        for (std::size_t column = 0; column < pad_columns; ++column) {
            for (std::size_t row = 0; row < pad_rows; ++row) {
                const Rect at = place(column, row);
                if (!signs_below_ && column == full_stop_column && row == signs_row) {
                    signs_key(at);
                } else {
                    sign(sound_at(column, row, sentences), at);
                }
            }
        }
    }

    // Letters line by line.
    void letters() {
        const bool small = board_ == Board::small;
        for (std::size_t row = 0; row < letter_rows.size(); ++row) {
            for (std::size_t column = 0; column < pad_columns; ++column) {
                const char letter = letter_rows[row][column];
                if (letter == case_place) {
                    const Key other{
                        .id = "case", .label = words_.letter_case, .size = Size::second};
                    if (key(sheet_, other, place(column, row))) {
                        sheet_.open(std::string(small ? capitals_open : small_open));
                    }
                    continue;
                }
                const bool capital = letter >= 'A' && letter <= 'Z';
                const char shown =
                    small && capital ? static_cast<char>(letter - 'A' + 'a') : letter;
                sign(std::string(1, shown), place(column, row));
            }
        }
        own_signs();
    }

    // The last row: what this language needs, and the marks of its letters.
    void own_signs() {
        std::size_t column = 0;
        std::string_view left = board_ == Board::small ? words_.small_letters : words_.letters;
        while (!left.empty() && column + 1 < pad_columns) {
            const std::size_t end = std::min(left.find(' '), left.size());
            if (end > 0) sign(left.substr(0, end), place(column++, pad_rows - 1));
            left.remove_prefix(std::min(end + 1, left.size()));
        }
        const Key marks{.id = "change", .label = words_.marks, .size = Size::second};
        if (key(sheet_, marks, place(pad_columns - 1, pad_rows - 1)))
            touch_.what = Pressed::changed;
    }

    bool act(const std::string& id, const std::string& label, Look look = Look::plain) {
        if (label.empty()) return false;
        const Rect at = acts_.cell(acts_made_++, sheet_.tall() ? 3 : 1, height_, theme::gap);
        return key(sheet_, {.id = id, .label = label, .size = Size::second, .look = look}, at);
    }

    void acts() {
        const bool sounds = board_ == Board::sounds;
        if (act("erase", words_.erase)) touch_.what = Pressed::erased;
        if (sounds && act("change", words_.change)) touch_.what = Pressed::changed;
        if (!sounds && act("kana", words_.back)) sheet_.open(std::string(sounds_open));
        // Between Latin words stands a narrow one.
        if (act("space", words_.space)) touch_ = typed_key(sounds ? wide_blank : " ");
        if (sounds && signs_below_ && act("signs", words_.signs)) {
            sheet_.open(std::string(capitals_open));
        }
        if (act("new_line", words_.new_line)) touch_ = typed_key("\n");
        if (act("convert", words_.convert, Look::action)) touch_.what = Pressed::converted;
    }

    Sheet& sheet_;
    const KanaWords& words_;
    Rect left_, acts_;
    Board board_;
    float height_ = 0;
    bool signs_below_ = false;  // among the acts: a key of the grid is too narrow for its words
    int acts_made_ = 0;
    PadTouch touch_;
};

}  // namespace

float kana_room(const Sheet& sheet) {
    return sheet.tall() ? kana_height + pad_rows_below * (theme::target + theme::gap) : kana_height;
}

PadTouch kana_pad(Sheet& sheet, const Rect& area, const KanaWords& words) {
    return Boards(sheet, area, words).touched();
}

}  // namespace screens::ui
