#include "drivers/camera/picture.h"

#include <algorithm>

#include "drivers/camera/pixels.h"

namespace drivers::camera {

namespace {

constexpr std::uint8_t table_gray = 235;

bool begins_with(base::ByteView file, base::ByteView magic) {
    return file.size() >= magic.size() && std::equal(magic.begin(), magic.end(), file.begin());
}

// Each pixel is the mean of those it stands for.
code::GrayPicture made_smaller(const code::GrayPicture& picture, int width, int height) {
    code::GrayPicture small{width, height, {}};
    small.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    const auto part = [](int i, int of, int whole) {
        return static_cast<std::size_t>(static_cast<std::int64_t>(i) * whole / of);
    };
    for (int y = 0; y < height; ++y) {
        const std::size_t top = part(y, height, picture.height);
        const std::size_t bottom = std::max(part(y + 1, height, picture.height), top + 1);
        for (int x = 0; x < width; ++x) {
            const std::size_t left = part(x, width, picture.width);
            const std::size_t right = std::max(part(x + 1, width, picture.width), left + 1);
            std::size_t sum = 0;
            for (std::size_t row = top; row < bottom; ++row) {
                const std::uint8_t* const pixels =
                    picture.pixels.data() + row * static_cast<std::size_t>(picture.width);
                for (std::size_t column = left; column < right; ++column) sum += pixels[column];
            }
            small.pixels.push_back(
                static_cast<std::uint8_t>(sum / ((bottom - top) * (right - left))));
        }
    }
    return small;
}

}  // namespace

std::optional<code::GrayPicture> picture_from(base::ByteView file) {
    static constexpr std::uint8_t png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    static constexpr std::uint8_t jpeg[] = {0xFF, 0xD8, 0xFF};
    if (begins_with(file, png)) return gray_from_png(file);
    if (begins_with(file, jpeg)) return gray_from_jpeg(file);
    return gray_from_pgm(file);
}

code::GrayPicture seen_by_camera(const code::GrayPicture& picture, int width, int height) {
    code::GrayPicture frame{width, height, {}};
    frame.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height),
                        table_gray);
    const double fit = std::min({1.0, static_cast<double>(width) / picture.width,
                                 static_cast<double>(height) / picture.height});
    const int inner_width = std::clamp(static_cast<int>(picture.width * fit), 1, width);
    const int inner_height = std::clamp(static_cast<int>(picture.height * fit), 1, height);
    const auto inner = fit < 1.0 ? made_smaller(picture, inner_width, inner_height) : picture;
    const int left = (width - inner_width) / 2;
    const int top = (height - inner_height) / 2;
    for (int y = 0; y < inner_height; ++y) {
        const auto from = inner.pixels.begin() + static_cast<std::ptrdiff_t>(y) * inner_width;
        std::copy_n(from, inner_width,
                    frame.pixels.begin() + static_cast<std::ptrdiff_t>(top + y) * width + left);
    }
    return frame;
}

}  // namespace drivers::camera
