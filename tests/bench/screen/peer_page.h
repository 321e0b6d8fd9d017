#pragma once

#include <string>

#include "tests/bench/screen/course.h"

namespace bench::screen {

// The walk's screens as one HTML page for the peer: every element of the accessibility lists at its
// place, in the theme's colours and the same face; a press is CSS, a change of screen three lines
// of JavaScript.
std::string peer_page(const Course& course);

}  // namespace bench::screen
