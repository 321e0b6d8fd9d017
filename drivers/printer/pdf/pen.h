#pragma once

#include <cairo.h>

#include <string>
#include <string_view>
#include <vector>

#include "drivers/printer/pdf/layout.h"

namespace drivers::printer {

// Sizes an old eye reads at arm's length; the code's modules are 0.5 mm or more (ISO/IEC 18004 §9).
struct Measures {
    double width, height, margin, title, big, words, module;
};
Measures measures_for(PaperSize size);

// Writes down a paper from top to bottom; a sheet continues on the next one.
class Pen {
public:
    Pen(const Measures& measures, PaperSize size, const Faces& faces, Faces::Shapes shapes);
    Pen(const Pen&) = delete;
    Pen& operator=(const Pen&) = delete;
    ~Pen();

    void space(double points) { y_ += points; }
    void write(std::string_view text, double size_pt, bool bold);
    // A number is read as one: it gets smaller before it is broken.
    void write_unbroken(std::string_view text, double size_pt);
    void draw(const code::QrModules& modules);

    // For what stands side by side: lines of a width, put where the caller says.
    std::vector<std::string> lines_of(std::string_view text, double size_pt, bool bold,
                                      double most);
    double width_of(const std::string& text, double size_pt, bool bold);
    void put(const std::string& text, double x, double down, double size_pt, bool bold);
    void bar(double width, double height, double grey);  // from the margin on, here
    void line(PlacedLine placed);                        // its y counts from here down
    void rule();                                         // a line from margin to margin, here
    bool has_room(double height) const;
    void turn_page();
    double room_across() const { return measures_.width - 2 * measures_.margin; }
    double left() const { return measures_.margin; }

    Layout finish();

private:
    void make_room(double height);
    void number_pages();

    Measures measures_;
    PaperSize size_;
    const Faces& faces_;
    cairo_surface_t* surface_ = nullptr;
    cairo_t* cairo_ = nullptr;
    Layout layout_;
    double y_ = 0;
};

}  // namespace drivers::printer
