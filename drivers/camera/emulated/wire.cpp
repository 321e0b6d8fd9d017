#include "drivers/camera/emulated/wire.h"

#include <algorithm>

namespace drivers::camera {

namespace {

constexpr std::string_view magic = "MDCF";
constexpr std::string_view yuyv = "YUYV";
constexpr std::string_view mjpeg = "MJPG";

bool says(base::ByteView bytes, std::string_view word) {
    return std::ranges::equal(bytes, base::view_of(word));
}

bool can_be(const FrameHeader& header) {
    const auto side = [](int pixels) { return pixels > 0 && pixels <= most_frame_side; };
    if (!side(header.width) || !side(header.height)) return false;
    if (header.size == 0 || header.size > most_frame_bytes) return false;
    if (header.format == PixelFormat::mjpeg) return header.stride == 0;
    return header.width % 2 == 0 && header.stride >= static_cast<std::size_t>(header.width) * 2 &&
           header.size == header.stride * static_cast<std::size_t>(header.height);
}

}  // namespace

base::Bytes bytes_of(const FrameHeader& header) {
    base::ByteWriter writer;
    writer.bytes(base::view_of(magic))
        .bytes(base::view_of(header.format == PixelFormat::yuyv ? yuyv : mjpeg))
        .u16(static_cast<std::uint16_t>(header.width))
        .u16(static_cast<std::uint16_t>(header.height))
        .u32(static_cast<std::uint32_t>(header.stride))
        .u32(header.sequence)
        .u32(static_cast<std::uint32_t>(header.size));
    return writer.take();
}

std::optional<FrameHeader> frame_header_from(base::ByteView bytes) {
    if (bytes.size() != frame_header_size || !says(bytes.first(4), magic)) return std::nullopt;
    FrameHeader header;
    const base::ByteView format = bytes.subspan(4, 4);
    if (says(format, mjpeg)) {
        header.format = PixelFormat::mjpeg;
    } else if (!says(format, yuyv)) {
        return std::nullopt;
    }
    base::ByteReader reader(bytes.subspan(8));
    header.width = *reader.u16();
    header.height = *reader.u16();
    header.stride = *reader.u32();
    header.sequence = *reader.u32();
    header.size = *reader.u32();
    if (!can_be(header)) return std::nullopt;
    return header;
}

}  // namespace drivers::camera
