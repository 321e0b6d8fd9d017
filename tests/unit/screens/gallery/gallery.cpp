// Writes a picture of every sample screen in every size and language, for people to look at.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "screens/stage.h"
#include "tests/unit/screens/pages.h"
#include "tests/unit/screens/samples.h"
#include "tests/unit/screens/words.h"

namespace {

void write_picture(const std::string& path, const std::vector<std::uint32_t>& pixels, int width,
                   int height) {
    std::ofstream file(path, std::ios::binary);
    file << "P6\n" << width << ' ' << height << "\n255\n";
    std::string bytes;
    bytes.reserve(pixels.size() * 3);
    for (const std::uint32_t pixel : pixels) {
        bytes.push_back(static_cast<char>(pixel >> 16U));
        bytes.push_back(static_cast<char>(pixel >> 8U));
        bytes.push_back(static_cast<char>(pixel));
    }
    file << bytes;
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) {
        std::cerr << "usage: screens_gallery FOLDER [WORD OF A NAME] [WIDTH HEIGHT]\n";
        return 2;
    }
    const std::string folder = words[1], only = count > 2 ? words[2] : "";
    const int width = count > 4 ? std::stoi(words[3]) : 1920;
    const int height = count > 4 ? std::stoi(words[4]) : 1080;
    std::filesystem::create_directories(folder);
    auto stage = screens::Stage::open();
    if (!stage) {
        std::cerr << stage.error() << '\n';
        return 1;
    }
    for (const std::string language : {"ja", "easy"}) {
        const auto say = samples::say_from(samples::read_words(language));
        for (int size = 0; size < 3; ++size) {
            auto every = samples::all(language, size);
            for (auto& more : samples::of_the_town(language, size)) every.push_back(more);
            for (const samples::Sample& sample : every) {
                const std::string name = sample.name + "." + language + "." + std::to_string(size);
                if (name.find(only) == std::string::npos) continue;
                samples::on_every_page(
                    *stage.value(), sample.frame, say, width, height,
                    [&](const screens::Sheeted& made, const std::string& page) {
                        std::vector<std::uint32_t> pixels(static_cast<std::size_t>(width * height));
                        stage.value()->forget_surface();
                        stage.value()->paint({pixels.data(), width, height, width});
                        const std::string path = folder + "/" + name + page + ".ppm";
                        write_picture(path, pixels, width, height);
                        for (const std::string& id : made.overflows) {
                            std::cout << path << ": no room for " << id << '\n';
                        }
                    });
            }
        }
    }
    return 0;
}
