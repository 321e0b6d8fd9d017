#pragma once

#include <optional>
#include <string>
#include <vector>

// How a question is answered: what stands in its field or on its buttons.
namespace kiosk::view {

struct OptionRow {
    std::string id, label;
    bool chosen = false;
};
struct AskOptions {
    std::vector<OptionRow> options;
    bool several = false;
    int page = 1, pages = 1;
};
// `text`: kana-kanji with 。、 and a line; `code`: digits and capital letters; both also scanned.
enum class KeyPad { kana, kanji, number, phone, receipt_number, text, code };
struct AskText {
    KeyPad pad = KeyPad::kana;
    std::string text;         // as typed so far (kana: hiragana/katakana as the question wants)
    std::string unconverted;  // kanji: kana being typed
    std::vector<std::string> candidates;  // kanji and text: the likeliest first
    std::string unit;                     // number: 「通」
    bool address = false;                 // text: a postal code gives its beginning
    bool camera = false;                  // a code may be held before the camera
    std::string problem;                  // what the camera saw and would not take, "" = nothing
};
// How many of which: steppers, one page of wares.
struct LineRow {
    std::string id, label, detail;
    int count = 0;
};
struct AskLines {
    std::vector<LineRow> rows;
    int page = 1, pages = 1;
    std::string total;
};
struct AskDate {
    std::string era;  // "reiwa" … ; "" = not chosen yet
    std::vector<OptionRow> eras;
    std::string year, month, day;  // digits typed so far
    int part = 0;                  // 0 era, 1 year, 2 month, 3 day
    std::string read_back;         // 「昭和30年2月17日」 once it is a day, else ""
};
struct AskPerson {  // from the card, read back before it counts
    std::string name, birth_date, address, sex;
    bool shown = false;  // address and birth date hidden until asked for
};
struct AskConsent {
    std::string text;
    std::optional<bool> given;
};

}  // namespace kiosk::view
