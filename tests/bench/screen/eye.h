#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bench::screen {

// Pixels of the whole display, 0x00RRGGBB.
struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels{};
    std::uint32_t at(int x, int y) const {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)];
    }
    bool operator==(const Picture&) const = default;
};

// One pixel that tells one picture from another.
struct Spot {
    int x = 0, y = 0;
    std::uint32_t colour = 0;
};
using Spots = std::vector<Spot>;

// A finger (XTest) and an eye (XShm) on one X display. "Pixel" is the X server's memory: no panel
// and no touch controller is in the figures.
class Eye {
public:
    // Empty: the display cannot be opened, or lacks XTest or shared memory.
    static std::unique_ptr<Eye> open(const std::string& display);
    virtual ~Eye() = default;

    virtual void move(int x, int y) = 0;
    virtual void button(bool down) = 0;
    virtual std::uint32_t pixel(int x, int y) = 0;
    virtual Picture picture() = 0;
};

using Clock = std::chrono::steady_clock;

// Looks every 200 µs until `there` holds; milliseconds since `from`, empty after `patience`.
std::optional<double> wait_for(Clock::time_point from, std::chrono::milliseconds patience,
                               const std::function<bool()>& there);
// Until every spot has its colour, each looked at until it is there.
std::optional<double> wait_for(Eye& eye, const Spots& spots, Clock::time_point from,
                               std::chrono::milliseconds patience);
// The display once it rests: the same at each look for `rest`.
std::optional<Picture> settled(Eye& eye, std::chrono::milliseconds rest,
                               std::chrono::milliseconds patience);

}  // namespace bench::screen
