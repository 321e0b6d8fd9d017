// Two hundred pictures of codes as a camera on a counter sees them: turned, out of focus, noisy, in
// poor light. How many each reader reads is printed; nobody may read anything else than is there.
#include <fmt/core.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <random>

#include "tests/peer/code/programs.h"
#include "tests/unit/code/pictures.h"

using drivers::code::GrayPicture;

namespace {

constexpr int width = 640;
constexpr int height = 480;
constexpr int each = 40;

struct Sample {
    std::string form;
    std::string text;
    GrayPicture picture;
};

struct Trouble {
    double degrees = 0;
    double blur_px = 0;
    double noise = 0;
    double contrast = 1;
    double light = 0;  // from one side to the other
};

double at(const GrayPicture& picture, int x, int y) {
    if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return 255;
    return picture.pixels[static_cast<std::size_t>(y * picture.width + x)];
}

// Laid on the table, turned about the middle.
std::vector<double> laid_down(const GrayPicture& code, double degrees) {
    const double angle = degrees * 3.14159265358979 / 180;
    std::vector<double> frame;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double dx = x - width / 2.0;
            const double dy = y - height / 2.0;
            const double u = std::cos(angle) * dx + std::sin(angle) * dy + code.width / 2.0;
            const double v = -std::sin(angle) * dx + std::cos(angle) * dy + code.height / 2.0;
            const int left = static_cast<int>(std::floor(u));
            const int top = static_cast<int>(std::floor(v));
            const double s = u - left;
            const double t = v - top;
            frame.push_back(
                (1 - t) * ((1 - s) * at(code, left, top) + s * at(code, left + 1, top)) +
                t * ((1 - s) * at(code, left, top + 1) + s * at(code, left + 1, top + 1)));
        }
    }
    return frame;
}

// One pass along rows (stride 1) or columns (stride = width) of a Gaussian.
std::vector<double> blurred(const std::vector<double>& frame, double sigma, int dx, int dy) {
    if (sigma < 0.1) return frame;
    const int reach = static_cast<int>(std::ceil(3 * sigma));
    std::vector<double> weights;
    double sum = 0;
    for (int i = -reach; i <= reach; ++i) {
        weights.push_back(std::exp(-i * i / (2 * sigma * sigma)));
        sum += weights.back();
    }
    std::vector<double> soft;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            double mean = 0;
            for (int i = -reach; i <= reach; ++i) {
                const int column = std::clamp(x + i * dx, 0, width - 1);
                const int row = std::clamp(y + i * dy, 0, height - 1);
                mean += weights[static_cast<std::size_t>(i + reach)] *
                        frame[static_cast<std::size_t>(row * width + column)];
            }
            soft.push_back(mean / sum);
        }
    }
    return soft;
}

GrayPicture taken(const GrayPicture& code, const Trouble& trouble, std::mt19937& random) {
    auto frame = laid_down(code, trouble.degrees);
    frame = blurred(blurred(frame, trouble.blur_px, 1, 0), trouble.blur_px, 0, 1);
    GrayPicture picture{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            double gray =
                128 + (frame[static_cast<std::size_t>(y * width + x)] - 128) * trouble.contrast;
            gray += trouble.light * (static_cast<double>(x) / width - 0.5);
            // The sum of four even numbers is normal enough, and the same on every machine.
            double noise = -2;
            for (int i = 0; i < 4; ++i) noise += static_cast<double>(random() % 1000) / 1000;
            gray += noise * trouble.noise * 1.73;
            picture.pixels.push_back(static_cast<std::uint8_t>(std::clamp(gray, 0.0, 255.0)));
        }
    }
    return picture;
}

Trouble trouble_of(int level, std::mt19937& random) {
    const auto up_to = [&](double most) {
        return most * static_cast<double>(random() % 1000) / 1000;
    };
    const double hard = (level + 1.0) / each;
    Trouble trouble;
    trouble.degrees =
        (random() % 2 == 0 ? 1 : -1) * up_to(25 * hard) + (random() % 4 == 0 ? 90 : 0);
    trouble.blur_px = up_to(2.5 * hard);
    trouble.noise = up_to(30 * hard);
    trouble.contrast = 1 - up_to(0.6 * hard);
    trouble.light = up_to(120 * hard);
    return trouble;
}

std::vector<Sample> samples() {
    std::mt19937 random(2026);
    const auto digits = [&](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += static_cast<char>('0' + random() % 10);
        return text;
    };
    std::vector<Sample> all;
    for (int level = 0; level < each; ++level) {
        const auto add = [&](const std::string& form, const std::string& text,
                             const GrayPicture& code) {
            all.push_back({form, text, taken(code, trouble_of(level, random), random)});
        };
        const std::string qr = "MDG1." + digits(20 + level * 4);
        add("QR", qr, pictures::qr(qr, 4));
        const std::string card = "A" + digits(7) + "B";
        add("NW-7", card, pictures::nw_7(card));
        std::string ware = "490" + digits(9);
        int sum = 0;
        for (std::size_t i = 0; i < 12; ++i) sum += (ware[i] - '0') * (i % 2 == 0 ? 1 : 3);
        ware += static_cast<char>('0' + (10 - sum % 10) % 10);
        add("EAN-13", ware, pictures::ean_13(ware));
        const std::string parcel = digits(10);
        add("Code128", parcel, pictures::code_128(parcel));
        const std::string carton = digits(14);
        add("ITF", carton, pictures::itf(carton));
    }
    return all;
}

struct Tally {
    std::map<std::string, int> read;
    int all = 0;
    int false_texts = 0;
    void count(const Sample& sample, const std::vector<std::string>& texts) {
        const bool right = std::find(texts.begin(), texts.end(), sample.text) != texts.end();
        read[sample.form] += right;
        all += right;
        for (const auto& text : texts) false_texts += text != sample.text;
    }
    void print(const std::string& who) const {
        std::string line = who + ":";
        for (const auto& [form, count] : read) line += fmt::format(" {} {}/{}", form, count, each);
        fmt::print("{}, {} of 200, {} false\n", line, all, false_texts);
    }
};

}  // namespace

TEST_CASE("of two hundred poor pictures none is read falsely and most are read", "[.][long]") {
    Tally ours;
    const auto all = samples();
    for (const Sample& sample : all) {
        const auto texts = peers::read_by_us(sample.picture);
        for (const auto& text : texts) {
            INFO(sample.form);
            CHECK(text == sample.text);
        }
        ours.count(sample, texts);
    }
    ours.print("Madoguchi");
    CHECK(ours.all >= 120);

    const peers::Folder folder;
    std::vector<std::string> files;
    for (const Sample& sample : all) {
        files.push_back(folder.file(fmt::format("{:03}.pgm", files.size())));
        peers::write_pgm(files.back(), sample.picture);
    }
    const auto compare = [&](const std::string& who, const std::vector<peers::Read>& read) {
        Tally theirs;
        for (std::size_t i = 0; i < all.size(); ++i) theirs.count(all[i], read[i].texts);
        theirs.print(who);
        CHECK(ours.all >= theirs.all);
    };
    if (peers::is_here_to_judge("zbarimg")) compare("zbarimg", peers::read_by_zbar(files));
    if (peers::is_here_to_judge("ZXingReader")) {
        auto read = peers::read_by_zxing_reader(files);
        // It leaves the letters of NW-7 out, always: that is not held against it.
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::string& text = all[i].text;
            if (all[i].form != "NW-7") continue;
            for (std::string& theirs : read[i].texts) {
                if (theirs == text.substr(1, text.size() - 2)) theirs = text;
            }
        }
        compare("ZXingReader", read);
    }
}
