#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "screens/chrome.h"
#include "screens/ui/raster.h"

namespace screens {

// One frame made into a sheet: what is on it, and what a touch on it wanted.
struct Sheeted {
    std::string screen;  // "welcome", "question" …
    std::string place;   // the same with its page: another one is another screen to the ear
    std::vector<ui::Element> elements;
    std::vector<std::string> overflows;
    std::vector<ui::Written> written;
    Wish wish;
    bool moving = false;
    bool turning = false;  // slowly
    bool missing_glyph = false;
};

// Everything of the window but the window: makes sheets of frames and paints them on a surface. The
// program, the tests and the gallery all draw through it.
class Stage {
public:
    static base::Result<std::unique_ptr<Stage>, std::string> open();

    // Makes the sheet; `activated` is the target a finger was lifted from ("" = only look).
    const Sheeted& make(const view::Frame& frame, const view::Say& say, int width, int height,
                        const std::string& activated = "");
    // Paints the sheet made last; returns what changed on the surface.
    std::vector<ui::PixelRect> paint(const ui::Surface& surface);
    // The surface lost its content.
    void forget_surface() { raster_.forget(); }

    void press(std::string id) { hands_.pressed = std::move(id); }
    void focus(std::string id) { hands_.focused = std::move(id); }
    const std::string& pressed() const { return hands_.pressed; }
    const std::string& focused() const { return hands_.focused; }
    // Characters met since the last call that no font draws, for the log.
    std::vector<char32_t> take_undrawn() { return painter_.glyphs().take_undrawn(); }
    // The moving sign goes one step on, or what turns slowly.
    void beat() { ++leaf_.beat; }

private:
    explicit Stage(std::unique_ptr<ui::Fonts> fonts) : painter_(std::move(fonts)) {}
    void make_once(const view::Frame& frame, const view::Say& say, int width, int height);

    ui::Painter painter_;
    ui::Raster raster_;
    ui::Hands hands_;
    ui::Leaf leaf_;
    std::string leaf_of_;  // the screen the leaf belongs to
    Sheeted sheeted_;
    int generation_ = 0;
};

}  // namespace screens
