#include "screens/ui/marks.h"

#include <algorithm>
#include <cmath>

namespace screens::ui {
namespace {

// Everything below works in a square of side 1 and answers a distance: below 0 is inside.
struct Point {
    float x, y;
};

float segment(Point p, Point a, Point b) {
    const float dx = b.x - a.x, dy = b.y - a.y;
    const float along =
        std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.F, 1.F);
    return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

float box(Point p, Point centre, float half_w, float half_h, float round) {
    const float dx = std::abs(p.x - centre.x) - half_w + round;
    const float dy = std::abs(p.y - centre.y) - half_h + round;
    return std::hypot(std::max(dx, 0.F), std::max(dy, 0.F)) + std::min(std::max(dx, dy), 0.F) -
           round;
}

float bend(Point p, Point a, Point b, Point c, float thick) {
    return std::min(segment(p, a, b), segment(p, b, c)) - thick;
}

// Three quarters of a circle, a stem and a dot.
float ask(Point p) {
    const Point middle{.5F, .36F};
    const float dx = p.x - middle.x, dy = p.y - middle.y;
    const bool left_below = dx < 0 && dy > 0;
    const float arc =
        left_below ? std::min(std::hypot(p.x - .32F, p.y - .36F), std::hypot(p.x - .5F, p.y - .54F))
                   : std::abs(std::hypot(dx, dy) - .18F);
    return std::min({arc - .06F, segment(p, {.5F, .54F}, {.5F, .6F}) - .06F,
                     std::hypot(p.x - .5F, p.y - .8F) - .08F});
}

// A round face with two eyes; its mouth is bent by `up` (glad above 0, sad below).
float face(Point p, float up) {
    const float outline = std::abs(std::hypot(p.x - .5F, p.y - .5F) - .44F) - .04F;
    const float eyes =
        std::min(std::hypot(p.x - .34F, p.y - .4F), std::hypot(p.x - .66F, p.y - .4F)) - .06F;
    const float corner = .68F - up / 2, middle = .68F + up / 2;
    const float mouth = std::min({segment(p, {.28F, corner}, {.39F, middle - up * .2F}),
                                  segment(p, {.39F, middle - up * .2F}, {.5F, middle}),
                                  segment(p, {.5F, middle}, {.61F, middle - up * .2F}),
                                  segment(p, {.61F, middle - up * .2F}, {.72F, corner})}) -
                        .04F;
    return std::min({outline, eyes, mouth});
}

float distance(Mark mark, Point p) {
    const Point centre{.5F, .5F};
    const float from_centre = std::hypot(p.x - .5F, p.y - .5F);
    switch (mark) {
        case Mark::disc:
            return from_centre - .5F;
        case Mark::ring:
            return std::max(from_centre - .5F, .38F - from_centre);
        case Mark::check:
            return bend(p, {.20F, .54F}, {.41F, .74F}, {.80F, .28F}, .065F);
        case Mark::left:
            return bend(p, {.62F, .2F}, {.34F, .5F}, {.62F, .8F}, .06F);
        case Mark::right:
            return bend(p, {.38F, .2F}, {.66F, .5F}, {.38F, .8F}, .06F);
        case Mark::note:
            return std::min(segment(p, {.5F, .2F}, {.5F, .56F}) - .07F,
                            std::hypot(p.x - .5F, p.y - .78F) - .085F);
        case Mark::ask:
            return ask(p);
        case Mark::cross:
            return std::min(segment(p, {.24F, .24F}, {.76F, .76F}),
                            segment(p, {.76F, .24F}, {.24F, .76F})) -
                   .06F;
        case Mark::arrow_down:
            return std::min(bend(p, {.2F, .52F}, {.5F, .84F}, {.8F, .52F}, .055F),
                            segment(p, {.5F, .14F}, {.5F, .8F}) - .055F);
        case Mark::card: {
            const float outline = std::abs(box(p, centre, .45F, .29F, .06F)) - .022F;
            const float face = std::hypot(p.x - .28F, p.y - .45F) - .08F;
            const float lines = std::min(segment(p, {.48F, .42F}, {.82F, .42F}),
                                         segment(p, {.48F, .56F}, {.74F, .56F})) -
                                .024F;
            return std::min({outline, face, lines});
        }
        case Mark::camera: {
            const float outline = std::abs(box(p, {.5F, .55F}, .45F, .31F, .08F)) - .03F;
            const float lens = std::abs(std::hypot(p.x - .5F, p.y - .56F) - .16F) - .035F;
            const float top = box(p, {.5F, .2F}, .16F, .06F, .03F);
            return std::min({outline, lens, top});
        }
        case Mark::glad:
            return face(p, .14F);
        case Mark::even:
            return face(p, 0);
        case Mark::sad:
            return face(p, -.14F);
    }
    return 1;
}

std::uint8_t cover(float distance_px) {
    return static_cast<std::uint8_t>(std::clamp(.5F - distance_px, 0.F, 1.F) * 255.F + .5F);
}

}  // namespace

std::uint8_t mark_cover(Mark mark, int size, int x, int y) {
    const auto side = static_cast<float>(size);
    const Point p{(static_cast<float>(x) + .5F) / side, (static_cast<float>(y) + .5F) / side};
    return cover(distance(mark, p) * side);
}

std::uint8_t missing_cover(int size, int x, int y) {
    const auto side = static_cast<float>(size);
    const Point p{(static_cast<float>(x) + .5F) / side, (static_cast<float>(y) + .5F) / side};
    const float frame = std::abs(box(p, {.5F, .5F}, .44F, .44F, 0)) - .045F;
    const float cross =
        std::min(segment(p, {.1F, .1F}, {.9F, .9F}), segment(p, {.9F, .1F}, {.1F, .9F})) - .03F;
    return cover(std::min(frame, cross) * side);
}

}  // namespace screens::ui
