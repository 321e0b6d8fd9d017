#pragma once

#include <imgui.h>

#include <memory>
#include <string_view>
#include <vector>

#include "screens/ui/glyphs.h"
#include "screens/ui/line_breaks.h"
#include "screens/ui/palette.h"
#include "screens/ui/ruby.h"
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
    std::vector<float> widths{};  // of each character; wider under a long reading
    std::vector<Reading> readings{};
    std::vector<Line> lines{};
    Setting setting{};
    Script script = Script::japanese;
    float width = 0, height = 0;
    bool missing_glyph = false;
};

// Turns layout units into the draw list of one frame: rectangles of one colour, each plain or
// through a mask of the atlas. That is all the raster needs to know.
class Painter {
public:
    explicit Painter(std::unique_ptr<Fonts> fonts);
    ~Painter();

    // Colours and habits of writing hold for what is drawn from now on.
    void begin(int width_px, int height_px, float scale, Palette palette = Palette::ordinary,
               Script script = Script::japanese);
    ImDrawData& end();

    Laid lay(std::string_view words, const Setting& setting, float room);
    // The upper left corner of the first line's box; `align` moves lines inside `room`.
    enum class Align { left, centre, right };
    void words(const Laid& laid, float x, float y, float room, Align align, Colour colour);
    void fill(const Rect& rect, Colour colour);
    // For pictures that machines read: the same colours in every palette.
    void fill_as_it_is(const Rect& rect, Colour colour);
    void box(const Rect& rect, const Box& box);
    void mark(Mark mark, const Rect& square, Colour colour);

    PixelRect pixels(const Rect& rect) const;
    float scale() const { return scale_; }
    Palette palette() const { return palette_; }
    Glyphs& glyphs() { return glyphs_; }

private:
    Script script_of(const std::vector<Character>& text) const;
    void readings(const Laid& laid, const Line& line, float pen, int base_px, Colour colour);
    void mask(const PixelRect& to, const PixelRect& from, Colour colour);
    void fill_px(const PixelRect& rect, Colour colour);
    void rounded(const PixelRect& rect, int radius, Colour colour);

    Glyphs glyphs_;
    float scale_ = 1;
    Palette palette_ = Palette::ordinary;
    Script script_ = Script::japanese;
    std::unique_ptr<ImDrawListSharedData> shared_;
    std::unique_ptr<ImDrawList> list_;
    ImDrawList* lists_[1] = {};
    ImDrawData data_;
    int width_px_ = 0, height_px_ = 0;
};

}  // namespace screens::ui
