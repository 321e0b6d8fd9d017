#pragma once

#include <imgui.h>

#include <cstdint>
#include <vector>

#include "screens/ui/atlas.h"

namespace screens::ui {

// Where pixels go: a window's surface or plain memory, 32 bit 0xXXRRGGBB.
struct Surface {
    std::uint32_t* pixels = nullptr;
    int width = 0, height = 0;
    int stride = 0;  // in pixels
};

// Draws the painter's draw data on the processor and only where it changed: every 64×64 tile has a
// fingerprint of what covers it, and a tile whose fingerprint stayed is not touched.
class Raster {
public:
    // The rectangles that changed, for the window to present; empty = nothing was drawn.
    std::vector<PixelRect> draw(const ImDrawData& data, const Atlas& atlas, const Surface& surface);
    // The surface lost its content, or the atlas its masks.
    void forget() { shown_.clear(); }

private:
    static constexpr int tile = 64;
    struct Quad {
        PixelRect to;
        int u, v;  // upper left texel
        std::uint32_t colour;
        bool plain;
    };
    struct Tile {
        std::uint64_t fingerprint = 0;
        std::vector<std::uint32_t> quads;
    };

    void collect(const ImDrawData& data);
    void sort_into_tiles(int width, int height);
    void draw_tile(const Tile& tile, const PixelRect& clip, const Atlas& atlas,
                   const Surface& surface) const;

    std::vector<Quad> quads_;
    std::vector<Tile> tiles_;
    std::vector<std::uint64_t> shown_;
    int columns_ = 0, rows_ = 0;
};

}  // namespace screens::ui
