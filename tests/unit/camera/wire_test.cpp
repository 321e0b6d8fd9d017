#include "drivers/camera/emulated/wire.h"

#include <catch2/catch.hpp>

using namespace drivers::camera;

namespace {

FrameHeader yuyv_header() {
    return {.format = PixelFormat::yuyv,
            .width = 640,
            .height = 480,
            .stride = 1280,
            .sequence = 7,
            .size = std::size_t{1280} * 480};
}

}  // namespace

TEST_CASE("the header of a frame is laid out as its page says") {
    const base::Bytes bytes = bytes_of(yuyv_header());
    CHECK(base::hex(bytes) ==
          "4d444346"
          "59555956"
          "0280"
          "01e0"
          "00000500"
          "00000007"
          "00096000");
    const auto back = frame_header_from(bytes);
    REQUIRE(back);
    CHECK(back->format == PixelFormat::yuyv);
    CHECK(back->width == 640);
    CHECK(back->height == 480);
    CHECK(back->stride == 1280);
    CHECK(back->sequence == 7);
    CHECK(back->size == 614400);
}

TEST_CASE("a header that cannot be true of a frame is refused") {
    const auto refused = [](auto change) {
        FrameHeader header = yuyv_header();
        change(header);
        return !frame_header_from(bytes_of(header));
    };
    CHECK_FALSE(refused([](FrameHeader&) {}));
    CHECK(refused([](FrameHeader& h) { h.width = 0; }));
    CHECK(refused([](FrameHeader& h) { h.width = 641; }));
    CHECK(refused([](FrameHeader& h) { h.height = 479; }));
    CHECK(refused([](FrameHeader& h) { h.width = 60000; }));
    CHECK(refused([](FrameHeader& h) { h.stride = 1000; }));
    CHECK(refused([](FrameHeader& h) { h.size = 0; }));
    CHECK(refused([](FrameHeader& h) { h.format = PixelFormat::mjpeg; }));
    CHECK_FALSE(refused([](FrameHeader& h) {
        h.format = PixelFormat::mjpeg;
        h.stride = 0;
        h.size = 1000;
    }));
    CHECK(refused([](FrameHeader& h) {
        h.format = PixelFormat::mjpeg;
        h.stride = 0;
        h.size = most_frame_bytes + 1;
    }));
    base::Bytes bytes = bytes_of(yuyv_header());
    bytes[0] = 'X';
    CHECK_FALSE(frame_header_from(bytes));
    bytes = bytes_of(yuyv_header());
    bytes[4] = 'X';
    CHECK_FALSE(frame_header_from(bytes));
    CHECK_FALSE(frame_header_from(base::ByteView(bytes).first(23)));
}
