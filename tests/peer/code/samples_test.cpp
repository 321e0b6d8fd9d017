// The sample folders of shared/data/codes, against zbar and ZXingReader (design.md §7, scanner).
#include <fmt/core.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/peer/code/programs.h"

namespace {

namespace fs = std::filesystem;

fs::path samples() {
    const char* const shared = std::getenv("MADOGUCHI_SHARED");
    return fs::path(shared != nullptr ? shared : SOURCE_DIR "/../shared") / "data/codes";
}

std::string text_beside(fs::path picture) {
    std::ifstream stream(picture.replace_extension(".txt"), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string> sample_pictures() {
    std::vector<std::string> files;
    if (!fs::is_directory(samples())) {
        fmt::print("skipped: {} is not there\n", samples().string());
        return files;
    }
    for (const auto& entry : fs::recursive_directory_iterator(samples())) {
        if (entry.path().extension() == ".png") files.push_back(entry.path().string());
    }
    std::ranges::sort(files);
    return files;
}

bool says(const std::vector<std::string>& texts, const std::string& right) {
    return std::ranges::find(texts, right) != texts.end();
}

// ZXingReader always leaves the letters of NW-7 out: that is not held against it.
std::string without_letters(const std::string& text) {
    const auto is_letter = [](char c) { return c >= 'A' && c <= 'D'; };
    const bool has_letters = text.size() > 2 && is_letter(text.front()) && is_letter(text.back());
    return has_letters ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

TEST_CASE("every sample picture that zbarimg or ZXingReader reads is read, and nothing false") {
    const auto files = sample_pictures();
    std::vector<std::vector<peers::Read>> theirs;
    if (peers::is_here_to_judge("zbarimg")) theirs.push_back(peers::read_by_zbar(files));
    if (peers::is_here_to_judge("ZXingReader"))
        theirs.push_back(peers::read_by_zxing_reader(files));
    int ours_read = 0;
    int theirs_read = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        INFO(files[i]);
        const std::string right = text_beside(files[i]);
        const auto ours = peers::read_by_us(peers::read_picture(files[i]));
        for (const auto& text : ours) CHECK(text == right);
        const bool others_do = std::ranges::any_of(theirs, [&](const auto& peer) {
            return says(peer[i].texts, right) || says(peer[i].texts, without_letters(right));
        });
        if (others_do) CHECK(says(ours, right));
        ours_read += static_cast<int>(says(ours, right));
        theirs_read += static_cast<int>(others_do);
    }
    fmt::print("{} pictures: {} read, {} by zbarimg or ZXingReader\n", files.size(), ours_read,
               theirs_read);
}
