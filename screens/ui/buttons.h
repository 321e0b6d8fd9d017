#pragma once

#include "screens/ui/sheet.h"

namespace screens::ui {

enum class Look { plain, action, help, quiet };

struct Button {
    std::string id{}, label{};
    Look look = Look::plain;
    bool ready = true;  // Not ready: touching it says what is missing.
    Size size = Size::label;
    std::string speech{};
    float drawn_inset = 0;  // The touch area stays larger than what is drawn.
};
// True when pressed (a finger lifted inside it), as every widget here.
bool button(Sheet& sheet, const Button& button, const Rect& at);
// How wide a button must be for its words on one line.
float button_width(Sheet& sheet, const Button& button, float at_least);
// Its words find room there, on several lines and as small as words may be.
bool words_fit(Sheet& sheet, const Button& button, const Rect& at);

struct Choice {
    std::string id{}, label{};
    bool chosen = false;
    bool several = false;  // a check box, else one of several
    bool quiet = false;    // 「わからない」: as large, less loud
};
bool choice(Sheet& sheet, const Choice& choice, const Rect& at);
// The height its words need in this width.
float choice_height(Sheet& sheet, const std::string& label, float width,
                    float least = theme::answer);

struct BigTile {
    std::string id{}, title{}, subtitle{};
    int colour = 0;
};
bool tile(Sheet& sheet, const BigTile& tile, const Rect& at);

struct Key {
    std::string id{}, label{};
    Size size = Size::key;
    bool ready = true;
    Look look = Look::plain;
};
bool key(Sheet& sheet, const Key& key, const Rect& at);

}  // namespace screens::ui
