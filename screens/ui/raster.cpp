#include "screens/ui/raster.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

namespace screens::ui {
namespace {

std::uint64_t mixed(std::uint64_t print, std::uint64_t value) {
    print ^= value + 0x9e3779b97f4a7c15ULL + (print << 6U) + (print >> 2U);
    return print * 0x100000001b3ULL;
}

PixelRect common(const PixelRect& a, const PixelRect& b) {
    const int x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::min(a.x + a.w, b.x + b.w) - x, std::min(a.y + a.h, b.y + b.h) - y};
}

bool covers(const PixelRect& a, const PixelRect& b) {
    return a.x <= b.x && a.y <= b.y && a.x + a.w >= b.x + b.w && a.y + a.h >= b.y + b.h;
}

// ImGui packs 0xAABBGGRR, the surface wants 0xXXRRGGBB.
std::uint32_t surface_colour(ImU32 colour) {
    return ((colour & 0xffU) << 16U) | (colour & 0xff00U) | ((colour >> 16U) & 0xffU);
}

std::uint32_t blended(std::uint32_t under, std::uint32_t over, std::uint32_t cover) {
    const std::uint32_t a = cover + (cover >> 7U);  // 0…256
    const std::uint32_t rb = under & 0xff00ffU, g = under & 0x00ff00U;
    const std::uint32_t orb = over & 0xff00ffU, og = over & 0x00ff00U;
    return (((rb * (256 - a) + orb * a) >> 8U) & 0xff00ffU) |
           (((g * (256 - a) + og * a) >> 8U) & 0x00ff00U);
}

// One row by hand, the others by memcpy: g++ 12 fills a pixel at a time.
void fill(std::uint32_t* to, const PixelRect& part, int stride, std::uint32_t colour) {
    std::fill_n(to, part.w, colour);
    const auto bytes = static_cast<std::size_t>(part.w) * sizeof *to;
    for (int y = 1; y < part.h; ++y) {
        std::memcpy(to + static_cast<std::ptrdiff_t>(y) * stride, to, bytes);
    }
}

// A row through its mask, of which most is clear.
void draw_through(const std::uint8_t* cover, std::uint32_t* to, int width, std::uint32_t colour) {
    for (int x = 0; x < width; ++x) {
        if (cover[x] == 0) {
            std::uint64_t eight = 0;
            while (x + 8 <= width && (std::memcpy(&eight, cover + x, 8), eight == 0)) x += 8;
            if (x >= width || cover[x] == 0) continue;
        }
        to[x] = cover[x] == 255 ? colour : blended(to[x], colour, cover[x]);
    }
}

}  // namespace

std::vector<PixelRect> Raster::draw(const ImDrawData& data, const Atlas& atlas,
                                    const Surface& surface) {
    collect(data);
    sort_into_tiles(surface.width, surface.height);
    const bool all = shown_.size() != tiles_.size();
    if (all) shown_.assign(tiles_.size(), 0);
    std::vector<PixelRect> changed;
    for (int row = 0; row < rows_; ++row) {
        bool joins = false;  // Neighbours in a row become one rectangle.
        for (int column = 0; column < columns_; ++column) {
            const auto i = static_cast<std::size_t>(row * columns_ + column);
            if (!all && shown_[i] == tiles_[i].fingerprint) {
                joins = false;
                continue;
            }
            shown_[i] = tiles_[i].fingerprint;
            const PixelRect clip = common({column * tile, row * tile, tile, tile},
                                          {0, 0, surface.width, surface.height});
            draw_tile(tiles_[i], clip, atlas, surface);
            if (joins) {
                changed.back().w += clip.w;
            } else {
                changed.push_back(clip);
            }
            joins = true;
        }
    }
    return changed;
}

// The painter writes only upright rectangles: six indices and four corners each.
void Raster::collect(const ImDrawData& data) {
    quads_.clear();
    for (int n = 0; n < data.CmdListsCount; ++n) {
        const ImDrawList& list = *data.CmdLists[n];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            for (unsigned i = 0; i < command.ElemCount; i += 6) {
                const auto at = [&](unsigned k) {
                    const auto index = list.IdxBuffer[static_cast<int>(command.IdxOffset + i + k)];
                    return list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
                };
                const ImDrawVert first = at(0), last = at(2);
                Quad quad;
                quad.to = {static_cast<int>(first.pos.x), static_cast<int>(first.pos.y),
                           static_cast<int>(last.pos.x - first.pos.x),
                           static_cast<int>(last.pos.y - first.pos.y)};
                quad.u = static_cast<int>(std::lround(first.uv.x * Atlas::width));
                quad.v = static_cast<int>(std::lround(first.uv.y * Atlas::height));
                quad.colour = surface_colour(first.col);
                quad.plain = quad.u == 0 && quad.v == 0;
                quads_.push_back(quad);
            }
        }
    }
}

void Raster::sort_into_tiles(int width, int height) {
    columns_ = (width + tile - 1) / tile;
    rows_ = (height + tile - 1) / tile;
    tiles_.resize(static_cast<std::size_t>(columns_ * rows_));
    for (Tile& each : tiles_) {
        each.fingerprint = 1;
        each.quads.clear();
    }
    for (std::uint32_t n = 0; n < quads_.size(); ++n) {
        const Quad& quad = quads_[n];
        const PixelRect seen = common(quad.to, {0, 0, width, height});
        if (seen.w <= 0 || seen.h <= 0) continue;
        std::uint64_t print = mixed(quad.colour, static_cast<std::uint64_t>(quad.to.x) << 32U |
                                                     static_cast<std::uint32_t>(quad.to.y));
        print = mixed(print, static_cast<std::uint64_t>(quad.to.w) << 32U |
                                 static_cast<std::uint32_t>(quad.to.h));
        print = mixed(
            print, static_cast<std::uint64_t>(quad.u) << 32U | static_cast<std::uint32_t>(quad.v));
        for (int row = seen.y / tile; row <= (seen.y + seen.h - 1) / tile; ++row) {
            for (int column = seen.x / tile; column <= (seen.x + seen.w - 1) / tile; ++column) {
                Tile& under = tiles_[static_cast<std::size_t>(row * columns_ + column)];
                // What is wholly covered need neither be drawn nor compared.
                const PixelRect whole =
                    common({column * tile, row * tile, tile, tile}, {0, 0, width, height});
                if (quad.plain && covers(quad.to, whole)) {
                    under.quads.clear();
                    under.fingerprint = mixed(1, quad.colour);
                } else {
                    under.fingerprint = mixed(under.fingerprint, print);
                }
                under.quads.push_back(n);
            }
        }
    }
}

void Raster::draw_tile(const Tile& contents, const PixelRect& clip, const Atlas& atlas,
                       const Surface& surface) const {
    for (const std::uint32_t n : contents.quads) {
        const Quad& quad = quads_[n];
        const PixelRect part = common(quad.to, clip);
        if (part.w <= 0 || part.h <= 0) continue;
        std::uint32_t* to =
            surface.pixels + static_cast<std::ptrdiff_t>(part.y) * surface.stride + part.x;
        if (quad.plain) {
            fill(to, part, surface.stride, quad.colour);
            continue;
        }
        for (int y = part.y; y < part.y + part.h; ++y, to += surface.stride) {
            draw_through(atlas.at(quad.u + part.x - quad.to.x, quad.v + y - quad.to.y), to, part.w,
                         quad.colour);
        }
    }
}

}  // namespace screens::ui
