#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "screens/ui/elements.h"
#include "screens/ui/painter.h"

namespace screens::ui {

// What fingers and keys did when this sheet was made.
struct Hands {
    std::string pressed;    // the target a finger rests on
    std::string activated;  // the target a finger was lifted from: acts in this sheet only
    std::string focused;    // the target the keys have reached; "" = keys are not used
};

// What a screen remembers while it stays: nothing that counts.
struct Leaf {
    int page = 0;                // of what does not fit on one sheet
    std::string opened;          // a longer explanation that was opened
    int beat = 0;                // where the moving sign stands
    bool missing_glyph = false;  // the sheet shows a sign for a character that no font draws
    bool operator==(const Leaf&) const = default;
};

// How a visitor stands before the screen, and how the screen itself stands.
struct Stance {
    int text_size = 0;
    bool tall = false;           // portrait: one column, two rows of acts below
    bool low = false;            // reach mode: whatever is touched lies below
    bool still = false;          // nothing moves
    bool letters_first = false;  // types in Latin letters rather than in kana
    bool at_counter = false;     // a clerk's: no 職員を呼ぶ, no words for visitors
};

struct Style {
    Size size = Size::body;
    Weight weight = Weight::regular;
    Colour colour = theme::ink;
    Painter::Align align = Painter::Align::left;
    float line_height = 1.6F;
    // Words that may become smaller to fit say how small in normal size; 0 = they keep their size.
    float smallest = 0;
};

inline constexpr float closest_lines = 1.05F;  // of words that must share a control

// Where words ended up, for tests: every run, also inside buttons.
struct Written {
    std::string id, words;
    float points = 0;   // in layout units
    PixelRect at;       // the letters themselves, without the air between lines
    bool torn = false;  // a line ends within a Latin word or a number
};

// One sheet: widgets put themselves on it, drawing and saying what they are in the same breath.
class Sheet {
public:
    Sheet(Painter& painter, const Hands& hands, Leaf leaf, const Stance& stance, Rect whole);

    const Rect& whole() const { return whole_; }
    // Where a header's words and its buttons stand (one strip unless tall), and the acts below.
    Rect title_strip() const;
    Rect tools_strip() const;
    Rect foot_strip() const;
    Rect between() const;  // what these leave
    Rect body() const;     // the same with its margins
    float scale() const { return text_scale(stance_.text_size); }
    int text_size() const { return stance_.text_size; }
    bool tall() const { return stance_.tall; }
    bool low() const { return stance_.low; }
    bool letters_first() const { return stance_.letters_first; }
    bool at_counter() const { return stance_.at_counter; }
    // Two things may stand side by side.
    bool roomy() const { return stance_.text_size == 0 && !stance_.tall; }
    // The part of an area where a finger reaches; everywhere, unless it is reached from below.
    Rect reachable(Rect area) const;
    // In reach mode what needs only `height` goes to the bottom of its area.
    Rect sunk(Rect area, float height) const;
    Painter& painter() { return painter_; }

    // Measures words for a room; drawing them says them as an element.
    Laid lay(std::string_view words, const Style& style, float width, float height = 1e6F);
    // Draws from the top of the area, or in its middle; returns the height used.
    float words(std::string id, Role role, const Rect& area, std::string_view words,
                const Style& style);
    float words(std::string id, const Rect& area, std::string_view words, const Style& style = {}) {
        return this->words(std::move(id), Role::text, area, words, style);
    }
    // Only drawn: the widget that owns them says them. Complains when they do not fit.
    void draw_words(const std::string& id, const Rect& area, std::string_view words,
                    const Style& style);

    // Says an element that is not a target.
    void say(Element element, const Rect& at);
    // Says a target; true once a finger was lifted inside it.
    bool target(Element element, const Rect& touch);
    bool pressed(const std::string& id) const { return hands_.pressed == id; }
    bool focused(const std::string& id) const { return hands_.focused == id; }
    bool activated(const std::string& id) const { return hands_.activated == id; }
    // The ring is drawn before its control.
    void focus_ring(const std::string& id, const Rect& control);

    // What stays, and what the screen wishes to stay next.
    const Leaf& leaf() const { return leaf_; }
    void turn_to(int page) { next_.page = page; }
    void open(std::string what) { next_.opened = std::move(what); }
    const Leaf& next_leaf() const { return next_; }
    // This sheet shows a moving sign: make the next one after a beat.
    void moves() { moving_ = !stance_.still; }
    // Words change on this sheet now and then: make the next one after a while.
    void turns() { turning_ = !stance_.still; }
    bool still() const { return stance_.still; }
    bool moving() const { return moving_; }
    bool turning() const { return turning_; }

    const std::vector<Element>& elements() const { return elements_; }
    // Ids of words that did not fit their place; tests want none.
    const std::vector<std::string>& overflows() const { return overflows_; }
    const std::vector<Written>& written() const { return written_; }
    // A character that no font draws stood on this sheet.
    bool missing_glyph() const { return missing_glyph_; }

private:
    void put(const std::string& id, const Laid& laid, const Rect& area, std::string_view words,
             const Style& style);
    Setting setting(const Style& style, float points) const;

    Painter& painter_;
    const Hands& hands_;
    Leaf leaf_, next_;
    Stance stance_;
    Rect whole_;
    bool moving_ = false, turning_ = false, missing_glyph_ = false;
    std::vector<Element> elements_;
    std::vector<std::string> overflows_;
    std::vector<Written> written_;
};

}  // namespace screens::ui
