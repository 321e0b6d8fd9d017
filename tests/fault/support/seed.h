#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace fault {

// FAULT_SEED repeats a run; without it every run is another, and says which.
inline std::uint64_t seed() {
    const char* given = std::getenv("FAULT_SEED");
    const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : std::random_device{}();
    std::printf("FAULT_SEED=%llu\n", static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    return seed;
}

// How often a fault is tried; FAULT_TIMES overrides for a longer or a shorter run.
inline int times(int usual) {
    const char* given = std::getenv("FAULT_TIMES");
    return given ? std::atoi(given) : usual;
}

}  // namespace fault
