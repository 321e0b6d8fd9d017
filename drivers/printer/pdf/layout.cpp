#include "drivers/printer/pdf/layout.h"

#include <algorithm>
#include <string_view>

namespace drivers::printer {
namespace {

constexpr double points_per_mm = 72.0 / 25.4;

struct Measures {
    double width, height, margin, title, big, words, module;
};

// Sizes an old eye reads at arm's length; the code's modules are 0.5 mm or more (ISO/IEC 18004 §9).
Measures measures_for(PaperSize size) {
    if (size == PaperSize::a4) {
        return {210 * points_per_mm, 297 * points_per_mm, 20 * points_per_mm, 20, 34, 13, 1.8};
    }
    return {80 * points_per_mm, 0, 5 * points_per_mm, 15, 21, 11, 1.45};
}

std::size_t character_size(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return std::min(size, text.size());
}

// Punctuation that must not begin a line (JIS X 4051), by code point bytes.
bool hangs(std::string_view character) {
    constexpr std::string_view closers[] = {"\u3001", "\u3002", "\uFF09", "\u300D",
                                            "\u30FC", ")",      ",",      "."};
    return std::ranges::find(closers, character) != std::end(closers);
}

class Pen {
public:
    Pen(const Measures& measures, PaperSize size, const Faces& faces)
        : measures_(measures), size_(size), faces_(faces) {
        surface_ = cairo_recording_surface_create(CAIRO_CONTENT_COLOR, nullptr);
        cairo_ = cairo_create(surface_);
        layout_.width_pt = measures.width;
        layout_.pages.emplace_back();
        y_ = measures.margin;
    }
    Pen(const Pen&) = delete;
    Pen& operator=(const Pen&) = delete;
    ~Pen() {
        cairo_destroy(cairo_);
        cairo_surface_destroy(surface_);
    }

    void space(double points) { y_ += points; }

    void write(std::string_view text, double size_pt, bool bold) {
        const double most = measures_.width - 2 * measures_.margin;
        for (const std::string& line : lines_of(text, size_pt, bold, most)) {
            make_room(size_pt * 1.5);
            layout_.pages.back().push_back(
                {line, measures_.margin, y_ + size_pt * 1.1, size_pt, bold});
            y_ += size_pt * 1.5;
        }
    }

    // A number is read as one: it gets smaller before it is broken.
    void write_unbroken(std::string_view text, double size_pt) {
        const std::string whole(text);
        const double most = measures_.width - 2 * measures_.margin;
        cairo_set_font_face(cairo_, faces_.bold());
        cairo_set_font_size(cairo_, size_pt);
        const double width = width_of(whole);
        write(text, width > most ? size_pt * most / width * 0.98 : size_pt, true);
    }

    void draw(const code::QrModules& modules) {
        const double side = (modules.size + 8) * measures_.module;  // With the quiet zone of four.
        make_room(side);
        layout_.codes.push_back({layout_.pages.size() - 1,
                                 {modules, (measures_.width - side) / 2 + 4 * measures_.module,
                                  y_ + 4 * measures_.module, measures_.module}});
        y_ += side;
    }

    Layout finish() {
        layout_.height_pt = size_ == PaperSize::a4 ? measures_.height : y_ + measures_.margin;
        return std::move(layout_);
    }

private:
    void make_room(double height) {
        if (size_ == PaperSize::roll_80mm || y_ + height <= measures_.height - measures_.margin)
            return;
        layout_.pages.emplace_back();
        y_ = measures_.margin;
    }

    double width_of(const std::string& text) {
        cairo_text_extents_t extents;
        cairo_text_extents(cairo_, text.c_str(), &extents);
        return extents.x_advance;
    }

    std::vector<std::string> lines_of(std::string_view text, double size_pt, bool bold,
                                      double most) {
        cairo_set_font_face(cairo_, bold ? faces_.bold() : faces_.regular());
        cairo_set_font_size(cairo_, size_pt);
        std::vector<std::string> lines(1);
        while (!text.empty()) {
            const std::string character(text.substr(0, character_size(text)));
            text.remove_prefix(character.size());
            if (character == "\n") {
                lines.emplace_back();
                continue;
            }
            if (!hangs(character) && width_of(lines.back() + character) > most)
                lines.emplace_back();
            lines.back() += character;
        }
        return lines;
    }

    Measures measures_;
    PaperSize size_;
    const Faces& faces_;
    cairo_surface_t* surface_ = nullptr;
    cairo_t* cairo_ = nullptr;
    Layout layout_;
    double y_ = 0;
};

}  // namespace

Layout lay_out(const Paper& paper, PaperSize size, const Faces& faces) {
    const Measures measures = measures_for(size);
    Pen pen(measures, size, faces);
    pen.write(paper.title, measures.title, true);
    pen.space(measures.words);
    if (!paper.big.empty()) pen.write_unbroken(paper.big, measures.big);
    for (const auto& [label, value] : paper.rows) {
        pen.space(measures.words * 0.5);
        pen.write(label, measures.words * 0.85, false);
        pen.write(value, measures.words, true);
    }
    if (const auto modules = code::qr_modules(paper.qr)) {
        pen.space(measures.words * 0.5);
        pen.draw(*modules);
    }
    for (const std::string& paragraph : paper.paragraphs) {
        pen.space(measures.words * 0.5);
        pen.write(paragraph, measures.words, false);
    }
    return pen.finish();
}

}  // namespace drivers::printer
