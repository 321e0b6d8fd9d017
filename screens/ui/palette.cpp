#include "screens/ui/palette.h"

#include <array>

namespace screens::ui {
namespace {

// One colour of the theme: in high contrast, and light on dark. What is paper becomes black and
// what is ink white, so that a ground and the words on it change places together.
struct Pair {
    Colour ordinary, contrast, inverted;
};

constexpr std::array pairs = {
    Pair{theme::ink, rgb(0x000000), rgb(0xffffff)},
    Pair{theme::second_ink, rgb(0x333333), rgb(0xe4e4e4)},
    Pair{theme::line, rgb(0x5a5a5a), rgb(0x9a9a9a)},
    Pair{theme::quiet_edge, rgb(0x5a5a5a), rgb(0x9a9a9a)},
    Pair{theme::control, rgb(0x333333), rgb(0xc8c8c8)},
    Pair{theme::paper, rgb(0xffffff), rgb(0x000000)},
    Pair{theme::ground, rgb(0xffffff), rgb(0x161616)},
    Pair{theme::action, rgb(0x00118f), rgb(0xa9c4ff)},
    Pair{theme::action_pressed, rgb(0x000044), rgb(0xe6eeff)},
    Pair{theme::chosen_ground, rgb(0xe8f1fe), rgb(0x14284d)},
    Pair{theme::attention_ground, rgb(0xfff7d6), rgb(0x332a00)},
    Pair{theme::attention_edge, rgb(0x7a5f00), rgb(0xffd43d)},
    Pair{theme::pressed_ground, rgb(0xd4dbe8), rgb(0x3a3f47)},
    Pair{theme::done_edge, rgb(0x0f5f38), rgb(0x74dda4)},
    Pair{theme::help_edge, rgb(0xa33a00), rgb(0xffab73)},
    Pair{theme::danger_edge, rgb(0xb00000), rgb(0xff9a9a)},
    Pair{theme::done_words, rgb(0x0c472a), rgb(0xa6f0c6)},
    Pair{theme::help_words, rgb(0x7a2b00), rgb(0xffc9a3)},
    Pair{theme::danger_words, rgb(0x950000), rgb(0xffb8b8)},
    Pair{theme::help_ground, rgb(0xfdece4), rgb(0x4a2312)},
    Pair{theme::focus_outside, rgb(0x000000), rgb(0xffffff)},
    // The other hues of tiles.
    Pair{theme::hues[1], rgb(0x004a97), rgb(0x8cc2ff)},
    Pair{theme::hues[2], rgb(0x7a007a), rgb(0xffa8ff)},
    Pair{theme::hues[6], rgb(0x00387a), rgb(0xa6caff)},
    Pair{theme::hues[7], rgb(0x3f6200), rgb(0xbfe46a)},
};

}  // namespace

Colour in(Palette palette, Colour colour) {
    if (palette == Palette::ordinary) return colour;
    for (const Pair& pair : pairs) {
        if (pair.ordinary == colour) {
            return palette == Palette::contrast ? pair.contrast : pair.inverted;
        }
    }
    return colour;
}

}  // namespace screens::ui
