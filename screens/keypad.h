#pragma once

#include <optional>
#include <string>
#include <vector>

#include "screens/narrator.h"

namespace screens {

// A keypad of ten digits, Enter and a point (docs/keypad.md): every journey can be made with it,
// seeing or not. Keys are named by their sign; '\n' is Enter, 'i' and 'o' are headphones put in
// and pulled out, '\b' erases where a keypad has such a key.
class Keypad {
public:
    // What a key wants: one thing to press, or something of the kiosk, or only something said.
    struct Act {
        std::string press;
        std::optional<view::Intent> wish;
        std::optional<Spoken> say;
        bool again = false;  // what was said last
    };
    Act key(char sign, const Met& met, const Phrases& say);

    // How digits are taken on this sheet; a new place begins anew.
    Digits look(const std::string& place, const std::vector<ui::Element>& elements);
    // The element the keys have reached; "" = none yet.
    const std::string& reached() const { return reached_; }
    void forget() { *this = {}; }
    // Said before what the key brings: a digit that only headphones may hear.
    Spoken first();

private:
    Act walk(char sign, const Met& met, const Phrases& say);
    Act type(char sign, const Met& met, const Phrases& say);
    Act type_kana(char sign, const Met& met, const Phrases& say);
    Act kana_of(int column, char sign, const Met& met, const Phrases& say);
    Act step(Step step, const Met& met, const Phrases& say);
    Act press_reached(const Met& met, const Phrases& say);
    Act press_first(const std::vector<const char*>& ids, const char* none, const Met& met,
                    const Phrases& say);
    Act enter(const Met& met, const Phrases& say);
    Act leave_typing(const Met& met, const Phrases& say);

    std::string place_, reached_;
    Digits possible_ = Digits::walk;
    bool left_ = false;  // a point was pressed: digits walk although they could be typed
    int column_ = -1;    // of kana, once its key was pressed
    Spoken first_;
};

}  // namespace screens
