#include "screens/ui/painter.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace screens::ui {
namespace {

int whole(float value) { return static_cast<int>(std::lround(value)); }

ImVec2 texel(int x, int y) {
    return {static_cast<float>(x) / Atlas::width, static_cast<float>(y) / Atlas::height};
}

constexpr float reading_size = .5F;        // of the word below it
constexpr float room_for_reading = 1.62F;  // the least line height with readings

// Letters that only Vietnamese has.
bool is_vietnamese(char32_t code) {
    constexpr std::u32string_view horned =
        U"\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169"
        U"\u01a0\u01a1\u01af\u01b0";
    return (code >= 0x1ea0 && code <= 0x1ef9) || horned.find(code) != horned.npos;
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

void Painter::begin(int width_px, int height_px, float scale, Palette palette, Script script) {
    palette_ = palette;
    script_ = script;
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

Script Painter::script_of(const std::vector<Character>& text) const {
    if (script_ != Script::japanese) return script_;
    const bool vietnamese = std::any_of(text.begin(), text.end(),
                                        [](const Character& c) { return is_vietnamese(c.code); });
    return vietnamese ? Script::vietnamese : Script::japanese;
}

Laid Painter::lay(std::string_view words, const Setting& setting, float room) {
    Phrase phrase = read_phrase(words);
    Laid laid{
        .text = std::move(phrase.text), .readings = std::move(phrase.readings), .setting = setting};
    laid.script = script_of(laid.text);
    const int size = whole(setting.points * scale_);
    laid.widths.reserve(laid.text.size());
    for (const Character& character : laid.text) {
        const Glyph& glyph = glyphs_.glyph(setting.weight, size, character, laid.script);
        laid.missing_glyph = laid.missing_glyph || glyph.missing;
        laid.widths.push_back(glyph.advance / scale_);
    }
    const int small = whole(setting.points * scale_ * reading_size);
    for (const Reading& reading : laid.readings) {
        float over = 0, under = 0;
        for (const Character& kana : reading.kana) {
            over += glyphs_.glyph(setting.weight, small, kana).advance / scale_;
        }
        for (std::size_t i = reading.first; i < reading.last; ++i) under += laid.widths[i];
        const float more = std::max(0.F, over - under);
        for (std::size_t i = reading.first; i < reading.last; ++i) {
            laid.widths[i] += more / static_cast<float>(reading.last - reading.first);
        }
    }
    if (!laid.readings.empty()) {
        laid.setting.line_height = std::max(setting.line_height, room_for_reading);
    }
    laid.lines = break_lines(laid.text, laid.widths, room);
    for (const Line& line : laid.lines) laid.width = std::max(laid.width, line.width);
    laid.height = static_cast<float>(laid.lines.size()) * setting.points * laid.setting.line_height;
    return laid;
}

void Painter::words(const Laid& laid, float x, float y, float room, Align align, Colour colour) {
    colour = in(palette_, colour);
    const int size = whole(laid.setting.points * scale_);
    const float step = laid.setting.points * laid.setting.line_height;
    // The em box stands in the middle of the line, or low when readings stand over it; 0.88 em of
    // it is above the base line.
    const float air = step - laid.setting.points;
    const float above = laid.readings.empty()
                            ? air / 2
                            : std::max(air / 2, laid.setting.points * (reading_size + .02F));
    float base = y + above + laid.setting.points * .88F;
    for (const Line& line : laid.lines) {
        const float free = room - line.width;
        const float start = (x + (align == Align::left    ? 0
                                  : align == Align::right ? free
                                                          : free / 2)) *
                            scale_;
        const int base_px = whole(base * scale_);
        float pen = start;
        for (std::size_t i = line.first; i < line.last; ++i) {
            const Glyph glyph = glyphs_.glyph(laid.setting.weight, size, laid.text[i], laid.script);
            const float width = laid.widths[i] * scale_;
            mask({whole(pen + (width - glyph.advance) / 2) + glyph.left, base_px + glyph.top,
                  glyph.at.w, glyph.at.h},
                 glyph.at, colour);
            pen += width;
        }
        readings(laid, line, start, base_px, colour);
        base += step;
    }
}

// Over the middle of each word of the line.
void Painter::readings(const Laid& laid, const Line& line, float pen, int base_px, Colour colour) {
    const int small = whole(laid.setting.points * scale_ * reading_size);
    const int small_base =
        base_px - whole(laid.setting.points * scale_ * (.88F + .12F * reading_size));
    std::size_t i = line.first;
    for (const Reading& reading : laid.readings) {
        if (reading.first < line.first || reading.first >= line.last) continue;
        for (; i < reading.first; ++i) pen += laid.widths[i] * scale_;
        float under = 0, over = 0;
        for (; i < std::min(reading.last, line.last); ++i) under += laid.widths[i] * scale_;
        for (const Character& kana : reading.kana) {
            over += glyphs_.glyph(laid.setting.weight, small, kana).advance;
        }
        float at = pen + (under - over) / 2;
        for (const Character& kana : reading.kana) {
            const Glyph glyph = glyphs_.glyph(laid.setting.weight, small, kana);
            mask({whole(at) + glyph.left, small_base + glyph.top, glyph.at.w, glyph.at.h}, glyph.at,
                 colour);
            at += glyph.advance;
        }
        pen += under;
    }
}

void Painter::fill(const Rect& rect, Colour colour) { fill_px(pixels(rect), in(palette_, colour)); }

void Painter::fill_as_it_is(const Rect& rect, Colour colour) { fill_px(pixels(rect), colour); }

void Painter::box(const Rect& rect, const Box& box) {
    const PixelRect outer = pixels(rect);
    const int edge = box.edge_width <= 0 ? 0 : std::max(1, whole(box.edge_width * scale_));
    const int radius = std::min({whole(box.radius * scale_), outer.w / 2, outer.h / 2});
    if (edge > 0) rounded(outer, radius, in(palette_, box.edge));
    rounded({outer.x + edge, outer.y + edge, outer.w - 2 * edge, outer.h - 2 * edge},
            std::max(0, radius - edge), in(palette_, box.ground));
}

void Painter::mark(Mark mark, const Rect& square, Colour colour) {
    const PixelRect to = pixels(square);
    const int size = std::max(1, std::min(to.w, to.h));
    const Glyph sign = glyphs_.mark(mark, size);
    mask({to.x, to.y, size, size}, sign.at, in(palette_, colour));
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
