#pragma once

#include "base/result.h"
#include "tests/bench/screen/eye.h"
#include "tests/bench/screen/listener.h"

namespace bench::screen {

// A walk over screens that ends where it began: press here, another screen comes. The same points
// for both sides.
struct Step {
    std::string id;
    int x = 0, y = 0;                // the middle of the target
    int ground_x = 0, ground_y = 0;  // a point of its ground, which changes when pressed
};
struct Course {
    std::vector<Sheet> sheets{};  // what each step begins on
    std::vector<Step> steps{};
};

// The points of a target: its middle, and its ground above the words.
Step step_on(const Element& target);

// Walks our terminal once: welcome → purpose → question → welcome. The error is a plain sentence.
base::Result<Course, std::string> walk(Eye& eye, Listener& listener);

// What tells that a side shows a screen, learnt from its own pictures.
struct Marks {
    Spots first{};               // the first screen stands
    std::vector<Spots> shown{};  // after step n
};
base::Result<Marks, std::string> learn(Eye& eye, const Course& course,
                                       std::chrono::milliseconds first_patience);

struct Tap {
    double press_ms = 0, page_ms = 0;
};
// One press and release with what it took; empty: nothing changed within seconds.
std::optional<Tap> tap(Eye& eye, const Step& step, const Spots& shown,
                       std::chrono::milliseconds pause_before);

}  // namespace bench::screen
