#include "drivers/printer/pdf/plan.h"

#include <algorithm>

namespace drivers::printer {
namespace {

constexpr double most_height = 330, heading_pt = 12, label_pt = 11, smallest_label_pt = 7;
constexpr double thin = 0.8, goal_line = 2.4, way_line = 4, end_mark = 9;

void outline(Pen& pen, double x, double y, double w, double h, const PlacedLine& look) {
    const auto side = [&](double from_x, double from_y, double to_x, double to_y) {
        PlacedLine line = look;
        line.from_x = x + from_x;
        line.from_y = y + from_y;
        line.to_x = x + to_x;
        line.to_y = y + to_y;
        pen.line(line);
    };
    side(0, 0, w, 0);
    side(w, 0, w, h);
    side(w, h, 0, h);
    side(0, h, 0, 0);
}

// The words of a box in its middle, smaller until they fit; a floor's stand in its corner.
void label(Pen& pen, const PaperPlan::Box& box, double scale, bool whole_floor) {
    if (box.label.empty()) return;
    const double room = std::max(20.0, box.w * scale - 6);
    double size = label_pt;
    auto lines = pen.lines_of(box.label, size, box.goal, room);
    const auto too_high = [&] {
        return static_cast<double>(lines.size()) * size * 1.3 > box.h * scale;
    };
    while (size > smallest_label_pt && too_high()) {
        size -= 0.5;
        lines = pen.lines_of(box.label, size, box.goal, room);
    }
    double down =
        whole_floor ? 3 : (box.h * scale - static_cast<double>(lines.size()) * size * 1.3) / 2;
    for (const std::string& line : lines) {
        const double indent =
            whole_floor ? 5 : (box.w * scale - pen.width_of(line, size, box.goal)) / 2;
        pen.put(line, pen.left() + box.x * scale + indent, box.y * scale + down, size, box.goal);
        down += size * 1.3;
    }
}

}  // namespace

void draw_plan(Pen& pen, const PaperPlan& plan) {
    if (plan.width <= 0 || plan.height <= 0) return;
    const double scale = std::min(pen.room_across() / plan.width, most_height / plan.height);
    const double height = plan.height * scale;
    if (!pen.has_room(height + heading_pt * 2)) pen.turn_page();
    pen.write(plan.label, heading_pt, true);
    pen.space(4);
    for (std::size_t i = 0; i < plan.boxes.size(); ++i) {
        const PaperPlan::Box& box = plan.boxes[i];
        PlacedLine look;
        look.width = box.goal ? goal_line : thin;
        look.dashed = !box.known;
        outline(pen, pen.left() + box.x * scale, box.y * scale, box.w * scale, box.h * scale, look);
        label(pen, box, scale, !box.goal && box.w >= plan.width);
    }
    for (std::size_t i = 1; i < plan.points.size(); ++i) {
        PlacedLine line;
        line.width = way_line;
        line.from_x = pen.left() + plan.points[i - 1].first * scale;
        line.from_y = plan.points[i - 1].second * scale;
        line.to_x = pen.left() + plan.points[i].first * scale;
        line.to_y = plan.points[i].second * scale;
        pen.line(line);
    }
    if (!plan.points.empty()) {
        PlacedLine look;
        look.width = goal_line;
        outline(pen, pen.left() + plan.points.back().first * scale - end_mark / 2,
                plan.points.back().second * scale - end_mark / 2, end_mark, end_mark, look);
    }
    pen.space(height + 10);
}

}  // namespace drivers::printer
