// The figures as a picture: a pair of bars each, the peer's as long as the place allows.
#include <cairo.h>
#include <fmt/core.h>

#include <algorithm>
#include <memory>

#include "screens/ui/theme.h"
#include "tests/bench/screen/figures.h"

namespace bench::screen {

namespace {

namespace theme = screens::ui::theme;
using screens::ui::Colour;

constexpr double width = 1200, top = 110, row = 128, left = 210, right = 330, bar = 36;

struct EndSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct EndPen {
    void operator()(cairo_t* pen) const { cairo_destroy(pen); }
};

class Pen {
public:
    explicit Pen(cairo_surface_t* surface) : pen_(cairo_create(surface)) {}

    void fill(double x, double y, double w, double h, Colour colour) {
        take(colour);
        cairo_rectangle(pen_.get(), x, y, w, h);
        cairo_fill(pen_.get());
    }
    void words(double x, double y, double size, const std::string& text, Colour colour,
               bool bold = false) {
        take(colour);
        cairo_select_font_face(pen_.get(), "BIZ UDPGothic", CAIRO_FONT_SLANT_NORMAL,
                               bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
        cairo_set_font_size(pen_.get(), size);
        cairo_move_to(pen_.get(), x, y);
        cairo_show_text(pen_.get(), text.c_str());
    }

private:
    void take(Colour colour) {
        cairo_set_source_rgb(pen_.get(), colour.r / 255., colour.g / 255., colour.b / 255.);
    }
    std::unique_ptr<cairo_t, EndPen> pen_;
};

std::string name_of(const Figure& figure) {
    if (figure.what == "idle_cpu_percent") return "idle CPU";
    return figure.what == "press_p99_ms" ? "press, p99" : figure.what;
}

void draw(Pen& pen, const Figure& figure, double y) {
    const double room = width - left - right;
    const double peer = figure.peer.value_or(0);
    const double longest = std::max({peer, figure.ours, 1e-9});
    const auto one = [&](double value, double at, Colour colour, const char* whose) {
        const double length = std::max(2., room * value / longest);
        pen.fill(left, at, length, bar, colour);
        pen.words(left + length + 12, at + 26, 22,
                  fmt::format("{} {:.2f} {}", whose, value, figure.unit), theme::ink);
    };
    pen.words(32, y + 44, 26, name_of(figure), theme::ink, true);
    one(figure.ours, y, theme::action, "ours");
    if (figure.peer) one(peer, y + bar + 6, theme::control, "peer");
    std::string below = figure.remark;
    if (figure.floor > 0)
        below = fmt::format("floor {:.1f}x, goal {:.1f}x", figure.floor, figure.goal);
    pen.words(left, y + 2 * bar + 28, 17, below, theme::second_ink);
    if (!figure.ratio) return;
    const bool too_little = figure.floor > 0 && *figure.ratio < figure.floor;
    pen.words(32, y + 78, 26, fmt::format("{:.1f}x", *figure.ratio),
              too_little ? theme::danger_words : theme::done_words, true);
}

}  // namespace

bool draw_chart(const std::vector<Figure>& figures, const std::string& peer, int pairs,
                const std::string& file) {
    const int height = static_cast<int>(top + row * static_cast<double>(figures.size()) + 20);
    const std::unique_ptr<cairo_surface_t, EndSurface> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), height));
    Pen pen(surface.get());
    pen.fill(0, 0, width, height, theme::paper);
    pen.words(32, 46, 30, "madoguchi-kiosk and " + peer, theme::ink, true);
    pen.words(32, 80, 20,
              fmt::format("medians of {} alternating pairs, real pointer events, pixels of the X "
                          "server; shorter is better",
                          pairs),
              theme::second_ink);
    for (std::size_t i = 0; i < figures.size(); ++i)
        draw(pen, figures[i], top + row * static_cast<double>(i));
    return cairo_surface_write_to_png(surface.get(), file.c_str()) == CAIRO_STATUS_SUCCESS;
}

}  // namespace bench::screen
