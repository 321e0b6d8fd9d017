#pragma once

#include <vector>

#include "tests/bench/screen/eye.h"
#include "tests/bench/screen/listener.h"
#include "tests/bench/screen/town.h"

namespace bench::screen {

// What the terminal did besides while it was pressed.
struct Loaded {
    std::vector<double> press_ms{};
    long records_sent = 0;
    int papers = 0, languages = 0;
};

// Presses here and there in a terminal that is sending its outbox, printing lists and meeting
// languages, sizes and screens for the first time. Empty: the terminal did not follow.
std::optional<Loaded> press_under_load(Eye& eye, const Town& town, int presses);

}  // namespace bench::screen
