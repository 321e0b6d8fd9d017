#include <algorithm>

#include "drivers/camera/picture.h"
#include "drivers/camera/pixels.h"

namespace drivers::camera {

namespace {

// The words of a PGM header (netpbm's pgm(5)): numbers between white space and comments.
class PgmText {
public:
    explicit PgmText(base::ByteView bytes) : left_(bytes) {}

    std::optional<std::size_t> number() {
        skip_space();
        std::size_t value = 0;
        bool any = false;
        while (!left_.empty() && left_[0] >= '0' && left_[0] <= '9') {
            value = value * 10 + (left_[0] - std::size_t{'0'});
            if (value > most_pixels) return std::nullopt;
            any = true;
            left_ = left_.subspan(1);
        }
        if (!any) return std::nullopt;
        return value;
    }
    // Behind the one white space that ends the header.
    std::optional<base::ByteView> raster() const {
        if (left_.empty() || !is_space(left_[0])) return std::nullopt;
        return left_.subspan(1);
    }

private:
    static bool is_space(std::uint8_t byte) {
        return byte == ' ' || (byte >= '\t' && byte <= '\r');
    }
    void skip_space() {
        while (!left_.empty() && (is_space(left_[0]) || left_[0] == '#')) {
            const bool comment = left_[0] == '#';
            const auto end =
                comment ? std::ranges::find(left_, std::uint8_t{'\n'}) : left_.begin() + 1;
            left_ = left_.subspan(static_cast<std::size_t>(end - left_.begin()));
        }
    }

    base::ByteView left_;
};

std::uint8_t scaled(std::size_t value, std::size_t most) {
    return static_cast<std::uint8_t>((std::min(value, most) * 255 + most / 2) / most);
}

}  // namespace

std::optional<code::GrayPicture> gray_from_pgm(base::ByteView file) {
    if (file.size() < 3 || file[0] != 'P' || (file[1] != '2' && file[1] != '5')) {
        return std::nullopt;
    }
    PgmText text(file.subspan(2));
    const auto width = text.number();
    const auto height = width ? text.number() : std::nullopt;
    const auto most = height ? text.number() : std::nullopt;
    if (!most || *width == 0 || *height == 0 || *width > most_pixels / *height || *most == 0 ||
        *most > 65535) {
        return std::nullopt;
    }
    const std::size_t pixels = *width * *height;
    code::GrayPicture picture{static_cast<int>(*width), static_cast<int>(*height), {}};
    if (file[1] == '2') {
        for (std::size_t i = 0; i < pixels; ++i) {
            const auto value = text.number();
            if (!value) return std::nullopt;
            picture.pixels.push_back(scaled(*value, *most));
        }
        return picture;
    }
    const auto raster = text.raster();
    const std::size_t each = *most > 255 ? 2 : 1;
    if (!raster || raster->size() < pixels * each) return std::nullopt;
    picture.pixels.reserve(pixels);
    for (std::size_t i = 0; i < pixels; ++i) {
        const std::uint8_t* const at = raster->data() + i * each;
        const std::size_t value = each == 1 ? at[0] : std::size_t{at[0]} * 256 + at[1];
        picture.pixels.push_back(scaled(value, *most));
    }
    return picture;
}

}  // namespace drivers::camera
