#pragma once

#include <array>
#include <cstdint>

// Colours, sizes and distances of reference/visual.md, settled once for every screen.
namespace screens::ui {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0;
    bool operator==(const Colour&) const = default;
};
constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U),
            static_cast<std::uint8_t>(hex)};
}

namespace theme {

inline constexpr Colour ink = rgb(0x1a1a1a);
inline constexpr Colour second_ink = rgb(0x4d4d4d);
inline constexpr Colour line = rgb(0xb3b3b3);
inline constexpr Colour quiet_edge = rgb(0x8a8a8a);
inline constexpr Colour control = rgb(0x666666);
inline constexpr Colour paper = rgb(0xffffff);
inline constexpr Colour ground = rgb(0xf6f4ee);
inline constexpr Colour action = rgb(0x0017c1);
inline constexpr Colour action_pressed = rgb(0x000060);
inline constexpr Colour chosen_ground = rgb(0xe8f1fe);
inline constexpr Colour attention_ground = rgb(0xfff7d6);
inline constexpr Colour attention_edge = rgb(0xebb700);
inline constexpr Colour pressed_ground = rgb(0xdfe3ea);
inline constexpr Colour done_edge = rgb(0x197a4b);  // edges and signs; words take done_words
inline constexpr Colour help_edge = rgb(0xc74700);
inline constexpr Colour danger_edge = rgb(0xce0000);
inline constexpr Colour done_words = rgb(0x0c472a);
inline constexpr Colour help_words = rgb(0x8b3200);
inline constexpr Colour danger_words = rgb(0xa90000);
inline constexpr Colour help_ground = rgb(0xfdece4);
inline constexpr Colour focus_outside = rgb(0x000000);
inline constexpr Colour focus_inside = rgb(0xffd43d);
inline constexpr Colour town_yellow = rgb(0xffd43d);
// The edge of a tile: view::Tile::colour.
inline constexpr std::array<Colour, 8> hues = {rgb(0x197a4b), rgb(0x0055ad), rgb(0x8b008b),
                                               rgb(0x4d4d4d), rgb(0xebb700), rgb(0xc74700),
                                               rgb(0x00428c), rgb(0x4f7a00)};

inline constexpr float header = 104, footer = 136, desk_header = 104;
inline constexpr float margin = 64;       // left and right of the body
inline constexpr float edge_margin = 48;  // left and right of header and footer
// A tall sheet has a row of its own for the header's buttons, and two rows of acts below.
inline constexpr float tall_title = 104, tall_tools = 120, tall_footer = 252;
inline constexpr float tall_margin = 40, tall_edge_margin = 32;
inline constexpr float target = 96, answer = 132, gap = 20, wide_gap = 24;
inline constexpr float key_width = 190, key_height = 160;
inline constexpr float radius = 18, edge = 3, chosen_edge = 5;
inline constexpr float focus_width_outside = 8, focus_width_inside = 4;

}  // namespace theme

// What a run of words is for; its size follows.
enum class Size { question, title, label, body, second, key, number, staff, staff_title };

constexpr float points(Size size) {
    switch (size) {
        case Size::question:
            return 60;
        case Size::title:
            return 48;
        case Size::label:
            return 44;
        case Size::body:
            return 40;
        case Size::second:
            return 34;
        case Size::key:
            return 64;
        case Size::number:
            return 88;
        case Size::staff:
            return 28;
        case Size::staff_title:
            return 38;
    }
    return 40;
}

// The visitor's text size: normal, ×1.25, ×1.5.
constexpr float text_scale(int step) { return step <= 0 ? 1.F : step == 1 ? 1.25F : 1.5F; }

}  // namespace screens::ui
