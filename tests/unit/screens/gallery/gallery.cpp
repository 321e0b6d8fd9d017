// Writes a picture of every sample screen, for people to look at: of every size and language in the
// wide window, or of those asked for (provisioning/demo --pictures asks for all, one by one).
#include <png.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>

#include "screens/stage.h"
#include "tests/unit/screens/pages.h"
#include "tests/unit/screens/samples.h"
#include "tests/unit/screens/words.h"

namespace {

constexpr const char* usage =
    "usage: screens_gallery FOLDER [WORD OF A NAME] [--language L] [--size 0|1|2]"
    " [--window WIDTHxHEIGHT]\n"
    "       [--low] [--contrast | --inverted] [--screens]\n"
    "  --screens: without each question the town really asks (six hundred of them)\n";

struct Wishes {
    std::string folder, only;
    std::vector<std::string> languages{"ja", "easy"};
    std::vector<int> sizes{0, 1, 2};
    int width = 1920, height = 1080;
    bool with_town = true;
    kiosk::view::Looks looks{};
};

bool understand(const std::vector<std::string>& words, Wishes& wishes) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool has_value = i + 1 < words.size();
        if (words[i] == "--language" && has_value) {
            wishes.languages = {words[++i]};
        } else if (words[i] == "--size" && has_value) {
            wishes.sizes = {std::atoi(words[++i].c_str())};
        } else if (words[i] == "--low") {
            wishes.looks.low = true;
        } else if (words[i] == "--contrast") {
            wishes.looks.colours = kiosk::view::Colours::contrast;
        } else if (words[i] == "--inverted") {
            wishes.looks.colours = kiosk::view::Colours::inverted;
        } else if (words[i] == "--window" && has_value) {
            const std::string& window = words[++i];
            if (std::sscanf(window.c_str(), "%dx%d", &wishes.width, &wishes.height) != 2)
                return false;
        } else if (words[i] == "--screens") {
            wishes.with_town = false;
        } else if (words[i].starts_with("--")) {
            return false;
        } else {
            (wishes.folder.empty() ? wishes.folder : wishes.only) = words[i];
        }
    }
    return !wishes.folder.empty() && wishes.width > 0 && wishes.height > 0;
}

// Fast rather than small: there are thousands of them.
void write_picture(const std::string& path, const std::vector<std::uint32_t>& pixels, int width,
                   int height) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) return;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop told = png_create_info_struct(png);
    png_init_io(png, file);
    png_set_compression_level(png, 1);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
    png_set_IHDR(png, told, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8,
                 PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, told);
    std::vector<std::uint8_t> row(static_cast<std::size_t>(width) * 3);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto at = static_cast<std::size_t>(x);
            const std::uint32_t pixel = pixels[static_cast<std::size_t>(y * width) + at];
            row[at * 3] = static_cast<std::uint8_t>(pixel >> 16U);
            row[at * 3 + 1] = static_cast<std::uint8_t>(pixel >> 8U);
            row[at * 3 + 2] = static_cast<std::uint8_t>(pixel);
        }
        png_write_row(png, row.data());
    }
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &told);
    std::fclose(file);
}

void draw_all(screens::Stage& stage, const Wishes& wishes, const std::string& language, int size) {
    const auto say = samples::say_from(samples::read_words(language));
    auto every = samples::all(language, size);
    if (wishes.with_town) {
        for (auto& more : samples::of_the_town(language, size)) every.push_back(more);
    }
    const int width = wishes.width, height = wishes.height;
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(width * height));
    for (samples::Sample& sample : every) {
        sample.frame.looks = wishes.looks;
        const std::string name = sample.name + "." + language + "." + std::to_string(size);
        if (name.find(wishes.only) == std::string::npos) continue;
        const auto draw = [&](const screens::Sheeted& made, const std::string& page) {
            stage.forget_surface();
            stage.paint({pixels.data(), width, height, width});
            const std::string path = wishes.folder + "/" + name + page + ".png";
            write_picture(path, pixels, width, height);
            for (const std::string& id : made.overflows) {
                std::cout << path << ": no room for " << id << '\n';
            }
        };
        samples::on_every_page(stage, sample.frame, say, width, height, draw);
    }
}

}  // namespace

int main(int count, char** words) {
    Wishes wishes;
    if (!understand({words + 1, words + count}, wishes)) {
        std::cerr << usage;
        return 2;
    }
    std::filesystem::create_directories(wishes.folder);
    auto stage = screens::Stage::open();
    if (!stage) {
        std::cerr << stage.error() << '\n';
        return 1;
    }
    for (const std::string& language : wishes.languages) {
        for (const int size : wishes.sizes) draw_all(*stage.value(), wishes, language, size);
    }
    return 0;
}
