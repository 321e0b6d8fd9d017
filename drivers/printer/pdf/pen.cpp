#include "drivers/printer/pdf/pen.h"

#include <algorithm>

#include "drivers/printer/pdf/characters.h"

namespace drivers::printer {
namespace {

constexpr double points_per_mm = 72.0 / 25.4;

constexpr double page_number_pt = 9;
constexpr double smallest_pt = 8;

// Punctuation that must not begin a line (JIS X 4051), by code point bytes.
bool hangs(std::string_view character) {
    constexpr std::string_view closers[] = {"\u3001", "\u3002", "\uFF09", "\u300D",
                                            "\u30FC", ")",      ",",      "."};
    return std::ranges::find(closers, character) != std::end(closers);
}

// The word that a line ends with and that goes on in the next one; nothing when it is CJK or alone.
std::string take_last_word(std::string& line) {
    const std::size_t blank = line.rfind(' ');
    if (blank == std::string::npos || blank == 0) return {};
    const std::string word = line.substr(blank + 1);
    for (std::string_view left = word; !left.empty();) {
        const std::string_view character = first_character(left);
        if (is_wide(character)) return {};
        left.remove_prefix(character.size());
    }
    line.resize(blank);
    return word;
}

}  // namespace

Measures measures_for(PaperSize size) {
    if (size == PaperSize::a4) {
        return {210 * points_per_mm, 297 * points_per_mm, 20 * points_per_mm, 20, 34, 13, 1.8};
    }
    return {80 * points_per_mm, 0, 5 * points_per_mm, 15, 21, 11, 1.45};
}

Pen::Pen(const Measures& measures, PaperSize size, const Faces& faces, Faces::Shapes shapes)
    : measures_(measures), size_(size), faces_(faces) {
    surface_ = cairo_recording_surface_create(CAIRO_CONTENT_COLOR, nullptr);
    cairo_ = cairo_create(surface_);
    layout_.shapes = shapes;
    layout_.width_pt = measures.width;
    layout_.pages.emplace_back();
    y_ = measures.margin;
}

Pen::~Pen() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
}

void Pen::write(std::string_view text, double size_pt, bool bold) {
    for (const std::string& line : lines_of(text, size_pt, bold, room_across())) {
        make_room(size_pt * 1.5);
        put(line, measures_.margin, 0, size_pt, bold);
        y_ += size_pt * 1.5;
    }
}

void Pen::write_unbroken(std::string_view text, double size_pt) {
    // Tried, not reckoned: hinted letters do not shrink in proportion.
    while (size_pt > smallest_pt && lines_of(text, size_pt, true, room_across()).size() > 1)
        size_pt -= 0.5;
    write(text, size_pt, true);
}

void Pen::draw(const code::QrModules& modules) {
    const double side = (modules.size + 8) * measures_.module;  // With the quiet zone of four.
    make_room(side);
    layout_.codes.push_back({layout_.pages.size() - 1,
                             {modules, (measures_.width - side) / 2 + 4 * measures_.module,
                              y_ + 4 * measures_.module, measures_.module}});
    y_ += side;
}

void Pen::put(const std::string& text, double x, double down, double size_pt, bool bold) {
    layout_.pages.back().push_back({text, x, y_ + down + size_pt * 1.1, size_pt, bold});
}

void Pen::line(PlacedLine placed) {
    placed.page = layout_.pages.size() - 1;
    placed.from_y += y_;
    placed.to_y += y_;
    layout_.lines.push_back(placed);
}

void Pen::rule() {
    layout_.rules.push_back(
        {layout_.pages.size() - 1, measures_.margin, measures_.width - measures_.margin, y_});
}

void Pen::bar(double width, double height, double grey) {
    layout_.bars.push_back({layout_.pages.size() - 1, measures_.margin, y_, width, height, grey});
}

bool Pen::has_room(double height) const {
    return size_ == PaperSize::roll_80mm || y_ + height <= measures_.height - measures_.margin;
}

void Pen::turn_page() {
    layout_.pages.emplace_back();
    y_ = measures_.margin;
}

void Pen::make_room(double height) {
    if (!has_room(height)) turn_page();
}

double Pen::width_of(const std::string& text, double size_pt, bool bold) {
    double width = 0;
    for (const Faces::Run& run : faces_.runs_of(text, bold, layout_.shapes)) {
        cairo_set_font_face(cairo_, run.face);
        cairo_set_font_size(cairo_, size_pt);
        cairo_text_extents_t extents;
        cairo_text_extents(cairo_, run.text.c_str(), &extents);
        width += extents.x_advance;
    }
    return width;
}

std::vector<std::string> Pen::lines_of(std::string_view text, double size_pt, bool bold,
                                       double most) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const std::string character(first_character(text));
        text.remove_prefix(character.size());
        if (character == "\n") {
            lines.emplace_back();
            continue;
        }
        const bool full =
            !lines.back().empty() && width_of(lines.back() + character, size_pt, bold) > most;
        if (full && character == " ") {
            lines.emplace_back();  // The break stands for the blank.
            continue;
        }
        if (full && !hangs(character)) {
            const std::string word = is_wide(character) ? "" : take_last_word(lines.back());
            lines.push_back(word);
        }
        lines.back() += character;
    }
    return lines;
}

// Sheets that belong together say so: 2/3.
void Pen::number_pages() {
    const std::size_t pages = layout_.pages.size();
    if (pages < 2) return;
    for (std::size_t page = 0; page < pages; ++page) {
        const std::string number = std::to_string(page + 1) + "/" + std::to_string(pages);
        const double x =
            measures_.width - measures_.margin - width_of(number, page_number_pt, false);
        layout_.pages[page].push_back(
            {number, x, measures_.height - measures_.margin / 2, page_number_pt, false});
    }
}

Layout Pen::finish() {
    layout_.height_pt = size_ == PaperSize::a4 ? measures_.height : y_ + measures_.margin;
    if (size_ == PaperSize::a4) number_pages();
    return std::move(layout_);
}

}  // namespace drivers::printer
