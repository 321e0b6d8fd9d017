#include "screens/ui/painter.h"

#include <imgui_internal.h>

#include <cmath>

namespace screens::ui {
namespace {

int whole(float value) { return static_cast<int>(std::lround(value)); }

ImVec2 texel(int x, int y) {
    return {static_cast<float>(x) / Atlas::width, static_cast<float>(y) / Atlas::height};
}

ImU32 packed(Colour colour) { return IM_COL32(colour.r, colour.g, colour.b, 255); }

}  // namespace

Painter::Painter(std::unique_ptr<Fonts> fonts)
    : glyphs_(std::move(fonts)),
      shared_(std::make_unique<ImDrawListSharedData>()),
      list_(std::make_unique<ImDrawList>(shared_.get())) {
    // More than 16,383 rectangles on one sheet go on in a further command.
    shared_->InitialFlags = ImDrawListFlags_AllowVtxOffset;
}

Painter::~Painter() = default;

void Painter::begin(int width_px, int height_px, float scale) {
    width_px_ = width_px;
    height_px_ = height_px;
    scale_ = scale;
    list_->_ResetForNewFrame();
    list_->PushClipRect({0, 0}, {static_cast<float>(width_px), static_cast<float>(height_px)});
    list_->PushTextureID(nullptr);
}

ImDrawData& Painter::end() {
    lists_[0] = list_.get();
    data_.Clear();
    data_.Valid = true;
    data_.CmdLists = lists_;
    data_.CmdListsCount = 1;
    data_.TotalIdxCount = list_->IdxBuffer.Size;
    data_.TotalVtxCount = list_->VtxBuffer.Size;
    data_.DisplaySize = {static_cast<float>(width_px_), static_cast<float>(height_px_)};
    data_.FramebufferScale = {1, 1};
    return data_;
}

PixelRect Painter::pixels(const Rect& rect) const {
    const int x = whole(rect.x * scale_), y = whole(rect.y * scale_);
    return {x, y, whole(rect.right() * scale_) - x, whole(rect.bottom() * scale_) - y};
}

Laid Painter::lay(std::string_view words, const Setting& setting, float room) {
    Laid laid{.text = characters(words), .setting = setting};
    const int size = whole(setting.points * scale_);
    std::vector<float> widths;
    widths.reserve(laid.text.size());
    for (const Character& character : laid.text) {
        const Glyph& glyph = glyphs_.glyph(setting.weight, size, character);
        laid.missing_glyph = laid.missing_glyph || glyph.missing;
        widths.push_back(glyph.advance / scale_);
    }
    laid.lines = break_lines(laid.text, widths, room);
    for (const Line& line : laid.lines) laid.width = std::max(laid.width, line.width);
    laid.height = static_cast<float>(laid.lines.size()) * setting.points * setting.line_height;
    return laid;
}

void Painter::words(const Laid& laid, float x, float y, float room, Align align, Colour colour) {
    const int size = whole(laid.setting.points * scale_);
    const float step = laid.setting.points * laid.setting.line_height;
    // The em box stands in the middle of the line; 0.88 em of it is above the base line.
    float base = y + (step - laid.setting.points) / 2 + laid.setting.points * .88F;
    for (const Line& line : laid.lines) {
        const float free = room - line.width;
        float pen = (x + (align == Align::left    ? 0
                          : align == Align::right ? free
                                                  : free / 2)) *
                    scale_;
        const int base_px = whole(base * scale_);
        for (std::size_t i = line.first; i < line.last; ++i) {
            const Glyph glyph = glyphs_.glyph(laid.setting.weight, size, laid.text[i]);
            mask({whole(pen) + glyph.left, base_px + glyph.top, glyph.at.w, glyph.at.h}, glyph.at,
                 colour);
            pen += glyph.advance;
        }
        base += step;
    }
}

void Painter::fill(const Rect& rect, Colour colour) { fill_px(pixels(rect), colour); }

void Painter::box(const Rect& rect, const Box& box) {
    const PixelRect outer = pixels(rect);
    const int edge = box.edge_width <= 0 ? 0 : std::max(1, whole(box.edge_width * scale_));
    const int radius = std::min({whole(box.radius * scale_), outer.w / 2, outer.h / 2});
    if (edge > 0) rounded(outer, radius, box.edge);
    rounded({outer.x + edge, outer.y + edge, outer.w - 2 * edge, outer.h - 2 * edge},
            std::max(0, radius - edge), box.ground);
}

void Painter::mark(Mark mark, const Rect& square, Colour colour) {
    const PixelRect to = pixels(square);
    const int size = std::max(1, std::min(to.w, to.h));
    const Glyph sign = glyphs_.mark(mark, size);
    mask({to.x, to.y, size, size}, sign.at, colour);
}

void Painter::rounded(const PixelRect& r, int radius, Colour colour) {
    if (radius <= 0) return fill_px(r, colour);
    const PixelRect disc = glyphs_.mark(Mark::disc, 2 * radius).at;
    const int right = r.x + r.w - radius, bottom = r.y + r.h - radius;
    mask({r.x, r.y, radius, radius}, {disc.x, disc.y, radius, radius}, colour);
    mask({right, r.y, radius, radius}, {disc.x + radius, disc.y, radius, radius}, colour);
    mask({r.x, bottom, radius, radius}, {disc.x, disc.y + radius, radius, radius}, colour);
    mask({right, bottom, radius, radius}, {disc.x + radius, disc.y + radius, radius, radius},
         colour);
    fill_px({r.x + radius, r.y, r.w - 2 * radius, radius}, colour);
    fill_px({r.x, r.y + radius, r.w, r.h - 2 * radius}, colour);
    fill_px({r.x + radius, bottom, r.w - 2 * radius, radius}, colour);
}

void Painter::fill_px(const PixelRect& rect, Colour colour) {
    mask(rect, glyphs_.atlas().white(), colour);
}

void Painter::mask(const PixelRect& to, const PixelRect& from, Colour colour) {
    if (to.w <= 0 || to.h <= 0) return;
    list_->PrimReserve(6, 4);
    list_->PrimRectUV({static_cast<float>(to.x), static_cast<float>(to.y)},
                      {static_cast<float>(to.x + to.w), static_cast<float>(to.y + to.h)},
                      texel(from.x, from.y), texel(from.x + from.w, from.y + from.h),
                      packed(colour));
}

}  // namespace screens::ui
