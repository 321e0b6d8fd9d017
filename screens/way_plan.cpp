#include "screens/way_plan.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace screens {
namespace {

namespace view = kiosk::view;
using Kind = view::WayBox::Kind;

constexpr float label_gap = 8, way_width = 14, end_size = 34, dash = 14, box_edge = 3,
                goal_edge = 6;

constexpr ui::Style plan_title{
    .size = ui::Size::second, .weight = ui::Weight::bold, .line_height = 1.25F, .smallest = 32};

ui::Style box_label_style(const view::WayBox& box) {
    return {
        .size = ui::Size::second,
        .weight = box.goal ? ui::Weight::bold : ui::Weight::regular,
        .align = box.kind == Kind::floor ? ui::Painter::Align::left : ui::Painter::Align::centre,
        .line_height = 1.2F,
        .smallest = 24};
}

// The edge of a rectangle in pieces: nobody told where it really runs.
void dashed_edge(ui::Painter& painter, const ui::Rect& at, float width, ui::Colour colour) {
    for (float x = at.x; x < at.right(); x += 2 * dash) {
        const float piece = std::min(dash, at.right() - x);
        painter.fill({x, at.y, piece, width}, colour);
        painter.fill({x, at.bottom() - width, piece, width}, colour);
    }
    for (float y = at.y; y < at.bottom(); y += 2 * dash) {
        const float piece = std::min(dash, at.bottom() - y);
        painter.fill({at.x, y, width, piece}, colour);
        painter.fill({at.right() - width, y, width, piece}, colour);
    }
}

ui::Colour ground_of(const view::WayBox& box) {
    if (box.goal) return ui::theme::attention_ground;
    return box.kind == Kind::floor ? ui::theme::paper : ui::theme::ground;
}

void draw_box(ui::Sheet& sheet, const view::WayBox& box, const ui::Rect& at) {
    const ui::Colour edge = box.goal ? ui::theme::help_edge : ui::theme::control;
    const float width = box.goal ? goal_edge : box_edge;
    sheet.painter().fill(at, ground_of(box));
    if (box.known) {
        sheet.painter().box(
            at, {.ground = ground_of(box), .edge = edge, .edge_width = width, .radius = 0});
    } else {
        dashed_edge(sheet.painter(), at, width, edge);
    }
}

// Pieces along the plan's two directions; a slanted one turns at a corner.
void draw_stretch(ui::Painter& painter, float from_x, float from_y, float to_x, float to_y) {
    const float half = way_width / 2;
    const auto piece = [&](float ax, float ay, float bx, float by) {
        painter.fill({std::min(ax, bx) - half, std::min(ay, by) - half,
                      std::abs(ax - bx) + way_width, std::abs(ay - by) + way_width},
                     ui::theme::action);
    };
    piece(from_x, from_y, to_x, from_y);
    piece(to_x, from_y, to_x, to_y);
}

// One plan to scale in the middle of its part.
struct Scaled {
    ui::Rect at;
    float scale = 1;
    ui::Rect of(const view::WayBox& box) const {
        return {at.x + box.x * scale, at.y + box.y * scale, box.w * scale, box.h * scale};
    }
    float x(const view::WayPoint& point) const { return at.x + point.x * scale; }
    float y(const view::WayPoint& point) const { return at.y + point.y * scale; }
};

Scaled scaled(const view::WayFloor& floor, const ui::Rect& area) {
    const float scale = std::min(area.w / floor.width, area.h / floor.height);
    const float width = floor.width * scale, height = floor.height * scale;
    return {{area.x + (area.w - width) / 2, area.y + (area.h - height) / 2, width, height}, scale};
}

void draw_way(ui::Sheet& sheet, const view::WayFloor& floor, const Scaled& to, bool ends_here) {
    const auto& points = floor.points;
    for (std::size_t i = 1; i < points.size(); ++i) {
        draw_stretch(sheet.painter(), to.x(points[i - 1]), to.y(points[i - 1]), to.x(points[i]),
                     to.y(points[i]));
    }
    if (points.empty()) return;
    const auto mark = [&](const view::WayPoint& point, ui::Mark sign, ui::Colour colour) {
        sheet.painter().mark(
            sign, {to.x(point) - end_size / 2, to.y(point) - end_size / 2, end_size, end_size},
            colour);
    };
    if (floor.begins_here) mark(points.front(), ui::Mark::disc, ui::theme::ink);
    if (ends_here) mark(points.back(), ui::Mark::disc, ui::theme::help_edge);
}

bool overlap(const ui::Rect& a, const ui::Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

// The words of a plan: inside their box where they fit, else beside it where nothing else is; what
// finds no place is left out, because all that counts stands in the steps.
class Labels {
public:
    Labels(ui::Sheet& sheet, std::string id, const Scaled& to, const view::WayFloor& floor)
        : sheet_(sheet), id_(std::move(id)), to_(to) {
        for (const view::WayBox& box : floor.boxes) {
            if (box.kind != Kind::floor) taken_.push_back(to.of(box));
        }
        for (std::size_t i = 1; i < floor.points.size(); ++i) {
            const auto &from = floor.points[i - 1], &end = floor.points[i];
            const float x = std::min(to.x(from), to.x(end)), y = std::min(to.y(from), to.y(end));
            taken_.push_back(
                ui::Rect{x, y, std::abs(to.x(from) - to.x(end)), std::abs(to.y(from) - to.y(end))}
                    .inset(-way_width));
        }
    }

    void put(const view::WayBox& box) {
        if (box.label.empty()) return;
        const ui::Rect at = to_.of(box);
        ui::Rect room = at.inset(label_gap, 4);
        if (box.kind == Kind::floor) room.w *= 0.32F;
        const ui::Style style = box_label_style(box);
        const ui::Laid inside = sheet_.lay(box.label, style, room.w, room.h);
        if (inside.height <= room.h + 1 && inside.width <= room.w + 1) {
            const ui::Rect middle{room.x, room.y + (room.h - inside.height) / 2, room.w,
                                  inside.height + 1};
            sheet_.draw_words(id_, middle, box.label, style);
        } else if (box.kind != Kind::floor) {
            beside(box, at, style);
        }
    }

private:
    void beside(const view::WayBox& box, const ui::Rect& at, const ui::Style& style) {
        const ui::Laid laid = sheet_.lay(box.label, style, to_.at.w * 0.6F);
        const float w = laid.width + 4, h = laid.height + 2;
        const float middle_x = std::clamp(at.x + (at.w - w) / 2, to_.at.x + 4,
                                          std::max(to_.at.x + 4, to_.at.right() - w - 4));
        const float middle_y = at.y + (at.h - h) / 2;
        for (const ui::Rect& place :
             {ui::Rect{middle_x, at.y - h - 4, w, h}, ui::Rect{middle_x, at.bottom() + 4, w, h},
              ui::Rect{at.right() + 8, middle_y, w, h}, ui::Rect{at.x - w - 8, middle_y, w, h}}) {
            const bool within = place.x >= to_.at.x && place.right() <= to_.at.right() &&
                                place.y >= to_.at.y && place.bottom() <= to_.at.bottom();
            const bool free = std::ranges::none_of(
                taken_, [&](const ui::Rect& other) { return overlap(place, other); });
            if (!within || !free) continue;
            sheet_.draw_words(id_, place, box.label, style);
            taken_.push_back(place);
            return;
        }
    }

    ui::Sheet& sheet_;
    const std::string id_;
    const Scaled& to_;
    std::vector<ui::Rect> taken_;
};

void draw_floor(ui::Sheet& sheet, const view::WayFloor& floor, std::size_t number, bool last,
                ui::Rect area, const Phrases& say) {
    const std::string id = "plan." + std::to_string(number);
    const float title = sheet.lay(floor.label, plan_title, area.w).height;
    sheet.draw_words(id, area.cut_top(title + 2, 10), floor.label, plan_title);
    if (floor.width <= 0 || floor.height <= 0) return;
    const Scaled to = scaled(floor, area);
    for (const view::WayBox& box : floor.boxes) draw_box(sheet, box, to.of(box));
    draw_way(sheet, floor, to, last);
    Labels labels(sheet, id, to, floor);
    for (const bool goal : {true, false}) {
        for (const view::WayBox& box : floor.boxes) {
            if (box.goal == goal) labels.put(box);
        }
    }
    sheet.say(
        {.id = id, .role = ui::Role::image, .label = say("way.plan", {{"label", floor.label}})},
        to.at);
}

}  // namespace

void draw_plans(ui::Sheet& sheet, const std::vector<view::WayFloor>& floors, ui::Rect area,
                const Phrases& say) {
    constexpr float between = 20;
    const auto count = static_cast<float>(floors.size());
    const float height = (area.h - between * (count - 1)) / std::max(1.F, count);
    for (std::size_t i = 0; i < floors.size(); ++i) {
        draw_floor(sheet, floors[i], i + 1, i + 1 == floors.size(), area.cut_top(height, between),
                   say);
    }
}

}  // namespace screens
