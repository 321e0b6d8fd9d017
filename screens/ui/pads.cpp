#include "screens/ui/pads.h"

#include <array>
#include <string_view>

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

constexpr std::string_view letters = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ";

PadTouch typed(std::string_view character) {
    return {.what = Pressed::typed, .character = std::string(character)};
}

}  // namespace

Rect cut_digits(Sheet& sheet, Rect& area) {
    constexpr float low = 560;  // five eras, or keys as high as they need be
    const bool high = sheet.tall() && !sheet.low() && sheet.text_size() == 0;
    if (sheet.tall()) return area.cut_bottom(high ? digits_height : low, 32);
    return sheet.sunk(area.cut_right(digits_width, 72), low);
}

PadTouch digit_pad(Sheet& sheet, const Rect& area, const DigitWords& words) {
    PadTouch touch;
    const float w = std::min(digits_width, area.w), h = std::min(digits_height, area.h);
    const Rect pad{area.x + (area.w - w) / 2, area.y + (area.h - h) / 2, w, h};
    const float height = (h - 3 * theme::gap) / 4;
    const auto place = [&](int i) { return pad.cell(i, 3, height, theme::gap); };
    for (int i = 0; i < 10; ++i) {
        const std::string digit(1, static_cast<char>('0' + (i + 1) % 10));
        if (key(sheet, {.id = "digit." + digit, .label = digit}, place(i == 9 ? 10 : i))) {
            touch = typed(digit);
        }
    }
    if (key(sheet, {.id = "erase", .label = words.erase, .size = Size::second}, place(9))) {
        touch.what = Pressed::erased;
    }
    if (!words.enter.empty() && key(sheet,
                                    {.id = "onward",
                                     .label = words.enter,
                                     .size = Size::second,
                                     .ready = words.can_enter,
                                     .look = Look::action},
                                    place(11))) {
        touch.what = Pressed::entered;
    }
    return touch;
}

namespace {

// Digits, capitals and signs that a sentence may need: ten in a row.
constexpr std::array<std::string_view, 50> signs = {
    "1",      "2",      "3",      "4",      "5",      "6",      "7",      "8",      "9",
    "0",      "A",      "B",      "C",      "D",      "E",      "F",      "G",      "H",
    "I",      "J",      "K",      "L",      "M",      "N",      "O",      "P",      "Q",
    "R",      "S",      "T",      "U",      "V",      "W",      "X",      "Y",      "Z",
    "-",      "/",      ":",      "@",      "\u3002", "\u3001", "\uff1f", "\uff01", "\u30fb",
    "\uff08", "\uff09", "\u300c", "\u300d", "\u301c"};
constexpr std::string_view signs_open = "signs";
constexpr std::size_t columns = kana.size();
constexpr std::string_view full_stop = "\u3002";

std::string_view sound_at(std::size_t column, std::size_t row, bool sentences) {
    if (sentences && column == 7 && row == 1) return full_stop;
    return kana[column][row];
}

std::string key_id(std::string_view sign) {
    const bool digit = sign.size() == 1 && sign.front() >= '0' && sign.front() <= '9';
    return (digit ? "digit." : "key.") + std::string(sign);
}

}  // namespace

float kana_room(const Sheet& sheet) {
    return sheet.tall() ? kana_height + 2 * (theme::target + theme::gap) : kana_height;
}

PadTouch kana_pad(Sheet& sheet, const Rect& area, const KanaWords& words) {
    PadTouch touch;
    constexpr float side = 260;  // the column of acts at the right
    constexpr float rows = 5, rows_below = 2;
    const bool tall = sheet.tall();
    Rect left = area;
    const float height = tall
                             ? (area.h - (rows + rows_below - 1) * theme::gap) / (rows + rows_below)
                             : (area.h - (rows - 1) * theme::gap) / rows;
    const Rect acts = tall ? left.cut_bottom(rows_below * height + theme::gap, theme::gap)
                           : left.cut_right(side, 32);
    const bool sentences = !words.new_line.empty();
    const bool shows_signs = sentences && sheet.leaf().opened == signs_open;
    for (std::size_t n = 0; n < signs.size(); ++n) {
        // Sounds are learnt and said column by column, signs line by line.
        const std::size_t i = shows_signs ? n : n % 5 * columns + n / 5;
        const std::size_t column = i % columns, row = i / columns;
        const Rect at =
            left.cell(static_cast<int>(i), static_cast<int>(columns), height, theme::gap);
        const std::string_view sound = shows_signs ? signs[i] : sound_at(column, row, sentences);
        if (!tall && sentences && !shows_signs && column == 7 && row == 3) {
            if (key(sheet, {.id = "signs", .label = words.signs, .size = Size::second}, at)) {
                sheet.open(std::string(signs_open));
            }
        } else if (!sound.empty()) {
            const std::string label(sound);
            if (key(sheet, {.id = key_id(sound), .label = label, .size = Size::title}, at)) {
                touch = typed(sound);
            }
        }
    }
    int row = 0;
    const auto act = [&](const std::string& id, const std::string& label, Look look = Look::plain) {
        if (label.empty()) return false;
        const Rect at = acts.cell(row++, tall ? 3 : 1, height, theme::gap);
        return key(sheet, {.id = id, .label = label, .size = Size::second, .look = look}, at);
    };
    if (act("erase", words.erase)) touch.what = Pressed::erased;
    if (shows_signs) {
        if (act("kana", words.back)) sheet.open("");
    } else if (act("change", words.change)) {
        touch.what = Pressed::changed;
    }
    if (act("space", words.space)) touch = typed("\u3000");
    if (tall && sentences && !shows_signs && act("signs", words.signs)) {
        sheet.open(std::string(signs_open));
    }
    if (act("new_line", words.new_line)) touch = typed("\n");
    if (!shows_signs && act("convert", words.convert, Look::action)) {
        touch.what = Pressed::converted;
    }
    return touch;
}

PadTouch receipt_pad(Sheet& sheet, const Rect& area, const std::string& erase, Dash dash) {
    PadTouch touch;
    const float height = (area.h - 3 * theme::gap) / 4;
    int place = 0;
    const auto sign = [&](const std::string& label) {
        if (key(sheet, {.id = key_id(label), .label = label, .size = Size::title},
                area.cell(place++, 10, height, theme::gap))) {
            touch = typed(label);
        }
    };
    for (const char each : letters) sign(std::string(1, each));
    if (dash == Dash::yes) sign("-");
    Rect last = area.cell(place, 10, height, theme::gap);
    last.w = area.right() - last.x;
    if (key(sheet, {.id = "erase", .label = erase, .size = Size::second}, last)) {
        touch.what = Pressed::erased;
    }
    return touch;
}

void hidden_digits(Sheet& sheet, const Rect& at, int typed, const std::string& says) {
    Painter& painter = sheet.painter();
    Rect row = at;
    for (int i = 0; i < 4; ++i) {
        const Rect box = row.cut_left(96, 28);
        const bool next = i == typed;
        painter.box(box, {.ground = theme::paper,
                          .edge = next ? theme::action : theme::control,
                          .edge_width = next ? 6.F : 4.F});
        if (i < typed) {
            painter.mark(Mark::disc, {box.x + 16, box.y + (box.h - 64) / 2, 64, 64}, theme::ink);
        }
    }
    sheet.say({.id = "pin", .role = Role::field, .label = says, .value = std::to_string(typed)},
              {at.x, at.y, 4 * 96 + 3 * 28, at.h});
}

}  // namespace screens::ui
