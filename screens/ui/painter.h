#pragma once

#include <imgui.h>

#include <memory>
#include <string_view>
#include <vector>

#include "screens/ui/glyphs.h"
#include "screens/ui/line_breaks.h"
#include "screens/ui/theme.h"

struct ImDrawListSharedData;

namespace screens::ui {

struct Box {
    Colour ground = theme::paper;
    Colour edge = theme::control;
    float edge_width = theme::edge;
    float radius = theme::radius;
};

// Words laid out for one width: what measuring and drawing share.
struct Setting {
    Weight weight = Weight::regular;
    float points = 40;  // in layout units
    float line_height = 1.6F;
};
struct Laid {
    std::vector<Character> text{};
    std::vector<Line> lines{};
    Setting setting{};
    float width = 0, height = 0;
    bool missing_glyph = false;
};

// Turns layout units into the draw list of one frame: rectangles of one colour, each plain or
// through a mask of the atlas. That is all the raster needs to know.
class Painter {
public:
    explicit Painter(std::unique_ptr<Fonts> fonts);
    ~Painter();

    void begin(int width_px, int height_px, float scale);
    ImDrawData& end();

    Laid lay(std::string_view words, const Setting& setting, float room);
    // The upper left corner of the first line's box; `align` moves lines inside `room`.
    enum class Align { left, centre, right };
    void words(const Laid& laid, float x, float y, float room, Align align, Colour colour);
    void fill(const Rect& rect, Colour colour);
    void box(const Rect& rect, const Box& box);
    void mark(Mark mark, const Rect& square, Colour colour);

    PixelRect pixels(const Rect& rect) const;
    float scale() const { return scale_; }
    Glyphs& glyphs() { return glyphs_; }

private:
    void mask(const PixelRect& to, const PixelRect& from, Colour colour);
    void fill_px(const PixelRect& rect, Colour colour);
    void rounded(const PixelRect& rect, int radius, Colour colour);

    Glyphs glyphs_;
    float scale_ = 1;
    std::unique_ptr<ImDrawListSharedData> shared_;
    std::unique_ptr<ImDrawList> list_;
    ImDrawList* lists_[1] = {};
    ImDrawData data_;
    int width_px_ = 0, height_px_ = 0;
};

}  // namespace screens::ui
