#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "screens/ui/buttons.h"

namespace screens::ui {

// What a pad's keys say and do. Keys of digits are named digit.N, of characters key.あ.
enum class Pressed { nothing, typed, erased, changed, converted, entered };
struct PadTouch {
    Pressed what = Pressed::nothing;
    std::string character{};  // typed
    int digit() const { return character.empty() ? 0 : character.front() - '0'; }
};

struct DigitWords {
    std::string erase{};
    std::string enter{};  // "" = no such key
    bool can_enter = false;
};
inline constexpr float digits_width = 3 * theme::key_width + 2 * theme::gap;
inline constexpr float digits_height = 4 * theme::key_height + 3 * theme::gap;
// The place of the digits, cut from an area: right of the rest, below it on a tall sheet, and low
// for who reaches it from below.
Rect cut_digits(Sheet& sheet, Rect& area);
// 1–9, erase, 0, enter: 190×160 keys in the middle of the area, smaller only where it is smaller.
PadTouch digit_pad(Sheet& sheet, const Rect& area, const DigitWords& words);

// The key of a sign, and what it types.
std::string key_id(std::string_view sign);
PadTouch typed_key(std::string_view character);

struct KanaWords {
    std::string erase{}, change{}, space{};
    std::string convert{};   // "" = no such key
    std::string new_line{};  // of whole sentences, as a full stop is; "" = no such keys
    // The way to the board of digits and letters, and back.
    std::string signs{}, back{};
    // That board: signs of the visitor's language, parted by blanks; the marks of the last letter;
    // large and small letters.
    std::string letters{}, small_letters{}, marks{}, letter_case{};
};
inline constexpr float kana_height = 5 * theme::target + 4 * theme::gap;
// On a tall sheet the acts stand in two rows below the sounds.
float kana_room(const Sheet& sheet);
// Two boards for words. The fifty sounds in columns, with 濁点・小さい字, long vowel, space and
// erase; and digits and letters as typewriters have them, which come first for who writes in
// letters.
PadTouch kana_pad(Sheet& sheet, const Rect& area, const KanaWords& words);

// Letters and digits of a receipt number: those that cannot be mistaken for each other.
inline constexpr float receipt_height = 4 * 120 + 3 * theme::gap;
inline constexpr float code_height = 4 * theme::target + 3 * theme::gap;
enum class Dash { no, yes };
PadTouch receipt_pad(Sheet& sheet, const Rect& area, const std::string& erase,
                     Dash dash = Dash::no);

// What was typed so far, with the place of the next character.
struct Field {
    std::string id{}, label{}, text{};
    std::string after{};   // 「通」
    std::string marked{};  // typed but not yet converted
    bool active = true;
    int lines = 1;  // more: whole sentences, of which the last lines show
};
void field(Sheet& sheet, const Field& field, const Rect& at);

// Four boxes that show how many digits were typed, never which.
void hidden_digits(Sheet& sheet, const Rect& at, int typed, const std::string& says);

}  // namespace screens::ui
