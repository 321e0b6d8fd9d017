#pragma once

#include <string>

namespace bench {

struct ScreenWishes {
    int repetitions = 5, taps = 15;
    bool json = false;
    std::string chart;  // "" = none
};

// Exit codes: 0 measured, 1 could not be measured.
int screen_bench(const ScreenWishes& wishes);

}  // namespace bench
